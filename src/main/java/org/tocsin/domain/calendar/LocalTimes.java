package org.tocsin.domain.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Which instant a wall clock's time is, where clocks are put forward or back (semantics: Time): a
 * time that does not exist is the first existing instant after it; of a time that comes twice a
 * start or a handoff is the first, an end the last.
 */
public final class LocalTimes {
    private LocalTimes() {}

    /** The instant at which something starts or is handed over. */
    public static Instant start(LocalDateTime local, ZoneId zone) {
        var offsets = zone.getRules().getValidOffsets(local);
        return offsets.isEmpty() ? afterGap(local, zone) : local.toInstant(offsets.getFirst());
    }

    /** The instant at which something ends. */
    public static Instant end(LocalDateTime local, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        return offsets.isEmpty() ? afterGap(local, zone) : local.toInstant(offsets.getLast());
    }

    /** The first instant of a day, which is not midnight where clocks skip it. */
    public static Instant dayStart(LocalDate day, ZoneId zone) {
        return start(day.atStartOfDay(), zone);
    }

    private static Instant afterGap(LocalDateTime local, ZoneId zone) {
        return zone.getRules().getTransition(local).getInstant();
    }
}
