package org.tocsin.domain.oncall;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one person carries in a stretch of time (O-3: fairness). Weeks, credit and holidays are
 * those of the schedule's first position.
 *
 * @param hours time on call by position
 * @param weeks by the wall clock, so that a week in which clocks change is one week
 * @param credit weeks with those of holidays counted as often as the table says (1.5 in 004)
 * @param majorHolidays covered, such as "Thanksgiving Week 2025"
 */
public record Load(
        String person,
        Map<String, Duration> hours,
        double weeks,
        double credit,
        List<String> majorHolidays) {
    public Load {
        hours = Collections.unmodifiableMap(new LinkedHashMap<>(hours));
        majorHolidays = List.copyOf(majorHolidays);
    }
}
