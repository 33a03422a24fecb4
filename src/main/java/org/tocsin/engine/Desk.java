package org.tocsin.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.tocsin.domain.check.Adjustment;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Damping;
import org.tocsin.domain.check.Health;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.series.Point;

/**
 * What a window needs of the engine. Methods that read the store block and belong off the FX
 * thread; {@link #run} and {@link #cancel} return at once.
 */
public interface Desk {
    /** The rules in force. */
    Playbook playbook();

    /** Every check with its last run, in playbook order. Reads the store. */
    List<Status> statuses();

    /** The runs of one check, newest first, with samples. Reads the store. */
    List<CheckRun> runs(CheckId check, int limit);

    /**
     * What the check's measure was, oldest first, at most {@code limit} newest. Reads the store.
     */
    List<Point> history(CheckId check, int limit);

    /**
     * What a check found inside maintenance windows and what became of it, the newest first: why
     * there is no incident of it. Reads the store.
     */
    default List<HeldBreach> held(CheckId check) {
        return List.of();
    }

    /**
     * How each data set stands by the newest runs of its checks, in playbook order (C-23). Reads
     * the store.
     */
    default List<Health> health() {
        return List.of();
    }

    /**
     * The dated exceptions to checks' rules, the oldest decision first: those that hold now, those
     * to come and those that are over, each with the end that it has by now. One that was ended
     * before it began is left out. Reads the store.
     */
    List<Adjustment> adjustments();

    /**
     * Everything that was ever decided of exceptions, the oldest first: those that were ended
     * before they began too. Reads the store.
     */
    default List<Decision> decisions() {
        return adjustments().stream()
                .map(each -> new Decision(each, Optional.of(each), Optional.empty()))
                .toList();
    }

    /**
     * Decides on an exception, in the name of the person at this window. It counts from the next
     * run of the check on, for whatever instants it covers. Writes to the store.
     *
     * @throws IllegalArgumentException when the playbook has no such check, the check no rule of
     *     the severity, the bound is no number or the reason is empty; the message is for people
     */
    void adjust(Adjustment.Change change, CheckId check, Adjustment.Term term, String reason);

    /**
     * Ends an exception now, in the name of the person at this window; one that is over already, or
     * unknown, is left alone. Writes to the store.
     */
    void endAdjustment(UUID id);

    /**
     * What is needed to try other rules on the stored history of a check (D-7). Reads the store.
     *
     * @return empty when there is no history of one value a run
     */
    default Optional<BackTesting.Bench> tuning(CheckId check) {
        return Optional.empty();
    }

    /** Starts checks on today's data; those already running are left alone. */
    void run(Set<CheckId> checks);

    /** Stops whatever {@link #run} has started and the source still works on. */
    void cancel();

    /** Listens until closed; called on any thread, after the store has what it tells. */
    Subscription listen(Consumer<Event> listener);

    /**
     * How a check stands. {@code recent} holds at most 30 values, oldest first; {@code last} is
     * without its sample, which {@link #runs} has.
     */
    record Status(
            Check check,
            Optional<CheckRun> last,
            List<Double> recent,
            Optional<Instant> nextRun,
            Optional<Damping.Flapping> flapping) {
        public Status {
            recent = List.copyOf(recent);
        }

        /** Of a check that does not flap. */
        public Status(
                Check check,
                Optional<CheckRun> last,
                List<Double> recent,
                Optional<Instant> nextRun) {
            this(check, last, recent, nextRun, Optional.empty());
        }
    }

    sealed interface Event {
        /** Checks have new runs, made by this process or by another on the same workspace. */
        record Ran(List<Status> statuses) implements Event {}

        /**
         * @param running checks under way now
         * @param done of {@code total} since the desk was last idle; both 0 when idle
         */
        record Progress(Set<CheckId> running, int done, int total) implements Event {}

        /** Who runs the schedule: this process, or another one that is named. */
        record Leadership(boolean here, String leader) implements Event {}

        /** What is paused, and which sources rest because they could not be asked. */
        record Schedule(List<ScheduleDesk.Pause> pauses, List<SourceState> resting)
                implements Event {
            public Schedule {
                pauses = List.copyOf(pauses);
                resting = List.copyOf(resting);
            }
        }

        /** Something went wrong that concerns no single check: store, playbook, disk. */
        record Trouble(String message) implements Event {}
    }

    /**
     * An exception as it was decided, and what became of it.
     *
     * @param effective with the end that it has by now; empty when it never came to hold
     * @param ended who moved its end last, if anybody did
     */
    record Decision(Adjustment decided, Optional<Adjustment> effective, Optional<Ended> ended) {}

    /** Who moved an end, and when. */
    record Ended(String author, Instant recorded) {}

    @FunctionalInterface
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
