package org.tocsin.playbook;

import static org.tocsin.playbook.Expressions.EXPRESSION;
import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.data.Expression;

/** How a formula is written: one key in its measure, whose name says what is reckoned. */
final class FormulaShape {
    /** A formula that still waits for the condition that stands beside it. */
    sealed interface Recipe {
        record Narrowed(Function<Optional<Expression>, Formula> by) implements Recipe {}

        /** No condition has a meaning here. */
        record Complete(Formula formula) implements Recipe {}
    }

    static final Shape.Choice<Recipe> FORMULA = new Shape.Choice<>("a formula", keys());

    private FormulaShape() {}

    private static List<Shape.Key<Recipe>> keys() {
        var keys = new ArrayList<Shape.Key<Recipe>>();
        keys.add(
                key(
                        "count-rows",
                        Scalars.FLAG.judged(FormulaShape::onlyTrue),
                        "true: the number of rows",
                        (_, where) -> new Formula.RowCount(where)));
        keys.add(nullRate());
        for (var function : Formula.Function.values()) {
            String name = function.name().toLowerCase(java.util.Locale.ROOT);
            keys.add(
                    key(
                            name,
                            EXPRESSION,
                            "The " + name + " of an expression over the rows",
                            (of, where) -> new Formula.Aggregate(function, of, where)));
        }
        keys.add(
                key(
                        "distinct",
                        EXPRESSION,
                        "How many different values",
                        Formula.DistinctCount::new));
        keys.add(duplicates());
        keys.add(
                complete(
                        "schema",
                        Structures.someOf(Scalars.word(Formula.SchemaFault.values()))
                                .map(faults -> new Formula.Schema(Set.copyOf(faults))),
                        "How many columns are missing, unexpected, of a wrong type, or changed"));
        keys.add(
                key(
                        "failing",
                        RowTestShape.FAILING,
                        "Rows that fail a test",
                        (failing, where) ->
                                new Formula.FailingRows(failing.test(), failing.asRate(), where)));
        keys.add(
                key(
                        "share",
                        EXPRESSION,
                        "The share of rows that meet a condition, from 0 to 1",
                        Formula.Share::new));
        keys.add(
                key(
                        "largest-share",
                        EXPRESSION,
                        "The share of the most frequent value, from 0 to 1",
                        Formula.LargestShare::new));
        keys.add(missingValues());
        keys.add(heavyKeys());
        keys.add(
                key(
                        "mean-median-gap",
                        EXPRESSION,
                        "How far the mean lies from the median, as a share of the median",
                        Formula.MeanMedianGap::new));
        keys.add(
                relation(
                        "ratio", Formula.Form.RATIO, "of", "to", "One measure divided by another"));
        keys.add(
                relation(
                        "difference",
                        Formula.Form.DIFFERENCE,
                        "of",
                        "minus",
                        "One measure minus another"));
        keys.add(
                relation(
                        "gap",
                        Formula.Form.GAP,
                        "of",
                        "and",
                        "How far one measure lies from another, never negative"));
        keys.add(
                relation(
                        "left-while-no-right",
                        Formula.Form.LEFT_WHILE_NO_RIGHT,
                        "left",
                        "right",
                        "One measure while another is 0, else 0"));
        keys.addAll(RowFormulaShape.keys());
        keys.add(query());
        return keys;
    }

    static <V> Shape.Key<Recipe> key(
            String name,
            Decoder<V> decoder,
            String doc,
            BiFunction<V, Optional<Expression>, Formula> make) {
        return optional(
                name,
                decoder.map(value -> new Recipe.Narrowed(where -> make.apply(value, where))),
                doc);
    }

    static Shape.Key<Recipe> complete(
            String name, Decoder<? extends Formula> decoder, String doc) {
        return optional(name, decoder.map(Recipe.Complete::new), doc);
    }

    static Optional<Boolean> onlyTrue(
            boolean value, org.snakeyaml.engine.v2.nodes.Node node, Context context) {
        if (!value) {
            context.error(node, "expected true; to count some of the rows, write where as well");
        }
        return value ? Optional.of(true) : Optional.empty();
    }

    private static Shape.Key<Recipe> nullRate() {
        record Nulls(Expression of, boolean emptyIsNull) {}
        var of = required("of", EXPRESSION, "What should not be null");
        var empty = optional("empty-is-null", Scalars.FLAG, "Whether an empty text counts as null");
        return key(
                "null-rate",
                Structures.shortOr(
                        EXPRESSION.map(value -> new Nulls(value, false)),
                        new Shape<>(
                                List.of(of, empty),
                                fields ->
                                        new Nulls(
                                                fields.get(of), fields.find(empty).orElse(false)))),
                "The share of rows in which the value is null, from 0 to 1",
                (nulls, where) -> new Formula.NullRate(nulls.of(), nulls.emptyIsNull(), where));
    }

    private static Shape.Key<Recipe> duplicates() {
        record Repeats(
                List<Expression> key, Formula.Counting counting, Optional<Formula.Window> within) {}
        Decoder<List<Expression>> keyDecoder =
                Structures.shortOr(EXPRESSION.map(List::of), Structures.someOf(EXPRESSION));
        var by = required("by", EXPRESSION, "The instant of a row");
        Shape.Key<Duration> span = required("span", Scalars.DURATION, "How far apart at most");
        var window =
                new Shape<>(
                        List.of(by, span),
                        fields -> new Formula.Window(fields.get(by), fields.get(span)));
        var key = required("key", keyDecoder, "What should be there once");
        var count =
                optional(
                        "count",
                        Scalars.word(Formula.Counting.values()),
                        "rows beyond the first of each key (when not said), or keys that occur"
                                + " more than once");
        var within = optional("within", window, "Only repeats that lie this close together count");
        Decoder<Repeats> atLength =
                new Shape<>(
                        List.of(key, count, within),
                        fields ->
                                new Repeats(
                                        fields.get(key),
                                        fields.find(count).orElse(Formula.Counting.ROWS),
                                        fields.find(within)));
        Decoder<Repeats> inShort =
                keyDecoder.map(k -> new Repeats(k, Formula.Counting.ROWS, Optional.empty()));
        return key(
                "duplicates",
                Structures.shortOr(inShort, Structures.listOr(inShort, atLength)),
                "Repeats of a key",
                (repeats, where) ->
                        new Formula.Duplicates(
                                repeats.key(), repeats.counting(), repeats.within(), where));
    }

    private static Shape.Key<Recipe> missingValues() {
        record Missing(Expression of, List<String> expected) {}
        var of = required("of", EXPRESSION, "Where the values occur");
        var expected =
                required(
                        "expected", Structures.someOf(Scalars.VALUE), "The values that must occur");
        return key(
                "missing-values",
                new Shape<>(
                        List.of(of, expected),
                        fields -> new Missing(fields.get(of), fields.get(expected))),
                "How many expected values do not occur",
                (missing, where) ->
                        new Formula.MissingValues(missing.of(), missing.expected(), where));
    }

    private static Shape.Key<Recipe> heavyKeys() {
        record Heavy(Expression key, long moreThan) {}
        var key = required("key", EXPRESSION, "What has many rows, such as a user");
        var moreThan = required("more-than", Scalars.whole(0), "How many rows are still fine");
        return key(
                "heavy-keys",
                new Shape<>(
                        List.of(key, moreThan),
                        fields -> new Heavy(fields.get(key), fields.get(moreThan))),
                "How many keys have more rows than a limit",
                (heavy, where) -> new Formula.HeavyKeys(heavy.key(), heavy.moreThan(), where));
    }

    private static Shape.Key<Recipe> relation(
            String name, Formula.Form form, String leftName, String rightName, String doc) {
        var left =
                required(
                        leftName,
                        Scalars.reference(Declared.Kind.MEASURE),
                        "The measure to begin with");
        var right =
                required(
                        rightName,
                        Scalars.reference(Declared.Kind.MEASURE),
                        "The measure beside it; one of another data set, of another source too, is"
                                + " taken on the same day");
        return complete(
                name,
                new Shape<>(
                        List.of(left, right),
                        fields ->
                                new Formula.Relation(
                                        new MeasureId(fields.get(left)),
                                        form,
                                        new MeasureId(fields.get(right)))),
                doc);
    }

    private static Shape.Key<Recipe> query() {
        var sql = required("sql", Scalars.TEXT, "The statement, a query in the source's own SQL");
        var reads =
                optional(
                        "reads",
                        Scalars.word(Formula.Reads.values()),
                        "value (when not said): its one number; rows: each row is a failure");
        return complete(
                "query",
                Structures.shortOr(
                        Scalars.TEXT.map(text -> new Formula.Query(text, Formula.Reads.VALUE)),
                        new Shape<>(
                                List.of(sql, reads),
                                fields ->
                                        new Formula.Query(
                                                fields.get(sql),
                                                fields.find(reads).orElse(Formula.Reads.VALUE)))),
                "A query of your own");
    }
}
