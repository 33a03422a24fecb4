package org.tocsin.ui.trends;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Judgement;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Rule;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.data.Card;
import org.tocsin.domain.data.Catalogue;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Grain;
import org.tocsin.domain.data.Location;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.data.Partitioning;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.trend.Judged;
import org.tocsin.domain.trend.Trace;
import org.tocsin.engine.TrendDesk.Metric;

/** A plant: raw readings become orders; on the last day both fall, and one check finds it. */
final class Plant {
    static final ZoneId ZONE = ZoneOffset.UTC;
    static final Instant NOW = Instant.parse("2025-03-04T12:00:00Z");
    static final LocalDate TODAY = LocalDate.of(2025, 3, 4);
    static final DataSetId RAW = new DataSetId("raw");
    static final DataSetId ORDERS = new DataSetId("orders");
    static final Severity P1 = new Severity("P1", 0, Severity.Level.CRITICAL);
    static final UUID RUN = new UUID(0, 7);
    static final int DAYS = 60;

    private Plant() {}

    static final Metric ROWS = new Metric(check("raw-rows", "Raw rows", RAW, 10), "");
    static final Metric REVENUE = new Metric(check("revenue", "Daily revenue", ORDERS, 700), "");
    static final Metric COUNT = new Metric(check("orders-count", "Orders", ORDERS, 5), "");
    static final Metric GERMANY =
            new Metric(check("by-country", "Orders by country", ORDERS, 1), "country=DE");
    static final Metric FRANCE = new Metric(GERMANY.check(), "country=FR");

    static List<Metric> metrics() {
        return List.of(ROWS, REVENUE, COUNT, GERMANY, FRANCE);
    }

    private static Check check(String id, String name, DataSetId dataSet, double least) {
        return new Check(
                new CheckId(id),
                new Check.Title(name, "", Optional.empty()),
                new Measure(
                        new MeasureId(id),
                        name,
                        dataSet,
                        new Formula.RowCount(Optional.empty()),
                        Unit.COUNT),
                List.of(new Rule(P1, new Condition.Below(least), 1)),
                new Check.Handling(
                        new Schedule.Manual(),
                        Optional.empty(),
                        Check.Labels.NONE,
                        Optional.empty(),
                        Optional.empty()));
    }

    static Playbook playbook() {
        var lineage = new Card.Lineage(List.of(RAW), List.of());
        var card = new Card("", Optional.empty(), Card.Words.NONE, lineage);
        return new Playbook(
                new Playbook.Header("plant", "Plant", "", ZONE),
                List.of(),
                new Playbook.Inputs(
                        List.of(),
                        List.of(dataSet(RAW, "Raw readings"), dataSet(ORDERS, "Orders")),
                        List.of(),
                        List.of(),
                        new Catalogue(Map.of(ORDERS, card), List.of())),
                metrics().stream().map(Metric::check).distinct().toList(),
                Playbook.Conduct.none(ZONE));
    }

    private static DataSet dataSet(DataSetId id, String name) {
        return new DataSet(
                id,
                name,
                new SourceId("files"),
                new Location.Files(id + "_{yyyyMMdd}.csv", Optional.empty(), Optional.empty()),
                new DataSet.Shape(List.of(), List.of()),
                new Partitioning.ByFile(Grain.DAY),
                ZONE);
    }

    static long day(int back) {
        return TODAY.minusDays(back).atStartOfDay(ZONE).toInstant().toEpochMilli();
    }

    /** Weekly waves, and a fall on the last day. */
    static Trace trace(Metric metric) {
        var at = new long[DAYS];
        var values = new double[DAYS];
        double size = metric.equals(REVENUE) ? 1_000 : metric.equals(ROWS) ? 500 : 80;
        for (int i = 0; i < DAYS; i++) {
            at[i] = day(DAYS - 1 - i);
            values[i] = size + size / 20 * (i % 7 - 3);
        }
        boolean falls = metric.equals(REVENUE) || metric.equals(ROWS);
        values[DAYS - 1] = falls ? size / 4 : values[DAYS - 1];
        return Trace.of(at, values);
    }

    static List<Judged> judged(Metric metric) {
        var trace = trace(metric);
        var judged = new ArrayList<Judged>();
        for (int i = 0; i < trace.size(); i++) {
            boolean bad = metric.equals(REVENUE) && i == trace.size() - 1;
            judged.add(
                    new Judged(
                            Instant.ofEpochMilli(trace.at(i)),
                            bad ? RUN : new UUID(1, i),
                            bad ? new Verdict.Breach(P1) : new Verdict.Healthy(),
                            new Judgement.Bounds(
                                    OptionalDouble.of(1_000),
                                    OptionalDouble.of(700),
                                    OptionalDouble.of(1_300),
                                    OptionalDouble.of(bad ? -9.4 : 0.3))));
        }
        return judged;
    }

    static CheckRun run() {
        return new CheckRun(
                RUN,
                REVENUE.check().id(),
                new CheckRun.Occasion(
                        new Partition.Span(TODAY, Grain.DAY, ZONE),
                        NOW,
                        Duration.ofMillis(12),
                        "schedule"),
                new Judgement(
                        new Verdict.Breach(P1),
                        OptionalDouble.of(250),
                        Judgement.Bounds.NONE,
                        "Daily revenue 250 is below 700"),
                new CheckRun.Findings(
                        new Reading.Tested(10, OptionalLong.of(1)),
                        "select sum(amount) from orders",
                        new Sample(List.of("order_id"), List.of(List.of("ORD-1")))));
    }
}
