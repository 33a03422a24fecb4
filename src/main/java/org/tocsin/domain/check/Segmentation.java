package org.tocsin.domain.check;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import org.tocsin.domain.data.Expression;

/**
 * How rows are told apart into segments (C-16: by platform, SDK version, region). A segment is the
 * expression's value as text, cut at {@link #LONGEST} characters; a null is {@link #NONE} and an
 * empty text {@link #EMPTY}.
 *
 * @param cap how many segments are looked at one by one, the largest by rows
 * @param other whether the rest of the rows is looked at together, as {@link #OTHER}, or left out
 * @param followed segments that are looked at even where they are not among the largest, because
 *     they were a while ago: one that shrinks must not drop out of sight
 */
public record Segmentation(Expression of, int cap, boolean other, Set<String> followed) {
    public static final int USUAL_CAP = 50;

    /** What one statement brings back, and one run keeps, stays small. */
    public static final int LARGEST_CAP = 1_000;

    /** For how many points a segment without rows is still missed. */
    public static final int REMEMBERED = 7;

    public static final int LONGEST = 200;

    public static final String NONE = "(none)";
    public static final String EMPTY = "(empty)";
    public static final String OTHER = "(other)";

    private static final int LONGEST_NAME = 150;

    public Segmentation {
        followed = Set.copyOf(followed);
    }

    public Segmentation(Expression of, int cap, boolean other) {
        this(of, cap, other, Set.of());
    }

    public Segmentation following(Set<String> segments) {
        return new Segmentation(of, cap, other, segments);
    }

    /** What names of series of this segmentation begin with: {@code platform=}. */
    public String prefix() {
        String name = of.sql();
        if (name.length() > LONGEST_NAME) {
            var hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
            name = name.substring(0, LONGEST_NAME - 40) + "#" + hash;
        }
        return name + "=";
    }

    /** The name of a segment's series: {@code platform=ios}; at most 400 characters. */
    public String series(String segment) {
        return prefix() + segment;
    }

    /** Whether a formula can be taken per segment. */
    public static boolean fits(Formula formula) {
        return switch (formula) {
            case Formula.RowCount _,
                    Formula.NullRate _,
                    Formula.Aggregate _,
                    Formula.DistinctCount _,
                    Formula.Duplicates _,
                    Formula.FailingRows _,
                    Formula.Share _,
                    Formula.LargestShare _,
                    Formula.MissingValues _,
                    Formula.HeavyKeys _,
                    Formula.MeanMedianGap _,
                    Formula.Compliance _,
                    Formula.Age _,
                    Formula.HoursCovered _ ->
                    true;
            case Formula.HoursInDay _,
                    Formula.RegularIntervals _,
                    Formula.NewValues _,
                    Formula.GroupGap _,
                    Formula.Bimodality _,
                    Formula.Probed _,
                    Formula.Late _,
                    Formula.Recalled _,
                    Formula.Schema _,
                    Formula.Relation _,
                    Formula.Query _,
                    Formula.Segmented _ ->
                    false;
        };
    }

    /** What a formula comes to over no rows: 0 for counts and sums, nothing for the rest. */
    public static OptionalDouble ofNoRows(Formula formula) {
        boolean counts =
                switch (formula.unsegmented()) {
                    case Formula.RowCount _,
                            Formula.DistinctCount _,
                            Formula.Duplicates _,
                            Formula.HeavyKeys _ ->
                            true;
                    case Formula.Aggregate(var function, _, _) -> function == Formula.Function.SUM;
                    case Formula.FailingRows failing -> !failing.asRate();
                    case Formula.NullRate _,
                            Formula.Share _,
                            Formula.LargestShare _,
                            Formula.MissingValues _,
                            Formula.MeanMedianGap _,
                            Formula.Compliance _,
                            Formula.Age _,
                            Formula.HoursCovered _,
                            Formula.HoursInDay _,
                            Formula.RegularIntervals _,
                            Formula.NewValues _,
                            Formula.GroupGap _,
                            Formula.Bimodality _,
                            Formula.Probed _,
                            Formula.Late _,
                            Formula.Recalled _,
                            Formula.Schema _,
                            Formula.Relation _,
                            Formula.Query _,
                            Formula.Segmented _ ->
                            false;
                };
        return counts ? OptionalDouble.of(0) : OptionalDouble.empty();
    }

    /** How a measure is told apart, if it is. */
    public static Optional<Segmentation> of(Measure measure) {
        return measure.formula() instanceof Formula.Segmented(_, var by)
                ? Optional.of(by)
                : Optional.empty();
    }
}
