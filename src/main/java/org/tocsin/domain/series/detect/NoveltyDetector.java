package org.tocsin.domain.series.detect;

import java.time.Instant;
import java.time.ZoneId;
import java.util.OptionalDouble;
import org.tocsin.domain.series.Point;
import org.tocsin.domain.series.detect.Detection.Band;

/**
 * For a metric of many points a day: an anomaly is a value, a difference from the season or a mean
 * of the newest points (both of signed square roots) that is unlike any in the history. Each of
 * these views has its own history and scores a number by its distance to the nearest one there,
 * relative to the range of the history without its outermost thousandths.
 *
 * <p>It warns sparingly: the more alerts lately, the stronger a new one must be, and soon after one
 * only a stronger one counts. The score is relative to what is asked of the point in this way, so
 * it is above 0.5 just for anomalies; where nothing was warned of lately that is the plain
 * strength.
 */
public final class NoveltyDetector implements Detector {
    static final int REPLAYED = 5_000;
    private static final int WARM_UP = 150;

    /**
     * @param window points in the mean
     * @param history points remembered
     */
    public record Parameters(Gaps gaps, int window, int history) {
        static Parameters of(Settings settings) {
            return new Parameters(
                    new Gaps(
                            settings.get("gap"),
                            settings.get("seasonal-gap"),
                            settings.get("mean-gap")),
                    settings.whole("window"),
                    settings.whole("history"));
        }
    }

    /** How far from every known number is novel, as shares of the range of each view. */
    public record Gaps(double value, double seasonal, double mean) {}

    private final Parameters parameters;
    private final Timeline past;
    private final Season season;
    private final NoveltyView values;
    private final NoveltyView seasonal;
    private final NoveltyView means;
    private final Calm calm = new Calm();
    private final RunningMean mean;
    private Instant newest = Instant.MIN;
    private long learned;
    // What was last reckoned, so that judging and learning a point reckon it once.
    private double usual = Double.NaN;
    private long usualAt;
    private long usualAfter = -1;

    NoveltyDetector(Parameters parameters, ZoneId zone) {
        this.parameters = parameters;
        this.past = new Timeline(parameters.history());
        this.season = new Season(zone.getRules(), past);
        this.mean = new RunningMean(parameters.window());
        this.values = new NoveltyView(parameters.gaps().value(), parameters.history());
        this.seasonal = new NoveltyView(parameters.gaps().seasonal(), parameters.history());
        this.means = new NoveltyView(parameters.gaps().mean(), parameters.history());
    }

    @Override
    public int warmUp() {
        return WARM_UP;
    }

    @Override
    public Detection judge(Point point) {
        if (!Double.isFinite(point.value())) {
            return Detection.NO_VALUE;
        }
        if (learned < WARM_UP) {
            return Detection.learning("learning");
        }
        double value = point.value();
        double usual = usual(point);
        double byValue = values.strength(root(value));
        double bySeason = seasonal.strength(value - usual);
        double byMean = mean.full() ? means.strength(mean.with(root(value))) : 0;
        double raw = Math.max(byValue, Math.max(bySeason, byMean));
        double required = calm.required(learned);
        String reason =
                raw == byValue
                        ? "unlike any value before"
                        : raw == bySeason
                                ? "unlike any difference from the season before"
                                : "the newest values have a mean unlike any before";
        return Detection.of(band(value, usual, required), raw / required, reason);
    }

    /** The season's value; NaN when it has none yet. */
    private double usual(Point point) {
        long time = point.at().getEpochSecond();
        if (time != usualAt || learned != usualAfter) {
            usual = season.median(time);
            usualAt = time;
            usualAfter = learned;
        }
        return usual;
    }

    /** What all views let pass; that of the mean counts where it leaves anything. */
    private Band band(double value, double usual, double required) {
        boolean inSeason = !Double.isNaN(usual);
        double expected =
                inSeason ? usual : mean.full() ? square(mean.now()) : past.value(past.size() - 1);
        var own = values.familiar(root(value), root(expected), required);
        double lower = square(own.low());
        double upper = square(own.high());
        if (inSeason) {
            var around = seasonal.familiar(value - usual, 0, required);
            lower = Math.max(lower, usual + around.low());
            upper = Math.min(upper, usual + around.high());
        }
        if (mean.full()) {
            var around = means.familiar(mean.with(root(value)), mean.now(), required);
            double low = Math.max(lower, square(mean.lacking(around.low())));
            double high = Math.min(upper, square(mean.lacking(around.high())));
            lower = low <= high ? low : lower;
            upper = low <= high ? high : upper;
        }
        lower = Math.min(lower, upper);
        return new Band(OptionalDouble.of(Math.clamp(expected, lower, upper)), lower, upper);
    }

    private static double root(double value) {
        return Math.signum(value) * Math.sqrt(Math.abs(value));
    }

    private static double square(double root) {
        return root * Math.abs(root);
    }

    @Override
    public void recall(Point point) {
        next(point);
    }

    @Override
    public void learn(Point point, Detection said) {
        if (!Recent.fits(point, newest)) {
            return;
        }
        newest = point.at();
        long time = point.at().getEpochSecond();
        double value = point.value();
        double usual = usual(point);
        values.add(root(value));
        seasonal.add(value - usual);
        mean.add(root(value));
        means.add(mean.full() ? mean.now() : Double.NaN);
        season.step(time);
        past.add(time, value);
        if (said.fired()) {
            double relative = said.score() / (1 - said.score());
            calm.alerted(relative * calm.required(learned), learned);
        }
        learned++;
    }
}
