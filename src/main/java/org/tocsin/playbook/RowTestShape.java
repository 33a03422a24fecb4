package org.tocsin.playbook;

import static org.tocsin.playbook.Expressions.EXPRESSION;
import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.tocsin.domain.check.Formula.RowTest;
import org.tocsin.domain.data.ColumnType;
import org.tocsin.domain.data.Expression;

/** How the test is written that rows must pass, and whether failures are counted or rated. */
final class RowTestShape {
    record Failing(RowTest test, boolean asRate) {}

    enum Counted {
        ROWS,
        RATE
    }

    private static final Shape.Key<Expression> OF = required("of", EXPRESSION, "What is tested");
    private static final Shape.Key<Expression> MIN =
            optional("min", EXPRESSION, "The least that passes");
    private static final Shape.Key<Expression> MAX =
            optional("max", EXPRESSION, "The most that passes");
    private static final Shape.Key<List<String>> VALUES =
            required("values", Structures.someOf(Scalars.VALUE), "What passes");
    private static final Shape.Key<String> PATTERN =
            required(
                    "pattern",
                    Scalars.VALUE.judged(RowTestShape::pattern),
                    "A regular expression that the whole value must match");
    private static final Shape.Key<ColumnType> TYPE =
            required("type", Scalars.word(ColumnType.values()), "What it must read as");
    private static final Shape.Key<String> TABLE =
            required("table", Scalars.TEXT, "A table or file of the same source");
    private static final Shape.Key<String> COLUMN =
            required("column", Scalars.TEXT, "The column that holds the value");

    private static final Shape.Key<Boolean> EMPTY_IS_NULL =
            optional("empty-is-null", Scalars.FLAG, "Whether an empty text counts as null");

    static final Shape.Choice<RowTest> TEST =
            new Shape.Choice<>(
                    "a test",
                    List.of(
                            optional(
                                    "present",
                                    Structures.shortOr(
                                            EXPRESSION.map(of -> new RowTest.Present(of, false)),
                                            new Shape<>(
                                                    List.of(OF, EMPTY_IS_NULL),
                                                    f ->
                                                            new RowTest.Present(
                                                                    f.get(OF),
                                                                    f.find(EMPTY_IS_NULL)
                                                                            .orElse(false)))),
                                    "There is a value"),
                            optional(
                                    "range",
                                    new Shape<>(List.of(OF, MIN, MAX), RowTestShape::range),
                                    "Between two bounds, each inclusive"),
                            optional(
                                    "one-of",
                                    new Shape<>(
                                            List.of(OF, VALUES),
                                            f -> new RowTest.OneOf(f.get(OF), f.get(VALUES))),
                                    "One of the accepted values"),
                            optional(
                                    "matches",
                                    new Shape<>(
                                            List.of(OF, PATTERN),
                                            f -> new RowTest.Matches(f.get(OF), f.get(PATTERN))),
                                    "Matches a regular expression"),
                            optional(
                                    "parses-as",
                                    new Shape<>(
                                            List.of(OF, TYPE),
                                            f -> new RowTest.ParsesAs(f.get(OF), f.get(TYPE))),
                                    "Reads as a type"),
                            optional(
                                    "satisfies",
                                    EXPRESSION.map(RowTest.Satisfies::new),
                                    "Meets a condition"),
                            optional(
                                    "refers-to",
                                    new Shape<>(
                                            List.of(OF, TABLE, COLUMN),
                                            f ->
                                                    new RowTest.RefersTo(
                                                            f.get(OF),
                                                            f.get(TABLE),
                                                            f.get(COLUMN))),
                                    "Occurs in a column of another table")));

    private static final Shape.Key<Counted> AS =
            optional(
                    "as",
                    Scalars.word(Counted.values()),
                    "rows (when not said): how many fail; rate: their share, from 0 to 1");

    static final Decoder<Failing> FAILING =
            new Shape<>(
                    List.of(TEST, AS),
                    fields ->
                            new Failing(
                                    fields.chosen(TEST),
                                    fields.find(AS).orElse(Counted.ROWS) == Counted.RATE));

    private RowTestShape() {}

    private static RowTest range(Fields fields) {
        if (!fields.mentions(MIN) && !fields.mentions(MAX)) {
            fields.error("a range needs min, max or both");
        }
        return new RowTest.Range(fields.get(OF), fields.find(MIN), fields.find(MAX));
    }

    private static Optional<String> pattern(String text, Node node, Context context) {
        try {
            Pattern.compile(text);
            return Optional.of(text);
        } catch (PatternSyntaxException e) {
            context.error(
                    node,
                    "no regular expression: %s near character %d"
                            .formatted(e.getDescription(), e.getIndex() + 1));
            return Optional.empty();
        }
    }
}
