package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.Node;
import org.tocsin.domain.calendar.Cron;
import org.tocsin.domain.calendar.Parsed;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.check.Running.Cadence;

/** How it is written when something runs; the zone handed in is used where none is written. */
final class ScheduleShape {
    private enum Word {
        MANUAL
    }

    private sealed interface Timing {
        record Daily(LocalTime at) implements Timing {}

        record Every(Duration interval) implements Timing {}

        record ByCron(Cron cron) implements Timing {}

        record After(Schedule.Upstream upstream) implements Timing {}
    }

    private static final Decoder<Cron> CRON =
            Scalars.scalar(
                    "a cron line",
                    Map.of("type", "string"),
                    (node, complain) -> {
                        switch (Cron.parse(node.getValue())) {
                            case Parsed.Read<Cron>(var cron) -> {
                                return Optional.of(cron);
                            }
                            case Parsed.Fault<Cron>(var why) -> {
                                complain.accept(": " + why);
                                return Optional.empty();
                            }
                        }
                    });

    private static final Shape.Key<Schedule.Upstream> FILE =
            optional(
                    "file",
                    FilePattern.PATTERN.map(pattern -> new Schedule.Upstream.File(pattern.text())),
                    "A file that lands in the folder of the check's data set and is no longer"
                            + " written to, such as events_{yyyyMMdd}.csv");
    private static final Shape.Key<Schedule.Upstream> DATA_SET =
            optional(
                    "data-set",
                    Scalars.reference(Declared.Kind.DATA_SET).map(Schedule.Upstream.DataSet::new),
                    "A data set whose checks have run");
    private static final Shape.Choice<Schedule.Upstream> UPSTREAM =
            new Shape.Choice<>("what it waits for", List.of(FILE, DATA_SET));

    private static final Shape.Key<Timing> DAILY =
            optional("daily", Scalars.TIME.map(Timing.Daily::new), "Once a day at this time");
    private static final Shape.Key<Timing> EVERY =
            optional(
                    "every",
                    Scalars.DURATION.judged(ScheduleShape::interval),
                    "At whole multiples of this length of time since 1970 in UTC");
    private static final Shape.Key<Timing> BY_CRON =
            optional(
                    "cron",
                    CRON.map(Timing.ByCron::new),
                    "As crontab(5) writes it: minute hour day month weekday, such as"
                            + " \"30 6 * * mon-fri\"; L is the last day of a month");
    private static final Shape.Key<Timing> AFTER =
            optional(
                    "after",
                    new Shape<>(List.of(UPSTREAM), fields -> fields.chosen(UPSTREAM))
                            .map(Timing.After::new),
                    "When something else has come to its end, such as {data-set: orders}");
    private static final Shape.Choice<Timing> TIMING =
            new Shape.Choice<>("a time", List.of(DAILY, EVERY, BY_CRON, AFTER));
    private static final Shape.Key<ZoneId> ZONE =
            optional("zone", Scalars.ZONE, "The zone of the time; the playbook's when not said");
    private static final Shape.Key<Duration> JITTER =
            optional(
                    "jitter",
                    Scalars.DURATION,
                    "Spreads the checks of this schedule evenly over so long behind its times, such"
                            + " as 30s; not at all when not said");

    static final Decoder<Function<ZoneId, Cadence>> SCHEDULE =
            Structures.shortOr(
                    Scalars.word(Word.values()).map(ScheduleShape::manual),
                    new Shape<>(List.of(TIMING, ZONE, JITTER), ScheduleShape::build));

    private ScheduleShape() {}

    private static Function<ZoneId, Cadence> manual(Word word) {
        return switch (word) {
            case MANUAL -> _ -> new Cadence(new Schedule.Manual(), Duration.ZERO);
        };
    }

    private static Optional<Timing> interval(Duration interval, Node node, Context context) {
        if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
            context.error(node, "an interval is at least 1s");
            return Optional.empty();
        }
        return Optional.of(new Timing.Every(interval));
    }

    private static Function<ZoneId, Cadence> build(Fields fields) {
        var timing = fields.chosen(TIMING);
        var own = fields.find(ZONE);
        boolean zoned = timing instanceof Timing.Daily || timing instanceof Timing.ByCron;
        if (!zoned && own.isPresent()) {
            fields.error(
                    ZONE,
                    timing instanceof Timing.Every
                            ? "an interval has no zone; leave it out"
                            : "what comes after something has no zone; leave it out");
        }
        var jitter = fields.find(JITTER).orElse(Duration.ZERO);
        if (timing instanceof Timing.After && fields.mentions(JITTER)) {
            fields.error(JITTER, "what comes after something has no jitter; leave it out");
        }
        if (timing instanceof Timing.Every(var interval) && jitter.compareTo(interval) > 0) {
            fields.error(JITTER, "the jitter is longer than the interval; shorten it");
        }
        return zone -> new Cadence(schedule(timing, own.orElse(zone)), jitter);
    }

    private static Schedule schedule(Timing timing, ZoneId zone) {
        return switch (timing) {
            case Timing.Daily(var at) -> new Schedule.Daily(at, zone);
            case Timing.Every(var interval) -> new Schedule.Every(interval);
            case Timing.ByCron(var cron) -> new Schedule.ByCron(cron, zone);
            case Timing.After(var upstream) -> new Schedule.After(upstream);
        };
    }
}
