package org.tocsin.domain.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tocsin.domain.check.CheckId;

/** What happened to an incident. Names of events and of their parts are kept for ever. */
public sealed interface Event {
    /**
     * The first of every log.
     *
     * @param startedAt when the trouble itself began, as far as it is known
     * @param rules the hash under which the frozen rules are kept
     */
    record Opened(Subject subject, Instant detectedAt, Optional<Instant> startedAt, String rules)
            implements Event {}

    /** A check failed again, or another one with it. */
    record Joined(Subject.Failure failure) implements Event {}

    /** A failed check had a good run. */
    record Recovered(CheckId check, Instant at) implements Event {}

    record Acknowledged() implements Event {}

    record Moved(State to) implements Event {}

    record SeverityChanged(String to, String reason) implements Event {}

    record Reclassified(String category, String subcategory) implements Event {}

    record Retitled(String title) implements Event {}

    record StartedAt(Instant at) implements Event {}

    record Assigned(Part part, String person) implements Event {}

    enum Part {
        COMMANDER,
        TECHNICAL_LEAD,
        BUSINESS_OWNER
    }

    record Wrote(Entry kind, String text) implements Event {}

    enum Entry {
        NOTE,
        DECISION,
        LINK,
        FINDING
    }

    /**
     * @param audience such as {@code customers}; empty for everybody who follows the incident
     */
    record Updated(String text, String audience) implements Event {}

    /**
     * Somebody wrote to somebody.
     *
     * @param audience to whom an update is owed, such as {@code customers}; empty for no audience
     *     in particular
     * @param update whether it tells how things stand, and so does what {@link Updated} does
     * @param told who was written to
     */
    record Messaged(String audience, boolean update, List<Act.Told> told, Words words)
            implements Event {
        public Messaged {
            told = List.copyOf(told);
        }
    }

    /**
     * What was written.
     *
     * @param template id of the one it was begun from; empty for none
     * @param subject may be empty
     */
    record Words(String template, String subject, String text) {}

    /**
     * @param version of the event that is pinned
     */
    record Pinned(long version, boolean on) implements Event {}

    record ImpactDeclared(Impact impact) implements Event {}

    record RootCauseFound(String text) implements Event {}

    /**
     * @param late whether its time had passed
     * @param how in words: what met it
     */
    record MilestoneMet(String milestone, boolean late, String how) implements Event {}

    /** A step of a procedure. */
    record Ticked(String procedure, String step, Mark mark, String reason) implements Event {}

    enum Mark {
        DONE,
        WAIVED,
        CLEARED
    }

    /** The business owner takes the corrected data (000, Resolution Phase). */
    record Approved(String note) implements Event {}

    /**
     * A person escalates (E-7).
     *
     * @param reason id of one of 003's criteria, or in words
     * @param act what that does
     */
    record Escalated(String reason, Act act) implements Event {}

    /** A rule acted. */
    record Acted(Act act) implements Event {}

    /**
     * A rule did not act although it was due, because that was moot by then.
     *
     * @param why in words
     */
    record Spared(Act act, String why) implements Event {}

    record Resolved(String summary) implements Event {}

    record Reopened(String reason) implements Event {}

    /** It was no incident after all (I-2). */
    record Dismissed(String reason) implements Event {}

    record Reviewed(String note) implements Event {}

    record Closed() implements Event {}

    record MergedInto(UUID other) implements Event {}

    record Absorbed(UUID other) implements Event {}

    record Related(UUID other, String why) implements Event {}

    record BridgeOpened(String link) implements Event {}

    /**
     * The machine begins to try a remedy. Written before anything is done, so that a crash
     * leaves a trace.
     *
     * @param what it does, in words
     * @param dry whether it is only said
     */
    record RemedyTried(String remedy, CheckId check, String what, boolean dry) implements Event {}

    /**
     * @param said by whatever was asked, without secrets
     */
    record RemedyEnded(String remedy, Remedied how, String said) implements Event {}

    enum Remedied {
        DONE,
        FAILED,
        /** It did not end in time, or the process that tried it died: what it did is not known. */
        UNKNOWN
    }

    /** A remedy that was not tried, with the reason in words. */
    record RemedyLeft(String remedy, String why) implements Event {}

    /**
     * The rules of the playbook as it is now take the place of the frozen ones.
     *
     * @param changes in words
     */
    record Replanned(String rules, List<String> changes) implements Event {
        public Replanned {
            changes = List.copyOf(changes);
        }
    }
}
