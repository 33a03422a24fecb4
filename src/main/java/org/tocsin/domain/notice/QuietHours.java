package org.tocsin.domain.notice;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * A part of each day by a wall clock; over midnight when it ends before it begins, all day when
 * both are the same. In a night when clocks change it is as long as the clocks say.
 *
 * @param from the first quiet moment
 * @param to the first loud one after it
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {
    public boolean at(Instant now) {
        var time = now.atZone(zone).toLocalTime();
        if (from.isBefore(to)) {
            return !time.isBefore(from) && time.isBefore(to);
        }
        return !time.isBefore(from) || time.isBefore(to);
    }
}
