package org.tocsin.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Judgement;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Grain;
import org.tocsin.domain.data.Partition;

/** Runs to record, every part of which has a sensible default. */
record Given(CheckRun run, Series series) {
    static final Instant NOON = Instant.parse("2025-03-04T12:00:00Z");
    static final ZoneId ZONE = ZoneOffset.UTC;
    static final Series REVENUE =
            new Series("puffy", new DataSetId("events"), new MeasureId("revenue"), "");

    /** A healthy run of one check on one day, one minute after noon of that day. */
    static Given run(long number, String check, LocalDate day, double value) {
        var startedAt = day.atTime(12, 1).atZone(ZONE).toInstant();
        var occasion =
                new CheckRun.Occasion(
                        new Partition.Span(day, Grain.DAY, ZONE),
                        startedAt,
                        Duration.ofMillis(7),
                        "schedule");
        var judgement =
                new Judgement(
                        new Verdict.Healthy(),
                        OptionalDouble.of(value),
                        Judgement.Bounds.NONE,
                        "revenue " + value);
        var findings =
                new CheckRun.Findings(
                        new Reading.Tested(100, OptionalLong.empty()), "select 1", Sample.NONE);
        return new Given(
                new CheckRun(id(number), new CheckId(check), occasion, judgement, findings),
                REVENUE);
    }

    static UUID id(long number) {
        return new UUID(0x0195_0000_0000_7000L, number);
    }

    Given startedAt(Instant instant) {
        var o = run.occasion();
        return occasion(new CheckRun.Occasion(o.partition(), instant, o.took(), o.trigger()));
    }

    Given on(Partition partition) {
        var o = run.occasion();
        return occasion(new CheckRun.Occasion(partition, o.startedAt(), o.took(), o.trigger()));
    }

    Given of(Series other) {
        return new Given(run, other);
    }

    Given judged(Judgement judgement) {
        return new Given(
                new CheckRun(run.id(), run.check(), run.occasion(), judgement, run.findings()),
                series);
    }

    Given breached(double value, String message) {
        return judged(
                new Judgement(
                        new Verdict.Breach(new Severity("P0", 0, Severity.Level.CRITICAL)),
                        OptionalDouble.of(value),
                        new Judgement.Bounds(
                                OptionalDouble.of(10),
                                OptionalDouble.of(5),
                                OptionalDouble.empty(),
                                OptionalDouble.of(-2.5)),
                        message));
    }

    Given valued(double value) {
        var j = run.judgement();
        return judged(
                new Judgement(j.verdict(), OptionalDouble.of(value), j.bounds(), j.message()));
    }

    Given found(String sql, Sample sample) {
        var tested = new Reading.Tested(3_538, OptionalLong.of(300));
        return new Given(
                new CheckRun(
                        run.id(),
                        run.check(),
                        run.occasion(),
                        run.judgement(),
                        new CheckRun.Findings(tested, sql, sample)),
                series);
    }

    private Given occasion(CheckRun.Occasion occasion) {
        return new Given(
                new CheckRun(run.id(), run.check(), occasion, run.judgement(), run.findings()),
                series);
    }

    Recorded recorded() {
        return new Recorded(run, series);
    }

    static List<Recorded> all(Given... runs) {
        return List.of(runs).stream().map(Given::recorded).toList();
    }

    static LocalDate march(int day) {
        return LocalDate.of(2025, 3, day);
    }
}
