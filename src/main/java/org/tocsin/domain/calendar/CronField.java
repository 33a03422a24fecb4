package org.tocsin.domain.calendar;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One of the five fields of a cron line: a set of small numbers.
 *
 * @param bits bit n is set when n is in it
 * @param open whether it is written with a star at its beginning, which makes it no restriction
 */
record CronField(long bits, boolean open) {
    private static final Pattern PART = Pattern.compile("(\\*|(\\w+)(?:-(\\w+))?)(?:/(\\d{1,4}))?");

    /**
     * What a field may hold.
     *
     * @param noun for messages
     * @param names of the numbers from {@code least} on, lower case; none where there are none
     */
    record Kind(String noun, int least, int most, List<String> names) {
        static final Kind MINUTE = new Kind("minute", 0, 59, List.of());
        static final Kind HOUR = new Kind("hour", 0, 23, List.of());
        static final Kind DAY = new Kind("day of the month", 1, 31, List.of());
        static final Kind MONTH =
                new Kind(
                        "month",
                        1,
                        12,
                        List.of(
                                "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
                                "oct", "nov", "dec"));

        /** Sunday is 0 and 7. */
        static final Kind WEEKDAY =
                new Kind("weekday", 0, 7, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat"));

        Kind {
            names = List.copyOf(names);
        }
    }

    boolean has(int value) {
        return (bits >> value & 1) == 1;
    }

    /** The first number in it that is not below another; -1 when there is none. */
    int from(int value) {
        long rest = value > 63 ? 0 : bits >>> value << value;
        return rest == 0 ? -1 : Long.numberOfTrailingZeros(rest);
    }

    static Parsed<CronField> read(String text, Kind kind) {
        long bits = 0;
        for (var part : text.toLowerCase(Locale.ROOT).split(",", -1)) {
            switch (part(part, kind)) {
                case Parsed.Read<Long>(var more) -> bits |= more;
                case Parsed.Fault<Long>(var why) -> {
                    return new Parsed.Fault<>(why);
                }
            }
        }
        return new Parsed.Read<>(new CronField(bits, text.startsWith("*")));
    }

    private static Parsed<Long> part(String text, Kind kind) {
        var match = PART.matcher(text);
        if (!match.matches()) {
            return new Parsed.Fault<>(
                    "\"%s\" is no %s; write numbers such as %d, ranges such as %d-%d, steps such as */2, or a list of them"
                            .formatted(text, kind.noun, kind.least, kind.least, kind.least + 4));
        }
        int step = match.group(4) == null ? 1 : Integer.parseInt(match.group(4));
        if (step == 0) {
            return new Parsed.Fault<>("the step in \"%s\" is 0; it is at least 1".formatted(text));
        }
        if (match.group(1).equals("*")) {
            return new Parsed.Read<>(bits(kind.least, kind.most, step));
        }
        boolean alone = match.group(3) == null;
        return number(match.group(2), kind)
                .then(from ->
                        alone
                                ? match.group(4) == null
                                        ? new Parsed.Read<>(bits(from, from, 1))
                                        : new Parsed.Read<>(bits(from, kind.most, step))
                                : number(match.group(3), kind)
                                        .then(to -> range(text, from, to, step)));
    }

    private static Parsed<Long> range(String text, int from, int to, int step) {
        return from > to
                ? new Parsed.Fault<>("the range \"%s\" runs backwards".formatted(text))
                : new Parsed.Read<>(bits(from, to, step));
    }

    private static Parsed<Integer> number(String text, Kind kind) {
        int named = kind.names.indexOf(text);
        if (named >= 0) {
            return new Parsed.Read<>(kind.least + named);
        }
        int value =
                text.length() < 4 && text.chars().allMatch(c -> '0' <= c && c <= '9')
                        ? Integer.parseInt(text)
                        : -1;
        return kind.least <= value && value <= kind.most
                ? new Parsed.Read<>(value)
                : new Parsed.Fault<>(
                        "\"%s\" is no %s; it lies between %d and %d"
                                .formatted(text, kind.noun, kind.least, kind.most));
    }

    private static long bits(int from, int to, int step) {
        long bits = 0;
        for (int value = from; value <= to; value += step) {
            bits |= 1L << value;
        }
        return bits;
    }
}
