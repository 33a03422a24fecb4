package org.tocsin.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.data.SeenColumn;

/**
 * What a one-off run found, day by day.
 *
 * @param columns of the partitions whose schema was asked for
 */
public record MonitorReport(
        String playbook, Instant generatedAt, List<Day> days, List<Seen> columns) {
    public MonitorReport {
        days = List.copyOf(days);
        columns = List.copyOf(columns);
    }

    /** The columns of a partition, in their order. */
    public record Seen(DataSetId dataSet, Partition partition, List<SeenColumn> columns) {
        public Seen {
            columns = List.copyOf(columns);
        }
    }

    /** The checks of one day in playbook order. */
    public record Day(LocalDate date, List<Result> results) {
        public Day {
            results = List.copyOf(results);
        }

        public Optional<Severity> worst() {
            return results.stream()
                    .flatMap(result -> result.severity().stream())
                    .min(Comparator.naturalOrder());
        }
    }

    public record Result(Check check, CheckRun run) {
        public Optional<Severity> severity() {
            return run.judgement().verdict() instanceof Verdict.Breach(var severity)
                    ? Optional.of(severity)
                    : Optional.empty();
        }
    }

    /** The worst severity of all days; empty when nothing breached. */
    public Optional<Severity> worst() {
        return days.stream().flatMap(day -> day.worst().stream()).min(Comparator.naturalOrder());
    }

    public boolean anyBroken() {
        return days.stream()
                .flatMap(day -> day.results().stream())
                .anyMatch(result -> result.run().judgement().verdict() instanceof Verdict.Broken);
    }
}
