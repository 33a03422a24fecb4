package org.tocsin.playbook;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tocsin.domain.calendar.LocalTimes;
import org.tocsin.domain.calendar.Parsed;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.calendar.TimeRange;
import org.tocsin.domain.calendar.WorkingWeek;

/** Decoders of dates and times of the calendar. */
final class Dates {
    static final Decoder<LocalDate> DATE =
            text(
                    "a date such as \"2026-06-19\"",
                    "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
                    LocalDate::parse);

    /** A day of every year. */
    static final Decoder<MonthDay> MONTH_DAY =
            text(
                    "a day of the year such as \"12-23\"",
                    "^[0-9]{2}-[0-9]{2}$",
                    text -> MonthDay.parse("--" + text));

    static final Decoder<LocalDateTime> LOCAL =
            text(
                    "a date and time such as \"2026-01-05T09:00\"",
                    "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?$",
                    LocalDateTime::parse);

    /** With an offset or without; without, it is by the zone that is handed in. */
    static final Decoder<Function<ZoneId, Instant>> MOMENT =
            text(
                    "an instant such as \"2026-03-02T17:00:00Z\"",
                    "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?"
                            + "(Z|[+-][0-9]{2}:[0-9]{2})?$",
                    Dates::moment);

    /** Of a working day; ends on the same day. */
    static final Decoder<WorkingWeek.Hours> HOURS =
            Dates.<TimeRange>parsed(
                            Map.of("type", "string", "pattern", "^[0-9:]{5} ?- ?[0-9:]{5}$"),
                            TimeRange::parse)
                    .judged((range, node, context) -> {
                        if (!range.overMidnight()) {
                            return Optional.of(
                                    new WorkingWeek.Hours(time(range.start()), time(range.end())));
                        }
                        context.error(
                                node, "working hours end on the day they start; write two ranges");
                        return Optional.empty();
                    });

    private Dates() {}

    /** Whole business days, such as {@code 5bd}, or a bare number of them. */
    static Decoder<Integer> businessDays(int least, int most) {
        return Scalars.scalar(
                "business days such as 5bd, %d to %d of them".formatted(least, most),
                Map.of("type", List.of("string", "integer"), "pattern", "^[0-9]+(bd)?$"),
                (node, complain) -> {
                    String text = node.getValue();
                    var days = Span.parse(text.endsWith("bd") ? text : text + "bd");
                    if (days.isPresent()
                            && days.get() instanceof Span.Business(int thousandths)
                            && thousandths % 1000 == 0
                            && thousandths / 1000 >= least
                            && thousandths / 1000 <= most) {
                        return Optional.of(thousandths / 1000);
                    }
                    complain.accept("");
                    return Optional.empty();
                });
    }

    /** What the calendar itself reads, and says why not. */
    static <T> Decoder<T> parsed(Map<String, Object> schema, Function<String, Parsed<T>> reads) {
        return Scalars.scalar("a value", schema, (node, _) -> Optional.of(node.getValue()))
                .judged((text, node, context) -> {
                    var parsed = reads.apply(text);
                    parsed.fault().ifPresent(why -> context.error(node, why));
                    return parsed.value();
                });
    }

    private static LocalTime time(int minutes) {
        return LocalTime.ofSecondOfDay(minutes % (24 * 60) * 60L);
    }

    private static Function<ZoneId, Instant> moment(String text) {
        boolean placed = text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > 10;
        if (placed) {
            var at = OffsetDateTime.parse(text).toInstant();
            return _ -> at;
        }
        var local = LocalDateTime.parse(text);
        return zone -> LocalTimes.start(local, zone);
    }

    private static <T> Decoder<T> text(
            String expected, String pattern, Function<String, T> reads) {
        return Scalars.scalar(
                expected,
                Map.of("type", "string", "pattern", pattern),
                (node, complain) -> {
                    try {
                        return Optional.of(reads.apply(node.getValue()));
                    } catch (DateTimeException _) {
                        complain.accept("");
                        return Optional.empty();
                    }
                });
    }
}
