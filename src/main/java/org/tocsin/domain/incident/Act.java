package org.tocsin.domain.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that the rules do by themselves at a time.
 *
 * @param at when it is due
 * @param why in words, for people
 */
public record Act(Key key, Kind kind, Instant at, Outcome outcome, String why) {
    /**
     * What makes an act the same act, so that it is done once.
     *
     * @param rule id of the clock rule
     * @param part of it: the rung of a ladder; empty for most
     * @param round counts up each time the rule starts anew, be it by an update or by repetition
     */
    public record Key(String rule, String part, int round) {}

    /** In the order in which acts of the same instant happen. */
    public enum Kind {
        /** An acknowledgement lapses. */
        LAPSED,
        /** A milestone passes unmet. */
        MISSED,
        /** Who is told because of what happened: impact, a miss, a person's decision. */
        ESCALATED,
        /** The next rung of a ladder. */
        RUNG,
        /** A notice by the routing. */
        NOTICE,
        /** Something that has to be done again. */
        DUTY,
        /** Something that is due after the resolution. */
        REVIEW
    }

    /**
     * What it does.
     *
     * @param title of the milestone, rung, duty or notice
     */
    public record Outcome(String title, List<Told> told, Effect effect) {
        public Outcome {
            told = List.copyOf(told);
        }
    }

    /**
     * Who is told.
     *
     * @param role the role they are told as
     * @param people ids of who holds it at that time; empty when only the role itself has an
     *     address
     * @param channels such as {@code page}
     * @param unheld whether nobody holds the role and it has no address either
     */
    public record Told(String role, List<String> people, List<String> channels, boolean unheld) {
        public Told {
            people = List.copyOf(people);
            channels = List.copyOf(channels);
        }
    }

    /**
     * How the course of the incident turns with it.
     *
     * @param level the level of escalation that is reached
     * @param ladder a ladder that takes over
     * @param severity a worse severity that it gets
     * @param duties that begin
     */
    public record Effect(
            Optional<String> level,
            Optional<String> ladder,
            Optional<String> severity,
            List<String> duties) {
        public static final Effect NONE =
                new Effect(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

        public Effect {
            duties = List.copyOf(duties);
        }
    }
}
