package org.tocsin.domain.check;

import java.time.LocalDate;
import java.util.Set;

/**
 * Days on which a measure is known to be out of the ordinary, such as a promotion: baselines leave
 * them out (D-5, semantics: Checks). Rules still judge the days themselves.
 *
 * @param measures whose baselines leave them out; all of them when empty
 * @param reason why, and {@code author} says so
 */
public record ExpectedVariation(
        Days days, Set<MeasureId> measures, String reason, String author) {
    public ExpectedVariation {
        measures = Set.copyOf(measures);
    }

    /** Both included, by the calendar of the data set's zone. */
    public record Days(LocalDate from, LocalDate to) {
        public Days {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException(from + " to " + to + " are no days");
            }
        }
    }

    /**
     * @param day the first one of a partition
     */
    public boolean covers(MeasureId measure, LocalDate day) {
        return (measures.isEmpty() || measures.contains(measure))
                && !day.isBefore(days.from())
                && !day.isAfter(days.to());
    }
}
