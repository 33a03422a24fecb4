package org.tocsin.engine;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.check.*;
import org.tocsin.domain.data.*;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.source.Scan;
import org.tocsin.source.SourceReader;

/** A small shop whose daily files exist only in memory. */
final class Fixtures {
    static final Severity CRITICAL = new Severity("CRITICAL", 0, Severity.Level.CRITICAL);
    static final Severity WARNING = new Severity("WARNING", 1, Severity.Level.WARNING);
    static final ZoneId UTC = ZoneOffset.UTC;
    static final DataSet EVENTS = daily("events", "shop");

    static final Measure COUNT = measure("count", EVENTS, new Formula.RowCount(Optional.empty()));
    static final Measure CARTS =
            measure("carts", EVENTS, new Formula.RowCount(Optional.of(new Expression("cart"))));
    static final Measure ORDERS =
            measure("orders", EVENTS, new Formula.Share(new Expression("order"), Optional.empty()));

    private Fixtures() {}

    static DataSet daily(String id, String source) {
        return new DataSet(
                new DataSetId(id),
                id,
                new SourceId(source),
                new Location.Files(id + "_{yyyyMMdd}.csv", Optional.empty(), Optional.empty()),
                new DataSet.Shape(
                        List.of(
                                new Column(
                                        "client_id",
                                        ColumnType.TEXT,
                                        true,
                                        List.of("clientId"),
                                        false)),
                        List.of()),
                new Partitioning.ByFile(Grain.DAY),
                UTC);
    }

    static Measure measure(String id, DataSet dataSet, Formula formula) {
        return new Measure(new MeasureId(id), id, dataSet.id(), formula, Unit.COUNT);
    }

    static Check check(String id, Measure measure, Rule... rules) {
        return new Check(
                new CheckId(id),
                new Check.Title(id, "", Optional.empty()),
                measure,
                List.of(rules),
                new Check.Handling(
                        new Schedule.Manual(),
                        Optional.empty(),
                        Check.Labels.NONE,
                        Optional.empty(),
                        Optional.empty()));
    }

    static Rule above(Severity severity, double bound) {
        return new Rule(severity, new Condition.Above(bound), 1);
    }

    static Rule below(Severity severity, double bound) {
        return new Rule(severity, new Condition.Below(bound), 1);
    }

    static Rule zScore(int previous) {
        return new Rule(WARNING, new Condition.ZScore(2.5, previous, Condition.Direction.BOTH), 1);
    }

    static Playbook playbook(Check... checks) {
        return playbook(Duration.ofSeconds(5), List.of(EVENTS), checks);
    }

    static Playbook playbook(Duration timeout, List<DataSet> dataSets, Check... checks) {
        var sources = new ArrayList<SourceSpec>();
        dataSets.stream()
                .map(DataSet::source)
                .distinct()
                .forEach(id ->
                        sources.add(
                                new SourceSpec.Folder(id, ".", new SourceSpec.Limits(2, timeout))));
        var measures = new ArrayList<>(List.of(COUNT, CARTS, ORDERS));
        for (var check : checks) {
            if (!measures.contains(check.measure())) {
                measures.add(check.measure());
            }
        }
        return new Playbook(
                new Playbook.Header("test", "Test", "", UTC),
                List.of(),
                new Playbook.Inputs(sources, dataSets, measures),
                List.of(checks),
                Playbook.Conduct.none(UTC));
    }

    /** Answers from a map; a day that is not in it has no file. */
    static final class FakeSource implements SourceReader {
        final Map<LocalDate, Map<MeasureId, Double>> days = new HashMap<>();
        final Map<LocalDate, List<String>> columns = new HashMap<>();
        final ConcurrentLinkedQueue<LocalDate> scanned = new ConcurrentLinkedQueue<>();

        FakeSource day(String date, Measure measure, double value) {
            days.computeIfAbsent(LocalDate.parse(date), _ -> new HashMap<>())
                    .put(measure.id(), value);
            return this;
        }

        /** While set, every question waits until it is interrupted. */
        volatile boolean silent;

        @Override
        public Scan scan(Request request) throws InterruptedException {
            if (silent) {
                new CountDownLatch(1).await();
            }
            var start = ((Partition.Span) request.partition()).start();
            scanned.add(start);
            var values = days.get(start);
            if (values == null) {
                return new Scan.Absent("no file events_%s.csv".formatted(start));
            }
            var readings = new HashMap<MeasureId, Reading>();
            for (var measure : request.measures()) {
                readings.put(measure.id(), reading(values.get(measure.id())));
            }
            var seen =
                    columns.getOrDefault(start, List.of("client_id")).stream()
                            .map(name -> new SeenColumn(name, "text"))
                            .toList();
            return new Scan.Done(readings, new Scan.SeenSchema(seen, Map.of()));
        }

        private static Reading reading(Double value) {
            return value == null
                    ? new Reading.Failed("column is missing", Reading.Evidence.NONE)
                    : new Reading.Taken(
                            OptionalDouble.of(value),
                            new Reading.Tested(100, OptionalLong.empty()),
                            List.of(),
                            new Reading.Evidence("select 1", Duration.ofMillis(3)));
        }

        @Override
        public Sample sample(Request request, Measure measure) {
            return new Sample(List.of("client_id"), List.of(List.of("x")));
        }

        @Override
        public void close() {}
    }
}
