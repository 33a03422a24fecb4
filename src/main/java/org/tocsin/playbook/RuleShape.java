package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.tocsin.domain.check.Condition;
import org.tocsin.playbook.Scalars.Amount;

/** How a rule is written: a severity and one condition. */
final class RuleShape {
    /**
     * @param written how its bound was written
     */
    record Entry(String severity, Condition condition, int inARow, Amount.Kind written, Place at) {}

    private sealed interface Test {
        record Bound(boolean below, Amount amount) implements Test {}

        record Moved(boolean zScore, Amount amount) implements Test {}
    }

    private static final Shape.Key<String> SEVERITY =
            required(
                    "severity",
                    Scalars.reference(Declared.Kind.SEVERITY),
                    "What it is when the condition holds");
    private static final Shape.Key<Test> BELOW =
            optional(
                    "below",
                    Scalars.BOUND.map(amount -> new Test.Bound(true, amount)),
                    "Holds when the value is less, such as 10, 5% or 2h; at the bound it does not");
    private static final Shape.Key<Test> ABOVE =
            optional(
                    "above",
                    Scalars.BOUND.map(amount -> new Test.Bound(false, amount)),
                    "Holds when the value is more, such as 10, 5% or 2h; at the bound it does not");
    private static final Shape.Key<Test> DEVIATION =
            optional(
                    "deviation",
                    Scalars.AMOUNT
                            .judged(RuleShape::positive)
                            .map(amount -> new Test.Moved(false, amount)),
                    "Holds when the value moved by more than this share, such as 20%, of the mean"
                            + " of the previous points");
    private static final Shape.Key<Test> ZSCORE =
            optional(
                    "zscore",
                    Scalars.NUMBER
                            .map(value -> new Amount(value, Amount.Kind.PLAIN))
                            .judged(RuleShape::positive)
                            .map(amount -> new Test.Moved(true, amount)),
                    "Holds when the value lies more than this many sample standard deviations"
                            + " from the mean of the previous points");
    private static final Shape.Choice<Test> TEST =
            new Shape.Choice<>("a condition", List.of(BELOW, ABOVE, DEVIATION, ZSCORE));
    private static final Shape.Key<Integer> PREVIOUS =
            optional(
                    "previous",
                    Scalars.whole(1),
                    "How many earlier points make the baseline of deviation and zscore");
    private static final Shape.Key<Condition.Direction> DIRECTION =
            optional(
                    "direction",
                    Scalars.word(Condition.Direction.values()),
                    "Which moves count for deviation and zscore; both when not said");
    private static final Shape.Key<Integer> FOR =
            optional(
                    "for",
                    Scalars.whole(1),
                    "How many points in a row must meet it, the newest included; 1 when not said");

    /** All rules of a check: at least one, and each of them can matter. */
    static final Decoder<List<Entry>> RULES =
            Structures.someOf(
                            new Shape<>(
                                            List.of(SEVERITY, TEST, PREVIOUS, DIRECTION, FOR),
                                            RuleShape::build)
                                    .judged((entry, _, _) -> entry))
                    .judged((rules, _, context) -> {
                        RuleLint.tellUseless(rules, context);
                        return Optional.of(rules);
                    });

    private RuleShape() {}

    private static Optional<Entry> build(Fields fields) {
        return condition(fields)
                .map(condition ->
                        new Entry(
                                fields.get(SEVERITY),
                                condition,
                                fields.find(FOR).orElse(1),
                                fields.chosen(TEST) instanceof Test.Bound(_, var amount)
                                        ? amount.kind()
                                        : Amount.Kind.PLAIN,
                                fields.place()));
    }

    private static Optional<Condition> condition(Fields fields) {
        return switch (fields.chosen(TEST)) {
            case Test.Bound(var below, var amount) -> {
                for (var key : List.of(PREVIOUS, DIRECTION)) {
                    if (fields.mentions(key)) {
                        fields.error(
                                key,
                                "a fixed bound has no \"%s\"; leave it out".formatted(key.name()));
                    }
                }
                yield Optional.of(
                        below
                                ? new Condition.Below(amount.value())
                                : new Condition.Above(amount.value()));
            }
            case Test.Moved(var zScore, var amount) -> moved(zScore, amount, fields);
        };
    }

    private static Optional<Condition> moved(boolean zScore, Amount amount, Fields fields) {
        var direction = fields.find(DIRECTION).orElse(Condition.Direction.BOTH);
        var previous = fields.find(PREVIOUS);
        if (previous.isEmpty()) {
            fields.error(
                    "the key \"previous\" is missing: how many earlier points make the baseline,"
                            + " such as previous: 7");
            return Optional.empty();
        }
        if (zScore && previous.get() < 2) {
            fields.error(PREVIOUS, "one point has no spread; take at least 2");
        }
        if (!zScore && !amount.percent() && amount.value() >= 10) {
            fields.warning(
                    DEVIATION,
                    "a deviation of %s is %s%%; write %s%% if that is meant"
                            .formatted(
                                    plain(amount.value()),
                                    plain(amount.value() * 100),
                                    plain(amount.value())));
        }
        return Optional.of(
                zScore
                        ? new Condition.ZScore(amount.value(), previous.get(), direction)
                        : new Condition.Deviates(amount.value(), previous.get(), direction));
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static Optional<Amount> positive(Amount amount, Node node, Context context) {
        if (amount.value() > 0) {
            return Optional.of(amount);
        }
        context.error(node, "expected more than 0; direction says which way counts");
        return Optional.empty();
    }
}
