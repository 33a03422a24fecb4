package org.tocsin.domain.response;

import java.util.Set;
import org.tocsin.domain.calendar.Span;

/**
 * Something that is due again and again until the incident is resolved (E-8). Its rule's timing is
 * the first time; doing it sets the next one a period later.
 *
 * @param owedBy the role that has to do it
 * @param beat how it goes on
 */
public record Duty(Rule rule, Beat beat, String owedBy, Recipients to, Set<Deed> metBy) {
    public Duty {
        metBy = Set.copyOf(metBy);
    }

    public String id() {
        return rule.id();
    }

    /**
     * @param every the period; of business time when the span is
     * @param workingTimeOnly whether it falls due in working time only: a due time outside it moves
     *     to the next start of work
     * @param dormant whether it begins only when a missed milestone starts it
     * @param audience which updates do it, as {@code customers}; any update when empty
     */
    public record Beat(Span every, boolean workingTimeOnly, boolean dormant, String audience) {}
}
