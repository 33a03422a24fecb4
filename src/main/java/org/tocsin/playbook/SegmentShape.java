package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.util.List;
import java.util.Optional;
import org.tocsin.domain.check.Segmentation;
import org.tocsin.domain.data.Expression;

/** How rows are told apart into segments (C-16). */
final class SegmentShape {
    private static final Shape.Key<Expression> OF =
            required(
                    "of",
                    Expressions.EXPRESSION,
                    "What tells rows apart: a column such as platform, or an expression");
    private static final Shape.Key<Integer> CAP =
            optional(
                    "cap",
                    Scalars.whole(1)
                            .judged((cap, node, context) -> {
                                if (cap <= Segmentation.LARGEST_CAP) {
                                    return Optional.of(cap);
                                }
                                context.error(
                                        node,
                                        "at most %,d segments are looked at one by one"
                                                .formatted(Segmentation.LARGEST_CAP));
                                return Optional.empty();
                            }),
                    "How many segments are looked at one by one, the largest by rows; 50 when not"
                            + " said, at most 1000");
    private static final Shape.Key<Boolean> OTHER =
            optional(
                    "other",
                    Scalars.FLAG,
                    "Whether the rows of all further segments are looked at together, as (other);"
                            + " true when not said");

    private static final Decoder<Segmentation> LONG =
            new Shape<>(
                    List.of(OF, CAP, OTHER),
                    fields ->
                            new Segmentation(
                                    fields.get(OF),
                                    fields.find(CAP).orElse(Segmentation.USUAL_CAP),
                                    fields.find(OTHER).orElse(true)));

    static final Shape.Key<Segmentation> SEGMENT_BY =
            optional(
                    "segment-by",
                    Structures.shortOr(
                            Expressions.EXPRESSION.map(
                                    of -> new Segmentation(of, Segmentation.USUAL_CAP, true)),
                            LONG),
                    "Takes the measure once per value, in one statement; each segment is judged by"
                            + " its own history and the worst one decides. Such as segment-by:"
                            + " platform, or segment-by: {of: platform, cap: 20, other: false}");

    private SegmentShape() {}
}
