package org.tocsin.domain.calendar;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * A length of time as rules write it, in wall time or in the team's business time (E-6). Which
 * instant it ends at is the {@link BusinessCalendar}'s to say.
 */
public sealed interface Span {
    Span ZERO = new Wall(Duration.ZERO);

    /** Time by the clock on the wall; a day is 24 hours. */
    record Wall(Duration length) implements Span {
        public Wall {
            if (length.isNegative()) {
                throw new IllegalArgumentException("a span cannot be negative: " + length);
            }
        }

        @Override
        public String toString() {
            return SpanText.wall(length);
        }
    }

    /**
     * Business days.
     *
     * @param thousandths of a business day, so that half a day is 500
     */
    record Business(int thousandths) implements Span {
        public Business {
            if (thousandths < 0) {
                throw new IllegalArgumentException(
                        "a span cannot be negative: " + thousandths + " thousandths of a day");
            }
        }

        @Override
        public String toString() {
            return BigDecimal.valueOf(thousandths, 3).stripTrailingZeros().toPlainString() + "bd";
        }
    }

    static Span business(int days) {
        return new Business(Math.multiplyExact(days, 1000));
    }

    /** Nothing to wait for, in either kind of time. */
    default boolean isZero() {
        return switch (this) {
            case Wall(var length) -> length.isZero();
            case Business(int thousandths) -> thousandths == 0;
        };
    }

    /**
     * Reads {@code 90s}, {@code 15m}, {@code 2h}, {@code 1h30m}, {@code 1d} as wall time and {@code
     * 1bd}, {@code 0.5bd} as business days, to a thousandth; nothing when it is neither.
     */
    static Optional<Span> parse(String text) {
        return SpanText.parse(text);
    }
}
