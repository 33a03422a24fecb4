package org.tocsin.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.data.SourceId;

/**
 * The schedule of a workspace, for people (T-4). What is paused is kept in the workspace: every
 * process on it agrees, and a restart keeps it. Methods read or write the store and block.
 */
public interface ScheduleDesk {
    /** What is paused, everything first. */
    List<Pause> pauses();

    /**
     * Keeps the schedule from starting checks until somebody resumes it; those that somebody asks
     * for still run.
     *
     * @param source of which no checks are started; of all when empty
     */
    void pause(Optional<SourceId> source, String reason);

    /** Ends a pause; what was missed is made up for as each check says. */
    void resume(Optional<SourceId> source);

    /** The sources that rest because they could not be asked, as the leader has found. */
    List<SourceState> resting();

    /**
     * Runs checks as of past days, oldest first (back-fill): each day judged as if run at its end,
     * in place of what was known of it. Returns at once.
     *
     * @param to the last day, in each data set's zone
     */
    void run(Set<CheckId> checks, LocalDate from, LocalDate to);

    /** Asks whoever leads the workspace, now or next, to run checks on today's data. */
    void request(Set<CheckId> checks);

    /**
     * @param source empty for all
     * @param by who paused it
     */
    record Pause(Optional<String> source, String by, Instant at, String reason) {
        public boolean covers(SourceId id) {
            return source.isEmpty() || source.get().equals(id.value());
        }

        /** In one sentence, for people. */
        public String words() {
            return "%s paused by %s since %s: %s"
                    .formatted(
                            source.map(id -> "source " + id).orElse("the schedule"),
                            by,
                            at.truncatedTo(ChronoUnit.SECONDS),
                            reason);
        }
    }
}
