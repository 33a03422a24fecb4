package org.tocsin.domain.review;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of one clock of an incident (M-2, response effectiveness).
 *
 * @param life 0 until the first resolution; counts up with each time that the incident was reopened
 */
public record ClockResult(Clock clock, int life, Times times, Outcome outcome) {
    /**
     * @param rule id of the milestone or duty
     * @param why its target in words, and where it stands written
     */
    public record Clock(String rule, String title, String why) {}

    /**
     * @param from when this life of the incident began: its detection, or when it was reopened
     * @param target by when; empty when what it counts from never happened, and of what is due
     *     again and again
     * @param actual when it was met
     * @param missed how often its time passed
     */
    public record Times(
            Instant from, Optional<Instant> target, Optional<Instant> actual, int missed) {}

    /** How it went, in words for people as well. */
    public enum Outcome {
        MET("met"),
        LATE("late"),
        MISSED("missed"),
        /** It was over, or is so far, before its time came. */
        NOT_DUE("not due"),
        /** Another severity had another target. */
        SUPERSEDED("superseded");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
