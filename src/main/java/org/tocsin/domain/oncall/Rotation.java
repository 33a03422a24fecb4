package org.tocsin.domain.oncall;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tocsin.domain.calendar.LocalTimes;
import org.tocsin.domain.calendar.Stretch;

/**
 * People who take turns (O-1). Turns change by the wall clock, so that Monday 09:00 stays Monday
 * 09:00 and a week has 167 or 169 hours where clocks change; months are counted from the start, so
 * that the 31st comes back after February. A turn whose time a clock change leaves out is skipped.
 * Turns reach back before the start; a {@link Layer} says from when they count.
 *
 * @param start the handoff with which the first participant's turn begins
 * @param every how many units a turn lasts, from 1 on
 */
public record Rotation(LocalDateTime start, Unit unit, int every, List<String> participants) {
    public Rotation {
        participants = List.copyOf(participants);
        if (every < 1) {
            throw new IllegalArgumentException("a turn lasts at least 1 unit, not " + every);
        }
        if (participants.isEmpty()) {
            throw new IllegalArgumentException("a rotation needs at least one participant");
        }
    }

    public enum Unit {
        HOURLY(ChronoUnit.HOURS, "hour"),
        DAILY(ChronoUnit.DAYS, "day"),
        WEEKLY(ChronoUnit.WEEKS, "week"),
        MONTHLY(ChronoUnit.MONTHS, "month");

        private final ChronoUnit step;
        private final String word;

        Unit(ChronoUnit step, String word) {
            this.step = step;
            this.word = word;
        }

        /** What one turn of a single unit is called. */
        public String word() {
            return word;
        }
    }

    /**
     * One turn.
     *
     * @param number in the cycle, from 1 on
     */
    public record Turn(String person, int number, Stretch when) {}

    /** The turn that holds an instant. */
    public Turn at(Instant at, ZoneId zone) {
        return turn(indexAt(at, zone), zone);
    }

    /** All whole turns that overlap a stretch, in order. */
    public List<Turn> turns(Stretch window, ZoneId zone) {
        var turns = new ArrayList<Turn>();
        long index = indexAt(window.from(), zone);
        for (var from = handoff(index, zone); from.isBefore(window.to()); index++) {
            var to = handoff(index + 1, zone);
            if (from.isBefore(to)) {
                turns.add(turn(index, zone));
            }
            from = to;
        }
        return List.copyOf(turns);
    }

    /** What a turn is called, such as "week 1". */
    public String name(int number) {
        return (every == 1 ? unit.word : "turn") + " " + number;
    }

    private Turn turn(long index, ZoneId zone) {
        int at = (int) Math.floorMod(index, (long) participants.size());
        return new Turn(
                participants.get(at),
                at + 1,
                new Stretch(handoff(index, zone), handoff(index + 1, zone)));
    }

    private long indexAt(Instant at, ZoneId zone) {
        long units = unit.step.between(start, at.atZone(zone).toLocalDateTime());
        long index = Math.floorDiv(units, (long) every);
        while (handoff(index, zone).isAfter(at)) {
            index--;
        }
        while (!handoff(index + 1, zone).isAfter(at)) {
            index++;
        }
        return index;
    }

    private Instant handoff(long index, ZoneId zone) {
        return LocalTimes.start(start.plus(Math.multiplyExact(index, every), unit.step), zone);
    }

    @Override
    public String toString() {
        return "%s from %s, every %d: %s"
                .formatted(
                        unit.name().toLowerCase(Locale.ROOT),
                        start,
                        every,
                        String.join(", ", participants));
    }
}
