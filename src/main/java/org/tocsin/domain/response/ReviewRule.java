package org.tocsin.domain.response;

import org.tocsin.domain.calendar.Span;

/** What is to be done after the resolution, and by when (M-1). */
public record ReviewRule(String id, String title, Scope scope, Due due, String source) {
    public sealed interface Due {}

    /** So long after the resolution. */
    public record Within(Span span) implements Due {}

    /** With all others of the month: by the end of the first working day of the next one. */
    public record MonthlyBatch() implements Due {}
}
