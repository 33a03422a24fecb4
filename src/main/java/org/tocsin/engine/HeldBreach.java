package org.tocsin.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.incident.Subject;

/**
 * What would have opened an incident, had it not been found inside a maintenance window (O-4),
 * while it was silenced, or while something else that fires hid it. Kept for good, so that it
 * can be told later why nothing was opened.
 *
 * @param first the first failure while it was held
 * @param judged what became of it at the end; empty while it is held
 */
public record HeldBreach(
        CheckId check, Kind kind, Subject.Failure first, During during, Optional<Judged> judged) {
    public enum Kind {
        /** The data are wrong. */
        BREACH,
        /** The source cannot be asked. */
        BROKEN
    }

    /** What holds it. */
    public enum Cause {
        MAINTENANCE,
        SILENCE,
        INHIBITION
    }

    /**
     * @param window id, or that of the silence or of the rule
     * @param until when it ends, as far as was known when it was held; of what fires nobody knows
     * @param cause empty for maintenance, the only one that older versions knew
     */
    public record During(String window, String title, Instant until, Optional<Cause> cause) {
        /** Inside maintenance. */
        public During(String window, String title, Instant until) {
            this(window, title, until, Optional.empty());
        }

        public Cause by() {
            return cause.orElse(Cause.MAINTENANCE);
        }

        /** In a few words, for people. */
        String words() {
            return switch (by()) {
                case MAINTENANCE -> "inside maintenance (%s)".formatted(title);
                case SILENCE -> title;
                case INHIBITION -> "while hidden: " + title;
            };
        }
    }

    /**
     * @param at the end, which counts as the detection
     * @param reason in words
     */
    public record Judged(Instant at, Outcome outcome, String reason) {}

    public enum Outcome {
        /** It went on failing and has an incident of its own. */
        OPENED,
        /** It went on failing, and an incident that was there by then has it. */
        JOINED,
        /** It was gone by the end. */
        GONE,
        /** Nothing can be said: the check could not be run. */
        UNKNOWN
    }

    /** The same, held by something else from now on. */
    HeldBreach with(During other) {
        return new HeldBreach(check, kind, first, other, judged);
    }

    HeldBreach judged(Instant at, Outcome outcome, String reason) {
        return new HeldBreach(
                check, kind, first, during, Optional.of(new Judged(at, outcome, reason)));
    }

    /** In one sentence, for people. */
    public String words() {
        return judged.map(Judged::reason)
                .orElseGet(() ->
                        switch (during.by()) {
                            case MAINTENANCE ->
                                    "held %s until %s".formatted(during.words(), during.until());
                            case SILENCE, INHIBITION -> "held, " + during.words();
                        });
    }

    /** As it is kept, the newest first. */
    public record Kept(List<HeldBreach> all) {
        public Kept {
            all = List.copyOf(all);
        }
    }
}
