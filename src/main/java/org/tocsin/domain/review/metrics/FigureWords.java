package org.tocsin.domain.review.metrics;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Figures as people read them. */
public final class FigureWords {
    /** What has nothing to be reckoned from. */
    public static final String NOTHING = "–";

    private static final double UNCHANGED = 0.005;

    /** So much more is no longer told in percent. */
    private static final double MANY = 4;

    private FigureWords() {}

    public static String of(Value value) {
        return switch (value) {
            case Value.Length(var spread) ->
                    spread.map(Spread::mean).map(FigureWords::length).orElse(NOTHING);
            case Value.Rate(var share) ->
                    share.ratio().isEmpty() ? NOTHING : percent(share.ratio().getAsDouble());
            case Value.Count(var number) -> String.format(Locale.ROOT, "%,d", number);
            case Value.Money(var amount) -> amount.map(FigureWords::money).orElse(NOTHING);
        };
    }

    /** What stands under the number: how it is spread, or of how many it is a share. */
    public static String beside(Value value) {
        return switch (value) {
            case Value.Length(var spread) ->
                    spread.map(each ->
                                    "median %s, 90 %% within %s, of %,d"
                                            .formatted(
                                                    length(each.median()),
                                                    length(each.p90()),
                                                    each.count()))
                            .orElse("none in this time");
            case Value.Rate(var share) ->
                    share.whole() == 0
                            ? "none in this time"
                            : "%,d of %,d".formatted(share.part(), share.whole());
            case Value.Count _ -> "";
            case Value.Money(var amount) -> amount.isEmpty() ? "none declared" : "as declared";
        };
    }

    /** In at most two units. */
    public static String length(Duration length) {
        if (length.toSeconds() < 60) {
            return length.toSeconds() + " s";
        }
        if (length.toMinutes() < 60) {
            int seconds = length.toSecondsPart();
            return length.toMinutes() >= 10 || seconds == 0
                    ? length.toMinutes() + " min"
                    : "%d min %d s".formatted(length.toMinutes(), seconds);
        }
        if (length.toHours() < 48) {
            int minutes = length.toMinutesPart();
            return minutes == 0
                    ? length.toHours() + " h"
                    : "%d h %d min".formatted(length.toHours(), minutes);
        }
        int hours = length.toHoursPart();
        return hours == 0 ? length.toDays() + " d" : "%d d %d h".formatted(length.toDays(), hours);
    }

    static String percent(double ratio) {
        return ratio > 0 && ratio < 0.1 || ratio > 0.99 && ratio < 1
                ? String.format(Locale.ROOT, "%.1f %%", ratio * 100)
                : String.format(Locale.ROOT, "%.0f %%", ratio * 100);
    }

    private static String money(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.0f", amount);
    }

    /** A value on a chart's axis. */
    public static String axis(Figure figure, double value) {
        return switch (figure) {
            case MTTD, MTTA, MTTR -> length(Duration.ofSeconds(Math.round(value)));
            case SLA, ESCALATION, REPEAT, REOPEN, FALSE_POSITIVES ->
                    String.format(Locale.ROOT, "%.0f %%", value * 100);
            case OPENED, RESOLVED, OPEN, REVENUE, CUSTOMERS ->
                    String.format(Locale.ROOT, "%,.0f", value);
        };
    }

    /**
     * How a figure has changed.
     *
     * @param words such as {@code 12 % less}
     */
    public record Change(Direction direction, Verdict verdict, String words) {}

    /** Which way the number went. */
    public enum Direction {
        UP("▲"),
        DOWN("▼"),
        SAME("=");

        private final String sign;

        Direction(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /** Whether that is good. */
    public enum Verdict {
        BETTER,
        WORSE,
        NEITHER
    }

    /** Empty when there is nothing on either side to compare. */
    public static Optional<Change> change(Figure figure, Value now, Value before) {
        var one = now.plain();
        var other = before.plain();
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        double by = one.getAsDouble() - other.getAsDouble();
        if (now instanceof Value.Rate) {
            return Optional.of(
                    Math.abs(by) < UNCHANGED
                            ? same()
                            : change(figure, by, points(Math.round(Math.abs(by) * 100))));
        }
        if (other.getAsDouble() == 0) {
            return Optional.of(by == 0 ? same() : change(figure, by, "from none"));
        }
        double ratio = by / other.getAsDouble();
        if (ratio >= MANY) {
            return Optional.of(
                    change(
                            figure,
                            by,
                            String.format(
                                    Locale.ROOT,
                                    "%,.0f × as much",
                                    one.getAsDouble() / other.getAsDouble())));
        }
        return Optional.of(
                Math.abs(ratio) < UNCHANGED
                        ? same()
                        : change(
                                figure,
                                by,
                                String.format(
                                        Locale.ROOT,
                                        "%,.0f %% %s",
                                        Math.abs(ratio) * 100,
                                        ratio < 0 ? "less" : "more")));
    }

    private static String points(long points) {
        return points == 1 ? "1 point" : "%,d points".formatted(points);
    }

    private static Change same() {
        return new Change(Direction.SAME, Verdict.NEITHER, "unchanged");
    }

    private static Change change(Figure figure, double by, String words) {
        var verdict =
                switch (figure.better()) {
                    case LOWER -> by < 0 ? Verdict.BETTER : Verdict.WORSE;
                    case HIGHER -> by > 0 ? Verdict.BETTER : Verdict.WORSE;
                    case NEITHER -> Verdict.NEITHER;
                };
        return new Change(by > 0 ? Direction.UP : Direction.DOWN, verdict, words);
    }
}
