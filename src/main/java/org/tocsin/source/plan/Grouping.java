package org.tocsin.source.plan;

/** Whether a part brings back one row for all rows of its source, or one per segment of them. */
enum Grouping {
    ALL,
    /** The rows have a column {@link #SEGMENT}, which comes first in what is brought back. */
    BY_SEGMENT;

    /** A name that no column of the data is likely to have. */
    static final String SEGMENT = "in segment";

    String column(Dialect dialect) {
        return switch (this) {
            case ALL -> "";
            case BY_SEGMENT -> "  " + dialect.quote(SEGMENT) + ",\n";
        };
    }

    String clause(Dialect dialect) {
        return switch (this) {
            case ALL -> "";
            case BY_SEGMENT -> "\ngroup by " + dialect.quote(SEGMENT);
        };
    }

    /** What a select or a list of keys inside a part begins with, to carry the segment along. */
    String leading(Dialect dialect) {
        return switch (this) {
            case ALL -> "";
            case BY_SEGMENT -> dialect.quote(SEGMENT) + ", ";
        };
    }

    /** What keeps a window over rows inside a part within each segment. */
    String partition(Dialect dialect) {
        return switch (this) {
            case ALL -> "";
            case BY_SEGMENT -> "partition by " + dialect.quote(SEGMENT);
        };
    }
}
