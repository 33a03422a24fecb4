package org.tocsin.domain.series.detect;

import java.time.Instant;
import java.time.ZoneId;
import java.util.OptionalDouble;
import org.tocsin.domain.series.Point;
import org.tocsin.domain.series.detect.Detection.Band;

/**
 * For a metric of one point a day, or slower: a robust level plus what each weekday usually adds,
 * and a band as wide as the errors it would have made so far. All of it is reckoned with signed
 * square roots of the values relative to their median, which tames growth and heavy tails and takes
 * negative values.
 *
 * <p>A day is a date in the series' zone, however long. A later point of the same date replaces the
 * earlier one. Under 7 points it learns; with 7 to 20 it tells only weekends from other days, from
 * 21 each weekday.
 */
public final class WeekdayBandDetector implements Detector {
    static final int REMEMBERED = 56;
    private static final int WEEK = 7;
    private static final int BY_WEEKDAY = 21;
    private static final int WEEK_PRIOR = 6;

    /**
     * @param k half the width of the band, in scales
     * @param halfLife days after which a point counts half in the level
     * @param prior scale assumed before errors were seen, relative to the level
     * @param floor the least scale
     */
    public record Parameters(double k, double halfLife, double prior, double floor) {
        static Parameters of(Settings settings) {
            return new Parameters(
                    settings.get("k"),
                    settings.get("half-life"),
                    settings.get("prior"),
                    settings.get("floor"));
        }
    }

    private final Parameters parameters;
    private final ZoneId zone;
    private final long[] days = new long[REMEMBERED];
    private final double[] values = new double[REMEMBERED];
    private int size;
    private Instant newest = Instant.MIN;

    WeekdayBandDetector(Parameters parameters, ZoneId zone) {
        this.parameters = parameters;
        this.zone = zone;
    }

    @Override
    public int warmUp() {
        return WEEK;
    }

    @Override
    public Detection judge(Point point) {
        if (!Double.isFinite(point.value())) {
            return Detection.NO_VALUE;
        }
        long day = day(point);
        int before = before(day);
        if (before < WEEK) {
            return Detection.learning("learning");
        }
        var past = new DailyPast(days, values, before, unit(before));
        var forecast =
                before < BY_WEEKDAY
                        ? past.early(day, parameters.prior(), WEEK_PRIOR)
                        : past.forecast(day, parameters);
        return judge(point.value(), past, forecast, parameters.k());
    }

    private Detection judge(double value, DailyPast past, DailyPast.Forecast forecast, double k) {
        double reach = k * Math.max(parameters.floor(), forecast.scale());
        double lower = past.value(forecast.center() - reach);
        double upper = past.value(forecast.center() + reach);
        double raw = Math.abs(past.root(value) - forecast.center()) / reach;
        if (past.nonNegative()) {
            lower = Math.max(0, lower);
            raw = value < 0 ? Math.max(raw, 1 - past.root(value)) : raw;
        }
        double expected = past.value(forecast.center());
        return Detection.of(
                new Band(OptionalDouble.of(expected), Math.min(lower, upper), upper),
                raw,
                value < expected
                        ? "lower than this weekday leads to expect"
                        : "higher than this weekday leads to expect");
    }

    private double unit(int count) {
        double[] sizes = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sizes[i] = Math.abs(values[i]);
            sum += sizes[i];
        }
        double median = Medians.of(sizes, count);
        return median > 0 ? median : sum > 0 ? sum / count : 1;
    }

    private long day(Point point) {
        return point.at().atZone(zone).toLocalDate().toEpochDay();
    }

    /** The point's own date does not count: an earlier point of it will be replaced. */
    private int before(long day) {
        int count = size;
        while (count > 0 && days[count - 1] >= day) {
            count--;
        }
        return count;
    }

    @Override
    public void learn(Point point, Detection said) {
        if (!Recent.fits(point, newest)) {
            return;
        }
        newest = point.at();
        long day = day(point);
        if (size > 0 && days[size - 1] == day) {
            size--;
        }
        if (size == REMEMBERED) {
            System.arraycopy(days, 1, days, 0, size - 1);
            System.arraycopy(values, 1, values, 0, size - 1);
            size--;
        }
        days[size] = day;
        values[size] = point.value();
        size++;
    }
}
