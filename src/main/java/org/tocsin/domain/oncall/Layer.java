package org.tocsin.domain.oncall;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.domain.calendar.Stretch;
import org.tocsin.domain.calendar.TimeInterval;

/**
 * One layer of a schedule: a rotation for each position it fills (O-1). Outside its hours and its
 * term it fills none, so a lower layer shows through.
 *
 * @param name begins the reason of its shifts, as in "rotation: week 1"
 * @param positions by position, in the order of rank
 */
public record Layer(
        String name, Map<String, Rotation> positions, Optional<TimeInterval> hours, Term term) {
    public Layer {
        positions = Collections.unmodifiableMap(new LinkedHashMap<>(positions));
    }

    /** At all hours and for ever. */
    public Layer(String name, Map<String, Rotation> positions) {
        this(name, positions, Optional.empty(), Term.ALWAYS);
    }

    /** From when and until when a layer counts; the end is not included. */
    public record Term(Optional<Instant> from, Optional<Instant> until) {
        public static final Term ALWAYS = new Term(Optional.empty(), Optional.empty());

        Optional<Stretch> within(Stretch when) {
            var start = from.filter(f -> f.isAfter(when.from())).orElse(when.from());
            var end = until.filter(u -> u.isBefore(when.to())).orElse(when.to());
            return Stretch.between(start, end);
        }
    }

    List<Piece<Duty>> pieces(String position, Stretch window, ZoneId zone) {
        var rotation = positions.get(position);
        if (rotation == null) {
            return List.of();
        }
        var pieces = new ArrayList<Piece<Duty>>();
        for (var turn : rotation.turns(window, zone)) {
            var duty = Duty.of(turn.person(), new Why.Turn(name, rotation.name(turn.number())));
            term.within(turn.when()).stream()
                    .flatMap(s -> inHours(s).stream())
                    .forEach(s -> pieces.add(new Piece<>(s, duty)));
        }
        return List.copyOf(pieces);
    }

    private List<Stretch> inHours(Stretch when) {
        return hours.map(h -> h.stretches(when.from(), when.to())).orElse(List.of(when));
    }
}
