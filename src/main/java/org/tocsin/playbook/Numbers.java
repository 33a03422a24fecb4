package org.tocsin.playbook;

import java.util.OptionalDouble;

/** Numbers as people type them: {@code 10000}, {@code 10_000}, {@code 2.5}, {@code 1e6}. */
final class Numbers {
    static final String PATTERN = "[-+]?[0-9][0-9_]*(\\.[0-9]+)?([eE][-+]?[0-9]+)?";

    private Numbers() {}

    static OptionalDouble parse(String text) {
        String plain = text.replace("_", "");
        boolean tidy =
                !text.startsWith("_") && !text.endsWith("_") && Character.isDigit(last(text));
        if (!tidy || !isYamlNumber(plain)) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(plain);
        return Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /**
     * Digits with an optional sign, fraction and exponent; by hand, as regular expressions load
     * slowly.
     */
    static boolean isYamlNumber(String text) {
        int at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int digits = digits(text, at);
        at += digits;
        if (digits > 0 && at < text.length() && text.charAt(at) == '.') {
            int fraction = digits(text, at + 1);
            digits = fraction == 0 ? 0 : digits;
            at += 1 + fraction;
        }
        if (digits > 0 && at < text.length() && (text.charAt(at) | 0x20) == 'e') {
            at++;
            if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
                at++;
            }
            digits = digits(text, at);
            at += digits;
        }
        return digits > 0 && at == text.length();
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }

    private static char last(String text) {
        return text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
    }
}
