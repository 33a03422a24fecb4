package org.tocsin.ui.checks;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.data.SourceId;
import org.tocsin.engine.Desk;
import org.tocsin.engine.ScheduleDesk;
import org.tocsin.engine.SourceState;
import org.tocsin.ui.kit.FxInbox;

/**
 * What keeps the schedule from running checks, and what a person can do about it: pauses, sources
 * that rest, and runs of past days. Knows no widget.
 */
final class ScheduleViewModel implements AutoCloseable {
    /** A longer stretch is a slip of the pen more often than it is meant. */
    static final int MOST_DAYS = 366;

    private final ScheduleDesk desk;
    private final ChecksPane.Threads threads;
    private final ZoneId zone;
    private final Consumer<String> trouble;
    private final Desk.Subscription subscription;
    private final ReadOnlyObjectWrapper<List<Obstacle>> obstacles =
            new ReadOnlyObjectWrapper<>(this, "obstacles", List.of());
    private final StringProperty from = new SimpleStringProperty(this, "from", "");
    private final StringProperty to = new SimpleStringProperty(this, "to", "");
    private final StringProperty reason = new SimpleStringProperty(this, "reason", "");
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper(this, "fault", "");

    /** Why checks do not run by themselves. */
    sealed interface Obstacle {
        String words();

        /**
         * @param source empty for the whole schedule
         */
        record Paused(Optional<SourceId> source, String words) implements Obstacle {}

        /** It ends by itself. */
        record Resting(String words) implements Obstacle {}
    }

    /**
     * @param trouble is told what could not be done, on the UI thread
     */
    ScheduleViewModel(
            Desk desk,
            ScheduleDesk schedule,
            ChecksPane.Threads threads,
            ZoneId zone,
            Consumer<String> trouble) {
        this.desk = schedule;
        this.threads = threads;
        this.zone = zone;
        this.trouble = trouble;
        subscription = desk.listen(new FxInbox<>(threads.ui(), this::apply));
        attempt(() -> {
            var pauses = schedule.pauses();
            var resting = schedule.resting();
            threads.ui().execute(() -> show(pauses, resting));
        });
    }

    private void apply(List<Desk.Event> events) {
        for (var event : events) {
            if (event instanceof Desk.Event.Schedule(var pauses, var resting)) {
                show(pauses, resting);
            }
        }
    }

    private void show(List<ScheduleDesk.Pause> pauses, List<SourceState> resting) {
        var all = new ArrayList<Obstacle>();
        pauses.forEach(pause ->
                all.add(
                        new Obstacle.Paused(
                                pause.source().map(SourceId::new),
                                "%s paused by %s since %s: %s"
                                        .formatted(
                                                pause.source()
                                                        .map(id -> "Source %s is".formatted(id))
                                                        .orElse("The schedule is"),
                                                pause.by(),
                                                exact(pause.at()),
                                                pause.reason()))));
        resting.forEach(source ->
                source.resting()
                        .ifPresent(rest -> all.add(new Obstacle.Resting(words(source, rest)))));
        obstacles.set(List.copyOf(all));
    }

    private String words(SourceState source, SourceState.Resting rest) {
        return switch (source.phase()) {
            case HALF_OPEN ->
                    "Source %s is being asked whether it answers again, after %,d failures in a row: %s"
                            .formatted(source.source(), rest.failures(), rest.cause());
            case OPEN, CLOSED ->
                    "Source %s rests until %s, after %,d failures in a row: %s"
                            .formatted(
                                    source.source(),
                                    exact(rest.until()),
                                    rest.failures(),
                                    rest.cause());
        };
    }

    private String exact(Instant at) {
        return Moments.exact(at, zone);
    }

    /** Stops the schedule of the whole workspace; false while there is no reason yet. */
    boolean pause() {
        String why = reason.get().strip();
        if (why.isEmpty()) {
            fault.set("Say why: whoever comes next will ask.");
            return false;
        }
        fault.set("");
        reason.set("");
        attempt(() -> desk.pause(Optional.empty(), why));
        return true;
    }

    void resume(Obstacle.Paused paused) {
        attempt(() -> desk.resume(paused.source()));
    }

    /** Runs checks as of past days, the last one included; false when the days are none. */
    boolean runPast(Set<CheckId> checks) {
        var first = day(from.get());
        var last = to.get().isBlank() ? first : day(to.get());
        if (first.isEmpty() || last.isEmpty()) {
            fault.set("Write both days like 2025-03-04.");
        } else if (last.get().isBefore(first.get())) {
            fault.set("The last day is before the first.");
        } else if (first.get().plusDays(MOST_DAYS).isBefore(last.get())) {
            fault.set("That is more than a year of days; run it in parts.");
        } else if (checks.isEmpty()) {
            fault.set("Select the checks to run first.");
        } else {
            fault.set("");
            attempt(() -> desk.run(checks, first.get(), last.get()));
            return true;
        }
        return false;
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (java.time.format.DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private void attempt(Runnable act) {
        threads.background()
                .execute(() -> {
                    try {
                        act.run();
                    } catch (RuntimeException e) {
                        var message =
                                "The schedule could not be read or changed: "
                                        + ChecksViewModel.reason(e)
                                        + ".";
                        threads.ui().execute(() -> trouble.accept(message));
                    }
                });
    }

    void forgetFault() {
        fault.set("");
    }

    ReadOnlyObjectProperty<List<Obstacle>> obstacles() {
        return obstacles.getReadOnlyProperty();
    }

    /** The first day, as typed. */
    StringProperty from() {
        return from;
    }

    /** The last day, as typed; the first alone when empty. */
    StringProperty to() {
        return to;
    }

    /** Of a pause. */
    StringProperty reason() {
        return reason;
    }

    /** What is wrong with what was typed; empty when nothing is. */
    ReadOnlyStringProperty fault() {
        return fault.getReadOnlyProperty();
    }

    @Override
    public void close() {
        subscription.close();
    }
}
