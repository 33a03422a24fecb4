package org.tocsin.domain.response;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the impact that somebody declares leads to (I-6). Its rule's timing counts from the
 * declaration; an incident that is resolved before then is left alone.
 *
 * @param level the level of escalation that is reached with it, if any
 * @param ladder the id of a ladder that takes over, if any
 */
public record ImpactRule(
        Rule rule,
        Condition when,
        Recipients tell,
        Optional<String> level,
        Optional<String> ladder) {
    public String id() {
        return rule.id();
    }

    public sealed interface Condition {}

    /**
     * More revenue lost than so much.
     *
     * @param perHour in the team's currency, exclusive
     */
    public record RevenueAbove(BigDecimal perHour) implements Condition {}

    public record Touches(Aspect aspect) implements Condition {}

    /** What an incident can touch. */
    public enum Aspect {
        CUSTOMER_FACING,
        REGULATORY,
        SECURITY,
        DATA_INTEGRITY
    }
}
