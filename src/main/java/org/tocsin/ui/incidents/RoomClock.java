package org.tocsin.ui.incidents;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.domain.incident.Act;
import org.tocsin.domain.incident.Countdown;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Names;

/**
 * One of the three clocks in the head of a room, as it reads at one instant.
 *
 * @param run between which instants its ring drains; empty when it does not run
 * @param lines what stands around the numeral
 */
record RoomClock(Standing standing, String numeral, Optional<Run> run, Lines lines) {
    enum Standing {
        RUNNING,
        /** Less than a fifth of its time is left. */
        SHORT,
        /** Its time has come, and the rules are about to act. */
        DUE,
        MET,
        MET_LATE,
        MISSED,
        WAITING,
        NONE
    }

    /**
     * @param title which clock it is, and until when
     * @param then what happens at zero and to whom, or what has happened
     * @param why why this deadline
     */
    record Lines(String title, String then, String why) {}

    record Run(Instant from, Instant due) {}

    /** When, where and by which names it is read. */
    record Reading(Instant now, ZoneId zone, Names names) {}

    private static final double SHORT_OF_TIME = 0.2;

    static RoomClock of(Countdown.Clock kind, RoomSnapshot shown, Reading reading) {
        return Countdown.of(kind, shown.ahead().clocks())
                .filter(_ -> shown.incident().isOpen() || kind != Countdown.Clock.UPDATE)
                .map(clock -> of(kind, clock, shown.incident(), reading))
                .orElseGet(() -> none(kind, shown.incident()));
    }

    private static RoomClock of(
            Countdown.Clock kind, Countdown clock, Incident incident, Reading reading) {
        var by =
                clock.due()
                        .map(at -> " by " + RoomTimes.brief(at, reading.now(), reading.zone()))
                        .orElse("");
        return switch (clock.standing()) {
            case Countdown.Running() -> running(kind, clock, incident, reading);
            case Countdown.Waiting() ->
                    new RoomClock(
                            Standing.WAITING,
                            "Waiting",
                            Optional.empty(),
                            lines(kind, "", "Starts when what it counts from has happened", clock));
            case Countdown.Met(var at, var late) ->
                    new RoomClock(
                            late ? Standing.MET_LATE : Standing.MET,
                            late ? "Met late" : "Met",
                            Optional.empty(),
                            lines(
                                    kind,
                                    by,
                                    "At %s, %s after the detection"
                                            .formatted(
                                                    RoomTimes.brief(
                                                            at, reading.now(), reading.zone()),
                                                    RoomTimes.length(
                                                            Duration.between(
                                                                            incident.detectedAt(),
                                                                            at)
                                                                    .abs())),
                                    clock));
            case Countdown.Missed(var at) ->
                    new RoomClock(
                            Standing.MISSED,
                            "+"
                                    + RoomTimes.numeral(
                                            past(clock.due().orElse(at), incident, reading)),
                            clock.due().map(due -> new Run(from(kind, incident), due)),
                            lines(
                                    kind,
                                    by,
                                    "Missed at "
                                            + RoomTimes.brief(at, reading.now(), reading.zone())
                                            + "; past since",
                                    clock));
        };
    }

    /** How long past: until it was resolved, or until now. */
    private static Duration past(Instant due, Incident incident, Reading reading) {
        return Duration.between(due, incident.course().times().resolved().orElse(reading.now()));
    }

    private static RoomClock running(
            Countdown.Clock kind, Countdown clock, Incident incident, Reading reading) {
        var due = clock.due().orElse(reading.now());
        var left = Duration.between(reading.now(), due);
        var whole = Duration.between(from(kind, incident), due);
        double share =
                whole.isPositive()
                        ? Math.clamp((double) left.toMillis() / whole.toMillis(), 0, 1)
                        : 0;
        var standing =
                !left.isPositive()
                        ? Standing.DUE
                        : share < SHORT_OF_TIME ? Standing.SHORT : Standing.RUNNING;
        return new RoomClock(
                standing,
                left.isPositive() ? RoomTimes.numeral(left) : "00:00",
                Optional.of(new Run(from(kind, incident), due)),
                lines(
                        kind,
                        " by " + RoomTimes.brief(due, reading.now(), reading.zone()),
                        clock.atZero()
                                .map(act -> "Then " + then(act, reading.names()))
                                .orElse("Then nobody is told"),
                        clock));
    }

    private static Instant from(Countdown.Clock kind, Incident incident) {
        var start = incident.clockwork().anchors().start();
        return switch (kind) {
            case UPDATE -> incident.clockwork().done().updates().last().orElse(start);
            case ACKNOWLEDGE, RESOLVE, OTHER -> start;
        };
    }

    /** What an act does, in the words of a promise: {@code tells Platform lead by page}. */
    static String then(Act act, Names names) {
        var parts = new ArrayList<String>();
        var told = act.outcome().told();
        if (!told.isEmpty()) {
            parts.add((act.kind() == Act.Kind.DUTY ? "reminds " : "tells ") + names.told(told));
        }
        var effect = act.outcome().effect();
        effect.severity().ifPresent(to -> parts.add("raises it to " + to));
        effect.level().ifPresent(level -> parts.add("escalates it to " + level));
        effect.ladder().ifPresent(ladder -> parts.add("goes over to " + Names.words(ladder)));
        effect.duties().forEach(duty -> parts.add("starts " + Names.words(duty)));
        if (act.kind() == Act.Kind.LAPSED) {
            parts.add("it counts as not acknowledged");
        }
        return parts.isEmpty() ? "it counts as missed; nobody is told" : String.join(", ", parts);
    }

    private static Lines lines(Countdown.Clock kind, String by, String then, Countdown clock) {
        return new Lines(
                title(kind) + by, then, Names.words(clock.label().title() + ": " + why(clock)));
    }

    private static String why(Countdown clock) {
        return clock.label().why();
    }

    private static RoomClock none(Countdown.Clock kind, Incident incident) {
        String then =
                incident.isOpen()
                        ? "No deadline for %s under its rules".formatted(incident.severity())
                        : "Clocks stand still: "
                                + Names.state(incident.state()).toLowerCase(Locale.ROOT);
        return new RoomClock(
                Standing.NONE, "–", Optional.empty(), new Lines(title(kind), then, ""));
    }

    static String title(Countdown.Clock kind) {
        return switch (kind) {
            case ACKNOWLEDGE -> "Acknowledge";
            case UPDATE -> "Next update";
            case RESOLVE -> "Resolve";
            case OTHER -> "Other";
        };
    }
}
