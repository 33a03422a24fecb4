package org.tocsin.domain.calendar;

import java.time.Instant;

/**
 * A business deadline that is warned of beforehand (C-25; in document 004 "SLA breach imminent" is
 * a sign of P1).
 *
 * @param warnAhead from so long before it is due the breach is imminent; zero for no warning
 */
public record Deadline(BusinessDeadline rule, Span warnAhead) {
    /**
     * One date of a deadline.
     *
     * @param warnFrom the same as {@code at} when nothing is warned of
     */
    public record Due(Instant at, Instant warnFrom) {
        /** Whether the warning stands: due soon, and not past. */
        public boolean imminent(Instant now) {
            return !now.isBefore(warnFrom) && now.isBefore(at);
        }
    }

    /** The first date strictly after an instant. */
    public Due next(Instant after, BusinessCalendar calendar) {
        var at = rule.next(after, calendar);
        return new Due(at, calendar.before(at, warnAhead));
    }
}
