package org.tocsin.domain.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which segments are looked for by name, because they had rows a while ago. */
public final class SegmentMemory {
    private SegmentMemory() {}

    /**
     * At most as many as the cap, those whose last value was the largest. One that counted 0 on all
     * of its last {@link Segmentation#REMEMBERED} points is forgotten.
     *
     * @param past earlier values per segment, oldest first
     */
    public static Set<String> followed(Measure measure, Map<String, List<Double>> past) {
        int cap = Segmentation.of(measure).map(Segmentation::cap).orElse(0);
        boolean counts = Segmentation.ofNoRows(measure.formula()).isPresent();
        return past.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(Segmentation.OTHER))
                .filter(entry -> !entry.getValue().isEmpty())
                .filter(entry -> !counts || remembered(entry.getValue()))
                .sorted(
                        Comparator.<Map.Entry<String, List<Double>>>comparingDouble(
                                        entry -> -Math.abs(entry.getValue().getLast()))
                                .thenComparing(Map.Entry::getKey))
                .limit(cap)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The values of each segment over some readings. A count of a segment that had rows on an
     * earlier one and has none is 0, where no segment can hide among those left out.
     *
     * @param readings oldest first
     */
    public static Map<String, List<Double>> series(
            Measure measure, List<Reading.Segmented> readings) {
        var nothing = Segmentation.ofNoRows(measure.formula());
        var series = new HashMap<String, List<Double>>();
        for (var reading : readings) {
            var values = values(reading);
            boolean complete =
                    reading.of().stream()
                                    .filter(part -> !part.segment().equals(Segmentation.OTHER))
                                    .count()
                            >= reading.found();
            if (nothing.isPresent() && complete) {
                series.keySet().forEach(known -> values.putIfAbsent(known, nothing.getAsDouble()));
            }
            values.forEach((segment, value) ->
                    series.computeIfAbsent(segment, _ -> new ArrayList<>()).add(value));
        }
        return series;
    }

    private static Map<String, Double> values(Reading.Segmented reading) {
        var values = new HashMap<String, Double>();
        for (var part : reading.of()) {
            if (part.reading() instanceof Reading.Taken taken && taken.value().isPresent()) {
                values.put(part.segment(), taken.value().getAsDouble());
            }
        }
        return values;
    }

    private static boolean remembered(List<Double> values) {
        int from = Math.max(0, values.size() - Segmentation.REMEMBERED);
        return values.subList(from, values.size()).stream().anyMatch(value -> value != 0);
    }
}
