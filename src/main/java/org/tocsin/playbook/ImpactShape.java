package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.util.List;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.response.ImpactRule;
import org.tocsin.domain.response.Recipients;

/** How it is written what declared impact leads to. */
final class ImpactShape {
    private static final Shape.Key<ImpactRule.Condition> TOUCHES =
            optional(
                    "touches",
                    Scalars.word(ImpactRule.Aspect.values()).map(ImpactRule.Touches::new),
                    "Holds when the incident touches this");
    private static final Shape.Key<ImpactRule.Condition> REVENUE =
            optional(
                    "revenue-per-hour-above",
                    Scalars.DECIMAL.map(ImpactRule.RevenueAbove::new),
                    "Holds when more revenue is lost per hour, in the team's currency; 0 for any");
    private static final Shape.Choice<ImpactRule.Condition> CONDITION =
            new Shape.Choice<>("a condition", List.of(TOUCHES, REVENUE));
    private static final Shape.Key<ImpactRule.Condition> WHEN =
            required(
                    "when",
                    new Shape<>(List.of(CONDITION), fields -> fields.chosen(CONDITION)),
                    "What impact it is for");
    private static final Shape.Key<Span> AFTER =
            optional(
                    "after",
                    Scalars.SPAN,
                    "How long after the impact was declared; at once when not said");
    private static final Shape.Key<Recipients> TELL =
            optional("tell", RecipientsShape.RECIPIENTS, "Who is told");
    private static final Shape.Key<String> LEVEL =
            optional(
                    "level",
                    Scalars.reference(Declared.Kind.LEVEL),
                    "The level of escalation that is reached with it");
    private static final Shape.Key<String> LADDER =
            optional(
                    "ladder",
                    Scalars.reference(Declared.Kind.LADDER),
                    "The ladder that takes over");

    static final Decoder<ImpactRule> RULE =
            new Shape<>(
                    List.of(
                            RuleParts.ID,
                            RuleParts.TITLE,
                            RuleParts.FOR,
                            WHEN,
                            AFTER,
                            TELL,
                            LEVEL,
                            LADDER,
                            RuleParts.SOURCE),
                    ImpactShape::build);

    private ImpactShape() {}

    private static ImpactRule build(Fields fields) {
        return new ImpactRule(
                RuleParts.rule(
                        "impact rule",
                        fields,
                        RuleParts.scope(fields),
                        fields.find(AFTER).orElse(Span.ZERO)),
                fields.get(WHEN),
                fields.find(TELL).orElse(Recipients.NONE),
                fields.find(LEVEL),
                fields.find(LADDER));
    }
}
