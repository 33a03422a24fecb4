package org.tocsin.domain.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Plays a dated script of what people do against the rules; tells what the rules do. */
public final class Simulation {
    private static final UUID ID = new UUID(0, 1);
    private static final Actor CLOCK = new Actor.Machine("clock");

    private final Terms terms;
    private final List<Line> lines = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private Optional<Incident> incident = Optional.empty();

    /** What somebody does. */
    public record Step(Instant at, Actor by, Doing doing) {}

    public sealed interface Doing {}

    public record Open(Opening opening) implements Doing {}

    public record Do(Command command) implements Doing {}

    /**
     * Something that the rules do.
     *
     * @param milestone id of the milestone, duty, route or review; empty for a rung
     * @param rung id of the rung; empty for anything else
     */
    public record Line(Instant at, Kind kind, String milestone, String rung, Reached reached) {}

    /**
     * Who is reached, and why.
     *
     * @param to ids of people; the role's own addresses when nobody holds it by name
     */
    public record Reached(List<String> to, String role, List<String> channels, String why) {
        public Reached {
            to = List.copyOf(to);
            channels = List.copyOf(channels);
        }
    }

    /** In the order of lines of one instant. */
    public enum Kind {
        MET,
        MISSED,
        ESCALATED,
        RUNG,
        NOTICE,
        DUTY,
        REVIEW
    }

    /**
     * @param refusals commands that were not possible, in words
     * @param end the incident as it is then
     */
    public record Played(List<Line> lines, List<String> refusals, Optional<Incident> end) {
        public Played {
            lines = List.copyOf(lines);
            refusals = List.copyOf(refusals);
        }
    }

    private Simulation(Terms terms) {
        this.terms = terms;
    }

    /**
     * @param steps in order of time; at one and the same instant people are quicker than clocks
     * @param until up to and including
     */
    public static Played play(List<Step> steps, Terms terms, Instant until) {
        var simulation = new Simulation(terms);
        for (var step : steps.stream().sorted(Comparator.comparing(Step::at)).toList()) {
            simulation.runTo(step.at());
            simulation.take(step);
        }
        simulation.runTo(until.plusNanos(1));
        simulation.lines.sort(Comparator.comparing(Line::at));
        return new Played(simulation.lines, simulation.refusals, simulation.incident);
    }

    /** Lets the clocks run up to an instant, which itself is not reached. */
    private void runTo(Instant until) {
        while (incident.isPresent()) {
            var next = Plan.next(incident.get(), terms);
            if (next.isEmpty() || !next.get().at().isBefore(until)) {
                return;
            }
            incident = incident.map(now -> Plan.assume(now, next.get()));
            if (next.get().kind() != Act.Kind.REVIEW) {
                tell(next.get());
            }
        }
    }

    private void take(Step step) {
        switch (step.doing()) {
            case Open(var opening) -> open(step, opening);
            case Do(var command) -> {
                if (incident.isEmpty()) {
                    refuse(step, "no incident has been opened yet");
                } else {
                    handle(
                            step,
                            Decisions.decide(incident.get(), command, terms, step.at(), step.by()));
                }
            }
        }
    }

    private void open(Step step, Opening opening) {
        if (incident.isPresent()) {
            refuse(step, "a script is about one incident, which is already open");
            return;
        }
        handle(step, opening.decide(terms, "", 1));
    }

    private void handle(Step step, Decision decision) {
        switch (decision) {
            case Decision.Refused(var reason) -> refuse(step, reason);
            case Decision.Accepted(var events) -> events.forEach(event -> apply(step, event));
        }
    }

    private void apply(Step step, Event event) {
        long version = incident.map(now -> now.id().version()).orElse(0L) + 1;
        var logged = new Logged(version, step.at(), step.by(), event);
        incident =
                Optional.of(
                        incident.map(now -> now.with(logged))
                                .orElseGet(() -> Incident.of(ID, 1, List.of(logged))));
        switch (event) {
            case Event.MilestoneMet(var milestone, var late, var how) ->
                    lines.add(
                            new Line(
                                    step.at(),
                                    Kind.MET,
                                    milestone,
                                    "",
                                    new Reached(
                                            List.of(step.by().name()),
                                            "",
                                            List.of(),
                                            late ? how + ", late" : how)));
            case Event.Escalated(_, var act) -> tell(act);
            case Event.Resolved _ -> reviews();
            case Event.Reopened _ ->
                    lines.removeIf(
                            line -> line.kind() == Kind.REVIEW && line.at().isAfter(step.at()));
            case Event _ -> {}
        }
    }

    /** Their dates are known as soon as it is resolved, however far away. */
    private void reviews() {
        var now = incident.orElseThrow();
        for (var due : Pending.of(now, terms)) {
            if (due.kind() == Act.Kind.REVIEW) {
                tell(Acts.act(due, now, terms));
            }
        }
    }

    private void refuse(Step step, String reason) {
        refusals.add("%s: %s".formatted(step.at(), reason));
    }

    private void tell(Act act) {
        var told = act.outcome().told();
        switch (act.kind()) {
            case MISSED, LAPSED -> {
                add(act, Kind.MISSED, Optional.empty());
                told.forEach(each -> add(act, Kind.ESCALATED, Optional.of(each)));
            }
            case ESCALATED -> each(act, Kind.ESCALATED);
            case RUNG -> each(act, Kind.RUNG);
            case NOTICE -> each(act, Kind.NOTICE);
            case DUTY -> each(act, Kind.DUTY);
            case REVIEW -> each(act, Kind.REVIEW);
        }
    }

    private void each(Act act, Kind kind) {
        if (act.outcome().told().isEmpty()) {
            add(act, kind, Optional.empty());
        }
        act.outcome().told().forEach(told -> add(act, kind, Optional.of(told)));
    }

    private void add(Act act, Kind kind, Optional<Act.Told> told) {
        boolean rung = !act.key().part().isEmpty();
        String why = act.why() + effect(act.outcome().effect());
        lines.add(
                new Line(
                        act.at(),
                        kind,
                        rung ? "" : act.key().rule(),
                        act.key().part(),
                        told.map(each -> new Reached(to(each), each.role(), each.channels(), why))
                                .orElseGet(() -> new Reached(List.of(), "", List.of(), why))));
    }

    private static String effect(Act.Effect effect) {
        return effect.level().map(level -> "; reaches " + level).orElse("")
                + effect.ladder().map(ladder -> "; switches to " + ladder).orElse("")
                + effect.severity().map(severity -> "; raised to " + severity).orElse("")
                + (effect.duties().isEmpty()
                        ? ""
                        : "; starts " + String.join(", ", effect.duties()));
    }

    private List<String> to(Act.Told told) {
        return told.people().isEmpty()
                ? terms.around()
                        .directory()
                        .role(told.role())
                        .map(role -> role.contacts().stream().map(each -> each.address()).toList())
                        .orElse(List.of())
                : told.people();
    }
}
