package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tocsin.domain.calendar.DayFilter;
import org.tocsin.domain.calendar.DayRange;
import org.tocsin.domain.calendar.Parsed;
import org.tocsin.domain.calendar.TimeInterval;
import org.tocsin.domain.calendar.TimeRange;

/** How times that recur are written: as Alertmanager's time intervals, with {@code except}. */
final class IntervalShape {
    /** A named interval whose exceptions still wait for what their names stand for. */
    record Entry(String id, List<Part> parts, Place at) {}

    /**
     * @param zone the playbook's when empty
     * @param except names of intervals
     */
    record Part(
            DayFilter days, List<TimeRange> times, Optional<ZoneId> zone, List<String> except) {
        TimeInterval in(ZoneId usual, List<TimeInterval> excepted) {
            return new TimeInterval(days, times, zone.orElse(usual), excepted);
        }
    }

    private static final Map<String, Object> RANGE = Map.of("type", List.of("string", "integer"));

    private static final Shape.Key<List<DayRange>> WEEKDAYS =
            days("weekdays", DayRange::weekdays, "Weekdays, such as sunday or monday:friday");
    private static final Shape.Key<List<DayRange>> DAYS_OF_MONTH =
            days(
                    "days_of_month",
                    DayRange::daysOfMonth,
                    "Days of the month, such as 1:5, or -3:-1 for the last three");
    private static final Shape.Key<List<DayRange>> MONTHS =
            days("months", DayRange::months, "Months, such as december or 1:3");
    private static final Shape.Key<List<DayRange>> YEARS =
            days("years", DayRange::years, "Years, such as 2026 or 2026:2028");

    private static final Shape.Key<String> START =
            required("start_time", Scalars.VALUE, "When it starts, such as 22:00");
    private static final Shape.Key<String> END =
            required("end_time", Scalars.VALUE, "When it ends, such as 06:00; 24:00 for midnight");
    private static final Decoder<TimeRange> TIME_RANGE =
            Structures.shortOr(
                    Dates.<TimeRange>parsed(
                            Map.of("type", "string", "pattern", "^[0-9:]{5} ?- ?[0-9:]{5}$"),
                            TimeRange::parse),
                    new Shape<>(
                                    List.of(START, END),
                                    fields -> TimeRange.parse(fields.get(START), fields.get(END)))
                            .judged(IntervalShape::told));
    private static final Shape.Key<List<TimeRange>> TIMES =
            optional(
                    "times",
                    Structures.oneOrMore(TIME_RANGE),
                    "Times of the day, such as 02:00-06:00 or over midnight 22:00-06:00; all day"
                            + " when not said");
    private static final Shape.Key<ZoneId> LOCATION =
            optional("location", Scalars.ZONE, "The zone of all of it; the playbook's when not said");
    private static final Shape.Key<List<String>> EXCEPT =
            optional(
                    "except",
                    Structures.oneOrMore(Scalars.reference(Declared.Kind.INTERVAL)),
                    "Intervals that are left out");
    private static final Decoder<Part> PART =
            new Shape<>(
                    List.of(WEEKDAYS, DAYS_OF_MONTH, MONTHS, YEARS, TIMES, LOCATION, EXCEPT),
                    fields ->
                            new Part(
                                    new DayFilter(
                                            all(fields, WEEKDAYS),
                                            all(fields, DAYS_OF_MONTH),
                                            all(fields, MONTHS),
                                            all(fields, YEARS)),
                                    all(fields, TIMES),
                                    fields.find(LOCATION),
                                    all(fields, EXCEPT)));

    static final Decoder<Entry> INTERVAL =
            Structures.someOf(PART)
                    .judged((parts, node, context) ->
                            Optional.of(new Entry(context.name(), parts, context.place(node))));

    private IntervalShape() {}

    private static Shape.Key<List<DayRange>> days(
            String name, Function<String, Parsed<DayRange>> reads, String doc) {
        return optional(name, Structures.oneOrMore(Dates.parsed(RANGE, reads)), doc);
    }

    private static Optional<TimeRange> told(
            Parsed<TimeRange> parsed, org.snakeyaml.engine.v2.nodes.Node node, Context context) {
        parsed.fault().ifPresent(why -> context.error(node, why));
        return parsed.value();
    }

    private static <V> List<V> all(Fields fields, Shape.Key<List<V>> key) {
        return fields.find(key).orElse(List.of());
    }
}
