package org.tocsin.store;

import java.math.BigDecimal;

/** A double as ECMAScript's {@code Number::toString} prints it (ECMA-262, RFC 8785 3.2.2.3). */
final class CanonicalNumber {
    private CanonicalNumber() {}

    /**
     * @throws IllegalArgumentException when the value is not finite
     */
    static String of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("Not JSON: a number beyond all doubles");
        }
        if (value == 0) {
            return "0";
        }
        String text = unsigned(shortest(Math.abs(value)));
        return value < 0 ? "-" + text : text;
    }

    /**
     * The decimal with the fewest digits that reads back as the value. Java prints at least two
     * digits, which are not always the digits of the nearest decimal with one.
     */
    private static BigDecimal shortest(double value) {
        var decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (decimal.precision() == 2) {
            var one = decimal.round(new java.math.MathContext(1));
            return one.doubleValue() == value ? one.stripTrailingZeros() : decimal;
        }
        return decimal;
    }

    private static String unsigned(BigDecimal decimal) {
        String digits = decimal.unscaledValue().toString();
        int count = digits.length();
        // The value is 0.digits times ten to the power of point.
        int point = count - decimal.scale();
        if (point > 21 || point <= -6) {
            return exponential(digits, point - 1);
        }
        if (point >= count) {
            return digits + "0".repeat(point - count);
        }
        return point > 0
                ? digits.substring(0, point) + "." + digits.substring(point)
                : "0." + "0".repeat(-point) + digits;
    }

    private static String exponential(String digits, int exponent) {
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
