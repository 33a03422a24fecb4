package org.tocsin.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.SegmentMemory;
import org.tocsin.domain.check.Segmentation;
import org.tocsin.domain.data.Partition;

/**
 * Adds to measures of segments those segments that had rows a while ago, so that one that shrinks
 * or vanishes is still asked for by name.
 */
final class Following {
    private Following() {}

    /** The measures of a lot as they are to be asked of a partition. */
    static List<Measure> measures(Lot lot, Partition partition, History history)
            throws InterruptedException {
        var measures = new ArrayList<Measure>();
        for (var measure : lot.measures()) {
            measures.add(
                    measure.formula() instanceof Formula.Segmented(var each, var by)
                            ? with(
                                    measure,
                                    each,
                                    by,
                                    history.segmentsBefore(
                                            measure, partition, Segmentation.REMEMBERED))
                            : measure);
        }
        return measures;
    }

    private static Measure with(
            Measure measure, Formula each, Segmentation by, Map<String, List<Double>> past) {
        var followed = SegmentMemory.followed(measure, past);
        return new Measure(
                measure.id(),
                measure.name(),
                measure.dataSet(),
                new Formula.Segmented(each, by.following(followed)),
                measure.unit());
    }

    /** How many earlier partitions a check looks at. */
    static int lookBack(Check check) {
        return check.measure().formula() instanceof Formula.Segmented
                ? check.segmentHistory()
                : check.history();
    }
}
