package org.tocsin.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the columns that an SQL expression names, by its words alone. Understands enough to be sure
 * in the usual cases and says when it is not.
 */
final class SqlColumns {
    /**
     * @param offset in the expression, from 0
     * @param certain whether it can be nothing but a column
     */
    record Mention(String name, int offset, boolean certain) {}

    private enum Type {
        WORD,
        QUOTED,
        STRING,
        NUMBER,
        SIGN
    }

    private record Token(Type type, String text, int offset) {
        boolean is(String other) {
            return type != Type.STRING && type != Type.QUOTED && text.equalsIgnoreCase(other);
        }
    }

    private static final Token EDGE = new Token(Type.SIGN, "", 0);

    /** Words around which an operand stands; what is next to them is a column, not a keyword. */
    private static final Set<String> FRAME =
            Set.of(
                    "and",
                    "or",
                    "not",
                    "when",
                    "then",
                    "else",
                    "end",
                    "case",
                    "in",
                    "is",
                    "like",
                    "ilike",
                    "between",
                    "by",
                    "as",
                    "distinct",
                    "escape",
                    "similar");

    private static final Set<String> KEYWORDS =
            Set.of(
                    "null",
                    "true",
                    "false",
                    "interval",
                    "date",
                    "time",
                    "timestamp",
                    "from",
                    "for",
                    "current_date",
                    "current_time",
                    "current_timestamp",
                    "localtime",
                    "filter",
                    "localtimestamp",
                    "over",
                    "partition",
                    "order",
                    "asc",
                    "desc",
                    "nulls",
                    "first",
                    "last",
                    "rows",
                    "range",
                    "unbounded",
                    "preceding",
                    "following",
                    "current",
                    "row",
                    "all",
                    "any",
                    "some",
                    "exists",
                    "where",
                    "group",
                    "having",
                    "union",
                    "leading",
                    "trailing",
                    "both",
                    "to",
                    "at",
                    "zone",
                    "with",
                    "without",
                    "on",
                    "join",
                    "limit",
                    "offset",
                    "array",
                    "using",
                    "respect",
                    "ignore",
                    "year",
                    "month",
                    "day",
                    "hour",
                    "minute",
                    "second",
                    "week",
                    "quarter",
                    "epoch",
                    "dow",
                    "unknown",
                    "within",
                    "collate",
                    "symmetric",
                    "returning");

    private SqlColumns() {}

    /** The mentions that name none of the columns; names compare without case. */
    static List<Mention> unknown(String sql, Set<String> columns) {
        var tokens = tokens(sql);
        boolean selects = tokens.stream().anyMatch(token -> token.is("select"));
        var known = columns.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        var unknown = new ArrayList<Mention>();
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            var before = i > 0 ? tokens.get(i - 1) : EDGE;
            var after = i + 1 < tokens.size() ? tokens.get(i + 1) : EDGE;
            if (mayBeColumn(token, before, after)
                    && !known.contains(token.text().toLowerCase(Locale.ROOT))) {
                boolean certain = !selects && opens(before) && closes(after);
                unknown.add(new Mention(token.text(), token.offset(), certain));
            }
        }
        return unknown;
    }

    private static boolean mayBeColumn(Token token, Token before, Token after) {
        boolean word = token.type() == Type.WORD && !FRAME.contains(lower(token));
        if (!word && token.type() != Type.QUOTED) {
            return false;
        }
        boolean partOfSomething =
                before.is(".")
                        || before.is(":")
                        || before.is("as")
                        || after.is(".")
                        || after.is("(")
                        || after.type() == Type.STRING;
        boolean keyword = token.type() == Type.WORD && KEYWORDS.contains(lower(token));
        return !partOfSomething && !keyword && !token.is("select");
    }

    private static boolean opens(Token before) {
        return switch (before.type()) {
            case SIGN -> !before.is(")") && !before.is("]");
            case WORD -> FRAME.contains(lower(before)) && !before.is("end");
            case QUOTED, STRING, NUMBER -> false;
        };
    }

    private static boolean closes(Token after) {
        return switch (after.type()) {
            case SIGN -> true;
            case WORD -> FRAME.contains(lower(after));
            case QUOTED, STRING, NUMBER -> false;
        };
    }

    private static String lower(Token token) {
        return token.text().toLowerCase(Locale.ROOT);
    }

    private static List<Token> tokens(String sql) {
        var tokens = new ArrayList<Token>();
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (sql.startsWith("--", at)) {
                int end = sql.indexOf('\n', at);
                at = end < 0 ? sql.length() : end;
            } else if (sql.startsWith("/*", at)) {
                int end = sql.indexOf("*/", at + 2);
                at = end < 0 ? sql.length() : end + 2;
            } else if (c == '\'' || c == '"' || c == '`') {
                int end = closing(sql, at, c);
                int close = Math.max(at + 1, Math.min(end, sql.length()) - 1);
                tokens.add(
                        new Token(
                                c == '\'' ? Type.STRING : Type.QUOTED,
                                sql.substring(at + 1, close),
                                at));
                at = end;
            } else if (Character.isLetterOrDigit(c) || c == '_') {
                int end = at;
                while (end < sql.length() && inWord(sql.charAt(end))) {
                    end++;
                }
                var type = Character.isDigit(c) ? Type.NUMBER : Type.WORD;
                tokens.add(new Token(type, sql.substring(at, end), at));
                at = end;
            } else {
                boolean cast = sql.startsWith("::", at);
                tokens.add(new Token(Type.SIGN, cast ? ":" : String.valueOf(c), at));
                at += cast ? 2 : 1;
            }
        }
        return tokens;
    }

    /** The offset after the closing quote; a doubled quote does not close. */
    private static int closing(String sql, int open, char quote) {
        int at = open + 1;
        while (at < sql.length()) {
            if (sql.charAt(at) == quote) {
                if (at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
                    at++;
                } else {
                    return at + 1;
                }
            }
            at++;
        }
        return sql.length();
    }

    private static boolean inWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
}
