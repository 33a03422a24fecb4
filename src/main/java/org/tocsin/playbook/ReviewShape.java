package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.tocsin.domain.response.ReviewRule;
import org.tocsin.domain.response.Scope;

/** How it is written what is to be done after the resolution. */
final class ReviewShape {
    /** Empty for the monthly batch. */
    private record Due(Optional<Pace> within) {
        static Due of(Pace pace) {
            return new Due(Optional.of(pace));
        }
    }

    private static final Shape.Key<Due> WITHIN =
            optional(
                    "within",
                    Pace.same(Scalars.SPAN).map(Due::of),
                    "How long there is for it after the resolution");
    private static final Shape.Key<Due> DUE =
            optional(
                    "due",
                    Pace.bySeverity(Scalars.SPAN).map(Due::of),
                    "How long there is for it, by severity");
    private static final Shape.Key<Due> MONTHLY =
            optional(
                    "monthly-batch",
                    Scalars.FLAG.judged(ReviewShape::monthly),
                    "With all others of the month: true");
    private static final Shape.Choice<Due> TIME =
            new Shape.Choice<>("when it is due", List.of(WITHIN, DUE, MONTHLY));

    static final Decoder<List<ReviewRule>> REVIEW =
            new Shape<>(
                    List.of(RuleParts.ID, RuleParts.TITLE, RuleParts.FOR, TIME, RuleParts.SOURCE),
                    ReviewShape::build);

    private ReviewShape() {}

    private static Optional<Due> monthly(boolean batch, Node node, Context context) {
        if (batch) {
            return Optional.of(new Due(Optional.empty()));
        }
        context.error(node, "expected true; leave the key out and write within instead");
        return Optional.empty();
    }

    private static List<ReviewRule> build(Fields fields) {
        return fields.chosen(TIME)
                .within()
                .map(pace ->
                        RuleParts.stages(fields, DUE.name(), pace).stream()
                                .map(stage ->
                                        rule(
                                                fields,
                                                stage.scope(),
                                                new ReviewRule.Within(stage.span())))
                                .toList())
                .orElseGet(() ->
                        List.of(
                                rule(
                                        fields,
                                        RuleParts.scope(fields),
                                        new ReviewRule.MonthlyBatch())));
    }

    private static ReviewRule rule(Fields fields, Scope scope, ReviewRule.Due due) {
        RuleParts.take("review", fields, scope);
        return new ReviewRule(
                fields.get(RuleParts.ID),
                RuleParts.title(fields),
                scope,
                due,
                RuleParts.source(fields));
    }
}
