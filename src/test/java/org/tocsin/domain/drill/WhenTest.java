package org.tocsin.domain.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.calendar.BusinessCalendar;
import org.tocsin.domain.calendar.Holidays;

class WhenTest {
    private static final ZoneId LA = ZoneId.of("America/Los_Angeles");

    private static String from(String now, When.Day day, String time) {
        var around = new Squad.Around(BusinessCalendar.standard(LA, Holidays.NONE));
        var when = new When(day, Optional.of(LocalTime.parse(time)));
        return when.from(Instant.parse(now), LA, around).atZone(LA).toLocalDateTime().toString();
    }

    @Test
    void nowIsNow() {
        var now = Instant.parse("2026-03-02T10:00:00Z");
        var around = new Squad.Around(BusinessCalendar.standard(LA, Holidays.NONE));
        assertThat(When.NOW.from(now, LA, around)).isEqualTo(now);
    }

    @Test
    void aTimeThatHasPassedTodayIsTomorrows() {
        assertThat(from("2026-03-02T18:00:00Z", When.Day.ANY, "10:00"))
                .isEqualTo("2026-03-02T10:00");
        assertThat(from("2026-03-02T18:01:00Z", When.Day.ANY, "10:00"))
                .isEqualTo("2026-03-03T10:00");
    }

    @Test
    void theEndOfAMonthIsItsLastDay() {
        assertThat(from("2026-02-10T18:00:00Z", When.Day.MONTH_END, "23:40"))
                .isEqualTo("2026-02-28T23:40");
        assertThat(from("2026-03-01T07:41:00Z", When.Day.MONTH_END, "23:40"))
                .as("late on the last day, by the team's zone")
                .isEqualTo("2026-03-31T23:40");
    }

    @Test
    void aQuarterEndsWithEveryThirdMonth() {
        assertThat(from("2026-04-01T08:00:00Z", When.Day.QUARTER_END, "17:40"))
                .isEqualTo("2026-06-30T17:40");
        assertThat(from("2026-12-31T08:00:00Z", When.Day.QUARTER_END, "17:40"))
                .isEqualTo("2026-12-31T17:40");
    }

    @Test
    void workingDaysAndFreeOnesAreTheCalendars() {
        assertThat(from("2026-03-06T20:00:00Z", When.Day.WORKING_DAY, "09:30"))
                .as("Friday noon")
                .isEqualTo("2026-03-09T09:30");
        assertThat(from("2026-03-02T20:00:00Z", When.Day.FREE_DAY, "03:10"))
                .isEqualTo("2026-03-07T03:10");
    }

    @Test
    void aTimeThatTheClockChangeSkipsIsTheFirstAfterIt() {
        assertThat(from("2026-03-07T20:00:00Z", When.Day.FREE_DAY, "02:30"))
                .isEqualTo("2026-03-08T03:30");
    }
}
