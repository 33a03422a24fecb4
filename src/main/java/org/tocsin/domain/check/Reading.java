package org.tocsin.domain.check;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What a source said when one measure was asked of one partition. */
public sealed interface Reading {
    Evidence evidence();

    /**
     * @param value absent when the measure has none, such as a rate over no rows
     * @param details what the value stands for, such as the names of missing columns
     * @param notes what else to know of it whatever the verdict, such as lines that were left out
     */
    record Taken(
            OptionalDouble value,
            Tested tested,
            List<String> details,
            List<String> notes,
            Evidence evidence)
            implements Reading {
        public Taken {
            details = List.copyOf(details);
            notes = List.copyOf(notes);
        }

        public Taken(OptionalDouble value, Tested tested, List<String> details, Evidence evidence) {
            this(value, tested, details, List.of(), evidence);
        }
    }

    /**
     * No answer in time, where that is the very fault looked for: a breach of the worst severity
     * that the check has a rule for (C-22).
     */
    record TimedOut(Duration after, Evidence evidence) implements Reading {}

    /**
     * What each segment said (C-16).
     *
     * @param of the largest segments and those that are followed, with the rest together where that
     *     was asked for; the largest come first
     * @param found how many segments there were in all
     * @param notes as of {@link Taken}
     */
    record Segmented(List<OfSegment> of, long found, List<String> notes, Evidence evidence)
            implements Reading {
        public Segmented {
            of = List.copyOf(of);
            notes = List.copyOf(notes);
        }
    }

    /**
     * @param segment see {@link Segmentation}
     * @param rows all rows of the segment, whatever the measure looks at
     * @param reading {@link Taken}, or {@link Failed} where what came back is no number
     */
    record OfSegment(String segment, long rows, Reading reading) {}

    /** It could not be asked; the cause says what, where and what to do. */
    record Failed(String cause, Evidence evidence) implements Reading {}

    /**
     * @param failing rows that count against the measure, where it has such rows
     */
    record Tested(long rows, OptionalLong failing) {
        public static final Tested NONE = new Tested(0, OptionalLong.empty());
    }

    /**
     * @param sql the statement that ran, empty when none did
     * @param took from sending it to the last row; a fused statement's time is shared by its
     *     measures
     */
    record Evidence(String sql, Duration took) {
        public static final Evidence NONE = new Evidence("", Duration.ZERO);
    }
}
