package org.tocsin.domain.response;

import org.tocsin.domain.calendar.Span;

/**
 * What milestones, duties and routes have in common.
 *
 * @param id kebab-case, unique among all clock rules of a playbook
 * @param title what people read
 * @param timing when
 * @param source where the document says so, such as {@code document 000, Escalation Timeline}
 */
public record Rule(String id, String title, Scope scope, Timing timing, String source) {
    /** So long after a moment; of business time when the span is. */
    public record Timing(Moment from, Span after) {}
}
