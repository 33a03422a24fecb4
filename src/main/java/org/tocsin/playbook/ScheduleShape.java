package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.tocsin.domain.calendar.Schedule;

/** How it is written when something runs; the zone handed in is used where none is written. */
final class ScheduleShape {
    private enum Word {
        MANUAL
    }

    private sealed interface Timing {
        record Daily(LocalTime at) implements Timing {}

        record Every(Duration interval) implements Timing {}
    }

    private static final Shape.Key<Timing> DAILY =
            optional("daily", Scalars.TIME.map(Timing.Daily::new), "Once a day at this time");
    private static final Shape.Key<Timing> EVERY =
            optional(
                    "every",
                    Scalars.DURATION.map(Timing.Every::new),
                    "At whole multiples of this length of time since 1970 in UTC");
    private static final Shape.Choice<Timing> TIMING =
            new Shape.Choice<>("a time", List.of(DAILY, EVERY));
    private static final Shape.Key<ZoneId> ZONE =
            optional("zone", Scalars.ZONE, "The zone of the time; the playbook's when not said");

    static final Decoder<Function<ZoneId, Schedule>> SCHEDULE =
            Structures.shortOr(
                    Scalars.word(Word.values()).map(ScheduleShape::manual),
                    new Shape<>(List.of(TIMING, ZONE), ScheduleShape::build));

    private ScheduleShape() {}

    private static Function<ZoneId, Schedule> manual(Word word) {
        return switch (word) {
            case MANUAL -> _ -> new Schedule.Manual();
        };
    }

    private static Function<ZoneId, Schedule> build(Fields fields) {
        var timing = fields.chosen(TIMING);
        var own = fields.find(ZONE);
        if (timing instanceof Timing.Every && own.isPresent()) {
            fields.error(ZONE, "an interval has no zone; leave it out");
        }
        return switch (timing) {
            case Timing.Daily(var at) -> zone -> new Schedule.Daily(at, own.orElse(zone));
            case Timing.Every(var interval) -> _ -> new Schedule.Every(interval);
        };
    }
}
