package org.tocsin.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.Playbook;

/**
 * Runs every check of a playbook once per day asked for, each day judged as if run then, with
 * baselines from earlier days of the same data (T-2). Needs no store and keeps nothing.
 */
public final class Monitor {
    private final Playbook playbook;
    private final SourcePool sources;
    private final HolidaySource holidays;
    private final Ids ids;
    private final InstantSource clock;

    /** Without holidays: rules for them never hold. */
    public Monitor(Playbook playbook, SourcePool sources, Ids ids, InstantSource clock) {
        this(playbook, sources, ids, clock, HolidaySource.NONE);
    }

    /**
     * @param holidays knows the holidays that rules may speak of
     */
    public Monitor(
            Playbook playbook,
            SourcePool sources,
            Ids ids,
            InstantSource clock,
            HolidaySource holidays) {
        this.holidays = holidays;
        this.playbook = playbook;
        this.sources = sources;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param days oldest first
     * @param now the instant that rules take for now; when absent, the end of each day, or the
     *     clock's instant on the day that is not over yet
     */
    public MonitorReport run(List<LocalDate> days, Optional<Instant> now)
            throws InterruptedException {
        var chosen = playbook.checks().stream().map(Check::id).collect(Collectors.toSet());
        var runs = new HashMap<LocalDate, Map<CheckId, CheckRun>>();
        days.forEach(day -> runs.put(day, new HashMap<>()));
        var columns = new ArrayList<MonitorReport.Seen>();
        for (var lot : Lot.of(playbook, chosen)) {
            columns.addAll(examine(lot, days, now, runs));
        }
        return new MonitorReport(
                playbook.header().name(),
                clock.instant(),
                days.stream().map(day -> day(day, Objects.requireNonNull(runs.get(day)))).toList(),
                columns);
    }

    private MonitorReport.Day day(LocalDate day, Map<CheckId, CheckRun> runs) {
        return new MonitorReport.Day(
                day,
                playbook.checks().stream()
                        .filter(check -> runs.containsKey(check.id()))
                        .map(check ->
                                new MonitorReport.Result(
                                        check, Objects.requireNonNull(runs.get(check.id()))))
                        .toList());
    }

    private List<MonitorReport.Seen> examine(
            Lot lot,
            List<LocalDate> days,
            Optional<Instant> now,
            Map<LocalDate, Map<CheckId, CheckRun>> runs)
            throws InterruptedException {
        var examiner = new Examiner(new Rules(playbook, sources), holidays, ids, clock);
        var dates = new LinkedHashMap<LocalDate, Partition>();
        days.forEach(day -> dates.put(day, lot.dataSet().partitionOn(day)));
        var history =
                new ScannedHistory(
                        examiner,
                        lot,
                        Set.copyOf(dates.values()),
                        partition -> now.orElseGet(() -> partition.asOf(clock.instant())));
        var columns = new ArrayList<MonitorReport.Seen>();
        boolean looksBack = lot.manner() == Lot.Manner.HINDSIGHT;
        if (!looksBack) {
            history.fetch();
        }
        for (var dated : dates.entrySet()) {
            var partition = dated.getValue();
            var round = new RoundMemory(playbook, runs, dated.getKey());
            var how =
                    new Examiner.Circumstances(
                            now.orElseGet(() -> partition.asOf(clock.instant())),
                            "monitor",
                            false,
                            List.of());
            var scan =
                    looksBack
                            ? new Retrospect(playbook, round)
                                    .scan(lot.measures(), partition, how.asOf())
                            : history.scan(partition);
            var examined = examiner.judge(lot, partition, scan, how, looksBack ? round : history);
            examined.runs()
                    .forEach(run ->
                            Objects.requireNonNull(runs.get(dated.getKey())).put(run.check(), run));
            var dataSet = lot.dataSet().id();
            examined.columns()
                    .ifPresent(
                            seen -> columns.add(new MonitorReport.Seen(dataSet, partition, seen)));
        }
        return columns;
    }
}
