package org.tocsin.engine.detect;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.tocsin.domain.series.Point;
import org.tocsin.domain.series.detect.Detector;
import org.tocsin.domain.series.detect.DetectorKind;
import org.tocsin.domain.series.detect.Settings;

/**
 * How well detectors find the faults of {@link DailyBenchmark}, how fast, and how large they are.
 */
public final class DetectBench {
    /** The ends of what is counted, in days of history: 7 to 13, 14 to 27, 28 to 55, 56 on. */
    public static final List<Integer> HISTORIES = List.of(7, 14, 28, 56);

    private static final int FAST_POINTS = 24_000;
    private static final int SLOW_POINTS = 12_000;
    private static final int METRICS = 20;
    // The thread's own time does not count what other programs do meanwhile.
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<DailyBenchmark.Series> series;
    private final int runs;

    /**
     * @param runs of the measure of speed, of which the median counts
     */
    public DetectBench(List<DailyBenchmark.Series> series, int runs) {
        this.series = List.copyOf(series);
        this.runs = runs;
    }

    /** Points rightly warned of, wrongly warned of, and missed. */
    public record Counts(long right, long wrong, long missed) {
        static final Counts NONE = new Counts(0, 0, 0);

        Counts plus(boolean warned, boolean faulty) {
            return new Counts(
                    right + (warned && faulty ? 1 : 0),
                    wrong + (warned && !faulty ? 1 : 0),
                    missed + (!warned && faulty ? 1 : 0));
        }

        Counts plus(Counts other) {
            return new Counts(right + other.right, wrong + other.wrong, missed + other.missed);
        }

        /** 2 right / (2 right + wrong + missed); 0 when there was nothing to find or warn of. */
        public double f1() {
            return right == 0 ? 0 : 2.0 * right / (2 * right + wrong + missed);
        }
    }

    /**
     * @param byHistory by the least number of days known before
     */
    public record Quality(Map<Integer, Counts> byHistory) {
        public Quality {
            byHistory = Map.copyOf(byHistory);
        }

        public Counts counts(int days) {
            return byHistory.getOrDefault(days, Counts.NONE);
        }

        public Counts all() {
            return byHistory.values().stream().reduce(Counts.NONE, Counts::plus);
        }
    }

    /**
     * @param micros to judge and learn one point, with a full history
     * @param bytes of heap that one metric takes, with a full history
     */
    public record Cost(double micros, double bytes) {}

    public Quality quality(Settings settings) {
        var counts = new LinkedHashMap<Integer, Counts>();
        for (var each : series) {
            var detector = settings.detector(ZoneOffset.UTC);
            for (int day = 0; day < each.points().size(); day++) {
                boolean warned = detector.next(each.points().get(day)).fired();
                boolean faulty = each.faulty().get(day);
                int known = known(day);
                if (known > 0) {
                    counts.put(known, counts.getOrDefault(known, Counts.NONE).plus(warned, faulty));
                }
            }
        }
        return new Quality(counts);
    }

    private static int known(int day) {
        return HISTORIES.stream().filter(days -> days <= day).reduce(0, Math::max);
    }

    public Cost cost(Settings settings) {
        var points = points(settings.kind());
        double[] micros = new double[runs];
        for (int run = -2; run < runs; run++) {
            var detector = fed(settings, points.subList(0, points.size() * 5 / 6));
            var measured = points.subList(points.size() * 5 / 6, points.size());
            long before = THREADS.getCurrentThreadCpuTime();
            measured.forEach(detector::next);
            double each = (THREADS.getCurrentThreadCpuTime() - before) / 1e3 / measured.size();
            if (run >= 0) {
                micros[run] = each;
            }
        }
        Arrays.sort(micros);
        return new Cost(
                micros[runs / 2],
                bytes(settings, points.subList(0, Math.min(points.size(), kept(settings.kind())))));
    }

    /** Enough for a full history. */
    private static int kept(DetectorKind kind) {
        return kind == DetectorKind.WEEKDAY_BAND ? 200 : FAST_POINTS;
    }

    private static double bytes(Settings settings, List<Point> points) {
        var kept = new ArrayList<Detector>();
        long before = used();
        for (int i = 0; i < METRICS; i++) {
            kept.add(fed(settings, points));
        }
        double each = (double) (used() - before) / METRICS;
        java.lang.ref.Reference.reachabilityFence(kept);
        return Math.max(0, each);
    }

    private static long used() {
        var runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    private static Detector fed(Settings settings, List<Point> points) {
        var detector = settings.detector(ZoneOffset.UTC);
        points.forEach(detector::next);
        return detector;
    }

    /** A point every five minutes with a day's shape, or one a day for the detector of days. */
    private static List<Point> points(DetectorKind kind) {
        boolean daily = kind == DetectorKind.WEEKDAY_BAND;
        int step = daily ? 86_400 : 300;
        var random = new SplittableRandom(7);
        var points = new ArrayList<Point>();
        var first = Instant.parse("2025-01-06T00:00:00Z");
        for (int i = 0; i < (daily ? SLOW_POINTS : FAST_POINTS); i++) {
            double shape = daily ? (i % 7 < 5 ? 1 : 0.5) : 1 + Math.sin(i * Math.TAU / 288);
            points.add(
                    new Point(
                            first.plusSeconds((long) i * step),
                            100 * shape + 5 * random.nextGaussian()));
        }
        return points;
    }
}
