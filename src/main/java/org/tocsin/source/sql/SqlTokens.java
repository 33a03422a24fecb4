package org.tocsin.source.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts SQL into words without understanding it. Where engines disagree about what a text means
 * (nested comments, backslashes before quotes, comments that run), it says so instead of guessing,
 * because a guess is where a second statement hides.
 */
public final class SqlTokens {
    /** How an engine writes what is not a word. */
    public record Quoting(boolean dollars, boolean brackets, boolean hashComments) {}

    public enum Kind {
        WORD,
        /** An identifier in quotes. */
        NAME,
        /** A literal in quotes. */
        TEXT,
        NUMBER,
        SYMBOL
    }

    /** {@code from} and {@code to} are offsets into the text, {@code to} exclusive. */
    public record Token(Kind kind, String text, int from, int to) {
        public boolean is(String word) {
            return kind == Kind.WORD && text.equalsIgnoreCase(word)
                    || kind == Kind.SYMBOL && text.equals(word);
        }

        public String lower() {
            return text.toLowerCase(Locale.ROOT);
        }
    }

    /** The text cannot be cut with certainty. */
    public static final class Ambiguous extends Exception {
        private static final long serialVersionUID = 1L;

        Ambiguous(String message) {
            super(message);
        }
    }

    private final String sql;
    private final Quoting quoting;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private SqlTokens(String sql, Quoting quoting) {
        this.sql = sql;
        this.quoting = quoting;
    }

    public static List<Token> of(String sql, Quoting quoting) throws Ambiguous {
        var cutter = new SqlTokens(sql, quoting);
        while (cutter.at < sql.length()) {
            cutter.step();
        }
        return List.copyOf(cutter.tokens);
    }

    private void step() throws Ambiguous {
        char c = sql.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (sql.startsWith("--", at) || (quoting.hashComments() && c == '#')) {
            int end = sql.indexOf('\n', at);
            at = end < 0 ? sql.length() : end + 1;
        } else if (sql.startsWith("/*", at)) {
            comment();
        } else if (c == '\'') {
            quoted(c, Kind.TEXT);
        } else if (c == '"' || c == '`') {
            quoted(c, Kind.NAME);
        } else if (c == '[' && quoting.brackets()) {
            quoted(']', Kind.NAME);
        } else if (c == '$' && quoting.dollars() && dollarTag() > 0) {
            dollarQuoted();
        } else if (wordStart(c)) {
            word();
        } else if (Character.isDigit(c)) {
            number();
        } else {
            add(Kind.SYMBOL, at + 1);
        }
    }

    private void comment() throws Ambiguous {
        int end = sql.indexOf("*/", at + 2);
        if (end < 0) {
            throw new Ambiguous("a comment is not closed");
        }
        String inside = sql.substring(at + 2, end);
        if (inside.startsWith("!") || inside.startsWith("+") || inside.contains("/*")) {
            throw new Ambiguous("a comment holds '/*', '!' or '+', which some databases run");
        }
        at = end + 2;
    }

    private void quoted(char quote, Kind kind) throws Ambiguous {
        int i = at + 1;
        while (true) {
            int end = sql.indexOf(quote, i);
            if (end < 0) {
                throw new Ambiguous("a quote is not closed");
            }
            if (end + 1 < sql.length() && sql.charAt(end + 1) == quote) {
                i = end + 2;
                continue;
            }
            if (kind == Kind.TEXT && sql.charAt(end - 1) == '\\' && end - 1 > at) {
                throw new Ambiguous("a backslash stands before a quote; write a quote as ''");
            }
            add(kind, end + 1);
            return;
        }
    }

    private int dollarTag() {
        int i = at + 1;
        while (i < sql.length()
                && (Character.isLetterOrDigit(sql.charAt(i)) || sql.charAt(i) == '_')) {
            i++;
        }
        boolean tag = i < sql.length() && sql.charAt(i) == '$';
        boolean parameter = at + 1 < sql.length() && Character.isDigit(sql.charAt(at + 1));
        return tag && !parameter ? i + 1 - at : 0;
    }

    private void dollarQuoted() throws Ambiguous {
        String tag = sql.substring(at, at + dollarTag());
        int end = sql.indexOf(tag, at + tag.length());
        if (end < 0) {
            throw new Ambiguous("a " + tag + " quote is not closed");
        }
        add(Kind.TEXT, end + tag.length());
    }

    private void word() {
        int i = at;
        while (i < sql.length() && (wordStart(sql.charAt(i)) || wordPart(sql.charAt(i)))) {
            i++;
        }
        add(Kind.WORD, i);
    }

    private void number() {
        int i = at;
        while (i < sql.length() && (wordPart(sql.charAt(i)) || sql.charAt(i) == '.')) {
            i++;
        }
        add(Kind.NUMBER, i);
    }

    private static boolean wordStart(char c) {
        return Character.isLetter(c) || c == '_';
    }

    private static boolean wordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    private void add(Kind kind, int to) {
        tokens.add(new Token(kind, sql.substring(at, to), at, to));
        at = to;
    }
}
