package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.tocsin.domain.calendar.WorkingWeek;
import org.tocsin.domain.playbook.HolidaySpec;

/** How it is written when the team works. */
final class WorkingTimeShape {
    private enum None {
        NONE
    }

    static final Decoder<DayOfWeek> DAY = Scalars.word(DayOfWeek.values());

    /** A day or days: {@code saturday}, {@code monday-friday}. */
    private static final Decoder<String> DAYS =
            Scalars.TEXT.judged((text, node, context) -> {
                if (days(text).isEmpty()) {
                    context.error(
                            node,
                            "expected a day or days such as saturday or monday-friday, found \"%s\"%s"
                                    .formatted(text, Suggestion.ending(text, names())));
                    return Optional.empty();
                }
                return Optional.of(text);
            });

    static final Decoder<WorkingWeek> WEEK =
            Structures.map(DAYS, Structures.oneOrMore(Dates.HOURS)).judged(WorkingTimeShape::week);

    private static final Shape.Key<String> COUNTRY =
            optional(
                    "country",
                    Scalars.ID.judged(WorkingTimeShape::country),
                    "The country whose public holidays count, such as us, or a region of it, such as us-ca");
    private static final Shape.Key<Map<LocalDate, String>> EXTRA =
            optional(
                    "extra",
                    Structures.map(Scalars.TEXT).judged(WorkingTimeShape::dates),
                    "Further days off with their names, by date");
    private static final Shape.Key<List<LocalDate>> EXCEPT =
            optional("except", Structures.oneOrMore(Dates.DATE), "Holidays that are worked");
    static final Decoder<HolidaySpec> HOLIDAYS =
            Structures.shortOr(
                    Scalars.word(None.values()).map(_ -> HolidaySpec.NONE),
                    new Shape<>(
                            List.of(COUNTRY, EXTRA, EXCEPT),
                            fields ->
                                    new HolidaySpec(
                                            fields.find(COUNTRY),
                                            fields.find(EXTRA).orElse(Map.of()),
                                            Set.copyOf(fields.find(EXCEPT).orElse(List.of())))));

    private WorkingTimeShape() {}

    private static List<String> names() {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> day.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** None when the text names no days. */
    private static List<DayOfWeek> days(String text) {
        int dash = text.indexOf('-');
        int first = names().indexOf(dash < 0 ? text : text.substring(0, dash));
        int last = names().indexOf(dash < 0 ? text : text.substring(dash + 1));
        var days = new ArrayList<DayOfWeek>();
        if (first >= 0 && last >= 0) {
            for (int i = first; days.isEmpty() || days.getLast().ordinal() != last; i++) {
                days.add(DayOfWeek.of(i % 7 + 1));
            }
        }
        return days;
    }

    private static Optional<WorkingWeek> week(
            Map<String, List<WorkingWeek.Hours>> written, Node node, Context context) {
        var week = new EnumMap<DayOfWeek, List<WorkingWeek.Hours>>(DayOfWeek.class);
        boolean whole = true;
        for (var entry : written.entrySet()) {
            for (var day : days(entry.getKey())) {
                if (week.put(day, entry.getValue()) != null) {
                    context.error(
                            node,
                            "the hours of %s are said twice; leave one out"
                                    .formatted(day.name().toLowerCase(Locale.ROOT)));
                    whole = false;
                }
            }
        }
        if (week.values().stream().allMatch(List::isEmpty)) {
            context.error(node, "a working week needs at least one working hour");
            return Optional.empty();
        }
        return whole ? Optional.of(new WorkingWeek(week)) : Optional.empty();
    }

    private static Optional<String> country(String code, Node node, Context context) {
        var codes = Arrays.asList(Locale.getISOCountries());
        if (codes.contains(code.split("-", 2)[0].toUpperCase(Locale.ROOT))) {
            return Optional.of(code.toLowerCase(Locale.ROOT));
        }
        context.error(
                node,
                "expected a country such as us, or with a region such as us-ca, found \"%s\""
                        .formatted(code));
        return Optional.empty();
    }

    private static Optional<Map<LocalDate, String>> dates(
            Map<String, String> written, Node node, Context context) {
        var dates = new LinkedHashMap<LocalDate, String>();
        for (var entry : Nodes.entries(node)) {
            Dates.DATE
                    .decode(entry.getKeyNode(), context)
                    .ifPresent(
                            date ->
                                    dates.put(
                                            date,
                                            written.getOrDefault(
                                                    Nodes.text(entry.getKeyNode()).orElse(""), "")));
        }
        return dates.size() == written.size() ? Optional.of(dates) : Optional.empty();
    }
}
