package org.tocsin.source.plan;

import java.util.Optional;
import java.util.Set;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;
import org.tocsin.source.sql.SqlTokens;
import org.tocsin.source.sql.SqlTokens.Kind;

/** What Trino says in words of its own. */
final class Trino {
    private static final Set<String> WITH_PATH = Set.of("json_value", "json_query", "json_exists");

    private Trino() {}

    /** What jOOQ writes there is standard SQL that Trino does not know. */
    static String matches(String text, String pattern) {
        return "regexp_like(%s, %s)".formatted(text, Dialect.text("^(?:" + pattern + ")$"));
    }

    /** True of a text that is JSON; {@code json_parse} fails on any other. */
    static String isJson(String text) {
        return "try(json_parse(%s)) is not null".formatted(text);
    }

    /**
     * What is written in place of a part of an expression, where the two differ. A quotient keeps
     * its fraction, as files have it: Trino leaves it out between integers and cuts it to the
     * places of decimals. By 0 it is infinite and no fault of the statement.
     */
    static Optional<QueryPart> instead(QueryPart part) {
        return switch (part) {
            case QOM.Div<?> of ->
                    Optional.of(
                            DSL.field(
                                    "(cast({0} as double) / ({1}))",
                                    Double.class, of.$arg1(), of.$arg2()));
            case QOM.RegexpLike of ->
                    Optional.of(DSL.condition("regexp_like({0}, {1})", of.$arg1(), of.$arg2()));
            case QOM.NotRegexpLike of ->
                    Optional.of(DSL.condition("not regexp_like({0}, {1})", of.$arg1(), of.$arg2()));
            default -> Optional.empty();
        };
    }

    /** In its zone, so that its date is the zone's; local time alone may be of two instants. */
    static String instant(String utc, String zone) {
        String literal = "timestamp '%s UTC'".formatted(utc);
        return zone.equals("UTC")
                ? literal
                : "(%s at time zone %s)".formatted(literal, Dialect.text(zone));
    }

    /**
     * Its JSON paths have to say how strict they are, which is left out elsewhere and then means
     * {@code lax} (ISO 9075-2, 9.46).
     */
    static String portable(String sql, SqlTokens.Quoting quoting) throws SqlTokens.Ambiguous {
        var written = new StringBuilder();
        int from = 0;
        int depth = 0;
        int pathAt = -1;
        boolean calls = false;
        for (var token : SqlTokens.of(sql, quoting)) {
            if (token.is("(")) {
                depth++;
                pathAt = calls ? depth : pathAt;
            } else if (token.is(")")) {
                pathAt = depth == pathAt ? -1 : pathAt;
                depth--;
            } else if (token.kind() == Kind.TEXT
                    && depth == pathAt
                    && token.text().startsWith("'$")) {
                written.append(sql, from, token.from()).append("'lax ");
                from = token.from() + 1;
            }
            calls = token.kind() == Kind.WORD && WITH_PATH.contains(token.lower());
        }
        return written.append(sql.substring(from)).toString();
    }
}
