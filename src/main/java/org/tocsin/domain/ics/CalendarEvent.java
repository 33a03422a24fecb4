package org.tocsin.domain.ics;

import org.tocsin.domain.calendar.Stretch;

/**
 * One entry of a calendar.
 *
 * @param description may be empty
 */
public record CalendarEvent(Revision revision, String summary, String description, Stretch when) {
    /**
     * @param uid stays the same as long as it is the same entry
     * @param sequence grows with every change that is published
     */
    public record Revision(String uid, int sequence, boolean cancelled) {
        public static Revision first(String uid) {
            return new Revision(uid, 0, false);
        }
    }

    public String uid() {
        return revision.uid();
    }

    CalendarEvent revised(int sequence, boolean cancelled) {
        return new CalendarEvent(
                new Revision(uid(), sequence, cancelled), summary, description, when);
    }

    boolean saysTheSameAs(CalendarEvent other) {
        return revised(0, revision.cancelled())
                .equals(other.revised(0, other.revision.cancelled()));
    }
}
