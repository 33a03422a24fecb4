package org.tocsin.domain.drill;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tocsin.domain.calendar.BusinessCalendar;
import org.tocsin.domain.calendar.Holidays;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Decision;
import org.tocsin.domain.incident.Decisions;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.Plan;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.incident.Surroundings;
import org.tocsin.domain.incident.Terms;
import org.tocsin.domain.response.ClockRules;
import org.tocsin.domain.response.Deed;
import org.tocsin.domain.response.Directory;
import org.tocsin.domain.response.Duty;
import org.tocsin.domain.response.Guides;
import org.tocsin.domain.response.Ladder;
import org.tocsin.domain.response.Milestone;
import org.tocsin.domain.response.Moment;
import org.tocsin.domain.response.Procedure;
import org.tocsin.domain.response.Recipients;
import org.tocsin.domain.response.Rule;
import org.tocsin.domain.response.Scope;
import org.tocsin.domain.response.Settings;

/** A squad that drills: an incident whose clocks are kept while steps are taken. */
final class Squad {
    static final Actor ADA = new Actor.Person("ada");
    static final Actor CHECKS = new Actor.Machine("checks");

    final Terms terms;
    final List<Logged> log = new ArrayList<>();
    private final Instant begin;
    private Incident incident;

    Squad(Instant begin, Milestone... milestones) {
        this.begin = begin;
        terms = terms(begin.atZone(ZoneId.of("UTC")).getZone(), milestones);
        var subject =
                new Subject(
                        "Revenue is wrong",
                        new Subject.Classification("P0", "", ""),
                        Subject.Place.UNKNOWN,
                        new Subject.Report("eve", "It cannot be", List.of(), Optional.empty()));
        var decision =
                (Decision.Accepted)
                        new Opening(subject, begin, Optional.empty()).decide(terms, "hash", 1);
        log.add(new Logged(1, begin, CHECKS, decision.events().getFirst()));
        incident = Incident.of(new UUID(0, 1), 1, log);
    }

    /** Answered within 15 minutes, fixed within two hours, P1 within four. */
    static Milestone[] usual() {
        return new Milestone[] {
            milestone("initial-response", Scope.ALL, minutes(15), Deed.ACKNOWLEDGE),
            milestone("impact", Scope.ALL, minutes(30), Deed.DECLARE_IMPACT),
            milestone("resolution", only("P0"), minutes(120), Deed.RESOLVE),
            milestone("resolution", only("P1"), minutes(240), Deed.RESOLVE)
        };
    }

    static Scope only(String severity) {
        return new Scope(Set.of(severity), Set.of(), Set.of());
    }

    static Span minutes(long minutes) {
        return new Span.Wall(Duration.ofMinutes(minutes));
    }

    static Milestone milestone(String id, Scope scope, Span after, Deed metBy) {
        return new Milestone(rule(id, scope, after), Set.of(metBy), Milestone.Miss.NOTHING);
    }

    private static Rule rule(String id, Scope scope, Span after) {
        return new Rule(id, id, scope, new Rule.Timing(new Moment.Detected(), after), "");
    }

    private static Terms terms(ZoneId zone, Milestone... milestones) {
        var ladder =
                new Ladder(
                        "silence",
                        "Nobody answers",
                        new Ladder.When(Scope.ALL, Ladder.Silence.UNACKNOWLEDGED, ""),
                        List.of(
                                new Ladder.Rung(
                                        "boss",
                                        "Tell the boss",
                                        minutes(20),
                                        new Recipients(List.of("boss"), List.of("page")),
                                        Optional.empty())),
                        Ladder.Climbing.ONCE);
        var duty =
                new Duty(
                        rule("update", Scope.ALL, minutes(45)),
                        new Duty.Beat(minutes(45), false, false, ""),
                        "boss",
                        Recipients.NONE,
                        Set.of(Deed.UPDATE));
        var steps =
                List.of(
                        new Procedure.Step("look", "", "Look at the data"),
                        new Procedure.Step("stop", "", "Stop the load"),
                        new Procedure.Step("tell", "", "Tell the owner"));
        var procedure =
                new Procedure(
                        "first-aid",
                        "First aid",
                        new Procedure.Application(Procedure.Use.RESPONSE, Scope.ALL, ""),
                        List.of(new Procedure.Phase("At once", "", steps)));
        return new Terms(
                List.of(
                        new Severity("P0", 0, Severity.Level.CRITICAL),
                        new Severity("P1", 1, Severity.Level.CRITICAL)),
                new ClockRules(
                        List.of(milestones),
                        List.of(ladder),
                        List.of(duty),
                        List.of(),
                        new ClockRules.Turns(List.of(), List.of(), List.of(), Settings.USUAL)),
                new Guides(List.of(procedure), List.of(), List.of()),
                new Around(BusinessCalendar.standard(zone, Holidays.NONE)));
    }

    /** Works from nine to five, on weekdays. */
    record Around(BusinessCalendar calendar) implements Surroundings {
        @Override
        public Instant after(Instant from, Span span) {
            return calendar.after(from, span);
        }

        @Override
        public Instant working(Instant at) {
            return calendar.nextWorking(at);
        }

        @Override
        public List<String> onCall(String schedule, String position, Instant at) {
            return List.of();
        }

        @Override
        public Directory directory() {
            return new Directory(List.of(), List.of(), List.of(), List.of());
        }
    }

    Instant at(long minutes) {
        return begin.plus(Duration.ofMinutes(minutes));
    }

    /** The clocks act up to a minute, then somebody does something at it. */
    Squad does(long minute, Command command) {
        return does(minute, command, ADA);
    }

    Squad does(long minute, Command command, Actor actor) {
        clocks(at(minute).minusNanos(1));
        var decision = Decisions.decide(incident, command, terms, at(minute), actor);
        ((Decision.Accepted) decision).events().forEach(event -> add(at(minute), actor, event));
        return this;
    }

    void clocks(Instant until) {
        for (var next = Plan.next(incident, terms);
                next.isPresent() && !next.get().at().isAfter(until);
                next = Plan.next(incident, terms)) {
            add(next.get().at(), new Actor.Machine("clock"), new Event.Acted(next.get()));
        }
    }

    private void add(Instant at, Actor actor, Event event) {
        var logged = new Logged(log.size() + 1L, at, actor, event);
        log.add(logged);
        incident = incident.with(logged);
    }

    /** What it comes to when the drill ends at a minute. */
    ScoreSheet score(long end, Inject... injects) {
        clocks(at(end));
        var named = new Scenario.Named("test", "A test", "", "");
        var plot =
                new Scenario.Plot(
                        incident.subject(), begin, List.of(injects), Duration.ofMinutes(end));
        var heading = new ScoreSheet.Heading(named, begin, at(end), List.of("ada"), Duration.ZERO);
        return Scoring.sheet(heading, plot, List.of(new ScoreSheet.Left(incident, log, terms)));
    }
}
