package org.tocsin.domain.calendar;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How spans are written. */
final class SpanText {
    private static final Map<String, Integer> SECONDS =
            Map.of("s", 1, "m", 60, "h", 3600, "d", 86_400);

    private SpanText() {}

    static Optional<Span> parse(String text) {
        if (text.endsWith("bd")) {
            return number(text.substring(0, text.length() - 2)).flatMap(SpanText::business);
        }
        var total = BigDecimal.ZERO;
        int at = 0;
        while (at < text.length()) {
            int unit = unitFrom(text, at);
            var number = number(text.substring(at, unit));
            var seconds =
                    unit < text.length()
                            ? SECONDS.get(text.substring(unit, unit + 1))
                            : Integer.valueOf(0);
            if (number.isEmpty() || seconds == null || seconds == 0) {
                return Optional.empty();
            }
            total = total.add(number.get().multiply(BigDecimal.valueOf(seconds)));
            at = unit + 1;
        }
        return text.isEmpty() ? Optional.empty() : wall(total);
    }

    private static int unitFrom(String text, int from) {
        int at = from;
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        return at;
    }

    /** Plain digits with at most one point between them; BigDecimal alone would read 1e9. */
    private static Optional<BigDecimal> number(String text) {
        int point = text.indexOf('.');
        boolean plain =
                text.chars().allMatch(c -> c == '.' || isDigit(c))
                        && point == text.lastIndexOf('.')
                        && point != 0
                        && point != text.length() - 1;
        return plain && !text.isEmpty() && text.length() < 20
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static Optional<Span> business(BigDecimal days) {
        try {
            return Optional.of(new Span.Business(days.movePointRight(3).intValueExact()));
        } catch (ArithmeticException _) {
            return Optional.empty();
        }
    }

    private static Optional<Span> wall(BigDecimal seconds) {
        try {
            return Optional.of(
                    new Span.Wall(Duration.ofNanos(seconds.movePointRight(9).longValueExact())));
        } catch (ArithmeticException _) {
            return Optional.empty();
        }
    }

    static String wall(Duration length) {
        if (length.isZero()) {
            return "0s";
        }
        var seconds =
                BigDecimal.valueOf(length.toSecondsPart())
                        .add(BigDecimal.valueOf(length.toNanosPart(), 9))
                        .stripTrailingZeros();
        return part(length.toDaysPart(), "d")
                + part(length.toHoursPart(), "h")
                + part(length.toMinutesPart(), "m")
                + (seconds.signum() == 0 ? "" : seconds.toPlainString() + "s");
    }

    private static String part(long count, String unit) {
        return count == 0 ? "" : count + unit;
    }
}
