package org.tocsin.ui.kit;

/**
 * The time left until something, as short as it can be read: {@code 04:12}, {@code 2 h 10 m},
 * {@code 1 d 4 h}, {@code 3 d}; with a plus once it is past ({@code +00:41}).
 */
public final class ClockText {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** From here on nobody counts hours. */
    private static final long LONG = 3 * DAY;

    private ClockText() {}

    /**
     * @param seconds left; negative when it is past
     */
    public static String of(long seconds) {
        return seconds < 0 ? "+" + length(-seconds) : length(seconds);
    }

    /** How long something takes or has taken, in the same words. */
    public static String length(long seconds) {
        if (seconds < HOUR) {
            return two(seconds / MINUTE) + ":" + two(seconds % MINUTE);
        }
        if (seconds < DAY) {
            return seconds / HOUR + " h " + two(seconds % HOUR / MINUTE) + " m";
        }
        if (seconds < LONG) {
            long hours = seconds % DAY / HOUR;
            return seconds / DAY + " d" + (hours == 0 ? "" : " " + hours + " h");
        }
        return "%,d d".formatted(seconds / DAY);
    }

    /** How long ago or for how long, without seconds: {@code 3 min}, {@code 2 h}, {@code 5 d}. */
    public static String rough(long seconds) {
        long apart = Math.abs(seconds);
        if (apart < MINUTE) {
            return "<1 min";
        }
        if (apart < HOUR) {
            return apart / MINUTE + " min";
        }
        return apart < 2 * DAY ? apart / HOUR + " h" : "%,d d".formatted(apart / DAY);
    }

    /**
     * The same number for as long as the text stays the same, so that a clock that beats every
     * second writes only what has changed.
     */
    public static long step(long seconds) {
        long apart = Math.abs(seconds);
        long unit = apart < HOUR ? 1 : apart < DAY ? MINUTE : apart < LONG ? HOUR : DAY;
        long step = apart / unit * unit;
        return seconds < 0 ? -step - 1 : step;
    }

    /** For those who hear it: {@code due in 4 minutes}, {@code 2 hours overdue}. */
    public static String spoken(long seconds) {
        long apart = Math.abs(seconds);
        String length =
                apart < MINUTE
                        ? "less than a minute"
                        : apart < HOUR
                                ? count(apart / MINUTE, "minute")
                                : apart < 2 * DAY
                                        ? count(apart / HOUR, "hour")
                                        : count(apart / DAY, "day");
        return seconds < 0 ? length + " overdue" : "due in " + length;
    }

    private static String count(long number, String unit) {
        return number == 1 ? "1 " + unit : "%,d %ss".formatted(number, unit);
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }
}
