package org.tocsin.playbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.tocsin.domain.data.Expression;

/** Decoders of SQL; names of columns are checked against the data set in question. */
final class Expressions {
    /** A scalar or condition in portable SQL; a bare number is one as well. */
    static final Decoder<Expression> EXPRESSION =
            Scalars.scalar(
                            "an SQL expression",
                            Map.of("type", List.of("string", "number", "boolean")),
                            (node, complain) -> {
                                if (node.getValue().isBlank()) {
                                    complain.accept("; write one or leave the key out");
                                    return Optional.empty();
                                }
                                return Optional.of(new Expression(node.getValue().strip()));
                            })
                    .judged(Expressions::checkColumns);

    /** The name of a column of the data set. */
    static final Decoder<String> COLUMN =
            Scalars.TEXT.judged((name, node, context) -> {
                var columns = context.columns();
                if (columns.isPresent() && !columns.get().contains(name)) {
                    context.error(node, unknown(name, context));
                    return Optional.empty();
                }
                return Optional.of(name);
            });

    private Expressions() {}

    private static Optional<Expression> checkColumns(
            Expression expression, Node node, Context context) {
        var columns = context.columns();
        if (columns.isEmpty()) {
            return Optional.of(expression);
        }
        for (var mention : SqlColumns.unknown(expression.sql(), columns.get())) {
            var at = place(mention, expression, node, context);
            if (mention.certain()) {
                context.problems().error(at, unknown(mention.name(), context));
            } else {
                context.problems().warning(at, unknown(mention.name(), context));
            }
        }
        return Optional.of(expression);
    }

    private static String unknown(String name, Context context) {
        var columns = context.columns().orElseThrow();
        return "the data set declares no column \"%s\"%s"
                .formatted(name, Scalars.known(name, columns));
    }

    /** The very word where the expression stands in one line as it is, else its beginning. */
    private static Place place(
            SqlColumns.Mention mention, Expression expression, Node node, Context context) {
        var start = context.place(node);
        if (!(node instanceof ScalarNode scalar) || scalar.getEndMark().isEmpty()) {
            return start;
        }
        var end = Place.of(context.file(), scalar.getEndMark().get());
        int quotes = scalar.isPlain() ? 0 : 1;
        boolean asItStands =
                end.line() == start.line()
                        && end.column() - start.column() == expression.sql().length() + 2 * quotes;
        return asItStands ? start.right(quotes + mention.offset()) : start;
    }
}
