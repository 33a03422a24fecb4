package org.tocsin.domain.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.response.Recipients;

/** What somebody wants done with an incident that is there. */
public sealed interface Command {
    record Acknowledge() implements Command {}

    /** Along the life of an incident, from any open state to any other. */
    record Move(State to) implements Command {}

    record ChangeSeverity(String to, String reason) implements Command {}

    record Reclassify(String category, String subcategory) implements Command {}

    record Retitle(String title) implements Command {}

    record SetStarted(Instant at) implements Command {}

    record Assign(Event.Part part, String person) implements Command {}

    record Write(Event.Entry kind, String text) implements Command {}

    record Update(String text, String audience) implements Command {}

    /**
     * Writes to somebody.
     *
     * @param audience see {@link Event.Messaged}
     * @param update likewise
     */
    record Message(Recipients to, String audience, boolean update, Event.Words words)
            implements Command {}

    record Pin(long version, boolean on) implements Command {}

    record DeclareImpact(Impact impact) implements Command {}

    record RecordRootCause(String text) implements Command {}

    record MarkMet(String milestone) implements Command {}

    record Tick(String procedure, String step, Event.Mark mark, String reason) implements Command {}

    record Approve(String note) implements Command {}

    record Escalate(String reason) implements Command {}

    /**
     * @param waive why steps of the resolution checklist that are still open do not matter; refused
     *     without it when there are any
     */
    record Resolve(String summary, Optional<String> waive) implements Command {}

    record Reopen(String reason) implements Command {}

    record Dismiss(String reason) implements Command {}

    record Review(String note) implements Command {}

    record Close() implements Command {}

    record MergeInto(UUID other) implements Command {}

    record Absorb(UUID other) implements Command {}

    record Relate(UUID other, String why) implements Command {}

    record OpenBridge(String link) implements Command {}

    /**
     * @param severity the incident's, should that be worse than it has
     * @param note why a check that was not on it belongs to it, written down with it
     */
    record Join(Subject.Failure failure, Optional<String> severity, Optional<String> note)
            implements Command {
        public Join(Subject.Failure failure, Optional<String> severity) {
            this(failure, severity, Optional.empty());
        }
    }

    record Recover(CheckId check, Instant at) implements Command {}

    /** Takes the playbook's present rules; the terms handed in with it are the new ones. */
    record Replan(String rules, List<String> changes) implements Command {
        public Replan {
            changes = List.copyOf(changes);
        }
    }
}
