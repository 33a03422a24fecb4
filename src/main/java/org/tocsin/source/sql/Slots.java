package org.tocsin.source.sql;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tocsin.source.sql.SqlTokens.Token;

/**
 * Places in the text of a statement that are filled before it runs: the bounds of the partition,
 * the instant of judging, the files. So a statement is composed once and runs on many partitions.
 */
public final class Slots {
    /** What an expression may use as a parameter. */
    public static final Set<String> PARAMETERS = Set.of("from", "to", "now");

    private Slots() {}

    /** The place called {@code name}; made of characters that no SQL text has. */
    public static String slot(String name) {
        return "\uE000" + name + "\uE001";
    }

    public static String fill(String template, Map<String, String> values) {
        String sql = template;
        for (var value : values.entrySet()) {
            sql = sql.replace(slot(value.getKey()), value.getValue());
        }
        return sql;
    }

    /** Turns {@code :from}, {@code :to} and {@code :now} outside quotes into slots. */
    public static String parameters(String sql, SqlTokens.Quoting quoting)
            throws SqlTokens.Ambiguous {
        var out = new StringBuilder();
        Optional<Token> colon = Optional.empty();
        int copied = 0;
        for (Token token : SqlTokens.of(sql, quoting)) {
            boolean parameter =
                    colon.isPresent()
                            && colon.get().to() == token.from()
                            && PARAMETERS.contains(token.lower())
                            && (colon.get().from() == 0
                                    || sql.charAt(colon.get().from() - 1) != ':');
            if (parameter) {
                out.append(sql, copied, token.from() - 1).append(slot(token.lower()));
                copied = token.to();
            }
            colon = token.is(":") ? Optional.of(token) : Optional.empty();
        }
        return out.append(sql, copied, sql.length()).toString();
    }
}
