package org.tocsin.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Frozen;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.incident.Surroundings;
import org.tocsin.domain.response.ClockRules;
import org.tocsin.domain.response.Contact;
import org.tocsin.domain.response.Deed;
import org.tocsin.domain.response.Directory;
import org.tocsin.domain.response.Duty;
import org.tocsin.domain.response.Guides;
import org.tocsin.domain.response.Ladder;
import org.tocsin.domain.response.Milestone;
import org.tocsin.domain.response.Moment;
import org.tocsin.domain.response.Recipients;
import org.tocsin.domain.response.Role;
import org.tocsin.domain.response.Rule;
import org.tocsin.domain.response.Scope;
import org.tocsin.domain.response.Settings;
import org.tocsin.store.Store;

/** A small crew and the rules it responds by, for tests of the engine; its day begins at ten. */
final class Crew {
    static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    static final Actor.Person ADA = new Actor.Person("ada");
    static final Actor.Person BOB = new Actor.Person("bob");
    static final List<Severity> SCALE =
            List.of(
                    new Severity("CRITICAL", 0, Severity.Level.CRITICAL),
                    new Severity("WARNING", 1, Severity.Level.WARNING));

    private static final AtomicLong IDS = new AtomicLong();

    private Crew() {}

    /** A clock that stands until it is set. */
    static final class Hands implements InstantSource {
        private volatile Instant now;

        Hands(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        void set(Instant at) {
            now = at;
        }

        void forward(Duration by) {
            now = now.plus(by);
        }
    }

    static Instant at(long minutes) {
        return TEN.plus(Duration.ofMinutes(minutes));
    }

    static Span minutes(long minutes) {
        return new Span.Wall(Duration.ofMinutes(minutes));
    }

    static ClockRules rules() {
        return rules(15, Settings.USUAL);
    }

    /**
     * An answer within some minutes, a fix within two hours; three rungs at 0, 15 and 30 minutes as
     * long as nobody answers; an update every 45 minutes.
     */
    static ClockRules rules(long answer, Settings settings) {
        return new ClockRules(
                List.of(
                        milestone("initial-response", answer, Deed.ACKNOWLEDGE),
                        milestone("resolution", 120, Deed.RESOLVE)),
                List.of(
                        new Ladder(
                                "no-acknowledgement",
                                "Nobody answers",
                                new Ladder.When(Scope.ALL, Ladder.Silence.UNACKNOWLEDGED, ""),
                                List.of(rung("first", 0), rung("backup", 15), rung("boss", 30)),
                                Ladder.Climbing.ONCE)),
                List.of(
                        new Duty(
                                rule("update", 45),
                                new Duty.Beat(minutes(45), false, false, ""),
                                "first",
                                Recipients.NONE,
                                Set.of(Deed.UPDATE))),
                List.of(),
                new ClockRules.Turns(List.of(), List.of(), List.of(), settings));
    }

    static Settings resolvingAfter(int goodRuns) {
        return new Settings(
                OptionalInt.of(goodRuns), Optional.empty(), Settings.Bridge.NONE, Set.of());
    }

    private static Milestone milestone(String id, long after, Deed metBy) {
        return new Milestone(rule(id, after), Set.of(metBy), Milestone.Miss.NOTHING);
    }

    private static Rule rule(String id, long after) {
        return new Rule(
                id, id, Scope.ALL, new Rule.Timing(new Moment.Detected(), minutes(after)), "");
    }

    private static Ladder.Rung rung(String role, long after) {
        return new Ladder.Rung(
                role,
                role,
                minutes(after),
                new Recipients(List.of(role), List.of("page")),
                Optional.empty());
    }

    static InForce inForce(ClockRules rules) {
        return inForce(rules, new Around());
    }

    static InForce inForce(ClockRules rules, Surroundings around) {
        return new InForce(new Frozen("test", SCALE, rules), List.of(), Guides.NONE, around);
    }

    /** Works around the clock; everybody has an address. */
    record Around() implements Surroundings {
        @Override
        public Instant after(Instant from, Span span) {
            return switch (span) {
                case Span.Wall(var length) -> from.plus(length);
                case Span.Business(var part) ->
                        from.plus(Duration.ofDays(1).multipliedBy(part).dividedBy(1_000));
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
            var roles = new ArrayList<Role>();
            for (var id : List.of("first", "backup", "boss")) {
                var address = new Contact("email", id + "@example.com");
                roles.add(new Role(id, id, new Role.Nobody(), List.of(address)));
            }
            return new Directory(List.of(), roles, List.of(), List.of());
        }
    }

    static Shell shell(InstantSource clock) {
        return new Shell(clock, () -> new UUID(7, IDS.incrementAndGet()), "here");
    }

    /** A desk on a store, with everything that is there already. */
    static LiveIncidents desk(Store store, InstantSource clock, Actor.Person me) {
        return desk(store, clock, me, inForce(rules()));
    }

    static LiveIncidents desk(Store store, InstantSource clock, Actor.Person me, InForce inForce) {
        var desk = new LiveIncidents(store, () -> inForce, shell(clock), me);
        desk.catchUp();
        return desk;
    }

    static Opening opening(String severity) {
        return opening(severity, TEN);
    }

    static Opening opening(String severity, Instant detectedAt) {
        return new Opening(
                new Subject(
                        "Revenue is wrong",
                        new Subject.Classification(severity, "", ""),
                        Subject.Place.UNKNOWN,
                        new Subject.Report("eve", "It cannot be", List.of(), Optional.empty())),
                detectedAt,
                Optional.empty());
    }
}
