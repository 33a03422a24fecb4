package org.tocsin.store;

import static org.tocsin.store.jooq.Tables.RUN;
import static org.tocsin.store.jooq.Tables.RUN_SEGMENT;
import static org.tocsin.store.jooq.Tables.SUBJECT;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.CheckRun.Findings;
import org.tocsin.domain.check.CheckRun.Occasion;
import org.tocsin.domain.check.Judgement;
import org.tocsin.domain.check.Judgement.Bounds;
import org.tocsin.domain.check.Reading.Tested;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.data.Grain;
import org.tocsin.domain.data.Partition;
import org.tocsin.store.jooq.tables.records.RunRecord;

/** Check runs as rows and back. */
final class RunRows {
    /** What {@link #read} needs of a query. */
    static final List<Field<?>> FIELDS =
            List.of(
                    SUBJECT.CHECK_ID,
                    RUN.ID,
                    RUN.PARTITION_KIND,
                    RUN.PARTITION_START,
                    RUN.PARTITION_ZONE,
                    RUN.STARTED_AT,
                    RUN.TOOK_MICROS,
                    RUN.TRIGGERED_BY,
                    RUN.VERDICT,
                    RUN.SEVERITY,
                    RUN.SEVERITY_RANK,
                    RUN.SEVERITY_LEVEL,
                    RUN.MEASURED,
                    RUN.EXPECTED,
                    RUN.LOWER_BOUND,
                    RUN.UPPER_BOUND,
                    RUN.SCORE,
                    RUN.MESSAGE,
                    RUN.ROWS_TESTED,
                    RUN.ROWS_FAILED,
                    RUN.STATEMENT,
                    RUN_SEGMENT.LEAD_SEGMENT,
                    RUN_SEGMENT.FOUND);

    private static final String WHOLE = "whole";

    private RunRows() {}

    static RunRecord write(CheckRun run, int subject, int series, @Nullable UUID statement) {
        var occasion = run.occasion();
        var row = new RunRecord();
        row.setId(run.id());
        row.setSubject(subject);
        row.setSeries(series);
        writePartition(row, occasion.partition());
        row.setStartedAt(occasion.startedAt().truncatedTo(ChronoUnit.MICROS));
        row.setTookMicros(occasion.took().toNanos() / 1_000);
        row.setTriggeredBy(occasion.trigger());
        writeJudgement(row, run.judgement());
        row.setRowsTested(run.findings().tested().rows());
        var failing = run.findings().tested().failing();
        row.setRowsFailed(failing.isPresent() ? failing.getAsLong() : null);
        row.setStatement(statement);
        return row;
    }

    private static void writePartition(RunRecord row, Partition partition) {
        row.setPartitionKind(kind(partition));
        row.setPartitionStart(start(partition));
        row.setPartitionZone(partition.zone().getId());
    }

    static String kind(Partition partition) {
        return switch (partition) {
            case Partition.Whole _ -> WHOLE;
            case Partition.Span(_, var grain, _) -> kind(grain);
        };
    }

    /** The first day of it; of all rows, the day on which they were seen. */
    static LocalDate start(Partition partition) {
        return switch (partition) {
            case Partition.Whole(var seenOn, _) -> seenOn;
            case Partition.Span(var start, _, _) -> start;
        };
    }

    private static void writeJudgement(RunRecord row, Judgement judgement) {
        row.setVerdict(name(judgement.verdict()));
        if (judgement.verdict() instanceof Verdict.Breach(var severity)) {
            row.setSeverity(severity.id());
            row.setSeverityRank(severity.rank());
            row.setSeverityLevel(level(severity.level()));
        }
        var bounds = judgement.bounds();
        row.setMeasured(finite(judgement.value()));
        row.setExpected(finite(bounds.expected()));
        row.setLowerBound(finite(bounds.lower()));
        row.setUpperBound(finite(bounds.upper()));
        row.setScore(finite(bounds.score()));
        row.setMessage(Text.fit(judgement.message(), Text.LONGEST));
    }

    static CheckRun read(Record row, Map<UUID, String> statements, Map<UUID, Sample> samples) {
        UUID id = row.get(RUN.ID);
        var occasion =
                new Occasion(
                        readPartition(row),
                        row.get(RUN.STARTED_AT),
                        Duration.of(row.get(RUN.TOOK_MICROS), ChronoUnit.MICROS),
                        row.get(RUN.TRIGGERED_BY));
        Long failed = row.get(RUN.ROWS_FAILED);
        var tested =
                new Tested(
                        row.get(RUN.ROWS_TESTED),
                        failed == null ? OptionalLong.empty() : OptionalLong.of(failed));
        UUID statement = row.get(RUN.STATEMENT);
        var findings =
                new Findings(
                        tested,
                        statement == null ? "" : statements.getOrDefault(statement, ""),
                        samples.getOrDefault(id, Sample.NONE),
                        RunSegments.lead(row));
        return new CheckRun(
                id, new CheckId(row.get(SUBJECT.CHECK_ID)), occasion, readJudgement(row), findings);
    }

    static Partition readPartition(Record row) {
        LocalDate start = row.get(RUN.PARTITION_START);
        ZoneId zone = ZoneId.of(row.get(RUN.PARTITION_ZONE));
        return switch (row.get(RUN.PARTITION_KIND)) {
            case WHOLE -> new Partition.Whole(start, zone);
            case "day" -> new Partition.Span(start, Grain.DAY, zone);
            case "month" -> new Partition.Span(start, Grain.MONTH, zone);
            case "year" -> new Partition.Span(start, Grain.YEAR, zone);
            case String other -> throw unknown("partition", other);
        };
    }

    static Judgement readJudgement(Record row) {
        var bounds =
                new Bounds(
                        optional(row.get(RUN.EXPECTED)),
                        optional(row.get(RUN.LOWER_BOUND)),
                        optional(row.get(RUN.UPPER_BOUND)),
                        optional(row.get(RUN.SCORE)));
        return new Judgement(
                readVerdict(row), optional(row.get(RUN.MEASURED)), bounds, row.get(RUN.MESSAGE));
    }

    static Verdict readVerdict(Record row) {
        return row.get(RUN.VERDICT).equals("breach")
                ? new Verdict.Breach(
                        new Severity(
                                row.get(RUN.SEVERITY),
                                row.get(RUN.SEVERITY_RANK),
                                readLevel(row.get(RUN.SEVERITY_LEVEL))))
                : verdict(row.get(RUN.VERDICT));
    }

    static String name(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Healthy() -> "healthy";
            case Verdict.Broken() -> "broken";
            case Verdict.Learning() -> "learning";
            case Verdict.Breach _ -> "breach";
        };
    }

    /** A verdict that has no severity. */
    static Verdict verdict(String name) {
        return switch (name) {
            case "healthy" -> new Verdict.Healthy();
            case "broken" -> new Verdict.Broken();
            case "learning" -> new Verdict.Learning();
            case String other -> throw unknown("verdict", other);
        };
    }

    private static String kind(Grain grain) {
        return switch (grain) {
            case DAY -> "day";
            case MONTH -> "month";
            case YEAR -> "year";
        };
    }

    static String level(Severity.Level level) {
        return switch (level) {
            case CRITICAL -> "critical";
            case WARNING -> "warning";
            case INFO -> "info";
        };
    }

    static Severity.Level readLevel(String level) {
        return switch (level) {
            case "critical" -> Severity.Level.CRITICAL;
            case "warning" -> Severity.Level.WARNING;
            case "info" -> Severity.Level.INFO;
            case String other -> throw unknown("severity level", other);
        };
    }

    private static IllegalStateException unknown(String what, String value) {
        return new IllegalStateException(
                "The store holds an unknown %s: %s".formatted(what, value));
    }

    /** A value that is not a number is no value. */
    private static @Nullable Double finite(OptionalDouble value) {
        return value.isPresent() && Double.isFinite(value.getAsDouble())
                ? value.getAsDouble()
                : null;
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
