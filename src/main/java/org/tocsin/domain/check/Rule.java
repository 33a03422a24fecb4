package org.tocsin.domain.check;

/**
 * When a measure becomes a breach.
 *
 * @param inARow how many points in a row, the newest included, must meet the condition; 1 for at
 *     once
 * @param days on which days it is asked at all (D-5)
 */
public record Rule(Severity severity, Condition condition, int inARow, RuleDays days) {
    /** A rule for every day. */
    public Rule(Severity severity, Condition condition, int inARow) {
        this(severity, condition, inARow, RuleDays.ALWAYS);
    }
}
