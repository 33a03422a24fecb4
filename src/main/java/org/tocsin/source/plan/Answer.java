package org.tocsin.source.plan;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.tocsin.domain.check.Reading.Tested;

/** What a row says about one measure. */
public record Answer(
        OptionalDouble value, Tested tested, List<String> details, List<String> notes) {
    public Answer {
        details = List.copyOf(details);
        notes = List.copyOf(notes);
    }

    Answer(OptionalDouble value, Tested tested, List<String> details) {
        this(value, tested, details, List.of());
    }

    /** The same with what else to know of it. */
    Answer noting(List<String> more) {
        return new Answer(value, tested, details, more);
    }

    /** Takes the answer out of the row of the part that was asked. */
    @FunctionalInterface
    public interface Take {
        Answer from(Row row) throws Unusable;
    }

    static Answer of(OptionalDouble value, long rows) {
        return new Answer(value, new Tested(rows, OptionalLong.empty()), List.of());
    }

    static Answer failing(double value, long rows, long failing) {
        return new Answer(
                OptionalDouble.of(value), new Tested(rows, OptionalLong.of(failing)), List.of());
    }

    /** A share of rows; no value when there are none. */
    static Answer rate(long failing, long rows) {
        return new Answer(
                rows == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) failing / rows),
                new Tested(rows, OptionalLong.of(failing)),
                List.of());
    }
}
