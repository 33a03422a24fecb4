package org.tocsin.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.Segmentation;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.data.Partitioning;
import org.tocsin.domain.series.Point;
import org.tocsin.store.Series;
import org.tocsin.store.Store;

/**
 * Finds the partitions that nobody has looked at yet: days missed while no console was open, and
 * the past that a new workspace needs for its baselines.
 */
record CatchUp(Store store, String playbook, Map<Series, List<Point>> read) {
    /** How many partitions of files to look back: what the sparklines show. */
    private static final int FILES_BACK = 30;

    CatchUp(Store store, String playbook) {
        this(store, playbook, Map.of());
    }

    /** The same, having read what there is of all checks of some lots at once. */
    CatchUp of(List<Lot> lots) {
        var all = new HashSet<Series>();
        for (var lot : lots) {
            lot.measures().forEach(measure -> all.add(Series.of(playbook, measure)));
        }
        var found = new HashMap<Series, List<Point>>();
        all.forEach(series -> found.put(series, List.of()));
        found.putAll(store.points().current().newest(all, FILES_BACK + 1));
        return new CatchUp(store, playbook, found);
    }

    private List<Point> newest(Series series) {
        var known = read.get(series);
        return known == null ? store.points().current().newest(series, FILES_BACK + 1) : known;
    }

    /** A measure that is taken per segment has points of its segments only. */
    private Set<Instant> segmentsSeen(Series whole, Segmentation by) {
        return store.points().current().segmentsSeen(whole, by, FILES_BACK + 1);
    }

    /** Oldest first, the newest being today's; some of them may turn out not to be there. */
    List<Partition> missed(Lot lot, Instant now) {
        var dataSet = lot.dataSet();
        var today = LocalDate.ofInstant(now, dataSet.zone());
        var seen = seen(lot);
        var missed = new ArrayList<Partition>();
        for (int back = reach(lot, dataSet); back >= 0; back--) {
            var partition =
                    back == 0 ? dataSet.partitionOn(today) : dataSet.partitionBefore(today, back);
            if (!seen.contains(partition.at())) {
                missed.add(partition);
            }
        }
        return missed;
    }

    /** Files are cheap to find absent; a table is asked no further back than its rules look. */
    private static int reach(Lot lot, DataSet dataSet) {
        if (lot.manner() != Lot.Manner.PARTITION) {
            return 0;
        }
        return switch (dataSet.partitioning()) {
            case Partitioning.Whole() -> 0;
            case Partitioning.ByFile _ -> FILES_BACK - 1;
            case Partitioning.ByColumn _ -> lot.history();
        };
    }

    private Set<Instant> seen(Lot lot) {
        var seen = new HashSet<Instant>();
        for (Measure measure : lot.measures()) {
            var whole = Series.of(playbook, measure);
            Segmentation.of(measure)
                    .ifPresentOrElse(
                            by -> seen.addAll(segmentsSeen(whole, by)),
                            () -> newest(whole).stream().map(Point::at).forEach(seen::add));
        }
        return seen;
    }
}
