package org.tocsin.domain.series.detect;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A detector chosen and tuned.
 *
 * @param set what differs from the usual, by the parameter's name
 */
public record Settings(DetectorKind kind, Map<String, Double> set) {
    /**
     * @throws IllegalArgumentException when {@link #fault} finds something wrong
     */
    public Settings {
        set = java.util.Collections.unmodifiableMap(new TreeMap<>(set));
        fault(kind, set)
                .ifPresent(fault -> {
                    throw new IllegalArgumentException(fault);
                });
    }

    /** What is wrong with parameters for a detector, in words for who wrote them. */
    public static Optional<String> fault(DetectorKind kind, Map<String, Double> set) {
        for (var each : set.entrySet()) {
            var parameter = kind.parameter(each.getKey());
            var fault =
                    parameter.isEmpty()
                            ? Optional.of(unknown(kind, each.getKey()))
                            : parameter.get().fault(each.getValue());
            if (fault.isPresent()) {
                return fault;
            }
        }
        double lower = set.getOrDefault("lower", Double.NEGATIVE_INFINITY);
        double upper = set.getOrDefault("upper", Double.POSITIVE_INFINITY);
        if (kind != DetectorKind.FIXED || (lower < upper && !(set.isEmpty()))) {
            return Optional.empty();
        }
        return Optional.of(
                set.isEmpty()
                        ? "fixed needs a bound: lower, upper or both"
                        : "lower must be less than upper");
    }

    private static String unknown(DetectorKind kind, String name) {
        var names = kind.parameters().stream().map(Parameter::name).toList();
        return names.isEmpty()
                ? "%s has no parameters; leave %s out".formatted(kind.id(), name)
                : "%s has no parameter %s; it has %s"
                        .formatted(kind.id(), name, String.join(", ", names));
    }

    /** With nothing changed. */
    public static Settings usual(DetectorKind kind) {
        return new Settings(kind, Map.of());
    }

    public double get(String name) {
        var own = set.get(name);
        return own != null ? own : kind.parameter(name).orElseThrow().usual();
    }

    /** How many points of a series it must be fed to say what it would say after all of them. */
    public int memory() {
        return switch (kind) {
            case DEVIATION, ZSCORE, MEDIAN_MAD -> whole("previous");
            case AUTO, WEEKDAY_BAND, NOVELTY, RCF, EWMA -> kind.replayed();
            case FIXED -> 0;
        };
    }

    int whole(String name) {
        return (int) get(name);
    }

    /**
     * A new detector that has learned nothing yet.
     *
     * @param zone in which days, weekdays and times of day are told
     */
    public Detector detector(ZoneId zone) {
        return switch (kind) {
            case AUTO -> new AutoDetector(zone);
            case DEVIATION -> new DeviationDetector(DeviationDetector.Parameters.of(this));
            case ZSCORE -> new ZScoreDetector(ZScoreDetector.Parameters.of(this));
            case WEEKDAY_BAND ->
                    new WeekdayBandDetector(WeekdayBandDetector.Parameters.of(this), zone);
            case NOVELTY -> new NoveltyDetector(NoveltyDetector.Parameters.of(this), zone);
            case RCF -> new RandomCutForestDetector(RandomCutForestDetector.Parameters.of(this));
            case EWMA -> new EwmaDetector(EwmaDetector.Parameters.of(this));
            case MEDIAN_MAD -> new MedianMadDetector(MedianMadDetector.Parameters.of(this));
            case FIXED -> new FixedDetector(FixedDetector.Parameters.of(this));
        };
    }

    /** As people write it: {@code zscore previous=14 threshold=3}. */
    @Override
    public String toString() {
        var text = new StringBuilder(kind.id());
        set.forEach((name, value) ->
                text.append(' ').append(name).append('=').append(Parameter.plain(value)));
        return text.toString();
    }
}
