package org.tocsin.ui.checks;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Condition;
import org.tocsin.domain.check.Condition.Direction;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Judge;
import org.tocsin.domain.check.Judgement;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Rule;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Grain;
import org.tocsin.domain.data.Location;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.data.Partitioning;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.Runbook;
import org.tocsin.domain.playbook.TeamTime;
import org.tocsin.domain.response.Response;
import org.tocsin.domain.series.Point;
import org.tocsin.engine.Desk;

/** A shop's fourteen checks with a past in which every verdict occurs; the same at every call. */
public final class Shop {
    static final ZoneId ZONE = ZoneOffset.UTC;
    static final LocalDate TODAY = LocalDate.of(2025, 3, 4);
    public static final Instant NOW = Instant.parse("2025-03-04T06:38:00Z");
    static final Severity CRITICAL = new Severity("CRITICAL", 0, Severity.Level.CRITICAL);
    static final Severity WARNING = new Severity("WARNING", 1, Severity.Level.WARNING);
    static final Severity INFO = new Severity("INFO", 2, Severity.Level.INFO);
    static final DataSetId EVENTS = new DataSetId("shop-events");
    static final DataSetId ORDERS = new DataSetId("orders");
    private static final int DAYS = 45;
    private static final String NULLS =
            """
            ## High null client id rate

            **Symptoms**: null `client_id` rate above 5 %

            **Investigation steps**:

            1. Check the tracking code's deployment history
            2. Review the browser console for JavaScript errors
            3. Check ad blocker and privacy tool adoption
            4. Verify the cookie consent implementation

            **Resolution**: typically requires a *frontend engineering* fix.

            ```
            select count(*) from events where client_id is null
            ```
            """;

    private final List<Check> checks = new ArrayList<>();
    private final Map<CheckId, List<Double>> values = new LinkedHashMap<>();
    private final Map<CheckId, String> causes = new LinkedHashMap<>();
    private final Map<CheckId, Sample> samples = new LinkedHashMap<>();

    /** The desk of the shop. */
    public static FakeDesk desk() {
        return new Shop().open();
    }

    /** A check of the shop's events, for tests that need one of their own. */
    static Check check(String id, String name, DataSetId dataSet, Unit unit, Rule... rules) {
        return new Check(
                new CheckId(id),
                new Check.Title(
                        name,
                        "Indicates tracking failure or site outage.",
                        Optional.of("document 002, Data Freshness & Completeness")),
                new Measure(
                        new MeasureId(id),
                        name,
                        dataSet,
                        new Formula.RowCount(Optional.empty()),
                        unit),
                Arrays.asList(rules),
                new Check.Handling(
                        new Schedule.Daily(LocalTime.of(6, 30), ZONE),
                        Optional.empty(),
                        new Check.Labels(
                                Optional.of("data-quality"),
                                Optional.of(1),
                                List.of("daily", "shop")),
                        Optional.of("analytics"),
                        id.contains("null") ? Optional.of("null-client-id") : Optional.empty()));
    }

    static Rule below(Severity severity, double bound) {
        return new Rule(severity, new Condition.Below(bound), 1);
    }

    static Rule above(Severity severity, double bound) {
        return new Rule(severity, new Condition.Above(bound), 1);
    }

    static Rule zScore(double threshold) {
        return new Rule(WARNING, new Condition.ZScore(threshold, 7, Direction.BOTH), 1);
    }

    /** One more run of a check, later than all of the shop's own. */
    public static Desk.Status again(Desk.Status status, double value, int minutesLater) {
        var reading = taken(value, status.recent().size(), OptionalLong.empty());
        var judgement = Judge.judge(status.check(), reading, status.recent());
        var run = run(status.check(), judgement, TODAY, minutesLater, Sample.NONE, reading);
        return new Desk.Status(
                status.check(), Optional.of(run), List.of(1.0, value), status.nextRun());
    }

    static Desk.Status never(Check check) {
        return new Desk.Status(check, Optional.empty(), List.of(), Optional.empty());
    }

    static Desk.Status healthy(Check check, int minutesLater) {
        return again(never(check), 3_000, minutesLater);
    }

    static Playbook playbook(List<Check> checks) {
        return new Playbook(
                new Playbook.Header("puffy", "Puffy", "A shop", ZONE),
                List.of(),
                new Playbook.Inputs(
                        List.of(),
                        List.of(dataSet(EVENTS, "Shop events"), dataSet(ORDERS, "Orders")),
                        List.of()),
                checks,
                new Playbook.Conduct(
                        List.of(new Runbook("null-client-id", "High null client id rate", NULLS)),
                        Response.NONE,
                        TeamTime.standard(ZONE)));
    }

    private static DataSet dataSet(DataSetId id, String name) {
        return new DataSet(
                id,
                name,
                new SourceId("raw"),
                new Location.Table(id.value()),
                new DataSet.Shape(List.of(), List.of()),
                new Partitioning.ByFile(Grain.DAY),
                ZONE);
    }

    private FakeDesk open() {
        add(
                EVENTS,
                "event-count",
                "Daily event count",
                Unit.COUNT,
                3_500,
                260,
                3_538,
                below(CRITICAL, 2_000),
                above(WARNING, 8_000));
        add(
                EVENTS,
                "null-client-id",
                "Null client id rate",
                Unit.RATIO,
                0.012,
                0.004,
                0.0848,
                above(CRITICAL, 0.05));
        add(EVENTS, "schema", "Missing columns", Unit.COUNT, 0, 0, 1, above(CRITICAL, 0));
        add(
                ORDERS,
                "revenue-floor",
                "Daily revenue",
                Unit.USD,
                12_600,
                700,
                12_415,
                below(CRITICAL, 10_000));
        add(
                ORDERS,
                "conversions-floor",
                "Daily conversions",
                Unit.COUNT,
                24,
                4,
                26,
                below(CRITICAL, 10));
        add(ORDERS, "revenue-zscore", "Revenue anomaly", Unit.USD, 12_600, 700, 9_870, zScore(2.5));
        add(
                ORDERS,
                "conversions-zscore",
                "Conversions anomaly",
                Unit.COUNT,
                24,
                4,
                25,
                zScore(2.5));
        add(
                ORDERS,
                "aov-zscore",
                "Average order value anomaly",
                Unit.USD,
                512,
                31,
                498.5,
                zScore(2));
        add(EVENTS, "traffic-zscore", "Traffic anomaly", Unit.COUNT, 1_240, 90, 1_310, zScore(3));
        add(
                ORDERS,
                "duplicate-transactions",
                "Duplicate transactions",
                Unit.COUNT,
                0,
                0,
                3,
                above(CRITICAL, 0));
        add(
                EVENTS,
                "funnel-inversion",
                "Funnel inversion",
                Unit.COUNT,
                -14,
                3,
                -12,
                above(WARNING, 0));
        add(
                EVENTS,
                "zero-conversions-with-carts",
                "Zero conversions with cart activity",
                Unit.COUNT,
                0,
                0,
                0,
                above(CRITICAL, 0));
        add(
                EVENTS,
                "channel-concentration",
                "Largest channel's share",
                Unit.RATIO,
                0.61,
                0.03,
                0.84,
                above(INFO, 0.8));
        add(
                EVENTS,
                "missing-channels",
                "Missing expected channels",
                Unit.COUNT,
                0,
                0,
                0,
                above(WARNING, 0));
        causes.put(
                new CheckId("traffic-zscore"),
                "events_20250304.csv could not be read: line 2,118 ends in the middle of a quoted"
                        + " field. Ask for the file again or repair the line.");
        values.computeIfPresent(
                new CheckId("aov-zscore"), (_, all) -> all.subList(all.size() - 4, all.size()));
        samples.put(
                new CheckId("null-client-id"),
                new Sample(
                        List.of("event_id", "client_id", "page_url", "email"),
                        List.of(
                                Arrays.asList(
                                        "e-19372", null, "https://shop.example/mattress", "•••"),
                                Arrays.asList(
                                        "e-19388", null, "https://shop.example/checkout", "•••"),
                                Arrays.asList("e-19401", "", "https://shop.example/", "•••"))));
        return desk(checks.stream().map(this::status).toList());
    }

    private FakeDesk desk(List<Desk.Status> statuses) {
        var desk = new FakeDesk(playbook(checks), statuses);
        for (var check : checks) {
            desk.runs.put(check.id(), past(check));
            var all = values.get(check.id());
            var points = new ArrayList<Point>();
            for (int i = 0; i < all.size(); i++) {
                var day = TODAY.minusDays(all.size() - 1 - i);
                points.add(new Point(day.atStartOfDay(ZONE).toInstant(), all.get(i)));
            }
            desk.points.put(check.id(), points);
        }
        return desk;
    }

    private void add(
            DataSetId dataSet,
            String id,
            String name,
            Unit unit,
            double mean,
            double spread,
            double today,
            Rule... rules) {
        var check = check(id, name, dataSet, unit, rules);
        checks.add(check);
        var all = new ArrayList<Double>();
        for (int day = 0; day < DAYS - 1; day++) {
            double sway = Math.sin(day * 1.7 + id.length()) * 0.6 + Math.sin(day * 0.9) * 0.4;
            double value = mean + spread * sway;
            all.add(unit == Unit.COUNT ? Math.rint(value) : value);
        }
        all.add(today);
        values.put(check.id(), all);
    }

    private Desk.Status status(Check check) {
        var all = values.get(check.id());
        return new Desk.Status(
                check,
                Optional.of(past(check).getFirst()),
                all.subList(Math.max(0, all.size() - 30), all.size()),
                check.handling().schedule().next(NOW));
    }

    private List<CheckRun> past(Check check) {
        var all = values.get(check.id());
        var runs = new ArrayList<CheckRun>();
        for (int i = all.size() - 1; i >= 0; i--) {
            var day = TODAY.minusDays(all.size() - 1 - i);
            var cause = Optional.ofNullable(causes.get(check.id()));
            boolean today = i == all.size() - 1;
            var failing =
                    check.measure().unit() == Unit.RATIO
                            ? OptionalLong.of(Math.round(all.get(i) * 3_538))
                            : OptionalLong.empty();
            Reading reading =
                    today && cause.isPresent()
                            ? new Reading.Failed(cause.get(), Reading.Evidence.NONE)
                            : taken(all.get(i), 3_538, failing);
            var judgement = Judge.judge(check, reading, all.subList(0, i));
            var sample = today ? samples.getOrDefault(check.id(), Sample.NONE) : Sample.NONE;
            runs.add(run(check, judgement, day, 0, sample, reading));
        }
        return runs;
    }

    private static Reading taken(double value, long rows, OptionalLong failing) {
        return new Reading.Taken(
                OptionalDouble.of(value),
                new Reading.Tested(rows, failing),
                List.of(),
                Reading.Evidence.NONE);
    }

    private static CheckRun run(
            Check check,
            Judgement judgement,
            LocalDate day,
            int minutesLater,
            Sample sample,
            Reading reading) {
        var tested =
                switch (reading) {
                    case Reading.Taken(_, var rows, _, _, _) -> rows;
                    case Reading.Segmented _ -> Reading.Tested.NONE;
                    case Reading.TimedOut _, Reading.Failed _ ->
                            new Reading.Tested(0, OptionalLong.empty());
                };
        var started =
                day.atTime(6, 35).toInstant(ZoneOffset.UTC).plus(Duration.ofMinutes(minutesLater));
        return new CheckRun(
                new UUID(started.getEpochSecond(), check.id().hashCode()),
                check.id(),
                new CheckRun.Occasion(
                        new Partition.Span(day, Grain.DAY, ZONE),
                        started,
                        Duration.ofMillis(4 + check.id().value().length() * 9L),
                        "schedule"),
                judgement,
                new CheckRun.Findings(
                        tested,
                        "select count(*) filter (where client_id is null) * 1.0 / count(*)\n"
                                + "from read_csv('events_"
                                + day.toString().replace("-", "")
                                + ".csv')",
                        sample));
    }
}
