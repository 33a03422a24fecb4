package org.tocsin.domain.series.detect;

import static org.tocsin.domain.series.detect.Parameter.Range.ANY;
import static org.tocsin.domain.series.detect.Parameter.Range.from;
import static org.tocsin.domain.series.detect.Parameter.Range.whole;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The detectors there are, with what they can be tuned by (semantics: Detectors). */
public enum DetectorKind {
    /** By cadence, see {@link AutoDetector}. */
    AUTO(
            "weekday-band for points a day or further apart, novelty for closer ones",
            WeekdayBandDetector.REMEMBERED),
    DEVIATION(
            "percent away from the mean of the previous points (document 000)",
            30,
            new Parameter("share", 0.2, from(1e-9, 1e9), "the share of the mean, 0.2 for 20 %"),
            new Parameter("previous", 7, whole(1, 10_000), "points that make the mean")),
    ZSCORE(
            "sample standard deviations away from the mean of the previous points (document 002)",
            30,
            new Parameter("threshold", 2.5, from(1e-9, 1e9), "standard deviations"),
            new Parameter("previous", 7, whole(2, 10_000), "points that make the mean")),
    WEEKDAY_BAND(
            "a robust level with what each weekday usually adds, for daily or slower metrics",
            WeekdayBandDetector.REMEMBERED,
            new Parameter("k", 3, from(0.1, 100), "half the width of the band, in scales"),
            new Parameter("half-life", 6, from(0.5, 1_000), "days after which a point counts half"),
            new Parameter(
                    "prior", 0.08, from(0, 10), "scale assumed before errors were seen, relative"),
            new Parameter("floor", 0.02, from(1e-9, 10), "least scale, relative")),
    NOVELTY(
            "values, seasonal differences or means unlike any in the history, for fast metrics",
            NoveltyDetector.REPLAYED,
            new Parameter(
                    "gap", 0.01, from(1e-9, 1e9), "how far from all known values, of their range"),
            new Parameter(
                    "seasonal-gap", 0.06, from(1e-9, 1e9), "the same for the seasonal difference"),
            new Parameter("mean-gap", 0.015, from(1e-9, 1e9), "the same for the mean"),
            new Parameter("window", 36, whole(2, 10_000), "points in the mean"),
            new Parameter("history", 20_000, whole(200, 1_000_000), "points remembered")),
    RCF(
            "the anomaly score of a Random Cut Forest over shingles",
            5_000,
            new Parameter("threshold", 1.5, from(1e-9, 1e9), "score that alerts"),
            new Parameter("shingle", 8, whole(1, 100), "points that are looked at together"),
            new Parameter("trees", 30, whole(1, 1_000), "trees in the forest"),
            new Parameter("sample", 256, whole(2, 10_000), "shingles kept in each tree"),
            new Parameter("seed", 42, whole(0, Integer.MAX_VALUE), "of its random numbers")),
    EWMA(
            "deviations from an exponentially weighted mean",
            1_000,
            new Parameter(
                    "half-life", 14, from(0.1, 100_000), "points after which one counts half"),
            new Parameter("k", 3, from(0.1, 1_000), "half the width of the band, in deviations")),
    MEDIAN_MAD(
            "deviations from the median of the previous points, in median absolute deviations",
            1_000,
            new Parameter("previous", 28, whole(3, 10_000), "points that make the median"),
            new Parameter("k", 3.5, from(0.1, 1_000), "half the width of the band, in deviations")),
    FIXED(
            "two bounds that never move",
            0,
            new Parameter("lower", Double.NEGATIVE_INFINITY, ANY, "values below are anomalies"),
            new Parameter("upper", Double.POSITIVE_INFINITY, ANY, "values above are anomalies"));

    private final String summary;
    private final int replayed;
    private final List<Parameter> parameters;

    DetectorKind(String summary, int replayed, Parameter... parameters) {
        this.summary = summary;
        this.replayed = replayed;
        this.parameters = List.of(parameters);
    }

    /** As in playbooks and commands: {@code weekday-band}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<DetectorKind> of(String id) {
        return List.of(values()).stream().filter(kind -> kind.id().equals(id)).findFirst();
    }

    /** One line for people. */
    public String summary() {
        return summary;
    }

    /** Points after which older ones hardly matter to a rule. */
    int replayed() {
        return replayed;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    public Optional<Parameter> parameter(String name) {
        return parameters.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
