package org.tocsin.domain.quiet;

import java.util.Comparator;
import java.util.Objects;
import java.util.SortedSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * One condition on a label, written and meant as Alertmanager's matchers are: a pattern has to fit
 * the whole value, and a missing label counts as an empty value. Of a label with several values one
 * that fits is enough for {@code =} and {@code =~}; for their negations none may.
 */
public final class Matcher {
    /** Longer ones are refused. */
    static final int LONGEST = 1_000;

    /** How it compares. */
    public enum Kind {
        EQUAL("="),
        NOT_EQUAL("!="),
        FITS("=~"),
        FITS_NOT("!~");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        private boolean isPattern() {
            return this == FITS || this == FITS_NOT;
        }

        private boolean isNegation() {
            return this == NOT_EQUAL || this == FITS_NOT;
        }
    }

    private final Label label;
    private final Kind kind;
    private final String value;
    private final Pattern pattern;

    /**
     * @throws IllegalArgumentException when the value is too long or no pattern; the message is for
     *     people
     */
    public Matcher(Label label, Kind kind, String value) {
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a matcher has at most %d characters".formatted(LONGEST));
        }
        this.label = label;
        this.kind = kind;
        this.value = value;
        this.pattern = compiled(kind, value);
    }

    private static Pattern compiled(Kind kind, String value) {
        try {
            return kind.isPattern()
                    ? Pattern.compile(value)
                    : Pattern.compile(value, Pattern.LITERAL);
        } catch (PatternSyntaxException broken) {
            throw new IllegalArgumentException(
                    "\"%s\" is no pattern: %s near position %d"
                            .formatted(value, broken.getDescription(), broken.getIndex() + 1),
                    broken);
        }
    }

    /**
     * Reads {@code check=rows}, {@code severity!=P3}, {@code data-set=~orders.*} or {@code
     * tag!~test.*}; the value may stand in double quotes.
     *
     * @throws IllegalArgumentException for people, when it is none of them
     */
    public static Matcher parse(String text) {
        var found =
                Stream.of(Kind.values())
                        .filter(kind -> text.indexOf(kind.sign()) > 0)
                        .min(
                                Comparator.<Kind>comparingInt(kind -> text.indexOf(kind.sign()))
                                        .thenComparing(
                                                kind -> kind.sign().length(),
                                                Comparator.reverseOrder()))
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "\"%s\" is no matcher; write check=rows, severity!=P3, data-set=~orders.* or tag!~test.*"
                                                .formatted(text)));
        int at = text.indexOf(found.sign());
        var key = text.substring(0, at).strip();
        var label =
                Label.of(key)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "there is no label \"%s\"; there are %s"
                                                .formatted(key, String.join(", ", Label.keys()))));
        return new Matcher(
                label, found, unquoted(text.substring(at + found.sign().length()).strip()));
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    public Label label() {
        return label;
    }

    public Kind kind() {
        return kind;
    }

    public String value() {
        return value;
    }

    public boolean matches(Labels labels) {
        return matches(labels.of(label));
    }

    boolean matches(SortedSet<String> values) {
        boolean found = values.isEmpty() ? fits("") : values.stream().anyMatch(this::fits);
        return found != kind.isNegation();
    }

    /** A pattern that cannot come to an end fits nothing: what is not understood hides nothing. */
    private boolean fits(String text) {
        if (!kind.isPattern()) {
            return text.equals(value);
        }
        try {
            return pattern.matcher(new BoundedText(text)).matches();
        } catch (BoundedText.Exhausted | StackOverflowError _) {
            return kind.isNegation();
        }
    }

    /** Whether it can only hold of alerts with that very value. */
    boolean isExact() {
        return kind == Kind.EQUAL && !value.isEmpty();
    }

    /** Whether any value at all fits, as far as strange ones can tell. */
    boolean isAnyText() {
        return Stream.of("\u0001 zq?", "x9-Z_~Ж☃")
                .allMatch(strange -> matches(Labels.NONE.with(label, strange)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matcher that
                && label == that.label
                && kind == that.kind
                && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(label, kind, value);
    }

    /** As {@link #parse} takes it for sure, whatever the value holds. */
    public String quoted() {
        return "%s%s\"%s\"".formatted(label.key(), kind.sign(), value);
    }

    @Override
    public String toString() {
        return label.key() + kind.sign() + value;
    }
}
