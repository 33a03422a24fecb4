package org.tocsin.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");

    @Test
    void aDailyScheduleIsDueStrictlyAfterNow() {
        var daily = new Schedule.Daily(LocalTime.of(6, 30), ZoneId.of("UTC"));
        assertThat(daily.next(at("2025-03-04T06:29:59Z"))).hasValue(at("2025-03-04T06:30:00Z"));
        assertThat(daily.next(at("2025-03-04T06:30:00Z"))).hasValue(at("2025-03-05T06:30:00Z"));
        assertThat(daily.next(at("2025-02-28T23:00:00Z"))).hasValue(at("2025-03-01T06:30:00Z"));
    }

    @Test
    void aLocalTimeThatDoesNotExistFiresAtTheEndOfTheGap() {
        var daily = new Schedule.Daily(LocalTime.of(2, 30), LOS_ANGELES);
        // 2026-03-08 jumps from 02:00 to 03:00 local, which is 10:00 UTC.
        assertThat(daily.next(at("2026-03-08T08:00:00Z"))).hasValue(at("2026-03-08T10:00:00Z"));
        assertThat(daily.next(at("2026-03-08T10:00:00Z"))).hasValue(at("2026-03-09T09:30:00Z"));
    }

    @Test
    void aLocalTimeThatComesTwiceFiresOnceAtTheFirst() {
        var daily = new Schedule.Daily(LocalTime.of(1, 30), LOS_ANGELES);
        assertThat(daily.next(at("2026-11-01T07:00:00Z"))).hasValue(at("2026-11-01T08:30:00Z"));
        assertThat(daily.next(at("2026-11-01T08:30:00Z"))).hasValue(at("2026-11-02T09:30:00Z"));
    }

    @Test
    void daylightSavingInTheSouthRunsTheOtherWay() {
        var daily = new Schedule.Daily(LocalTime.of(2, 15), ZoneId.of("Australia/Sydney"));
        // 2026-10-04 jumps from 02:00 to 03:00 local, which is 2026-10-03 16:00 UTC.
        assertThat(daily.next(at("2026-10-03T15:00:00Z"))).hasValue(at("2026-10-03T16:00:00Z"));
    }

    @Test
    void anIntervalKeepsItsBeatWhateverTheStart() {
        var every = new Schedule.Every(Duration.ofMinutes(15));
        assertThat(every.next(at("2025-03-04T06:31:07Z"))).hasValue(at("2025-03-04T06:45:00Z"));
        assertThat(every.next(at("2025-03-04T06:45:00Z"))).hasValue(at("2025-03-04T07:00:00Z"));
        assertThatThrownBy(() -> new Schedule.Every(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void manualIsNeverDue() {
        assertThat(new Schedule.Manual().next(Instant.EPOCH)).isEmpty();
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
