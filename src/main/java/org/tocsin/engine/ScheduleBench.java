package org.tocsin.engine;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Condition;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Rule;
import org.tocsin.domain.check.Running;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Location;
import org.tocsin.domain.data.Partitioning;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.source.Scan;
import org.tocsin.source.SourceReader;
import org.tocsin.store.Store;

/**
 * How many cheap checks a second the whole way from the timetable to the store takes, and how late
 * they begin; each check is of a data set of its own, so that no scan is shared. The reference is
 * Java's scheduled executor with the same number of tasks that do nothing.
 */
public final class ScheduleBench {
    private static final int SOURCES = 10;
    private static final int PLACES = 8;

    private final int checks;
    private final Duration interval;
    private final Lateness lateness;
    private final LongAdder shown = new LongAdder();
    private volatile boolean measuring;

    /**
     * @param interval of every check; as long is the jitter that spreads them
     */
    public ScheduleBench(int checks, Duration interval) {
        this.checks = checks;
        this.interval = interval;
        this.lateness = new Lateness(20_000_000);
    }

    /**
     * @param rates what was asked for and what was done
     * @param heapBytes in use after a collection, at the end of the run
     */
    public record Result(int checks, Rates rates, Late late, Late reference, long heapBytes) {}

    /**
     * Each a second.
     *
     * @param runs begun, judged and kept
     * @param shown states of checks told to a window, one of which may stand for several runs
     * @param commits of the store
     * @param cpuMicros of all cores for a run, whatever else the machine does: in microseconds
     */
    public record Rates(
            double wanted, double runs, double shown, double commits, double cpuMicros) {}

    /** In milliseconds; empty measurements give NaN. */
    public record Late(double p50, double p99, double most) {}

    /**
     * @param store a fresh one, which is closed at the end
     */
    public Result run(Store store, Duration warmUp, Duration length) throws InterruptedException {
        var playbook = playbook();
        var sources = new SourcePool(playbook.inputs().sources(), _ -> new Empty());
        var shell = new Shell(InstantSource.system(), Ids.TIME_ORDERED, "bench");
        try (var desk =
                new LiveDesk(
                        new Rules(playbook, sources),
                        store,
                        shell,
                        new Actor.Person("bench"),
                        HolidaySource.NONE)) {
            desk.listen(event -> {
                if (event instanceof Desk.Event.Ran(var statuses)) {
                    shown.add(statuses.size());
                }
            });
            desk.start();
            TimeUnit.MILLISECONDS.sleep(warmUp.toMillis());
            long before = store.changes().current();
            long began = System.nanoTime();
            long worked = worked();
            shown.reset();
            measuring = true;
            TimeUnit.MILLISECONDS.sleep(length.toMillis());
            measuring = false;
            worked = worked() - worked;
            double seconds = (System.nanoTime() - began) / 1e9;
            var rates =
                    new Rates(
                            checks * 1000.0 / interval.toMillis(),
                            lateness.count() / seconds,
                            shown.sum() / seconds,
                            (store.changes().current() - before) / seconds,
                            worked / 1e3 / Math.max(1, lateness.count()));
            return new Result(checks, rates, lateness.late(), reference(length), heap());
        }
    }

    /** Nanoseconds of processor time that this process has had. */
    private static long worked() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean machine
                ? machine.getProcessCpuTime()
                : 0;
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The same rate of nothing at all. */
    private Late reference(Duration length) throws InterruptedException {
        var late = new Lateness(20_000_000);
        long step = interval.toNanos();
        try (var executor = Executors.newScheduledThreadPool(2)) {
            long began = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
            for (int i = 0; i < checks; i++) {
                long first = began + step / checks * i;
                var rounds = new LongAdder();
                executor.scheduleAtFixedRate(
                        () -> {
                            late.add(System.nanoTime() - first - rounds.sum() * step);
                            rounds.increment();
                        },
                        first - System.nanoTime(),
                        step,
                        TimeUnit.NANOSECONDS);
            }
            TimeUnit.MILLISECONDS.sleep(length.toMillis());
            executor.shutdownNow();
        }
        return late.late();
    }

    private Playbook playbook() {
        var sources = new ArrayList<SourceSpec>();
        for (int i = 0; i < SOURCES; i++) {
            var limits = new SourceSpec.Limits(PLACES, Duration.ofSeconds(30));
            sources.add(new SourceSpec.Folder(new SourceId("source-" + i), ".", limits));
        }
        var dataSets = new ArrayList<DataSet>();
        var measures = new ArrayList<Measure>();
        var all = new ArrayList<Check>();
        var severity = new Severity("CRITICAL", 0, Severity.Level.CRITICAL);
        var rule = new Rule(severity, new Condition.Below(1), 1);
        var cadence = new Running.Cadence(new Schedule.Every(interval), interval);
        var running =
                new Running(
                        cadence,
                        Running.Missed.ONCE,
                        Running.Priority.NORMAL,
                        Running.Retry.NONE,
                        Optional.empty());
        for (int i = 0; i < checks; i++) {
            var dataSet = dataSet(i);
            var measure =
                    new Measure(
                            new MeasureId("rows-" + i),
                            "rows",
                            dataSet.id(),
                            new Formula.RowCount(Optional.empty()),
                            Unit.COUNT);
            dataSets.add(dataSet);
            measures.add(measure);
            all.add(
                    new Check(
                            new CheckId("check-" + i),
                            new Check.Title("check " + i, "", Optional.empty()),
                            measure,
                            List.of(rule),
                            new Check.Handling(
                                    running,
                                    Optional.empty(),
                                    Check.Labels.NONE,
                                    Optional.empty(),
                                    Optional.empty())));
        }
        return new Playbook(
                new Playbook.Header("bench", "Bench", "", ZoneOffset.UTC),
                List.of(),
                new Playbook.Inputs(sources, dataSets, measures),
                all,
                Playbook.Conduct.none(ZoneOffset.UTC));
    }

    private static DataSet dataSet(int i) {
        return new DataSet(
                new DataSetId("set-" + i),
                "set " + i,
                new SourceId("source-" + i % SOURCES),
                new Location.Table("set_" + i),
                new DataSet.Shape(List.of(), List.of()),
                new Partitioning.Whole(),
                ZoneOffset.UTC);
    }

    /** Answers at once, and takes down how late it was asked. */
    private final class Empty implements SourceReader {
        @Override
        public Scan scan(Request request) {
            if (measuring) {
                var id = new CheckId("check-" + request.dataSet().id().value().substring(4));
                lateness.add(late(id, Instant.now()).toNanos());
            }
            var readings = new HashMap<MeasureId, Reading>();
            for (var measure : request.measures()) {
                readings.put(
                        measure.id(),
                        new Reading.Taken(
                                OptionalDouble.of(100),
                                new Reading.Tested(100, OptionalLong.empty()),
                                List.of(),
                                new Reading.Evidence("select 1", Duration.ZERO)));
            }
            return new Scan.Done(readings, new Scan.SeenSchema(List.of(), Map.of()));
        }

        private Duration late(CheckId check, Instant now) {
            var cadence = new Running.Cadence(new Schedule.Every(interval), interval);
            var next = cadence.next(check, now).orElseThrow();
            return Duration.between(next.minus(interval), now);
        }

        @Override
        public Sample sample(Request request, Measure measure) {
            return Sample.NONE;
        }

        @Override
        public void close() {}
    }

    /** Takes down nanoseconds from any thread, up to a number of them. */
    private static final class Lateness {
        private final int most;
        private int size;
        private long[] nanos = new long[1 << 16];

        Lateness(int most) {
            this.most = most;
        }

        synchronized void add(long late) {
            int at = size;
            if (at < most) {
                if (at == nanos.length) {
                    nanos = Arrays.copyOf(nanos, 2 * at);
                }
                nanos[at] = late;
                size = at + 1;
            }
        }

        synchronized int count() {
            return size;
        }

        synchronized Late late() {
            var sorted = Arrays.copyOf(nanos, size);
            Arrays.sort(sorted);
            return new Late(at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
        }

        private static double at(long[] sorted, double share) {
            return sorted.length == 0
                    ? Double.NaN
                    : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e6;
        }
    }
}
