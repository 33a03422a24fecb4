package org.tocsin.engine;

import java.util.List;
import java.util.Optional;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.data.SeenColumn;
import org.tocsin.domain.series.Point;
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
    public Optional<List<SeenColumn>> columnsBefore(DataSet dataSet, Partition partition) {
        return store.schemas().lastBefore(playbook, dataSet.id(), partition);
    }
}
