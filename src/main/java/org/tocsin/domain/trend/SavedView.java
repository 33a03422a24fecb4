package org.tocsin.domain.trend;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A picture of trends that somebody wants to see again.
 *
 * @param name for people, unique in a workspace
 * @param metrics ids, in the order in which they stand
 */
public record SavedView(String name, List<String> metrics, Window window, Options options) {
    public SavedView {
        metrics = List.copyOf(metrics);
    }

    /** How much time is shown. */
    public enum Length {
        DAY,
        WEEK,
        MONTH,
        ALL,
        /** Between the two instants of the {@link Window}. */
        FIXED
    }

    /**
     * @param from of a fixed stretch alone
     * @param until the first instant after it
     */
    public record Window(Length length, Optional<Instant> from, Optional<Instant> until) {
        public static Window of(Length length) {
            return new Window(length, Optional.empty(), Optional.empty());
        }
    }

    /** What is laid under the line. */
    public enum Compare {
        NOTHING,
        LAST_WEEK,
        LAST_MONTH
    }

    /**
     * @param hidden the kinds of marks that are not shown
     */
    public record Options(Compare compare, boolean logarithmic, List<Mark.Kind> hidden) {
        public static final Options USUAL = new Options(Compare.NOTHING, false, List.of());

        public Options {
            hidden = List.copyOf(hidden);
        }
    }
}
