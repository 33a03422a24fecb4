package org.tocsin.playbook;

import static org.tocsin.playbook.Expressions.EXPRESSION;
import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Formula.RowTest;
import org.tocsin.domain.data.Expression;
import org.tocsin.playbook.FormulaShape.Recipe;

/** How formulas are written about when rows happened, what they hold and how they spread. */
final class RowFormulaShape {
    private RowFormulaShape() {}

    static List<Shape.Key<Recipe>> keys() {
        return List.of(
                FormulaShape.key(
                        "age",
                        EXPRESSION,
                        "Seconds from the newest instant to now; without rows it breaches with the"
                                + " worst severity; age: updated_at with the rule above: 2h",
                        Formula.Age::new),
                FormulaShape.key(
                        "compliance",
                        Structures.someOf(TEST),
                        "The share of rows that pass all of these tests, from 0 to 1; compliance:"
                                + " [{present: user_id}, {parses-as: {of: at, type: timestamp}}]",
                        Formula.Compliance::new),
                FormulaShape.key(
                        "hours-covered",
                        EXPRESSION,
                        "Hours with rows minus the hours that the day has in the data set's zone,"
                                + " up to now: 0 when none is missing; hours-covered: at",
                        Formula.HoursCovered::new),
                FormulaShape.complete(
                        "hours-in-day",
                        Scalars.FLAG
                                .judged(FormulaShape::onlyTrue)
                                .map(_ -> new Formula.HoursInDay()),
                        "true: how many hours the day has in the data set's zone, 23 or 25 where"
                                + " the clock changes"),
                regularIntervals(),
                newValues(),
                groupGap(),
                FormulaShape.key(
                        "bimodality",
                        EXPRESSION,
                        "Sarle's bimodality coefficient, 0.33 for a normal distribution, above"
                                + " 0.56 a sign of two peaks; bimodality: session_minutes",
                        Formula.Bimodality::new));
    }

    private static final Decoder<RowTest> TEST =
            new Shape<>(List.of(RowTestShape.TEST), fields -> fields.chosen(RowTestShape.TEST))
                    .judged(RowFormulaShape::ofTheRow);

    private static Optional<RowTest> ofTheRow(RowTest test, Node node, Context context) {
        if (test instanceof RowTest.RefersTo) {
            context.error(
                    node,
                    "a reference is looked up elsewhere, not in the row; make it a measure of its own");
            return Optional.empty();
        }
        return Optional.of(test);
    }

    private static Shape.Key<Recipe> regularIntervals() {
        record Regular(Expression key, Expression by, Duration every) {}
        var key = required("key", EXPRESSION, "Whose events follow one another, such as a user's");
        var by = required("by", EXPRESSION, "The instant of an event");
        Shape.Key<Duration> every =
                required(
                        "every",
                        Scalars.DURATION,
                        "The span whose multiples count");
        return FormulaShape.key(
                "regular-intervals",
                new Shape<>(
                        List.of(key, by, every),
                        fields -> new Regular(fields.get(key), fields.get(by), fields.get(every))),
                "The share of events that follow the key's previous one after an exact multiple of"
                        + " a span, to the second: {key: user_id, by: at, every: 5m}",
                (regular, where) ->
                        new Formula.RegularIntervals(
                                regular.key(), regular.by(), regular.every(), where));
    }

    private static Shape.Key<Recipe> newValues() {
        record Fresh(Expression of, int previous) {}
        var of = required("of", EXPRESSION, "Where the values occur, at most 2,000 of them");
        var previous =
                required(
                        "previous",
                        Scalars.whole(1),
                        "How many earlier days are looked at; each is one more scan");
        return FormulaShape.key(
                "new-values",
                new Shape<>(
                        List.of(of, previous),
                        fields -> new Fresh(fields.get(of), fields.get(previous))),
                "How many values occur that did not on the days before: {of: event_type, previous:"
                        + " 7}",
                (fresh, where) -> new Formula.NewValues(fresh.of(), fresh.previous(), where));
    }

    private static Shape.Key<Recipe> groupGap() {
        record Gap(Expression of, Formula.Groups groups) {}
        var of = required("of", EXPRESSION, "Whose medians are compared");
        var by = required("by", EXPRESSION, "What makes a group, such as the platform");
        var only =
                optional(
                        "only",
                        Structures.someOf(Scalars.VALUE),
                        "The groups to compare; all when not said");
        var atLeast =
                optional(
                        "at-least",
                        Scalars.whole(1),
                        "How many values a group needs to be compared; 1 when not said");
        return FormulaShape.key(
                "group-gap",
                new Shape<>(
                        List.of(of, by, only, atLeast),
                        fields ->
                                new Gap(
                                        fields.get(of),
                                        new Formula.Groups(
                                                fields.get(by),
                                                fields.find(only).orElse(List.of()),
                                                fields.find(atLeast).orElse(1)))),
                "How far the largest median of a group lies above the smallest, as a share of it:"
                        + " {of: minutes, by: platform, only: [ios, android], at-least: 100}",
                (gap, where) -> new Formula.GroupGap(gap.of(), gap.groups(), where));
    }
}
