package org.tocsin.domain.drill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tocsin.domain.drill.ScoreSheet.Answered;
import org.tocsin.domain.drill.ScoreSheet.ClockLine;
import org.tocsin.domain.drill.ScoreSheet.Left;
import org.tocsin.domain.incident.Act;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Countdown;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.incident.Work;
import org.tocsin.domain.response.Procedure;

/** Folds what a drill left into its score sheet. */
public final class Scoring {
    private final Instant end;

    private Scoring(Instant end) {
        this.end = end;
    }

    /**
     * @param left of each incident, in the order of their numbers
     */
    public static ScoreSheet sheet(
            ScoreSheet.Heading heading, Scenario.Plot plot, List<Left> left) {
        var scoring = new Scoring(heading.to());
        return new ScoreSheet(
                heading,
                IntStream.range(0, left.size())
                        .mapToObj(i -> scoring.response(left.get(i), i == 0))
                        .toList(),
                plot.injects().stream()
                        .map(inject -> scoring.answered(inject, heading.from(), left))
                        .toList());
    }

    /**
     * Roles are asked for once: whoever leads the drill's own incident leads what comes with it.
     */
    private ScoreSheet.Response response(Left left, boolean own) {
        return new ScoreSheet.Response(
                left.incident(),
                clocks(left),
                steps(left),
                own ? roles(left) : List.of(),
                new ScoreSheet.Told(updates(left), owed(left), escalations(left)));
    }

    // Clocks

    private List<ClockLine> clocks(Left left) {
        var terms = left.terms();
        var milestones = new HashSet<String>();
        terms.rules().milestones().forEach(each -> milestones.add(each.id()));
        var lines = new ArrayList<ClockLine>();
        for (var countdown : Countdown.of(left.incident(), terms)) {
            if (milestones.contains(countdown.rule()) && !isRung(countdown)) {
                lines.add(
                        new ClockLine(
                                countdown.rule(),
                                countdown.label().title(),
                                countdown.label().why(),
                                countdown.due(),
                                result(countdown, left)));
            }
        }
        lines.addAll(missedBefore(left, lines));
        lines.sort(Comparator.comparing(line -> line.due().orElse(Instant.MAX)));
        return lines;
    }

    private static boolean isRung(Countdown countdown) {
        return countdown.atZero().filter(act -> act.kind() == Act.Kind.RUNG).isPresent();
    }

    private ScoreSheet.Result result(Countdown countdown, Left left) {
        return switch (countdown.standing()) {
            case Countdown.Met(var at, var late) -> {
                var by = metBy(countdown.rule(), left.log());
                yield late ? new ScoreSheet.Late(at, by) : new ScoreSheet.InTime(at, by);
            }
            case Countdown.Missed _ -> new ScoreSheet.Missed();
            case Countdown.Running() ->
                    countdown.due().filter(due -> !due.isAfter(end)).isPresent()
                            ? new ScoreSheet.Missed()
                            : new ScoreSheet.NotDue();
            case Countdown.Waiting() -> new ScoreSheet.NotDue();
        };
    }

    private static String metBy(String milestone, List<Logged> log) {
        return log.stream()
                .filter(logged ->
                        logged.event() instanceof Event.MilestoneMet(var met, _, _)
                                && met.equals(milestone))
                .reduce((_, last) -> last)
                .map(logged -> logged.actor().name())
                .orElse("");
    }

    /** What was missed under another severity, or by an update that came later, stays missed. */
    private static List<ClockLine> missedBefore(Left left, List<ClockLine> shown) {
        var missed = new ArrayList<ClockLine>();
        for (var logged : left.log()) {
            if (logged.event() instanceof Event.Acted(var act)
                    && act.kind() == Act.Kind.MISSED
                    && !isTold(act.key().rule(), act.at(), shown)) {
                missed.add(
                        new ClockLine(
                                act.key().rule(),
                                act.outcome().title(),
                                act.why(),
                                Optional.of(act.at()),
                                new ScoreSheet.Missed()));
            }
        }
        return missed;
    }

    private static boolean isTold(String rule, Instant due, List<ClockLine> shown) {
        return shown.stream()
                .anyMatch(line ->
                        line.rule().equals(rule)
                                && line.due().filter(due::equals).isPresent()
                                && (line.result() instanceof ScoreSheet.Missed
                                        || line.result() instanceof ScoreSheet.Late));
    }

    // Steps and roles

    private static List<ScoreSheet.StepLine> steps(Left left) {
        var guides = left.terms().guides();
        boolean reported = left.incident().subject().origin() instanceof Subject.Report;
        return Stream.of(Procedure.Use.REPORT, Procedure.Use.RESPONSE, Procedure.Use.RESOLUTION)
                .filter(use -> use != Procedure.Use.REPORT || reported)
                .flatMap(use -> guides.procedures(use).stream())
                .filter(procedure -> left.incident().isIn(procedure.application().scope()))
                .flatMap(procedure -> steps(procedure, left.incident().work()))
                .toList();
    }

    private static Stream<ScoreSheet.StepLine> steps(Procedure procedure, Work work) {
        return procedure.phases().stream()
                .flatMap(phase ->
                        phase.steps().stream()
                                .map(step ->
                                        new ScoreSheet.StepLine(
                                                procedure.title(),
                                                phase.title(),
                                                step.text(),
                                                Optional.ofNullable(
                                                        work.steps()
                                                                .get(
                                                                        new Work.StepKey(
                                                                                procedure.id(),
                                                                                step.id()))))));
    }

    private static List<ScoreSheet.RoleLine> roles(Left left) {
        return Arrays.stream(Event.Part.values())
                .map(part ->
                        new ScoreSheet.RoleLine(
                                part,
                                filled(part, left.log()).or(() -> unasked(part, left.incident()))))
                .toList();
    }

    /** Whoever acknowledges commands, as long as nobody is named. */
    private static Optional<ScoreSheet.Filled> unasked(Event.Part part, Incident incident) {
        return incident.clockwork()
                .anchors()
                .acknowledged()
                .filter(_ -> part == Event.Part.COMMANDER)
                .map(held -> new ScoreSheet.Filled(held.by(), held.at()));
    }

    /** By whoever had it at the end, and since when somebody had it. */
    private static Optional<ScoreSheet.Filled> filled(Event.Part part, List<Logged> log) {
        var taken =
                log.stream()
                        .filter(logged ->
                                logged.event() instanceof Event.Assigned(var of, _) && of == part)
                        .toList();
        return taken.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ScoreSheet.Filled(
                                ((Event.Assigned) taken.getLast().event()).person(),
                                taken.getFirst().at()));
    }

    // What was told

    private static List<ScoreSheet.UpdateLine> updates(Left left) {
        var updates = new ArrayList<ScoreSheet.UpdateLine>();
        for (var logged : left.log()) {
            switch (logged.event()) {
                case Event.Updated(_, var audience) -> updates.add(update(logged, audience));
                case Event.Messaged messaged when messaged.update() ->
                        updates.add(update(logged, messaged.audience()));
                case Event _ -> {}
            }
        }
        return updates;
    }

    private static ScoreSheet.UpdateLine update(Logged logged, String audience) {
        return new ScoreSheet.UpdateLine(logged.at(), logged.actor().name(), audience);
    }

    private static List<ScoreSheet.OwedLine> owed(Left left) {
        var reminders =
                left.log().stream()
                        .map(Logged::event)
                        .filter(Event.Acted.class::isInstance)
                        .map(event -> ((Event.Acted) event).act())
                        .filter(act -> act.kind() == Act.Kind.DUTY)
                        .toList();
        return left.terms().rules().duties().stream()
                .filter(duty -> left.incident().isIn(duty.rule().scope()))
                .filter(duty -> !duty.beat().dormant() || isStarted(left.incident(), duty.id()))
                .map(duty ->
                        new ScoreSheet.OwedLine(
                                duty.rule().title(),
                                duty.beat().every().toString(),
                                (int)
                                        reminders.stream()
                                                .filter(act -> act.key().rule().equals(duty.id()))
                                                .count()))
                .toList();
    }

    private static boolean isStarted(Incident incident, String duty) {
        return incident.clockwork().reached().started().containsKey(duty);
    }

    private static List<ScoreSheet.EscalationLine> escalations(Left left) {
        var lines = new ArrayList<ScoreSheet.EscalationLine>();
        for (var logged : left.log()) {
            switch (logged.event()) {
                case Event.Acted(var act) when isEscalation(act) ->
                        lines.add(escalation(logged, act, act.why(), Optional.empty()));
                case Event.Escalated(var reason, var act) ->
                        lines.add(
                                escalation(
                                        logged, act, reason, Optional.of(logged.actor().name())));
                case Event _ -> {}
            }
        }
        return lines;
    }

    private static boolean isEscalation(Act act) {
        return switch (act.kind()) {
            case RUNG, ESCALATED -> true;
            case MISSED -> !act.outcome().told().isEmpty();
            case LAPSED, NOTICE, DUTY, REVIEW -> false;
        };
    }

    private static ScoreSheet.EscalationLine escalation(
            Logged logged, Act act, String why, Optional<String> by) {
        return new ScoreSheet.EscalationLine(
                logged.at(), act.outcome().title(), act.outcome().told(), why, by);
    }

    // What happened

    private Answered answered(Inject inject, Instant begin, List<Left> left) {
        var at = begin.plus(inject.after());
        if (at.isAfter(end)) {
            return new Answered(inject, Optional.empty(), Optional.empty());
        }
        var until = inject.hope().within().map(at::plus).filter(end::isAfter).orElse(end);
        return new Answered(
                inject,
                Optional.of(at),
                left.stream()
                        .flatMap(each -> each.log().stream())
                        .filter(logged -> logged.actor() instanceof Actor.Person)
                        .filter(logged -> !logged.at().isBefore(at) && !logged.at().isAfter(until))
                        .sorted(Comparator.comparing(Logged::at))
                        .flatMap(logged -> reaction(inject, logged).stream())
                        .findFirst());
    }

    private static Optional<ScoreSheet.Reacted> reaction(Inject inject, Logged logged) {
        return Reaction.of(logged.event())
                .filter(inject.hope().any()::contains)
                .map(what -> new ScoreSheet.Reacted(what, logged.at(), logged.actor().name()));
    }
}
