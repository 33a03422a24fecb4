package org.tocsin.domain.oncall;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.tocsin.domain.ics.CalendarEvent;

/** Shifts as entries of a calendar (O-3). */
public final class ShiftEvents {
    private static final DateTimeFormatter START =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private ShiftEvents() {}

    /**
     * One entry for each shift. Its UID is made of the post, the person and the start, so that the
     * same shift is the same entry in every export, also when its end has moved.
     */
    public static List<CalendarEvent> of(OnCallSchedule.Name schedule, List<Shift> shifts) {
        return shifts.stream().map(s -> event(schedule, s)).toList();
    }

    private static CalendarEvent event(OnCallSchedule.Name schedule, Shift shift) {
        String uid =
                "%s/%s/%s/%s@tocsin"
                        .formatted(
                                shift.post().schedule(),
                                shift.post().position(),
                                shift.person(),
                                START.format(shift.from()));
        return new CalendarEvent(
                CalendarEvent.Revision.first(uid),
                "%s: %s, %s".formatted(shift.person(), shift.post().position(), schedule.title()),
                shift.why().toString(),
                shift.when());
    }
}
