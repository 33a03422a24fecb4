package org.tocsin.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Damping;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.playbook.Maintenance;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.quiet.Alert;
import org.tocsin.domain.quiet.AlertDecision.Outcome;
import org.tocsin.domain.quiet.Deciding;
import org.tocsin.domain.quiet.Deciding.Ruling;
import org.tocsin.domain.quiet.Label;
import org.tocsin.domain.quiet.Labels;
import org.tocsin.store.Lease;
import org.tocsin.store.Store;

/**
 * Makes incidents of what checks found (I-1, Q-1 to Q-3). A breach opens one, joins the one that it
 * belongs to, or is held back while it is to be quiet; a source that cannot be asked has one of its
 * own; a good run counts towards the end. Only the leader does so, under its lease; a run that an
 * incident knows already changes nothing, so that the same runs can be shown again after a restart.
 */
final class Opener {
    static final Actor CHECKS = new Actor.Machine("checks");

    private final LiveIncidents incidents;
    private final Playbook playbook;
    private final OpenIncidents known;
    private final Maintenance maintenance;
    private final HeldBreaches holds;
    private final Leading leading;
    private final Flaps flaps;
    private final Map<CheckId, Check> checks;
    private final Quieting quieting;
    private final DecisionTrail trail;
    private final Releasing releasing;

    Opener(LiveIncidents incidents, Playbook playbook, Store store, Leading leading) {
        var name = playbook.header().name();
        this.incidents = incidents;
        this.playbook = playbook;
        this.known = new OpenIncidents(incidents, store.runs(), name);
        this.maintenance = new Maintenance(playbook.time().windows().maintenance());
        this.holds = new HeldBreaches(store.facts(), name);
        this.leading = leading;
        this.flaps = new Flaps(store.runs(), name);
        this.checks = playbook.checks().stream().collect(Collectors.toMap(Check::id, each -> each));
        this.quieting = new Quieting(incidents, playbook, store);
        this.trail = new DecisionTrail(store.decisions(), name);
        this.releasing = new Releasing(this, known, holds, maintenance, trail);
    }

    /**
     * How this process leads.
     *
     * @param lease under which it does at present, if it does
     * @param trouble is told what hinders it, for people
     */
    record Leading(
            Supplier<Optional<Lease.Held>> lease, InstantSource clock, Consumer<String> trouble) {}

    /**
     * What a run says, to be decided on.
     *
     * @param opening what would open, made up when it does
     * @param wanted which incidents may have it
     * @param labels what it is known by
     */
    record Found(
            CheckRun run,
            HeldBreach.Kind kind,
            Supplier<Opening> opening,
            Predicate<Incident> wanted,
            Labels labels) {}

    /** Takes note of runs; the newest of each check matters. */
    synchronized void look(List<CheckRun> found) {
        var held = leading.lease().get();
        if (held.isEmpty() || found.isEmpty()) {
            return;
        }
        incidents.catchUp();
        quieting.anew();
        releasing.release(held.get());
        try {
            found.stream()
                    .sorted(Comparator.comparing(run -> run.occasion().startedAt()))
                    .forEach(run ->
                            Optional.ofNullable(checks.get(run.check()))
                                    .ifPresent(check -> look(check, run, held.get())));
        } finally {
            trail.write(held.get());
        }
    }

    /** Judges again what was held back, as soon as that is over. */
    synchronized void rejudge() {
        leading.lease()
                .get()
                .ifPresent(held -> {
                    quieting.anew();
                    releasing.release(held);
                });
    }

    private void look(Check check, CheckRun run, Lease.Held held) {
        var flapping = flaps.of(check);
        switch (run.judgement().verdict()) {
            case Verdict.Breach(var severity) -> {
                answered(check, run, held);
                var worst = flapping.map(Damping.Flapping::worst).orElse(severity);
                decide(breach(check, run, worst), flapping, held);
            }
            case Verdict.Broken() -> decide(broken(check, run), Optional.empty(), held);
            case Verdict.Healthy() -> {
                answered(check, run, held);
                if (flapping.isEmpty()) {
                    recovered(check, run, held, OpenIncidents::isBreach);
                }
            }
            case Verdict.Learning() -> answered(check, run, held);
        }
    }

    Found breach(Check check, CheckRun run, Severity severity) {
        return new Found(
                run,
                HeldBreach.Kind.BREACH,
                () -> tickets().breach(check, run, severity, known.lastGood(run)),
                OpenIncidents::isBreach,
                quieting.labels().breach(check, severity.id()));
    }

    Found broken(Check check, CheckRun run) {
        var opening = tickets().broken(check, run);
        return new Found(
                run,
                HeldBreach.Kind.BROKEN,
                () -> opening,
                OpenIncidents.isAbout(tickets().source(check)),
                quieting.labels().broken(check, opening.subject().classification()));
    }

    private Tickets tickets() {
        return new Tickets(playbook, incidents.inForce());
    }

    /** The open incident that has it by its check or, of a source, by the source. */
    Optional<Incident> own(Found found) {
        return switch (found.kind()) {
            case BREACH -> known.open(found.run().check(), found.wanted());
            case BROKEN -> known.open(found.wanted());
        };
    }

    private void decide(Found found, Optional<Damping.Flapping> flapping, Lease.Held held) {
        var run = found.run();
        var at = run.occasion().startedAt();
        var counted = known.knowing(run, found.wanted());
        if (counted.isPresent()) {
            var number = counted.get().id().number();
            trail.add(
                    run,
                    at,
                    List.of(),
                    new DecisionTrail.Done(
                            Outcome.JOINED,
                            counted.map(each -> each.id().uuid()),
                            "counted on incident %d".formatted(number)));
            return;
        }
        var question = question(found, new Moment(at, flapping, own(found)));
        switch (deciding(found).decide(question)) {
            case Ruling.Quiet quiet -> {
                keep(found, quiet, held);
                trail.add(run, at, quiet.steps(), quietly(quiet));
            }
            case Ruling.Joins joins -> {
                var done = join(found, joins, held);
                trail.add(run, at, joins.steps(), done);
            }
            case Ruling.Opens opens -> {
                var done = open(found, found.opening().get(), List.of(), held);
                trail.add(run, at, opens.steps(), done);
            }
        }
    }

    /**
     * When an alert is asked about.
     *
     * @param own the open incident that has it already
     */
    record Moment(Instant at, Optional<Damping.Flapping> flapping, Optional<Incident> own) {}

    Deciding.Question question(Found found, Moment moment) {
        return new Deciding.Question(
                new Alert(found.run().check().value(), found.labels(), moment.at()),
                maintenance
                        .active(moment.at())
                        .map(active ->
                                new Deciding.Window(
                                        active.window().id(),
                                        active.window().title(),
                                        active.when().to())),
                moment.flapping().map(Damping.Flapping::words),
                moment.own().map(quieting::candidate));
    }

    Deciding deciding(Found found) {
        var asking =
                new Quieting.Asking(
                        found.run().check(),
                        isAnsweredAgain(found),
                        found.kind() == HeldBreach.Kind.BREACH);
        return quieting.deciding(asking, leading.clock().instant());
    }

    /** A source that has answered the same check twice is not down, at least not for it. */
    private boolean isAnsweredAgain(Found found) {
        return holds.waiting(found.run().check(), found.kind())
                .filter(each -> each.during().by() == HeldBreach.Cause.INHIBITION)
                .filter(each -> each.first().at().isBefore(found.run().occasion().startedAt()))
                .isPresent();
    }

    private void keep(Found found, Ruling.Quiet quiet, Lease.Held held) {
        var run = found.run();
        if (holds.waiting(run.check(), found.kind()).isEmpty()) {
            holds.keep(
                    new HeldBreach(
                            run.check(),
                            found.kind(),
                            Tickets.failure(run),
                            during(quiet, run.occasion().startedAt()),
                            Optional.empty()),
                    held);
        }
    }

    static HeldBreach.During during(Ruling.Quiet quiet, Instant at) {
        return switch (quiet) {
            case Ruling.Held(var window, _) ->
                    new HeldBreach.During(window.id(), window.title(), window.until());
            case Ruling.Silenced(var silence, var until, _) ->
                    new HeldBreach.During(
                            silence.id().toString(),
                            silence.words(),
                            until,
                            Optional.of(HeldBreach.Cause.SILENCE));
            case Ruling.Inhibited(var rule, var by, _) ->
                    new HeldBreach.During(
                            rule.name().id(),
                            "%s: %s".formatted(rule.name().title(), by.words()),
                            at,
                            Optional.of(HeldBreach.Cause.INHIBITION));
        };
    }

    static DecisionTrail.Done quietly(Ruling.Quiet quiet) {
        return switch (quiet) {
            case Ruling.Held _ ->
                    new DecisionTrail.Done(
                            Outcome.HELD, Optional.empty(), "judged again at its end");
            case Ruling.Silenced _ ->
                    new DecisionTrail.Done(
                            Outcome.SILENCED, Optional.empty(), "judged again when it ends");
            case Ruling.Inhibited _ ->
                    new DecisionTrail.Done(
                            Outcome.INHIBITED, Optional.empty(), "judged again when that is over");
        };
    }

    /** The source has answered, whatever it said. */
    private void answered(Check check, CheckRun run, Lease.Held held) {
        recovered(check, run, held, incident -> !OpenIncidents.isBreach(incident));
    }

    private void recovered(Check check, CheckRun run, Lease.Held held, Predicate<Incident> wanted) {
        known.open(check.id(), wanted)
                .ifPresent(incident ->
                        tell(
                                incidents.perform(
                                        incident.id().uuid(),
                                        new Command.Recover(check.id(), run.occasion().startedAt()),
                                        CHECKS,
                                        Optional.of(held))));
    }

    DecisionTrail.Done join(Found found, Ruling.Joins joins, Lease.Held held) {
        var severity =
                found.kind() == HeldBreach.Kind.BREACH
                        ? found.labels().of(Label.SEVERITY).stream().findFirst()
                        : Optional.<String>empty();
        UUID incident = joins.incident().incident();
        var reply =
                incidents.perform(
                        incident,
                        new Command.Join(Tickets.failure(found.run()), severity, joins.note()),
                        CHECKS,
                        Optional.of(held));
        return told(reply, Outcome.JOINED, "joined");
    }

    DecisionTrail.Done open(Found found, Opening opening, List<Event> more, Lease.Held held) {
        var all = new ArrayList<>(more);
        all.addAll(known.repeats(found.run(), found.wanted()));
        return told(
                incidents.open(opening, CHECKS, all, Optional.of(held)), Outcome.OPENED, "opened");
    }

    private DecisionTrail.Done told(IncidentDesk.Reply reply, Outcome outcome, String word) {
        tell(reply);
        return switch (reply) {
            case IncidentDesk.Reply.Done(var incident) ->
                    new DecisionTrail.Done(
                            outcome,
                            Optional.of(incident.id().uuid()),
                            "%s incident %d".formatted(word, incident.id().number()));
            case IncidentDesk.Reply.Refused(var reason) ->
                    new DecisionTrail.Done(Outcome.REFUSED, Optional.empty(), reason);
        };
    }

    private void tell(IncidentDesk.Reply reply) {
        if (reply instanceof IncidentDesk.Reply.Refused(var reason)) {
            leading.trouble().accept("What a check found is on no incident: " + reason);
        }
    }

    // For what is judged again

    Optional<Check> check(CheckId id) {
        return playbook.check(id);
    }

    Instant now() {
        return leading.clock().instant();
    }

    void catchUp() {
        incidents.catchUp();
    }
}
