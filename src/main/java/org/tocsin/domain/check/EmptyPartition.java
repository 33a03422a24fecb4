package org.tocsin.domain.check;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.tocsin.domain.check.Reading.Evidence;
import org.tocsin.domain.check.Reading.Tested;

/** What can be said of a partition that is not there, or is a file without a line. */
public final class EmptyPartition {
    private static final Tested NO_ROWS = new Tested(0, OptionalLong.empty());

    private EmptyPartition() {}

    /**
     * It has no rows (C-1) and so no newest one (C-5); anything else about it cannot be said. Of
     * segments there are none.
     *
     * @param what is not there, in words
     */
    public static Reading read(Measure measure, String what) {
        var formula = measure.formula().unsegmented();
        boolean counts = formula instanceof Formula.RowCount;
        if (!counts && !(formula instanceof Formula.Age)) {
            return new Reading.Failed(what, Evidence.NONE);
        }
        if (Segmentation.of(measure).isPresent()) {
            return new Reading.Segmented(List.of(), 0, List.of(what), Evidence.NONE);
        }
        return counts
                ? new Reading.Taken(OptionalDouble.of(0), NO_ROWS, List.of(what), Evidence.NONE)
                : new Reading.Taken(
                        OptionalDouble.empty(),
                        NO_ROWS,
                        List.of("there are no rows: " + what),
                        Evidence.NONE);
    }
}
