package org.tocsin.source.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Cuts SQL into words without understanding it. Where engines disagree about what a text means
 * (nested comments, backslashes before quotes, comments that run), it says so instead of guessing,
 * because a guess is where a second statement hides.
 */
public final class SqlTokens {
    /** What an engine takes for a text, a name or a comment beyond what all of them do. */
    public enum Trait {
        /** {@code $tag$text$tag$}. */
        DOLLARS,
        /** {@code [name]}. */
        BRACKETS,
        /** {@code # comment}. */
        HASH_COMMENTS,
        /** {@code // comment}. */
        SLASH_COMMENTS,
        /** {@code --} is a comment before white space only, and two signs otherwise. */
        SPACED_DASHES
    }

    /** How an engine writes what is not a word. */
    public record Quoting(Set<Trait> traits) {
        public Quoting {
            traits = Set.copyOf(traits);
        }

        public static Quoting of(Trait... traits) {
            return new Quoting(Set.of(traits));
        }

        boolean has(Trait trait) {
            return traits.contains(trait);
        }
    }

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

    /** How comments begin that MySQL and MariaDB run. */
    private static final Pattern RUNS = Pattern.compile("M?!|\\+");

    private static final Pattern NUMBER =
            Pattern.compile("0[xX][0-9a-fA-F_]+|[0-9_]*\\.?[0-9_]*([eE][+-]?[0-9]+)?");

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
        } else if (sql.startsWith("--", at)) {
            dashes();
        } else if (quoting.has(Trait.HASH_COMMENTS) && c == '#') {
            lineComment();
        } else if (quoting.has(Trait.SLASH_COMMENTS) && sql.startsWith("//", at)) {
            throw new Ambiguous("it holds '//', which is a comment in this database; use --");
        } else if (sql.startsWith("/*", at)) {
            comment();
        } else if (c == '\'') {
            quoted(c, Kind.TEXT);
        } else if (c == '"' || c == '`') {
            quoted(c, Kind.NAME);
        } else if (c == '[' && quoting.has(Trait.BRACKETS)) {
            quoted(']', Kind.NAME);
        } else if (c == '$' && quoting.has(Trait.DOLLARS) && dollarTag() > 0) {
            dollarQuoted();
        } else if (wordStart(c)) {
            word();
        } else if (Character.isDigit(c)) {
            number();
        } else {
            add(Kind.SYMBOL, at + 1);
        }
    }

    private void dashes() throws Ambiguous {
        int after = at + 2;
        if (quoting.has(Trait.SPACED_DASHES) && after < sql.length() && sql.charAt(after) > ' ') {
            throw new Ambiguous("'--' without a space after it is no comment in this database");
        }
        lineComment();
    }

    /** To some databases a lone carriage return ends the line, to others it does not. */
    private void lineComment() throws Ambiguous {
        int end = sql.indexOf('\n', at);
        int to = end < 0 ? sql.length() : end + 1;
        int carriage = sql.indexOf('\r', at);
        if (carriage >= 0 && carriage < to && carriage != to - 2) {
            throw new Ambiguous("a comment holds a carriage return that ends no line");
        }
        at = to;
    }

    private void comment() throws Ambiguous {
        int end = sql.indexOf("*/", at + 2);
        if (end < 0) {
            throw new Ambiguous("a comment is not closed");
        }
        String inside = sql.substring(at + 2, end);
        if (RUNS.matcher(inside).lookingAt() || inside.contains("/*")) {
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
            if (sql.charAt(end - 1) == '\\' && end - 1 > at) {
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

    private void word() throws Ambiguous {
        int i = at;
        while (i < sql.length() && (wordStart(sql.charAt(i)) || wordPart(sql.charAt(i)))) {
            i++;
        }
        String word = sql.substring(at, i).toLowerCase(Locale.ROOT);
        if (word.equals("u") && sql.startsWith("&\"", i)) {
            throw new Ambiguous("U&\"…\" spells a name in numbers; write the name itself");
        }
        if ((word.equals("q") || word.equals("nq")) && sql.startsWith("'", i)) {
            throw new Ambiguous("q'…' is a quote in some databases and not in others");
        }
        add(Kind.WORD, i);
    }

    private void number() throws Ambiguous {
        var number = NUMBER.matcher(sql).region(at, sql.length());
        int end = number.lookingAt() ? number.end() : at + 1;
        if (end < sql.length() && (wordStart(sql.charAt(end)) || wordPart(sql.charAt(end)))) {
            throw new Ambiguous("a number runs into a word; put a space or quotes between them");
        }
        add(Kind.NUMBER, end);
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
