package org.tocsin.domain.trend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How two metrics go together.
 *
 * @param pairs values of the same time, in order of time
 * @param pearson of the values; empty of fewer than three pairs or where one of them never changes
 * @param spearman of their ranks, equal values sharing theirs
 */
public record Correlation(List<Pair> pairs, OptionalDouble pearson, OptionalDouble spearman) {
    private static final int FEWEST = 3;

    public Correlation {
        pairs = List.copyOf(pairs);
    }

    /**
     * @param at milliseconds since 1970
     */
    public record Pair(long at, double x, double y) {}

    /**
     * Pairs each value of the metric that is measured less often with the nearest of the other, if
     * that is at most half a step away.
     */
    public static Correlation of(Trace x, Trace y) {
        var pairs = new ArrayList<Pair>();
        boolean turned = y.size() < x.size();
        var fewer = turned ? y : x;
        var more = turned ? x : y;
        long reach = Math.max(fewer.step(), more.step()) / 2;
        for (int i = 0; i < fewer.size(); i++) {
            var near = more.nearest(fewer.at(i));
            if (near.isPresent() && Math.abs(more.at(near.getAsInt()) - fewer.at(i)) <= reach) {
                double a = fewer.value(i);
                double b = more.value(near.getAsInt());
                pairs.add(new Pair(fewer.at(i), turned ? b : a, turned ? a : b));
            }
        }
        var xs = pairs.stream().mapToDouble(Pair::x).toArray();
        var ys = pairs.stream().mapToDouble(Pair::y).toArray();
        return new Correlation(pairs, pearson(xs, ys), pearson(ranks(xs), ranks(ys)));
    }

    static OptionalDouble pearson(double[] xs, double[] ys) {
        if (xs.length < FEWEST) {
            return OptionalDouble.empty();
        }
        double meanX = IntStream.range(0, xs.length).mapToDouble(i -> xs[i]).average().orElse(0);
        double meanY = IntStream.range(0, ys.length).mapToDouble(i -> ys[i]).average().orElse(0);
        double both = 0;
        double spreadX = 0;
        double spreadY = 0;
        for (int i = 0; i < xs.length; i++) {
            double dx = xs[i] - meanX;
            double dy = ys[i] - meanY;
            both += dx * dy;
            spreadX += dx * dx;
            spreadY += dy * dy;
        }
        // Rounding may leave a trace of spread in what never changes.
        boolean flat = isFlat(xs) || isFlat(ys);
        return flat
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.clamp(both / Math.sqrt(spreadX * spreadY), -1, 1));
    }

    private static boolean isFlat(double[] values) {
        return IntStream.range(1, values.length).allMatch(i -> values[i] == values[0]);
    }

    static double[] ranks(double[] values) {
        var order =
                IntStream.range(0, values.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> values[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        var ranks = new double[values.length];
        int begin = 0;
        while (begin < order.length) {
            int end = begin;
            while (end < order.length && values[order[end]] == values[order[begin]]) {
                end++;
            }
            for (int i = begin; i < end; i++) {
                ranks[order[i]] = (begin + end - 1) / 2.0 + 1;
            }
            begin = end;
        }
        return ranks;
    }
}
