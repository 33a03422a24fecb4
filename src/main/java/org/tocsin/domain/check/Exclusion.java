package org.tocsin.domain.check;

import java.time.Instant;
import java.util.UUID;
import org.tocsin.domain.data.DataSetId;

/**
 * A stretch of time that baselines leave out, because the data were wrong or out of the ordinary
 * then (semantics: Checks). The points themselves stay, and charts show them.
 *
 * @param id UUIDv7
 */
public record Exclusion(UUID id, Scope scope, Stretch stretch, Entry entry) {

    /** Whose baselines leave it out. */
    public sealed interface Scope {
        /** One measure, in all its segments. */
        record OfMeasure(MeasureId measure) implements Scope {}

        record OfDataSet(DataSetId dataSet) implements Scope {}

        /** Everything in the playbook. */
        record Everything() implements Scope {}
    }

    /**
     * What is left out, at least one instant.
     *
     * @param from the first instant left out
     * @param until the first instant after it
     */
    public record Stretch(Instant from, Instant until) {
        public Stretch {
            if (!from.isBefore(until)) {
                throw new IllegalArgumentException(
                        "A stretch ends after it begins: " + from + " to " + until);
            }
        }
    }

    /** Who says so, and why. */
    public record Entry(String reason, String author, Instant recorded) {}
}
