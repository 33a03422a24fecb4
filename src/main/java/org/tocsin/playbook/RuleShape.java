package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.tocsin.domain.check.Condition;
import org.tocsin.domain.check.RuleDays;
import org.tocsin.domain.series.detect.DetectorKind;
import org.tocsin.playbook.Scalars.Amount;

/** How a rule is written: a severity and one condition. */
final class RuleShape {
    /**
     * @param written how its bound or share was written
     */
    record Entry(
            String severity, Condition condition, Hold hold, Scalars.Written written, Place at) {
        int inARow() {
            return hold.inARow();
        }

        RuleDays days() {
            return hold.days();
        }
    }

    /** How long and on which days it must be met. */
    record Hold(int inARow, RuleDays days) {}

    private enum How {
        DEVIATION,
        ZSCORE,
        STEADY
    }

    private sealed interface Test {
        record Bound(boolean below, Amount amount) implements Test {}

        record Moved(How how, Amount amount) implements Test {}

        record Found(DetectorKind detector) implements Test {}
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
                    "Holds when the value is less; at the bound it does not; of a measure in"
                            + " seconds it may be a duration such as 30m");
    private static final Shape.Key<Test> ABOVE =
            optional(
                    "above",
                    Scalars.BOUND.map(amount -> new Test.Bound(false, amount)),
                    "Holds when the value is more; at the bound it does not; of a measure in"
                            + " seconds it may be a duration such as 2h");
    private static final Shape.Key<Test> DEVIATION =
            optional(
                    "deviation",
                    Scalars.AMOUNT
                            .judged(RuleShape::positive)
                            .map(amount -> new Test.Moved(How.DEVIATION, amount)),
                    "Holds when the value moved by more than this share, such as 20%, of the mean"
                            + " of the previous points");
    private static final Shape.Key<Test> ZSCORE =
            optional(
                    "zscore",
                    Scalars.NUMBER
                            .map(value -> new Amount(value, Scalars.Written.NUMBER))
                            .judged(RuleShape::positive)
                            .map(amount -> new Test.Moved(How.ZSCORE, amount)),
                    "Holds when the value lies more than this many sample standard deviations"
                            + " from the mean of the previous points");
    private static final Shape.Key<Test> STEADY =
            optional(
                    "steady",
                    Scalars.AMOUNT
                            .judged(RuleShape::positive)
                            .map(amount -> new Test.Moved(How.STEADY, amount)),
                    "Holds when the value lies less than this share, such as 0.01%, away from"
                            + " each of the previous points: a number that should move, such as an"
                            + " exchange rate; steady: 0.01%, previous: 1");
    private static final Shape.Key<Test> DETECTOR =
            optional("detector", DetectorRule.DETECTOR.map(Test.Found::new), DetectorRule.DOC);
    private static final Shape.Choice<Test> TEST =
            new Shape.Choice<>(
                    "a condition", List.of(BELOW, ABOVE, DEVIATION, ZSCORE, STEADY, DETECTOR));
    private static final Shape.Key<Integer> PREVIOUS =
            optional(
                    "previous",
                    Scalars.whole(1),
                    "How many earlier points make the baseline of deviation and zscore, or are held"
                            + " against by steady");
    private static final Shape.Key<Condition.Direction> DIRECTION =
            optional(
                    "direction",
                    Scalars.word(Condition.Direction.values()),
                    "Which moves count for deviation, zscore and detector; both when not said");
    private static final Shape.Key<Integer> FOR =
            optional(
                    "for",
                    Scalars.whole(1),
                    "How many points in a row must meet it, the newest included; 1 when not said");

    private static final Shape.Key<List<RuleDays.Selector>> ON =
            optional(
                    "on",
                    DaysShape.SELECTORS,
                    "On which days it holds: weekends, weekdays, holidays, month-ends, leap-day or"
                            + " {interval: NAME}, one or a list; every day when not said");
    private static final Shape.Key<List<RuleDays.Selector>> EXCEPT =
            optional(
                    "except",
                    DaysShape.SELECTORS,
                    "On which days it does not, whatever else is said, such as holidays");

    /** All rules of a check: at least one, and each of them can matter. */
    static final Decoder<List<Entry>> RULES =
            Structures.someOf(
                            new Shape<>(
                                            List.of(
                                                    SEVERITY,
                                                    TEST,
                                                    DetectorRule.SET,
                                                    DetectorRule.BEYOND,
                                                    PREVIOUS,
                                                    DIRECTION,
                                                    FOR,
                                                    ON,
                                                    EXCEPT),
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
                                new Hold(
                                        fields.find(FOR).orElse(1),
                                        new RuleDays(
                                                fields.find(ON).orElse(List.of()),
                                                fields.find(EXCEPT).orElse(List.of()))),
                                fields.chosen(TEST) instanceof Test.Bound(_, var amount)
                                        ? amount.as()
                                        : Scalars.Written.NUMBER,
                                fields.place()));
    }

    private static Optional<Condition> condition(Fields fields) {
        if (!(fields.chosen(TEST) instanceof Test.Found)) {
            DetectorRule.tellIdle(fields);
        }
        return switch (fields.chosen(TEST)) {
            case Test.Found(var detector) -> {
                if (fields.mentions(PREVIOUS)) {
                    fields.error(
                            PREVIOUS,
                            "how far a detector looks back is its own affair; where it may be said, it is under set");
                }
                yield DetectorRule.condition(
                        fields, detector, fields.find(DIRECTION).orElse(Condition.Direction.BOTH));
            }
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
            case Test.Moved(var how, var amount) -> moved(how, amount, fields);
        };
    }

    private static Optional<Condition> moved(How how, Amount amount, Fields fields) {
        var direction = fields.find(DIRECTION).orElse(Condition.Direction.BOTH);
        var previous = fields.find(PREVIOUS);
        if (previous.isEmpty()) {
            fields.error(
                    "the key \"previous\" is missing: how many earlier points make the baseline,"
                            + " such as previous: 7");
            return Optional.empty();
        }
        if (how == How.ZSCORE && previous.get() < 2) {
            fields.error(PREVIOUS, "one point has no spread; take at least 2");
        }
        if (how != How.ZSCORE && !amount.percent() && amount.value() >= 10) {
            fields.warning(
                    how == How.STEADY ? STEADY : DEVIATION,
                    "a %s of %s is %s%%; write %s%% if that is meant"
                            .formatted(
                                    how == How.STEADY ? "steady" : "deviation",
                                    plain(amount.value()),
                                    plain(amount.value() * 100),
                                    plain(amount.value())));
        }
        if (how == How.STEADY && fields.mentions(DIRECTION)) {
            fields.error(DIRECTION, "what stays where it is has no direction; leave it out");
        }
        return Optional.of(
                switch (how) {
                    case DEVIATION ->
                            new Condition.Deviates(amount.value(), previous.get(), direction);
                    case ZSCORE -> new Condition.ZScore(amount.value(), previous.get(), direction);
                    case STEADY -> new Condition.Steady(amount.value(), previous.get());
                });
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
