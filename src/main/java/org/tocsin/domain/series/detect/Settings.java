package org.tocsin.domain.series.detect;

import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

/**
 * A detector chosen and tuned.
 *
 * @param set what differs from the usual, by the parameter's name
 */
public record Settings(DetectorKind kind, Map<String, Double> set) {
    /**
     * @throws IllegalArgumentException for a parameter that the detector does not have or a value
     *     out of its range; see {@link DetectorKind#parameter} and {@link Parameter#fault}
     */
    public Settings {
        set = java.util.Collections.unmodifiableMap(new TreeMap<>(set));
        set.forEach(
                (name, value) -> {
                    var parameter =
                            kind.parameter(name)
                                    .orElseThrow(() -> new IllegalArgumentException(name));
                    parameter
                            .fault(value)
                            .ifPresent(
                                    fault -> {
                                        throw new IllegalArgumentException(fault);
                                    });
                });
    }

    /** With nothing changed. */
    public static Settings usual(DetectorKind kind) {
        return new Settings(kind, Map.of());
    }

    public double get(String name) {
        var own = set.get(name);
        return own != null ? own : kind.parameter(name).orElseThrow().usual();
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
        set.forEach(
                (name, value) ->
                        text.append(' ').append(name).append('=').append(Parameter.plain(value)));
        return text.toString();
    }
}
