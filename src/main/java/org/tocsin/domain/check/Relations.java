package org.tocsin.domain.check;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.tocsin.domain.check.Reading.Evidence;
import org.tocsin.domain.check.Reading.Tested;

/** Puts two readings of the same day side by side (C-12, C-14). */
public final class Relations {
    private Relations() {}

    /** A side that failed fails the relation; a side without a value leaves it without one. */
    public static Reading combine(
            Measure left, Reading ofLeft, Formula.Form form, Measure right, Reading ofRight) {
        return switch (ofLeft) {
            case Reading.Failed failed -> failed;
            case Reading.TimedOut late -> late;
            case Reading.Segmented segmented -> refused(left, segmented);
            case Reading.Taken leftTaken ->
                    switch (ofRight) {
                        case Reading.Failed failed -> failed;
                        case Reading.TimedOut late -> late;
                        case Reading.Segmented segmented -> refused(right, segmented);
                        case Reading.Taken rightTaken ->
                                combine(left, leftTaken, form, right, rightTaken);
                    };
        };
    }

    /** Lint tells it before anything runs. */
    private static Reading refused(Measure measure, Reading.Segmented segmented) {
        return new Reading.Failed(
                "%s is taken per segment, so it is no one number to put beside another"
                        .formatted(measure.name()),
                segmented.evidence());
    }

    private static Reading combine(
            Measure left,
            Reading.Taken ofLeft,
            Formula.Form form,
            Measure right,
            Reading.Taken ofRight) {
        var evidence = both(ofLeft.evidence(), ofRight.evidence());
        var tested = new Tested(ofLeft.tested().rows(), OptionalLong.empty());
        var notes =
                Stream.concat(ofLeft.notes().stream(), ofRight.notes().stream())
                        .distinct()
                        .toList();
        if (ofLeft.value().isEmpty() || ofRight.value().isEmpty()) {
            var without = ofLeft.value().isEmpty() ? left : right;
            return new Reading.Taken(
                    OptionalDouble.empty(),
                    tested,
                    List.of(without.name() + " has no value"),
                    notes,
                    evidence);
        }
        double a = ofLeft.value().getAsDouble();
        double b = ofRight.value().getAsDouble();
        return switch (form) {
            case DIFFERENCE ->
                    new Reading.Taken(OptionalDouble.of(a - b), tested, List.of(), notes, evidence);
            case GAP ->
                    new Reading.Taken(
                            OptionalDouble.of(Math.abs(a - b)),
                            tested,
                            List.of(),
                            Stream.concat(
                                            Stream.of(
                                                    "%s %s, %s %s"
                                                            .formatted(
                                                                    left.name(),
                                                                    Words.value(a, left.unit()),
                                                                    right.name(),
                                                                    Words.value(b, right.unit()))),
                                            notes.stream())
                                    .toList(),
                            evidence);
            case LEFT_WHILE_NO_RIGHT ->
                    new Reading.Taken(
                            OptionalDouble.of(b == 0 ? a : 0), tested, List.of(), notes, evidence);
            case RATIO ->
                    b == 0
                            ? new Reading.Taken(
                                    OptionalDouble.empty(),
                                    tested,
                                    List.of("no ratio: %s is 0".formatted(right.name())),
                                    notes,
                                    evidence)
                            : new Reading.Taken(
                                    OptionalDouble.of(a / b), tested, List.of(), notes, evidence);
        };
    }

    private static Evidence both(Evidence left, Evidence right) {
        if (left.sql().equals(right.sql())) {
            return left;
        }
        return new Evidence(left.sql() + ";\n\n" + right.sql(), left.took().plus(right.took()));
    }
}
