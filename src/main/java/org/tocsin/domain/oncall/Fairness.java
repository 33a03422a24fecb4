package org.tocsin.domain.oncall;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.tocsin.domain.calendar.Stretch;

/** How a schedule's work is shared out, as it is held after overrides and trades (O-2, O-3). */
public final class Fairness {
    /** Who stands in for less than a working day has not covered the holiday. */
    static final Duration COVERS_A_HOLIDAY = Duration.ofHours(8);

    private static final Duration LONGEST_HOLIDAY = Duration.ofDays(60);

    private final OnCallSchedule schedule;

    public Fairness(OnCallSchedule schedule) {
        this.schedule = schedule;
    }

    /**
     * Everybody's load between two instants, by person. A holiday counts as covered where it
     * begins, so that no Christmas counts in two years.
     */
    public List<Load> between(Instant from, Instant to) {
        var asked = Stretch.between(from, to);
        if (asked.isEmpty()) {
            return List.of();
        }
        var shifts = schedule.shifts(from, to).stream().map(s -> cut(s, asked.get())).toList();
        var people = new TreeSet<String>();
        shifts.forEach(s -> people.add(s.person()));
        // Wider, as what cuts a holiday short may lie outside.
        var wide = new Stretch(from.minus(LONGEST_HOLIDAY), to.plus(LONGEST_HOLIDAY));
        var holidays = schedule.cover().inForce(wide, schedule.zone());
        var major = majorHolidays(shifts, begunIn(asked.get(), holidays));
        return people.stream()
                .map(person ->
                        load(person, shifts, holidays, major.getOrDefault(person, List.of())))
                .toList();
    }

    /**
     * Which major holidays of a calendar year each person covers in the schedule's first position,
     * for eight hours or more. A cover belongs to the year of its holiday or of its first day.
     */
    public Map<String, List<String>> majorHolidays(int year) {
        var window =
                schedule.cover().rows().stream()
                        .flatMap(row ->
                                row
                                        .span()
                                        .in(year, schedule.cover().dates(), schedule.zone())
                                        .stream())
                        .reduce((a, b) ->
                                new Stretch(min(a.from(), b.from()), max(a.to(), b.to())));
        if (window.isEmpty()) {
            return Map.of();
        }
        var holidays =
                schedule.cover().inForce(window.get(), schedule.zone()).stream()
                        .filter(p -> p.what().year() == year)
                        .toList();
        return majorHolidays(schedule.shifts(window.get().from(), window.get().to()), holidays);
    }

    private static List<Piece<HolidayCover.Occurrence>> begunIn(
            Stretch asked, List<Piece<HolidayCover.Occurrence>> holidays) {
        var begun = new HashMap<HolidayCover.Occurrence, Boolean>();
        for (var piece : holidays) {
            begun.putIfAbsent(piece.what(), asked.contains(piece.when().from()));
        }
        return holidays.stream().filter(p -> begun.getOrDefault(p.what(), false)).toList();
    }

    private Map<String, List<String>> majorHolidays(
            List<Shift> shifts, List<Piece<HolidayCover.Occurrence>> holidays) {
        var time = new LinkedHashMap<HolidayCover.Occurrence, Map<String, Duration>>();
        for (var holiday : holidays) {
            if (holiday.what().cover().weight().major()) {
                var people = time.computeIfAbsent(holiday.what(), _ -> new LinkedHashMap<>());
                for (var shift : leading(shifts)) {
                    shift.when()
                            .within(holiday.when())
                            .ifPresent(
                                    s -> people.merge(shift.person(), s.length(), Duration::plus));
                }
            }
        }
        var covered = new LinkedHashMap<String, List<String>>();
        time.forEach((holiday, people) ->
                people.forEach((person, length) -> {
                    if (length.compareTo(COVERS_A_HOLIDAY) >= 0) {
                        covered.computeIfAbsent(person, _ -> new ArrayList<>())
                                .add(holiday.cover().name() + " " + holiday.year());
                    }
                }));
        return covered;
    }

    private Load load(
            String person,
            List<Shift> shifts,
            List<Piece<HolidayCover.Occurrence>> holidays,
            List<String> major) {
        var own = shifts.stream().filter(s -> s.person().equals(person)).toList();
        var hours = new LinkedHashMap<String, Duration>();
        own.forEach(s -> hours.merge(s.post().position(), s.when().length(), Duration::plus));
        long worked = 0;
        double extra = 0;
        for (var shift : leading(own)) {
            worked += HolidayCover.wallSeconds(shift.when(), schedule.zone());
            for (var holiday : holidays) {
                var shared = shift.when().within(holiday.when());
                if (shared.isPresent()) {
                    extra +=
                            HolidayCover.wallSeconds(shared.get(), schedule.zone())
                                    * (holiday.what().cover().weight().credit() - 1);
                }
            }
        }
        double weeks = worked / HolidayCover.WEEK;
        double credit = (worked + extra) / HolidayCover.WEEK;
        return new Load(person, hours, weeks, credit, major);
    }

    private List<Shift> leading(List<Shift> shifts) {
        var positions = schedule.positions();
        return shifts.stream()
                .filter(s -> s.post().position().equals(positions.getFirst()))
                .toList();
    }

    private static Shift cut(Shift shift, Stretch bounds) {
        return new Shift(
                shift.post(),
                shift.person(),
                shift.when().within(bounds).orElseThrow(),
                shift.why());
    }

    private static Instant min(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant max(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
