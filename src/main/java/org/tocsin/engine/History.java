package org.tocsin.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.data.SeenColumn;
import org.tocsin.domain.series.Point;

/** What is known of the time before the partition that is being judged. */
interface History {
    /** At most {@code points} newest points strictly before the partition, oldest first. */
    List<Point> before(Measure measure, Partition partition, int points)
            throws InterruptedException;

    /**
     * The same per segment of a segmented measure: for each segment that has any, at most {@code
     * points} of its newest values.
     */
    Map<String, List<Double>> segmentsBefore(Measure measure, Partition partition, int points)
            throws InterruptedException;

    /** The columns seen on the nearest earlier partition. */
    Optional<List<SeenColumn>> columnsBefore(DataSet dataSet, Partition partition)
            throws InterruptedException;
}
