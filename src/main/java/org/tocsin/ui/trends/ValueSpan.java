package org.tocsin.ui.trends;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.tocsin.domain.check.Condition;
import org.tocsin.domain.check.Rule;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.check.Words;
import org.tocsin.domain.trend.Judged;
import org.tocsin.domain.trend.Trace;

/**
 * From which value to which an axis goes, and which thresholds lie on it. One that is so far away
 * that the line would become flat is told in words instead.
 */
record ValueSpan(double low, double high, List<Threshold> on, List<Threshold> off) {
    private static final double HEADROOM = 0.1;
    private static final double FOOT = 0.05;
    private static final double FARTHEST = 2.5;

    /** Of a band's bounds, so many lie on the axis. */
    private static final double MOST = 0.9;

    ValueSpan {
        on = List.copyOf(on);
        off = List.copyOf(off);
    }

    record Threshold(String label, double value, Severity severity) {}

    static ValueSpan of(Picture picture, Track track, List<Trace> drawn) {
        var sight = picture.sight();
        var span = new DoubleSummaryStatistics();
        drawn.forEach(trace -> trace.values().forEach(span::accept));
        bounds(track.judged(sight)).forEach(span::accept);
        var on = new ArrayList<Threshold>();
        var off = new ArrayList<Threshold>();
        boolean logarithmic = picture.options().logarithmic();
        for (var threshold : thresholds(track.metric().check().rules(), track.unit())) {
            boolean near = !logarithmic && isNear(threshold.value(), span);
            (near ? on : off).add(threshold);
        }
        on.forEach(threshold -> span.accept(threshold.value()));
        return logarithmic ? logarithmic(span, on, off) : linear(span, on, off);
    }

    /**
     * A band that has only begun to learn may be wider than all values by far: what sticks out of
     * most of it is cut off, else the line would become flat.
     */
    private static List<Double> bounds(List<Judged> runs) {
        var found = new ArrayList<Double>();
        runs.forEach(run -> run.bounds().expected().ifPresent(found::add));
        most(runs, each -> each.bounds().upper(), MOST).ifPresent(found::add);
        most(runs, each -> each.bounds().lower(), 1 - MOST).ifPresent(found::add);
        return found;
    }

    private static OptionalDouble most(
            List<Judged> runs, Function<Judged, OptionalDouble> bound, double share) {
        var sorted =
                runs.stream().flatMapToDouble(run -> bound.apply(run).stream()).sorted().toArray();
        return sorted.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(sorted[(int) Math.round(share * (sorted.length - 1))]);
    }

    private static boolean isNear(double value, DoubleSummaryStatistics span) {
        if (span.getCount() == 0) {
            return true;
        }
        double low = Math.min(span.getMin(), value);
        double high = Math.max(span.getMax(), value);
        double room = span.getMax() - span.getMin();
        // A line that hardly moves has room enough beside a threshold of its own size.
        return high - low <= FARTHEST * Math.max(room, Math.abs(span.getMax()));
    }

    private static ValueSpan linear(
            DoubleSummaryStatistics span, List<Threshold> on, List<Threshold> off) {
        double low = span.getCount() == 0 ? 0 : span.getMin();
        double high = span.getCount() == 0 ? 1 : span.getMax();
        double room = high > low ? (high - low) * HEADROOM : Math.max(1, Math.abs(high)) * HEADROOM;
        // Counts and shares are never below nothing; an axis that says so invites doubt.
        // A breath below it all the same, so that a shape on the floor is seen whole.
        double floor = low >= 0 ? Math.max(-(high - low) * FOOT, low - room) : low - room;
        return new ValueSpan(floor, high + room, on, off);
    }

    private static ValueSpan logarithmic(
            DoubleSummaryStatistics span, List<Threshold> on, List<Threshold> off) {
        double high = span.getCount() == 0 || span.getMax() <= 0 ? 10 : span.getMax();
        double low = span.getCount() == 0 || span.getMin() <= 0 ? high / 1_000 : span.getMin();
        return new ValueSpan(low / 1.3, high * 1.3, on, off);
    }

    private static List<Threshold> thresholds(List<Rule> rules, Unit unit) {
        var found = new ArrayList<Threshold>();
        for (var rule : rules) {
            bound(rule.condition())
                    .ifPresent(bound ->
                            found.add(
                                    new Threshold(
                                            Words.rule(rule, unit).replace(" when ", " "),
                                            bound,
                                            rule.severity())));
        }
        return found;
    }

    private static OptionalDouble bound(Condition condition) {
        return switch (condition) {
            case Condition.Below(var bound) -> OptionalDouble.of(bound);
            case Condition.Above(var bound) -> OptionalDouble.of(bound);
            case Condition.Deviates _,
                    Condition.ZScore _,
                    Condition.Steady _,
                    Condition.Detects _ ->
                    OptionalDouble.empty();
        };
    }
}
