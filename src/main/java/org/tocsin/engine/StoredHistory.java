package org.tocsin.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.Segmentation;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.data.SeenColumn;
import org.tocsin.domain.series.Point;
import org.tocsin.store.Points;
import org.tocsin.store.Series;
import org.tocsin.store.Store;

/** History as the workspace remembers it, excluded stretches left out. */
record StoredHistory(Store store, String playbook) implements History {
    @Override
    public List<Double> before(Measure measure, Partition partition, int points) {
        return store
                .points()
                .current()
                .before(Series.of(playbook, measure), partition.at(), points)
                .stream()
                .map(Point::value)
                .toList();
    }

    @Override
    public Map<String, List<Double>> segmentsBefore(
            Measure measure, Partition partition, int points) {
        return Segmentation.of(measure)
                .map(by ->
                        store.points()
                                .current()
                                .segmentsBefore(
                                        Series.of(playbook, measure),
                                        by,
                                        new Points.Back(since(partition, points), partition.at(), points)))
                .orElse(Map.of());
    }

    /** As far back as a history that is read from the data goes. */
    private static Instant since(Partition partition, int points) {
        int back = 2 * points + 7;
        return switch (partition) {
            case Partition.Whole(var seenOn, var zone) ->
                    seenOn.minusDays(back).atStartOfDay(zone).toInstant();
            case Partition.Span(var start, var grain, var zone) ->
                    grain.move(start, -back).atStartOfDay(zone).toInstant();
        };
    }

    @Override
    public Optional<List<SeenColumn>> columnsBefore(DataSet dataSet, Partition partition) {
        return store.schemas().lastBefore(playbook, dataSet.id(), partition);
    }
}
