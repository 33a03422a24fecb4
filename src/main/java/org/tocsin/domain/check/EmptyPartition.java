package org.tocsin.domain.check;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.tocsin.domain.check.Reading.Evidence;
import org.tocsin.domain.check.Reading.Tested;

/** What can be said of a partition that is not there, or is a file without a line. */
public final class EmptyPartition {
    private EmptyPartition() {}

    /**
     * It has no rows (C-1) and so no newest one (C-5); anything else about it cannot be said.
     *
     * @param what is not there, in words
     */
    public static Reading read(Measure measure, String what) {
        var none = new Tested(0, OptionalLong.empty());
        if (measure.formula() instanceof Formula.RowCount) {
            return new Reading.Taken(OptionalDouble.of(0), none, List.of(what), Evidence.NONE);
        }
        return measure.formula() instanceof Formula.Age
                ? new Reading.Taken(
                        OptionalDouble.empty(),
                        none,
                        List.of("there are no rows: " + what),
                        Evidence.NONE)
                : new Reading.Failed(what, Evidence.NONE);
    }
}
