package org.tocsin.domain.check;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers and rules as people read them; the style is that of document 002's sample report. */
public final class Words {
    private static final DecimalFormatSymbols SYMBOLS =
            DecimalFormatSymbols.getInstance(Locale.ROOT);

    private Words() {}

    /** A value with its unit: {@code 8.5%}, {@code $12,415}, {@code 3,538}. */
    public static String value(double value, Unit unit) {
        return switch (unit) {
            case COUNT -> format("#,##0.##", value);
            case RATIO -> format(Math.abs(value) < 0.01 ? "0.0##" : "#,##0.0", value * 100) + "%";
            case USD ->
                    (value < 0 ? "-$" : "$")
                            + format(cents(value) ? "#,##0.00" : "#,##0", Math.abs(value));
            case SECONDS -> seconds(value);
            case NUMBER -> format("#,##0.####", value);
        };
    }

    /** As {@link #value}, of something reckoned: from a hundred on, a count in whole numbers. */
    public static String about(double value, Unit unit) {
        boolean whole = unit == Unit.COUNT && Math.abs(value) >= 100;
        return value(whole ? Math.rint(value) : value, unit);
    }

    /** From an hour on in hours and minutes: {@code 2 h 5 min}, {@code 90.5 s}. */
    private static String seconds(double value) {
        if (Math.abs(value) < 3_600) {
            return format("#,##0.###", value) + " s";
        }
        long minutes = Math.round(Math.abs(value) / 60);
        String rest = minutes % 60 == 0 ? "" : " %d min".formatted(minutes % 60);
        return (value < 0 ? "-" : "") + format("#,##0", minutes / 60) + " h" + rest;
    }

    /**
     * A value beside the bound it crossed, written so that the two can be told apart: a rate of
     * 5.04% never reads as {@code 5.0% exceeds 5.0%}.
     */
    static String beside(double value, double bound, Unit unit) {
        String text = value(value, unit);
        if (value == bound || !text.equals(value(bound, unit))) {
            return text;
        }
        return unit == Unit.RATIO
                ? format("#,##0.######", value * 100) + "%"
                : format("#,##0.######", value) + (unit == Unit.SECONDS ? " s" : "");
    }

    /** A rule in one sentence: {@code CRITICAL when below 2,000}. */
    public static String rule(Rule rule, Unit unit) {
        String when =
                switch (rule.condition()) {
                    case Condition.Below(var bound) -> "below " + value(bound, unit);
                    case Condition.Above(var bound) -> "above " + value(bound, unit);
                    case Condition.Deviates(var share, var previous, var direction) ->
                            "more than %s %s the mean of the previous %d"
                                    .formatted(value(share, Unit.RATIO), side(direction), previous);
                    case Condition.ZScore(var threshold, var previous, var direction) ->
                            "more than %s standard deviations %s the mean of the previous %d"
                                    .formatted(
                                            value(threshold, Unit.NUMBER),
                                            side(direction),
                                            previous);
                    case Condition.Detects(var detector, var beyond, var direction) ->
                            "%s%s what %s expects"
                                    .formatted(
                                            beyond == 0
                                                    ? "anomalous, "
                                                    : "anomalous and more than %s "
                                                            .formatted(value(beyond, Unit.RATIO)),
                                            side(direction),
                                            detector);
                    case Condition.Steady(var share, var previous) ->
                            "moved by less than %s from %s"
                                    .formatted(
                                            value(share, Unit.RATIO),
                                            previous == 1
                                                    ? "the previous value"
                                                    : "each of the previous " + previous);
                };
        String inARow = rule.inARow() > 1 ? ", " + rule.inARow() + " in a row" : "";
        String days = rule.days().isAlways() ? "" : ", " + rule.days();
        return rule.severity().id() + " when " + when + inARow + days;
    }

    /**
     * What a detector is asked: {@code zscore threshold=3}, {@code weekday-band, more than 20.0%
     * below what it expects}.
     */
    public static String detector(Condition.Detects condition) {
        boolean far = condition.beyond() != 0;
        if (!far && condition.direction() == Condition.Direction.BOTH) {
            return condition.detector().toString();
        }
        return "%s, %s%s what it expects"
                .formatted(
                        condition.detector(),
                        far ? "more than %s ".formatted(value(condition.beyond(), Unit.RATIO)) : "",
                        side(condition.direction()));
    }

    private static String side(Condition.Direction direction) {
        return switch (direction) {
            case UP -> "above";
            case DOWN -> "below";
            case BOTH -> "away from";
        };
    }

    private static boolean cents(double value) {
        return Math.abs(value) < 1_000 && value != Math.rint(value);
    }

    private static String format(String pattern, double value) {
        // A plain minus for what rounds to zero would read as a loss.
        String text = new DecimalFormat(pattern, SYMBOLS).format(value);
        return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
    }
}
