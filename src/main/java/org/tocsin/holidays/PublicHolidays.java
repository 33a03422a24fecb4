package org.tocsin.holidays;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tocsin.domain.calendar.Holidays;
import org.tocsin.domain.oncall.HolidayDates;

/**
 * The public holidays of a country, or of one of its regions with those of the country (O-2). Costs
 * nothing until the first question; then the library and the country's table are read once, and
 * each year is worked out once. Safe for use by several threads.
 */
public final class PublicHolidays {
    /** Holidays that people call otherwise than the library does. */
    private static final Map<String, List<String>> ALSO =
            Map.of(
                    "labor-day", List.of("labour-day"),
                    "new-years-day", List.of("new-year"),
                    "new-year-s-day", List.of("new-year"),
                    "thanksgiving-day", List.of("thanksgiving"),
                    "christmas", List.of("first-christmas-day"),
                    "christmas-day", List.of("christmas", "first-christmas-day"),
                    "washingtons-birthday", List.of("presidents-day"),
                    "martin-luther-king-day", List.of("martin-luther-king"));

    private final String country;
    private final List<String> regions;
    private final Map<Integer, Days> years = new ConcurrentHashMap<>();

    /**
     * One year's holidays.
     *
     * @param off the name by the day that is kept free, which for a holiday on a weekend may be
     *     another; some lie in the year before or after
     * @param dates by id, the day that is celebrated
     */
    private record Days(Map<LocalDate, String> off, Map<String, LocalDate> dates) {}

    /**
     * @param code a country by its ISO 3166 code, such as {@code us}, or with a region of it, such
     *     as {@code us-ca} or {@code de-by}; in capitals or not
     */
    public PublicHolidays(String code) {
        var parts = List.of(code.strip().toLowerCase(Locale.ROOT).split("-", -1));
        country = parts.getFirst();
        regions = parts.subList(1, parts.size());
    }

    /** Why these holidays are not known, if they are not; then no day is a holiday. */
    public Optional<String> fault() {
        if (!hasTable()) {
            return Optional.of(
                    "no holidays are known for the country \"%s\"; use a code such as us, de or gb"
                            .formatted(country));
        }
        var children = regions.isEmpty() ? Map.<String, CalendarHierarchy>of() : children();
        for (var region : regions) {
            var child = children.get(region);
            if (child == null) {
                return Optional.of(
                        "no holidays are known for the region \"%s\" of %s%s"
                                .formatted(region, country, among(children.keySet())));
            }
            children = child.getChildren();
        }
        return Optional.empty();
    }

    /** The days on which nobody works; a holiday on a weekend may be kept on a day next to it. */
    public Holidays daysOff() {
        return day ->
                named(day, day.getYear())
                        // New Year's Day on a Saturday is kept on the last day of the year before.
                        .or(() ->
                                day.getMonthValue() == 12
                                        ? named(day, day.getYear() + 1)
                                        : Optional.empty())
                        .or(() ->
                                day.getMonthValue() == 1
                                        ? named(day, day.getYear() - 1)
                                        : Optional.empty());
    }

    /**
     * On which dates holidays fall, by the library's name in lower case with hyphens, such as
     * {@code memorial-day}, {@code independence-day}, {@code juneteenth} or {@code good-friday}.
     */
    public HolidayDates dates() {
        return (holiday, year) -> {
            var dates = year(year).dates();
            var id = holiday.toLowerCase(Locale.ROOT).replace('_', '-');
            return Optional.ofNullable(dates.get(id))
                    .or(() ->
                            ALSO.getOrDefault(id, List.of()).stream()
                                    .filter(dates::containsKey)
                                    .findFirst()
                                    .map(dates::get));
        };
    }

    /** Ids of the holidays of a year that {@link #dates} knows by the library's names. */
    public Set<String> names(int year) {
        return year(year).dates().keySet();
    }

    private Optional<String> named(LocalDate day, int year) {
        return Optional.ofNullable(year(year).off().get(day));
    }

    private Days year(int year) {
        var known = years.get(year);
        return known != null ? known : workOut(year);
    }

    private synchronized Days workOut(int year) {
        return years.computeIfAbsent(
                year,
                _ -> {
                    var off = new HashMap<LocalDate, String>();
                    var dates = new HashMap<String, LocalDate>();
                    if (fault().isEmpty()) {
                        for (var holiday : manager().getHolidays(Year.of(year), path())) {
                            add(holiday, off, dates);
                        }
                    }
                    return new Days(Map.copyOf(off), Map.copyOf(dates));
                });
    }

    private static void add(
            Holiday holiday, Map<LocalDate, String> off, Map<String, LocalDate> dates) {
        if (holiday.getType() != HolidayType.OBSERVANCE) {
            off.merge(
                    holiday.getDate(),
                    holiday.getDescription(Locale.ENGLISH),
                    (one, other) -> one.compareTo(other) <= 0 ? one : other);
        }
        // Of a holiday that comes twice in a year, as some do by the moon, the first.
        dates.merge(id(holiday), holiday.getActualDate(), (a, b) -> a.isBefore(b) ? a : b);
    }

    /** The library's key without the faith that some begin with: christian.GOOD_FRIDAY. */
    private static String id(Holiday holiday) {
        String key = holiday.getPropertiesKey();
        return key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Looks for the table's file itself, as the library is slow to say that it has none. */
    private boolean hasTable() {
        return country.chars().allMatch(c -> c >= 'a' && c <= 'z' || c == '_')
                && !country.isEmpty()
                && HolidayManager.class.getResource("/holidays/Holidays_" + country + ".xml")
                        != null;
    }

    private Map<String, CalendarHierarchy> children() {
        return manager().getCalendarHierarchy().getChildren();
    }

    private String[] path() {
        return regions.toArray(String[]::new);
    }

    /** The library keeps one for each country. */
    private HolidayManager manager() {
        return HolidayManager.getInstance(ManagerParameters.create(country, new Properties()));
    }

    private static String among(Collection<String> known) {
        return known.isEmpty()
                ? ""
                : "; there are " + String.join(", ", known.stream().sorted().toList());
    }
}
