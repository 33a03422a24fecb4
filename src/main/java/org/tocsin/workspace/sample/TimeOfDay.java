package org.tocsin.workspace.sample;

/** When in a UTC day things happen at a shop whose customers live in North America. */
final class TimeOfDay {
    private static final int HOUR = 3_600_000;

    /** How busy each hour is, from midnight UTC on. */
    private static final int[] HOURS = {
        52, 46, 40, 37, 31, 22, 15, 10, 8, 8, 11, 18, 30, 42, 50, 54, 55, 56, 58, 58, 57, 56, 56, 55
    };

    private TimeOfDay() {}

    /** Milliseconds after the start of the day. */
    static int time(Dice dice) {
        return dice.weighted(HOURS) * HOUR + dice.below(HOUR);
    }

    /** Appends {@code 14:05:09.042}. */
    static void append(StringBuilder text, int millis) {
        digits(text, millis / HOUR, 2);
        digits(text.append(':'), millis / 60_000 % 60, 2);
        digits(text.append(':'), millis / 1_000 % 60, 2);
        digits(text.append('.'), millis % 1_000, 3);
    }

    private static void digits(StringBuilder text, int number, int width) {
        for (int unit = width == 3 ? 100 : 10; unit > 0; unit /= 10) {
            text.append((char) ('0' + number / unit % 10));
        }
    }
}
