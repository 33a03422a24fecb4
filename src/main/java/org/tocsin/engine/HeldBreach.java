package org.tocsin.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.incident.Subject;

/**
 * What would have opened an incident, had it not been found inside a maintenance window (O-4). Kept
 * for good, so that it can be told later why nothing was opened.
 *
 * @param first the first failure inside the window
 * @param judged what became of it at the window's end; empty while it is held
 */
public record HeldBreach(
        CheckId check, Kind kind, Subject.Failure first, During during, Optional<Judged> judged) {
    public enum Kind {
        /** The data are wrong. */
        BREACH,
        /** The source cannot be asked. */
        BROKEN
    }

    /**
     * @param window id
     * @param until when the window ends, as far as was known when it was held
     */
    public record During(String window, String title, Instant until) {}

    /**
     * @param at the end of the window, which counts as the detection
     * @param reason in words
     */
    public record Judged(Instant at, Outcome outcome, String reason) {}

    public enum Outcome {
        /** It went on failing and has an incident of its own. */
        OPENED,
        /** It went on failing, and an incident that was there by then has it. */
        JOINED,
        /** It was gone by the end: inside maintenance. */
        GONE,
        /** Nothing can be said: the check could not be run. */
        UNKNOWN
    }

    HeldBreach judged(Instant at, Outcome outcome, String reason) {
        return new HeldBreach(
                check, kind, first, during, Optional.of(new Judged(at, outcome, reason)));
    }

    /** In one sentence, for people. */
    public String words() {
        return judged.map(Judged::reason)
                .orElseGet(() ->
                        "held inside maintenance (%s) until %s"
                                .formatted(during.title(), during.until()));
    }

    /** As it is kept, the newest first. */
    public record Kept(List<HeldBreach> all) {
        public Kept {
            all = List.copyOf(all);
        }
    }
}
