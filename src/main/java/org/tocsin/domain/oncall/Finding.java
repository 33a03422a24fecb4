package org.tocsin.domain.oncall;

import java.time.Instant;
import java.util.Optional;

/**
 * Something about a plan that breaks a rule of the team's own, in words.
 *
 * @param at where in the plan to look; empty when it is about no time in particular
 */
public record Finding(Rule rule, String message, Optional<Instant> at) {
    Finding(Rule rule, String message) {
        this(rule, message, Optional.empty());
    }

    Finding(Rule rule, String message, Instant at) {
        this(rule, message, Optional.of(at));
    }

    public enum Rule {
        /** Somebody covers more major holidays in a year than allowed. */
        TOO_MANY_HOLIDAYS,
        /** Two rows of the holiday table want the same time. */
        COVERS_OVERLAP,
        /** A trade waits for approval, and does not count until then. */
        TRADE_NOT_APPROVED,
        /** Two overrides want the same position at the same time. */
        OVERRIDES_OVERLAP,
        /** The date of a holiday in the table is not known. */
        HOLIDAY_NOT_KNOWN,
        /** Maintenance was announced too late. */
        ANNOUNCED_LATE,
        /** Maintenance is planned for a time in which there must be none. */
        IN_A_FREEZE
    }
}
