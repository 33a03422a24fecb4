package org.tocsin.app;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.incident.Act;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Impact;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.response.ClockRules;
import org.tocsin.domain.response.Deed;
import org.tocsin.domain.response.Milestone;
import org.tocsin.domain.response.Moment;
import org.tocsin.domain.response.Rule;
import org.tocsin.domain.response.Scope;

/**
 * A made-up year of incidents, the same for the same seed: what happened to each as plain facts,
 * and the log that this would have left. Some fall into the hours in which clocks change, some at
 * the turn of a month, some are reopened more than once.
 */
final class BenchYear {
    static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    static final List<String> SEVERITIES = List.of("P0", "P1", "P2", "P3");
    private static final List<String> CATEGORIES =
            List.of("data-quality", "system-performance", "schema-compliance", "business-logic");
    private static final Actor ADA = new Actor.Person("engineer-a");
    private static final Actor CLOCK = new Actor.Machine("clock");
    private static final long[] ACKNOWLEDGE = {15, 30, 120, 480};
    private static final long[] RESOLVE = {240, 480, 1_440, 4_320};

    private final Random random;
    private final LocalDate first;
    private final Places places;

    /** Where incidents happen: ids of the playbook. */
    record Places(List<String> pipelines, List<String> dataSets, List<String> checks) {}

    /**
     * One time that an incident was open.
     *
     * @param acknowledged by a person; empty when nobody did
     * @param until empty while it lasts
     * @param clockKept whether somebody kept the clocks meanwhile and noted what was missed
     */
    record Round(
            Instant from,
            Optional<Instant> acknowledged,
            Optional<Instant> until,
            boolean clockKept) {}

    enum End {
        OPEN,
        RESOLVED,
        DISMISSED,
        MERGED
    }

    /**
     * @param severity the rank; it was one less severe at first when {@code raised} is there
     * @param repeats the number of the earlier incident that it repeats; 0 for none
     * @param loss per hour; 0 when nobody said
     */
    record Told(
            int severity,
            Optional<Instant> raised,
            Optional<Instant> escalated,
            int repeats,
            long loss) {}

    record Fact(
            int number, Where where, Optional<Instant> started, List<Round> rounds, After after) {
        Instant detected() {
            return rounds.getFirst().from();
        }

        UUID id() {
            return new UUID(7, number);
        }
    }

    record Where(String category, String pipeline, String dataSet, String check) {}

    record After(Told told, End end, long customers) {}

    BenchYear(long seed, LocalDate first, Places places) {
        this.random = new Random(seed);
        this.first = first;
        this.places = places;
    }

    static long limit(boolean resolve, int severity) {
        return (resolve ? RESOLVE : ACKNOWLEDGE)[severity];
    }

    /** In the order of their numbers, which is that of their detection. */
    List<Fact> facts(int count) {
        var at = new ArrayList<Instant>();
        for (int i = 0; i < count; i++) {
            at.add(detection(i));
        }
        at.sort(Comparator.naturalOrder());
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < count; i++) {
            facts.add(fact(i + 1, at.get(i), i >= count - 12));
        }
        return facts;
    }

    private Instant detection(int i) {
        var day = first.plusDays(random.nextInt(365));
        return switch (i % 25) {
            // The hours that are skipped and repeated, and the seconds around a month's turn.
            case 0 -> clockChange(3, 8).plusSeconds(random.nextInt(7_200));
            case 1 -> clockChange(11, 1).plusSeconds(random.nextInt(7_200));
            case 2 ->
                    day.withDayOfMonth(1)
                            .atStartOfDay(ZONE)
                            .toInstant()
                            .plusSeconds(random.nextInt(7) - 3);
            default -> day.atStartOfDay(ZONE).toInstant().plusSeconds(random.nextInt(86_400));
        };
    }

    /** One in the morning of a day on which the clocks change in 2026, if the year has it. */
    private Instant clockChange(int month, int day) {
        var date = LocalDate.of(2026, month, day);
        boolean within = !date.isBefore(first) && date.isBefore(first.plusDays(365));
        return (within ? date : first).atTime(1, 0).atZone(ZONE).toInstant();
    }

    private Fact fact(int number, Instant detected, boolean recent) {
        int severity = Math.min(3, (int) Math.abs(random.nextGaussian() * 1.2 + 1.6));
        var end = recent ? End.OPEN : end();
        var rounds = rounds(detected, severity, end);
        var raised =
                severity < 3 && random.nextInt(12) == 0 && rounds.getFirst().until().isPresent()
                        ? Optional.of(detected.plusSeconds(1 + random.nextInt(20)))
                        : Optional.<Instant>empty();
        var told =
                new Told(
                        severity,
                        raised,
                        chance(5) ? Optional.of(detected.plusSeconds(60)) : Optional.empty(),
                        number > 1 && chance(8) ? 1 + random.nextInt(number - 1) : 0,
                        severity < 2 && chance(2) ? 100L + random.nextInt(20_000) : 0);
        var after = new After(told, end, severity < 2 && chance(2) ? random.nextInt(5_000) : 0);
        return new Fact(
                number,
                where(),
                chance(4)
                        ? Optional.empty()
                        : Optional.of(detected.minusSeconds(random.nextInt(6 * 3_600))),
                rounds,
                after);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private End end() {
        int draw = random.nextInt(100);
        return draw < 8 ? End.DISMISSED : draw < 11 ? End.MERGED : End.RESOLVED;
    }

    private Where where() {
        // Some are much worse off than others, as in life.
        int i = (int) Math.min(4, Math.abs(random.nextGaussian() * 1.7));
        return new Where(
                CATEGORIES.get(i % CATEGORIES.size()),
                places.pipelines().get(i % places.pipelines().size()),
                places.dataSets().get(i % places.dataSets().size()),
                places.checks().get(random.nextInt(places.checks().size())));
    }

    private List<Round> rounds(Instant detected, int severity, End end) {
        var rounds = new ArrayList<Round>();
        int reopened = end == End.RESOLVED && chance(9) ? 1 + random.nextInt(2) : 0;
        var from = detected;
        for (int i = 0; i <= reopened; i++) {
            boolean open = end == End.OPEN && i == reopened;
            var taken = Duration.ofSeconds(120 + spread(limit(true, severity) * 60 * 2 / 3));
            var until = from.plus(taken);
            var acknowledged =
                    Optional.of(from.plusSeconds(25 + spread(limit(false, severity) * 60 * 2 / 3)))
                            .filter(at -> !chance(20))
                            .filter(at -> at.isBefore(until));
            rounds.add(
                    new Round(
                            from,
                            acknowledged,
                            open ? Optional.empty() : Optional.of(until),
                            !chance(10)));
            from = until.plusSeconds(3_600 + random.nextInt(40 * 86_400));
        }
        return rounds;
    }

    /** Most are short, a few are long. */
    private long spread(long middle) {
        return (long) (middle * Math.exp(random.nextGaussian() * 0.8) * 0.7);
    }

    /** The commitments that the facts are made to keep, and now and then to break. */
    static ClockRules rules() {
        var milestones = new ArrayList<Milestone>();
        for (int i = 0; i < SEVERITIES.size(); i++) {
            milestones.add(promised(false, i, Deed.ACKNOWLEDGE));
            milestones.add(promised(true, i, Deed.RESOLVE));
        }
        return new ClockRules(milestones, List.of(), List.of(), List.of(), ClockRules.Turns.NONE);
    }

    private static Milestone promised(boolean resolve, int severity, Deed metBy) {
        var span = new Span.Wall(Duration.ofMinutes(limit(resolve, severity)));
        var scope = new Scope(Set.of(SEVERITIES.get(severity)), Set.of(), Set.of());
        var timing = new Rule.Timing(new Moment.Detected(), span);
        return new Milestone(
                new Rule(milestone(resolve, severity), "Answer", scope, timing, ""),
                Set.of(metBy),
                Milestone.Miss.NOTHING);
    }

    // Logs

    static String milestone(boolean resolve, int severity) {
        return (resolve ? "resolve-" : "acknowledge-") + SEVERITIES.get(severity);
    }

    /**
     * The log that a fact leaves, in order of time.
     *
     * @param rules the hash of the frozen rules
     */
    static List<Logged> log(Fact fact, String rules) {
        var events = new ArrayList<Timed>();
        var told = fact.after().told();
        int begun = told.severity() + (told.raised().isPresent() ? 1 : 0);
        events.add(
                new Timed(
                        fact.detected(),
                        new Actor.Machine("checks"),
                        new Event.Opened(
                                subject(fact, begun), fact.detected(), fact.started(), rules)));
        told.raised()
                .ifPresent(at ->
                        events.add(
                                new Timed(
                                        at,
                                        ADA,
                                        new Event.SeverityChanged(
                                                SEVERITIES.get(told.severity()), "worse"))));
        told.escalated()
                .ifPresent(at -> events.add(new Timed(at, CLOCK, new Event.Acted(rung(at)))));
        if (told.repeats() > 0) {
            events.add(
                    new Timed(
                            fact.detected(),
                            CLOCK,
                            new Event.Related(new UUID(7, told.repeats()), "same check")));
        }
        if (told.loss() > 0 || fact.after().customers() > 0) {
            events.add(new Timed(fact.detected().plusSeconds(21), ADA, impact(fact.after())));
        }
        for (int i = 0; i < fact.rounds().size(); i++) {
            round(events, fact, i);
        }
        // What happens in the same second happens in the order in which it was put here.
        events.sort(Comparator.comparing(Timed::at));
        var log = new ArrayList<Logged>();
        for (var each : events) {
            log.add(new Logged(log.size() + 1L, each.at(), each.actor(), each.event()));
        }
        return log;
    }

    private record Timed(Instant at, Actor actor, Event event) {}

    private static void round(List<Timed> events, Fact fact, int i) {
        var round = fact.rounds().get(i);
        int severity = fact.after().told().severity();
        if (i > 0) {
            events.add(new Timed(round.from(), ADA, new Event.Reopened("it came back")));
        }
        // Somebody else's machine takes it up first, which is no answer of a person.
        events.add(new Timed(round.from().plusSeconds(22), CLOCK, new Event.Acknowledged()));
        missed(events, round, severity, false, round.acknowledged());
        round.acknowledged()
                .ifPresent(at -> {
                    events.add(new Timed(at, ADA, new Event.Acknowledged()));
                    events.add(new Timed(at, ADA, met(false, severity, round, at)));
                });
        boolean last = i == fact.rounds().size() - 1;
        var end = last ? fact.after().end() : End.RESOLVED;
        missed(events, round, severity, true, round.until());
        round.until().ifPresent(at -> events.addAll(ended(at, end, severity, round)));
    }

    private static void missed(
            List<Timed> events, Round round, int severity, boolean resolve, Optional<Instant> met) {
        var due = round.from().plus(Duration.ofMinutes(limit(resolve, severity)));
        boolean unmet = met.filter(at -> !at.isAfter(due)).isEmpty();
        boolean open = round.until().filter(at -> !at.isAfter(due)).isEmpty();
        if (unmet && open && (round.clockKept() || met.isEmpty())) {
            var key = new Act.Key(milestone(resolve, severity), "", 0);
            var outcome = new Act.Outcome("Answer", List.of(), Act.Effect.NONE);
            var act = new Act(key, Act.Kind.MISSED, due, outcome, "");
            events.add(new Timed(due, CLOCK, new Event.Acted(act)));
        }
    }

    private static Event met(boolean resolve, int severity, Round round, Instant at) {
        boolean late = at.isAfter(round.from().plus(Duration.ofMinutes(limit(resolve, severity))));
        return new Event.MilestoneMet(
                milestone(resolve, severity), late && round.clockKept(), "done");
    }

    private static List<Timed> ended(Instant at, End end, int severity, Round round) {
        return switch (end) {
            case RESOLVED ->
                    List.of(
                            new Timed(at, ADA, new Event.Resolved("mended")),
                            new Timed(at, ADA, met(true, severity, round, at)));
            case DISMISSED -> List.of(new Timed(at, ADA, new Event.Dismissed("a promotion")));
            case MERGED -> List.of(new Timed(at, ADA, new Event.MergedInto(new UUID(7, 1))));
            case OPEN -> List.of();
        };
    }

    private static Act rung(Instant at) {
        return new Act(
                new Act.Key("ladder", "manager", 0),
                Act.Kind.RUNG,
                at,
                new Act.Outcome("Manager", List.of(), Act.Effect.NONE),
                "");
    }

    private static Event impact(After after) {
        return new Event.ImpactDeclared(
                new Impact(
                        after.customers() > 0
                                ? OptionalLong.of(after.customers())
                                : OptionalLong.empty(),
                        Optional.of(after.told().loss())
                                .filter(loss -> loss > 0)
                                .map(BigDecimal::valueOf),
                        Set.of(),
                        Impact.Concerned.NOBODY));
    }

    private static Subject subject(Fact fact, int severity) {
        var where = fact.where();
        var failure =
                new Subject.Failure(
                        new CheckId(where.check()),
                        Optional.empty(),
                        fact.detected(),
                        "too few rows");
        return new Subject(
                "%s: fewer rows than there should be".formatted(where.dataSet()),
                new Subject.Classification(SEVERITIES.get(severity), where.category(), ""),
                new Subject.Place(where.pipeline(), List.of(where.dataSet()), Set.of()),
                new Subject.Breach(
                        failure,
                        new Subject.Ticket(
                                where.check(),
                                "",
                                Optional.empty(),
                                new Subject.Affected("", where.dataSet(), "", List.of()),
                                List.of())));
    }
}
