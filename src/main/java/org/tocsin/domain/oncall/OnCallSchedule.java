package org.tocsin.domain.oncall;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.tocsin.domain.calendar.Stretch;

/**
 * Who is on call when (O-1 to O-3): later layers over earlier ones, holiday cover over the layers,
 * overrides over all. Of overrides that overlap the last counts.
 *
 * @param zone whose wall clock handoffs follow
 */
public record OnCallSchedule(
        Name name,
        ZoneId zone,
        List<Layer> layers,
        HolidayCover cover,
        List<ShiftOverride> overrides) {
    private static final int FARTHEST_DAYS = 5 * 366;

    public OnCallSchedule {
        layers = List.copyOf(layers);
        overrides = List.copyOf(overrides);
    }

    public record Name(String id, String title) {}

    /** Nobody holds a position. */
    public record Gap(Post post, Stretch when, String why) {}

    /** One person holds two posts at once. */
    public record DoubleBooking(Shift one, Shift other, Stretch when) {}

    public OnCallSchedule with(List<ShiftOverride> others) {
        return new OnCallSchedule(name, zone, layers, cover, others);
    }

    /** In the order of rank: as the layers name them, then the holiday table, then overrides. */
    public List<String> positions() {
        var positions = new LinkedHashSet<String>();
        layers.forEach(l -> positions.addAll(l.positions().keySet()));
        for (var row : cover.rows()) {
            switch (row.who()) {
                case Cover.Who.Named(var named) -> positions.addAll(named.keySet());
                case Cover.Who.Daily daily -> {
                    positions.add(daily.position());
                    daily.rest().ifPresent(positions::add);
                }
            }
        }
        overrides.forEach(o -> positions.add(o.position()));
        return List.copyOf(positions);
    }

    /** Who is on call at an instant, by rank, each with the whole of the shift. */
    public List<Shift> at(Instant at) {
        var rank = positions();
        return shifts(at, at.plusNanos(1)).stream()
                .sorted(Comparator.comparing(s -> rank.indexOf(s.post().position())))
                .toList();
    }

    /** Whole shifts that overlap the time between two instants, in order of their start. */
    public List<Shift> shifts(Instant from, Instant to) {
        var asked = Stretch.between(from, to);
        if (asked.isEmpty()) {
            return List.of();
        }
        var window = widened(asked.get());
        var shifts = new ArrayList<Shift>();
        for (var position : positions()) {
            for (var piece : timeline(position, window)) {
                if (piece.when().overlaps(asked.get())) {
                    shifts.addAll(shifts(new Post(name.id(), position), piece));
                }
            }
        }
        shifts.sort(Comparator.comparing(Shift::from));
        return List.copyOf(shifts);
    }

    /** For each position the shifts that begin next after an instant, at most five years ahead. */
    public List<Shift> next(Instant after) {
        var next = new ArrayList<Shift>();
        for (var position : positions()) {
            for (int days = 8; days < 8 * FARTHEST_DAYS; days *= 8) {
                var found = firstAfter(position, after, days);
                if (!found.isEmpty()) {
                    next.addAll(found);
                    break;
                }
            }
        }
        next.sort(Comparator.comparing(Shift::from));
        return List.copyOf(next);
    }

    private List<Shift> firstAfter(String position, Instant after, int days) {
        var to = after.plus(Duration.ofDays(Math.min(days, FARTHEST_DAYS)));
        var later =
                shifts(after, to).stream()
                        .filter(s -> s.post().position().equals(position))
                        .filter(s -> s.from().isAfter(after))
                        .toList();
        return later.stream().filter(s -> s.from().equals(later.getFirst().from())).toList();
    }

    /** Where nobody holds a position, in order of time. */
    public List<Gap> gaps(Instant from, Instant to) {
        var asked = Stretch.between(from, to);
        if (asked.isEmpty()) {
            return List.of();
        }
        var held = shifts(from, to);
        var gaps = new ArrayList<Gap>();
        for (var position : positions()) {
            var taken =
                    held.stream()
                            .filter(s -> s.post().position().equals(position))
                            .map(Shift::when)
                            .toList();
            for (var free : Stretch.without(List.of(asked.get()), taken)) {
                gaps.add(new Gap(new Post(name.id(), position), free, why(position, free)));
            }
        }
        gaps.sort(Comparator.comparing(g -> g.when().from()));
        return List.copyOf(gaps);
    }

    public List<DoubleBooking> doubleBookings(Instant from, Instant to) {
        return doubleBookings(shifts(from, to));
    }

    /** One person in two posts at once, also of different schedules. */
    public static List<DoubleBooking> doubleBookings(List<Shift> shifts) {
        var found = new ArrayList<DoubleBooking>();
        var sorted = shifts.stream().sorted(Comparator.comparing(Shift::from)).toList();
        for (int i = 0; i < sorted.size(); i++) {
            var one = sorted.get(i);
            for (int j = i + 1; j < sorted.size(); j++) {
                var other = sorted.get(j);
                if (!other.from().isBefore(one.to())) {
                    break;
                }
                if (one.person().equals(other.person()) && !one.post().equals(other.post())) {
                    one.when()
                            .within(other.when())
                            .ifPresent(s -> found.add(new DoubleBooking(one, other, s)));
                }
            }
        }
        return List.copyOf(found);
    }

    private List<Shift> shifts(Post post, Piece<Duty> piece) {
        return piece.what().people().stream()
                .map(person -> new Shift(post, person, piece.when(), piece.what().why()))
                .toList();
    }

    private List<Piece<Duty>> timeline(String position, Stretch window) {
        var timeline = List.<Piece<Duty>>of();
        for (var layer : layers) {
            timeline = Piece.laidOver(timeline, layer.pieces(position, window, zone));
        }
        timeline = Piece.laidOver(timeline, cover.pieces(position, window, zone));
        for (var override : overrides) {
            if (override.position().equals(position) && override.counts()) {
                timeline = Piece.laidOver(timeline, List.of(override.piece()));
            }
        }
        return timeline;
    }

    /** Wide enough to hold every turn and every cover that reaches into it as a whole. */
    private Stretch widened(Stretch asked) {
        var from = asked.from();
        var to = asked.to();
        var turns = new ArrayList<Stretch>();
        for (var layer : layers) {
            for (var rotation : layer.positions().values()) {
                turns.add(rotation.at(asked.from(), zone).when());
                turns.add(rotation.at(asked.to(), zone).when());
            }
        }
        cover.occurrences(asked, zone).forEach(o -> turns.add(o.when()));
        for (var turn : turns) {
            from = turn.from().isBefore(from) ? turn.from() : from;
            to = turn.to().isAfter(to) ? turn.to() : to;
        }
        return new Stretch(from, to);
    }

    private String why(String position, Stretch gap) {
        var inTerm =
                layers.stream()
                        .filter(l -> l.positions().containsKey(position))
                        .filter(l -> l.term().within(gap).isPresent())
                        .map(Layer::name)
                        .toList();
        return inTerm.isEmpty()
                ? "no rotation is in force"
                : "outside the hours of " + String.join(", ", inTerm);
    }
}
