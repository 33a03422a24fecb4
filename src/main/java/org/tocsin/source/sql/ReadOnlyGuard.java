package org.tocsin.source.sql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tocsin.source.sql.SqlTokens.Kind;
import org.tocsin.source.sql.SqlTokens.Token;

/**
 * Judges by its words, before it runs, whether a statement is one query and nothing but a query
 * (semantics: Checks). It errs on the side of refusing: a column called {@code update} must be
 * quoted. The first of two lines; the second is a connection that is opened read-only.
 */
public final class ReadOnlyGuard {
    private static final Set<String> OPENERS = Set.of("select", "with", "values", "table", "from");

    private static final Set<String> VERBS =
            Set.of(
                    "insert",
                    "update",
                    "delete",
                    "merge",
                    "into",
                    "create",
                    "drop",
                    "alter",
                    "truncate",
                    "grant",
                    "revoke",
                    "call",
                    "copy",
                    "exec",
                    "execute",
                    "attach",
                    "detach",
                    "pragma",
                    "upsert",
                    "install",
                    "vacuum",
                    "handler",
                    "lock",
                    "nextval",
                    "outfile",
                    "dumpfile");

    private static final Set<String> LOCKS = Set.of("share", "no", "key");

    private final SqlTokens.Quoting quoting;

    public ReadOnlyGuard(SqlTokens.Quoting quoting) {
        this.quoting = quoting;
    }

    /** Why the statement must not run; empty when it only reads. */
    public Optional<String> refusal(String sql) {
        List<Token> tokens;
        try {
            tokens = SqlTokens.of(sql, quoting);
        } catch (SqlTokens.Ambiguous e) {
            return Optional.of("refused: " + e.getMessage());
        }
        if (tokens.isEmpty()) {
            return Optional.of("refused: there is no statement");
        }
        int last = tokens.size() - 1;
        for (int i = 0; i < last; i++) {
            if (tokens.get(i).is(";")) {
                return Optional.of("refused: more than one statement; only one query may run");
            }
        }
        if (opener(tokens).isEmpty()) {
            return Optional.of(
                    "refused: it starts with %s; only a query (SELECT, WITH, VALUES) may run"
                            .formatted(tokens.getFirst().text()));
        }
        return reads(tokens);
    }

    /** Why a scalar or condition must not run; empty when it only reads. */
    public Optional<String> refusalOfExpression(String sql) {
        try {
            return reads(SqlTokens.of(sql, quoting));
        } catch (SqlTokens.Ambiguous e) {
            return Optional.of("refused: " + e.getMessage());
        }
    }

    private static Optional<Token> opener(List<Token> tokens) {
        return tokens.stream()
                .dropWhile(t -> t.is("("))
                .findFirst()
                .filter(t -> t.kind() == Kind.WORD && OPENERS.contains(t.lower()));
    }

    private static Optional<String> reads(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean called = i + 1 < tokens.size() && tokens.get(i + 1).is("(");
            String name = unquoted(token);
            if (called && Forbidden.function(name)) {
                return Optional.of(
                        "refused: %s() changes something or leaves the database".formatted(name));
            }
            // truncate(x, 2) rounds; the statement of that name takes no parentheses.
            boolean rounds = called && name.equals("truncate");
            if (token.kind() == Kind.WORD && VERBS.contains(name) && !rounds) {
                return Optional.of(
                        "refused: it says %s; a check may only read (quote it if it is a column)"
                                .formatted(token.text().toUpperCase(Locale.ROOT)));
            }
            if (token.is("for")
                    && i + 1 < tokens.size()
                    && LOCKS.contains(tokens.get(i + 1).lower())) {
                return Optional.of("refused: it locks rows; a check may only read");
            }
            if (words(tokens, i, "next", "value", "for")) {
                return Optional.of("refused: NEXT VALUE FOR moves a sequence on");
            }
        }
        return Optional.empty();
    }

    private static boolean words(List<Token> tokens, int from, String... words) {
        if (from + words.length > tokens.size()) {
            return false;
        }
        for (int i = 0; i < words.length; i++) {
            if (!tokens.get(from + i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    private static String unquoted(Token token) {
        return token.kind() == Kind.NAME
                ? token.lower().substring(1, token.text().length() - 1)
                : token.lower();
    }
}
