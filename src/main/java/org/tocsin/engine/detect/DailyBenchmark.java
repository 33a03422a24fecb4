package org.tocsin.engine.detect;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.tocsin.domain.series.Point;

/**
 * Generated business metrics of one point a day, with faults whose days are known. The same seed
 * always makes the same series.
 */
public final class DailyBenchmark {
    public static final int DAYS = 90;
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 6);
    private static final int CLEAN = 3;
    private static final double FAULTS_A_DAY = 0.03;
    private static final int APART = 4;

    /** What kinds of metrics there are. */
    public enum Family {
        /** A volume that is the same every day. */
        STEADY,
        /** A volume with its own level on each weekday. */
        WEEKDAY,
        /** The same, growing or shrinking. */
        GROWTH,
        /** Money: heavy tails, weaker weekends. */
        REVENUE,
        /** Few events a day. */
        COUNTS,
        /** A share of rows, such as a null rate. */
        RATE
    }

    /** What goes wrong. */
    public enum Fault {
        /** 1.6 to 3 times as much, for a day. */
        SPIKE,
        /** Loaded in part: 0.3 to 0.65 of it, for a day. */
        PARTIAL,
        /** Nothing, for a day. */
        OUTAGE,
        /** Loaded twice, for one or two days. */
        DOUBLED,
        /** 0.5 to 0.7 or 1.4 to 1.8 of it, for three to five days. */
        STRETCH
    }

    /**
     * @param faulty by the index of the point
     */
    public record Series(Family family, List<Point> points, List<Boolean> faulty) {
        public Series {
            points = List.copyOf(points);
            faulty = List.copyOf(faulty);
        }
    }

    private final SplittableRandom random;

    private DailyBenchmark(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /**
     * @param count of series, the families in turn
     */
    public static List<Series> generate(int count, long seed) {
        var series = new ArrayList<Series>();
        var seeds = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            var family = Family.values()[i % Family.values().length];
            series.add(new DailyBenchmark(seeds.nextLong()).series(family));
        }
        return series;
    }

    private Series series(Family family) {
        double[] values = values(family);
        boolean[] faulty = new boolean[DAYS];
        int free = CLEAN;
        for (int day = CLEAN; day < DAYS; day++) {
            if (day >= free && random.nextDouble() < FAULTS_A_DAY) {
                var fault = Fault.values()[random.nextInt(Fault.values().length)];
                int days = Math.min(days(fault), DAYS - day);
                spoil(values, fault, day, days, family);
                java.util.Arrays.fill(faulty, day, day + days, true);
                free = day + days + APART;
            }
        }
        var points = new ArrayList<Point>();
        var marks = new ArrayList<Boolean>();
        for (int day = 0; day < DAYS; day++) {
            var at = FIRST.plusDays(day).atStartOfDay().toInstant(ZoneOffset.UTC);
            points.add(new Point(at, values[day]));
            marks.add(faulty[day]);
        }
        return new Series(family, points, marks);
    }

    private double[] values(Family family) {
        double[] values = new double[DAYS];
        double[] week = week(family);
        double level = level(family);
        double noise = noise(family);
        double growth =
                family == Family.GROWTH ? (random.nextBoolean() ? 1 : -1) * from(0.003, 0.01) : 0;
        double rows = from(1_000, 10_000);
        for (int day = 0; day < DAYS; day++) {
            double expected = level * week[day % 7] * Math.exp(growth * day);
            values[day] =
                    switch (family) {
                        case STEADY, WEEKDAY, GROWTH ->
                                Math.rint(expected * (1 + noise * random.nextGaussian()));
                        case REVENUE ->
                                Math.rint(100 * expected * Math.exp(noise * random.nextGaussian()))
                                        / 100;
                        case COUNTS -> poisson(expected);
                        case RATE -> Math.min(1, poisson(expected * rows) / rows);
                    };
            values[day] = Math.max(0, values[day]);
        }
        return values;
    }

    private double level(Family family) {
        return switch (family) {
            case STEADY, WEEKDAY, GROWTH, REVENUE -> Math.pow(10, from(2.5, 5.5));
            case COUNTS -> from(8, 60);
            case RATE -> from(0.02, 0.2);
        };
    }

    private double noise(Family family) {
        return switch (family) {
            case STEADY, WEEKDAY, GROWTH -> from(0.02, 0.08);
            case REVENUE -> from(0.08, 0.2);
            case COUNTS, RATE -> 0;
        };
    }

    /** Factors from Monday on. */
    private double[] week(Family family) {
        double[] week = new double[7];
        double weekend = from(0.3, 0.8);
        for (int i = 0; i < 7; i++) {
            week[i] =
                    switch (family) {
                        case STEADY, COUNTS, RATE -> 1;
                        case WEEKDAY, GROWTH, REVENUE ->
                                (i < 5 ? 1 : weekend) * (1 + 0.08 * random.nextGaussian());
                    };
        }
        return week;
    }

    private int days(Fault fault) {
        return switch (fault) {
            case SPIKE, PARTIAL, OUTAGE -> 1;
            case DOUBLED -> 1 + random.nextInt(2);
            case STRETCH -> 3 + random.nextInt(3);
        };
    }

    private void spoil(double[] values, Fault fault, int day, int days, Family family) {
        double factor =
                switch (fault) {
                    case SPIKE -> from(1.6, 3);
                    case PARTIAL -> from(0.3, 0.65);
                    case OUTAGE -> 0;
                    case DOUBLED -> 2;
                    case STRETCH -> random.nextBoolean() ? from(0.5, 0.7) : from(1.4, 1.8);
                };
        for (int i = day; i < day + days; i++) {
            double spoiled = values[i] * factor;
            values[i] =
                    switch (family) {
                        case STEADY, WEEKDAY, GROWTH, COUNTS -> Math.rint(spoiled);
                        case REVENUE -> spoiled;
                        case RATE -> Math.min(1, spoiled);
                    };
        }
    }

    private double from(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** Of large means by the normal distribution. */
    private double poisson(double mean) {
        if (mean > 50) {
            return Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int events = 0;
        while (product > limit) {
            product *= random.nextDouble();
            events++;
        }
        return events;
    }
}
