package org.tocsin.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.domain.check.ExpectedVariation;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.Segmentation;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.data.SeenColumn;
import org.tocsin.domain.series.Point;
import org.tocsin.store.Points;
import org.tocsin.store.Series;
import org.tocsin.store.Store;

/**
 * History as the workspace remembers it, without the stretches that people excluded and the days
 * that the playbook expects to vary.
 */
record StoredHistory(Store store, String playbook, List<ExpectedVariation> expected)
        implements History {
    StoredHistory {
        expected = List.copyOf(expected);
    }

    @Override
    public List<Point> before(Measure measure, Partition partition, int points) {
        var kept = new ArrayList<Point>();
        Instant until = partition.at();
        while (kept.size() < points) {
            var page = store.points().current().before(Series.of(playbook, measure), until, points);
            kept.addAll(
                    0,
                    page.stream()
                            .filter(point -> !varies(measure, point.at(), partition.zone()))
                            .toList());
            if (page.size() < points) {
                break;
            }
            until = page.getFirst().at();
        }
        return List.copyOf(kept.subList(Math.max(0, kept.size() - points), kept.size()));
    }

    private boolean varies(Measure measure, Instant at, ZoneId zone) {
        return expected.stream()
                .anyMatch(one -> one.covers(measure.id(), LocalDate.ofInstant(at, zone)));
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
                                        new Points.Back(
                                                since(measure, partition, points),
                                                partition.at(),
                                                points,
                                                at -> varies(measure, at, partition.zone()))))
                .orElse(Map.of());
    }

    /** As far back as a history that is read from the data goes. */
    private Instant since(Measure measure, Partition partition, int points) {
        int back = 2 * points + 7;
        for (int i = 1; i <= back; i++) {
            back += varies(measure, before(partition, i), partition.zone()) ? 1 : 0;
        }
        return before(partition, back);
    }

    private static Instant before(Partition partition, int back) {
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
