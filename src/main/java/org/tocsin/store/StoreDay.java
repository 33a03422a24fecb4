package org.tocsin.store;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * A day at a thousand checks a minute, or as many as wished, as fast as the machine goes: every
 * result goes through the store, and what is old goes as the day goes on.
 */
public final class StoreDay {
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");
    private static final int MINUTES = 24 * 60;
    private static final int MINUTES_BETWEEN_SWEEPS = 10;
    private static final int BATCH = 500;

    private final Path folder;
    private final int checks;
    private final Retention retention;

    /**
     * @param folder an empty one
     */
    public StoreDay(Path folder, int checks, Retention retention) {
        this.folder = folder;
        this.checks = checks;
        this.retention = retention;
    }

    /**
     * How the day goes, hour by hour.
     *
     * @param worked processor time of all cores, which tells more where others are at work too
     */
    public record Hour(int hour, long heap, long disk, Duration took, Duration worked) {}

    /**
     * @param heap the most that was in use after a collection, in bytes
     * @param disk the most that the file was, in bytes
     * @param gone runs that were let go
     * @param longest for how long a step of letting go held others up at most
     */
    public record Result(long results, long heap, long disk, Sweeper.Went gone, Duration longest) {}

    /** Plays it; the file stays. */
    public Result play(Consumer<Hour> listener) throws IOException {
        Path file = folder.resolve("day.mv.db");
        try (var store = Store.open(file).orThrow()) {
            return play(store, file, listener);
        }
    }

    private Result play(Store store, Path file, Consumer<Hour> listener) throws IOException {
        var runs = new BenchRuns();
        var total = new Sweeper.Went(0, 0, 0, 0);
        var longest = Duration.ZERO;
        long results = 0;
        long heap = 0;
        long disk = 0;
        long begun = System.nanoTime();
        long before = worked();
        for (int minute = 0; minute < MINUTES; minute++) {
            var now = MIDNIGHT.plus(Duration.ofMinutes(minute));
            var due = runs.of(checks, now);
            for (int from = 0; from < due.size(); from += BATCH) {
                store.runs().record(due.subList(from, Math.min(from + BATCH, due.size())));
            }
            results += due.size();
            if (minute % MINUTES_BETWEEN_SWEEPS == MINUTES_BETWEEN_SWEEPS - 1) {
                var swept = sweep(store, now);
                total = sum(total, swept.went());
                longest = max(longest, swept.pace().longest());
            }
            disk = Math.max(disk, Files.size(file));
            if (minute % 60 == 59) {
                long used = heapAfterCollection();
                heap = Math.max(heap, used);
                var took = Duration.ofNanos(System.nanoTime() - begun);
                var worked = Duration.ofNanos(worked() - before);
                listener.accept(new Hour(minute / 60 + 1, used, Files.size(file), took, worked));
                begun = System.nanoTime();
                before = worked();
            }
        }
        return new Result(results, heap, disk, total, longest);
    }

    private Sweeper.Swept sweep(Store store, Instant now) {
        var lease = store.lease().tryAcquire("bench", now, Duration.ofMinutes(30)).orElseThrow();
        return store.sweeper(retention, () -> now).sweep(lease, () -> true);
    }

    private static Sweeper.Went sum(Sweeper.Went a, Sweeper.Went b) {
        return new Sweeper.Went(
                a.runs() + b.runs(),
                a.samples() + b.samples(),
                a.superseded() + b.superseded(),
                a.others() + b.others());
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** Nanoseconds of processor time that this process has had. */
    private static long worked() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean machine
                ? machine.getProcessCpuTime()
                : 0;
    }

    private static long heapAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
