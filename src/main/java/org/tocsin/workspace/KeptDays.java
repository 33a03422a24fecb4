package org.tocsin.workspace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * For how many days the store keeps results (T-7): {@code retention} in {@code workspace.yaml}.
 *
 * @param runs runs and points as they were recorded
 * @param samples the rows that failed; with their runs at the latest
 * @param hours points rolled up by the hour; by the day they are kept for ever
 */
public record KeptDays(int runs, int samples, int hours) {
    public static final KeptDays USUAL = new KeptDays(35, 14, 365);

    static final List<String> KEYS = List.of("runs", "samples", "hours");

    /** A hundred years, beyond which dates end in some databases. */
    static final int LONGEST = 36_500;

    /** What is wrong with the numbers, if anything. */
    Optional<String> fault() {
        if (runs < 1 || samples < 0 || hours < 1 || Math.max(runs, hours) > LONGEST) {
            return Optional.of(
                    "retention is out of range: runs and hours are 1 to %,d days, samples 0 or more"
                            .formatted(LONGEST));
        }
        return hours < runs
                ? Optional.of("retention.hours (%d) is less than runs (%d)".formatted(hours, runs))
                : Optional.empty();
    }

    Map<String, Object> yaml() {
        var values = new LinkedHashMap<String, Object>();
        values.put("runs", runs);
        values.put("samples", samples);
        values.put("hours", hours);
        return values;
    }
}
