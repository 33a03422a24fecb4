package org.tocsin.app;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.State;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.incident.Surroundings;
import org.tocsin.domain.incident.Terms;
import org.tocsin.domain.response.ClockRules;
import org.tocsin.domain.response.Deed;
import org.tocsin.domain.response.Directory;
import org.tocsin.domain.response.Guides;
import org.tocsin.domain.response.Milestone;
import org.tocsin.domain.response.Moment;
import org.tocsin.domain.response.Recipients;
import org.tocsin.domain.response.Rule;
import org.tocsin.domain.response.Scope;
import org.tocsin.domain.response.Settings;
import org.tocsin.engine.Desk;
import org.tocsin.engine.IncidentDesk;

/** Made-up incidents to measure the window with: all open, spread over the columns of the board. */
final class BenchIncidents implements IncidentDesk {
    private static final Actor.Person ADA = new Actor.Person("ada");
    private static final List<State> COLUMNS =
            List.of(State.DETECTED, State.ACKNOWLEDGED, State.INVESTIGATING, State.MITIGATING);
    private static final List<Severity> SCALE =
            List.of(
                    new Severity("P0", 0, Severity.Level.CRITICAL),
                    new Severity("P1", 1, Severity.Level.CRITICAL),
                    new Severity("P2", 2, Severity.Level.WARNING),
                    new Severity("P3", 3, Severity.Level.INFO));

    private final Map<UUID, Incident> incidents = new LinkedHashMap<>();
    private final Terms terms = terms(SCALE);

    BenchIncidents(int count, Instant now) {
        for (int i = 0; i < count; i++) {
            var id = new UUID(1, i);
            incidents.put(id, Incident.of(id, i + 1L, log(i, now)));
        }
    }

    /** Opened over the last eight minutes, so that nearly every clock shows seconds. */
    private static List<Logged> log(int i, Instant now) {
        var at = now.minusSeconds(i * 37L % 480);
        var subject =
                new Subject(
                        "Incident %d: rows of the daily load are fewer than they should be"
                                .formatted(i),
                        new Subject.Classification(SCALE.get(i % 4).id(), "data-quality", ""),
                        new Subject.Place("", List.of(), Set.of("label-" + i % 7)),
                        new Subject.Report("eve", "", List.of(), Optional.empty()));
        var log = new ArrayList<Logged>();
        log.add(
                new Logged(
                        1,
                        at,
                        ADA,
                        new org.tocsin.domain.incident.Event.Opened(
                                subject, at, Optional.empty(), "bench")));
        var column = COLUMNS.get(i % COLUMNS.size());
        if (column != State.DETECTED) {
            log.add(new Logged(2, at, ADA, new org.tocsin.domain.incident.Event.Acknowledged()));
            log.add(new Logged(3, at, ADA, new org.tocsin.domain.incident.Event.Moved(column)));
        }
        return log;
    }

    private static Terms terms(List<Severity> scale) {
        var milestones = new ArrayList<Milestone>();
        for (var severity : scale) {
            milestones.add(milestone("ack-", severity, 15, Deed.ACKNOWLEDGE));
            milestones.add(milestone("resolve-", severity, 45, Deed.RESOLVE));
        }
        var settings =
                new Settings(OptionalInt.empty(), Optional.empty(), Settings.Bridge.NONE, Set.of());
        var rules =
                new ClockRules(
                        milestones,
                        List.of(),
                        List.of(),
                        List.of(),
                        new ClockRules.Turns(List.of(), List.of(), List.of(), settings));
        return new Terms(scale, rules, Guides.NONE, new WallTime());
    }

    private static Milestone milestone(String id, Severity severity, int minutes, Deed deed) {
        var timing =
                new Rule.Timing(
                        new Moment.Detected(),
                        new Span.Wall(Duration.ofMinutes(minutes + 3L * severity.rank())));
        var scope = new Scope(Set.of(severity.id()), Set.of(), Set.of());
        var tell = new Recipients(List.of("lead"), List.of("page"));
        return new Milestone(
                new Rule(id + severity.id(), "Answer", scope, timing, ""),
                Set.of(deed),
                new Milestone.Miss(tell, Optional.empty(), List.of()));
    }

    private record WallTime() implements Surroundings {
        @Override
        public Instant after(Instant from, Span span) {
            return switch (span) {
                case Span.Wall(var length) -> from.plus(length);
                case Span.Business(var thousandths) ->
                        from.plus(Duration.ofDays(1).multipliedBy(thousandths).dividedBy(1_000));
            };
        }

        @Override
        public Instant working(Instant at) {
            return at;
        }

        @Override
        public List<String> onCall(String schedule, String position, Instant at) {
            return List.of();
        }

        @Override
        public Directory directory() {
            return Directory.NONE;
        }
    }

    @Override
    public List<Incident> incidents() {
        return List.copyOf(incidents.values());
    }

    @Override
    public Optional<Incident> incident(UUID id) {
        return Optional.ofNullable(incidents.get(id));
    }

    @Override
    public Terms terms(Incident incident) {
        return terms;
    }

    @Override
    public Terms terms() {
        return terms;
    }

    @Override
    public List<Logged> log(UUID incident) {
        return List.of();
    }

    @Override
    public Actor.Person me() {
        return ADA;
    }

    @Override
    public Reply open(Opening opening) {
        return READ_ONLY;
    }

    @Override
    public Reply perform(UUID incident, Command command) {
        return READ_ONLY;
    }

    private static final Reply READ_ONLY =
            new Reply.Refused("nothing changes while it is measured");

    @Override
    public List<String> ruleChanges(Incident incident) {
        return List.of();
    }

    @Override
    public Reply replan(UUID incident) {
        return READ_ONLY;
    }

    @Override
    public Reply merge(UUID from, UUID into) {
        return READ_ONLY;
    }

    @Override
    public Desk.Subscription listenIncidents(Consumer<IncidentDesk.Event> listener) {
        return () -> {};
    }
}
