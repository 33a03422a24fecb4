package org.tocsin.engine;

import java.time.Instant;
import java.util.List;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.series.Point;

/** What is known of runs and points when a check looks back on them. */
interface Memory {
    /** The newest run of every check that has run. */
    List<CheckRun> newest();

    /** At most {@code limit} newest points strictly before an instant, in any order. */
    List<Point> points(Measure measure, Instant before, int limit);
}
