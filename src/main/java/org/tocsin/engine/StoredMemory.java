package org.tocsin.engine;

import java.time.Instant;
import java.util.List;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.series.Point;
import org.tocsin.store.Series;
import org.tocsin.store.Store;

/** What the workspace remembers. */
record StoredMemory(Store store, String playbook) implements Memory {
    @Override
    public List<CheckRun> newest() {
        return store.runs().latest(playbook);
    }

    @Override
    public List<Point> points(Measure measure, Instant before, int limit) {
        return store.points().current().before(Series.of(playbook, measure), before, limit);
    }
}
