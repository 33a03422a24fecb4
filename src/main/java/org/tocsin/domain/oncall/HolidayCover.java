package org.tocsin.domain.oncall;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.domain.calendar.LocalTimes;
import org.tocsin.domain.calendar.Stretch;

/** The holiday table, with what tells the dates of its holidays (O-2). */
public record HolidayCover(List<Cover> rows, HolidayDates dates) {
    public static final HolidayCover NONE = new HolidayCover(List.of(), HolidayDates.NONE);

    /** In seconds by the wall clock. */
    static final double WEEK = 7 * 86_400.0;

    public HolidayCover {
        rows = List.copyOf(rows);
    }

    /**
     * One year's occurrence of a row.
     *
     * @param year the calendar year it belongs to: that of its holiday, or of its first day
     * @param when before any other row is put above it
     */
    public record Occurrence(Cover cover, int year, Stretch when) {}

    /** The occurrences that overlap a window; those that count more come later. */
    public List<Occurrence> occurrences(Stretch window, ZoneId zone) {
        int first = window.from().atZone(zone).getYear() - 1;
        int last = window.to().atZone(zone).getYear() + 1;
        var found = new ArrayList<Occurrence>();
        for (var row : rows) {
            for (int year = first; year <= last; year++) {
                int of = year;
                row.span()
                        .in(year, dates, zone)
                        .filter(s -> s.overlaps(window))
                        .ifPresent(s -> found.add(new Occurrence(row, of, s)));
            }
        }
        found.sort(Comparator.comparing(o -> o.cover().weight().priority()));
        return List.copyOf(found);
    }

    /** Which row counts when, with the overlapped parts taken away from the lesser. */
    List<Piece<Occurrence>> inForce(Stretch window, ZoneId zone) {
        var timeline = List.<Piece<Occurrence>>of();
        for (var occurrence : occurrences(window, zone)) {
            timeline =
                    Piece.laidOver(timeline, List.of(new Piece<>(occurrence.when(), occurrence)));
        }
        return timeline;
    }

    /** Who holds a position by this table. */
    List<Piece<Duty>> pieces(String position, Stretch window, ZoneId zone) {
        var timeline = List.<Piece<Duty>>of();
        for (var occurrence : occurrences(window, zone)) {
            timeline = Piece.laidOver(timeline, pieces(occurrence, position, zone));
        }
        return timeline;
    }

    private List<Piece<Duty>> pieces(Occurrence occurrence, String position, ZoneId zone) {
        var why = new Why.HolidayCover(occurrence.cover().name());
        return switch (occurrence.cover().who()) {
            case Cover.Who.Named(var positions) -> {
                var people = positions.getOrDefault(position, List.of());
                yield people.isEmpty()
                        ? List.of()
                        : List.of(new Piece<>(occurrence.when(), new Duty(people, why)));
            }
            case Cover.Who.Daily daily -> daily(occurrence, daily, position, zone);
        };
    }

    private List<Piece<Duty>> daily(
            Occurrence occurrence, Cover.Who.Daily daily, String position, ZoneId zone) {
        var why = new Why.HolidayCover(occurrence.cover().name());
        boolean rotates = position.equals(daily.position());
        if (!rotates && !daily.rest().filter(position::equals).isPresent()) {
            return List.of();
        }
        var order = leastCreditFirst(occurrence, daily, zone);
        var pieces = new ArrayList<Piece<Duty>>();
        for (var day : days(occurrence.when(), daily, zone)) {
            String person = order.get(pieces.size() % order.size());
            var people =
                    rotates
                            ? List.of(person)
                            : order.stream().filter(p -> !p.equals(person)).sorted().toList();
            pieces.add(new Piece<>(day, new Duty(people, why)));
        }
        return pieces.stream().filter(p -> !p.what().people().isEmpty()).toList();
    }

    /** Cut at each handoff; the first and the last piece may be shorter than a day. */
    private static List<Stretch> days(Stretch whole, Cover.Who.Daily daily, ZoneId zone) {
        var days = new ArrayList<Stretch>();
        var day = whole.from().atZone(zone).toLocalDate();
        for (var from = whole.from(); from.isBefore(whole.to()); day = day.plusDays(1)) {
            var handoff = LocalTimes.start(day.atTime(daily.handoff()), zone);
            var to = handoff.isBefore(whole.to()) ? handoff : whole.to();
            Stretch.between(from, to).ifPresent(days::add);
            from = to.isAfter(from) ? to : from;
        }
        return List.copyOf(days);
    }

    /**
     * By the credit that the table's rows of the same year, up to this one, give for the position.
     * It is the table's plan, so that a later trade does not move everybody's Christmas.
     */
    private List<String> leastCreditFirst(
            Occurrence occurrence, Cover.Who.Daily daily, ZoneId zone) {
        Map<String, Double> credit = new HashMap<>();
        for (var row : rows) {
            var when = row.span().in(occurrence.year(), dates, zone);
            if (when.isPresent()
                    && when.get().from().isBefore(occurrence.when().from())
                    && row.who() instanceof Cover.Who.Named(var positions)) {
                double earned = wallSeconds(when.get(), zone) * row.weight().credit();
                positions
                        .getOrDefault(daily.position(), List.of())
                        .forEach(p -> credit.merge(p, earned, Double::sum));
            }
        }
        return daily.people().stream()
                .sorted(Comparator.comparing(p -> credit.getOrDefault(p, 0.0)))
                .toList();
    }

    /** Seconds by the wall clock, so that a week in which clocks change is one week. */
    static long wallSeconds(Stretch when, ZoneId zone) {
        return Duration.between(
                        when.from().atZone(zone).toLocalDateTime(),
                        when.to().atZone(zone).toLocalDateTime())
                .toSeconds();
    }
}
