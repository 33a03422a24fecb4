package org.tocsin.domain.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class QuietHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static boolean quiet(String from, String to, String at) {
        return new QuietHours(LocalTime.parse(from), LocalTime.parse(to), BERLIN)
                .at(Instant.parse(at));
    }

    @Test
    void theyMayGoOverMidnight() {
        assertThat(quiet("22:00", "07:00", "2026-01-10T20:59:59Z")).isFalse();
        assertThat(quiet("22:00", "07:00", "2026-01-10T21:00:00Z")).isTrue();
        assertThat(quiet("22:00", "07:00", "2026-01-11T05:59:59Z")).isTrue();
        assertThat(quiet("22:00", "07:00", "2026-01-11T06:00:00Z")).isFalse();
    }

    @Test
    void theyMayBeWithinADayOrAllOfIt() {
        assertThat(quiet("12:00", "13:00", "2026-01-10T11:30:00Z")).isTrue();
        assertThat(quiet("12:00", "13:00", "2026-01-10T12:00:00Z")).isFalse();
        assertThat(quiet("09:00", "09:00", "2026-01-10T20:00:00Z")).isTrue();
        assertThat(quiet("09:00", "09:00", "2026-01-10T08:00:00Z")).isTrue();
    }

    @Test
    void theyFollowTheWallClockWhenItChanges() {
        assertThat(quiet("22:00", "07:00", "2026-03-29T04:59:59Z")).isTrue();
        assertThat(quiet("22:00", "07:00", "2026-03-29T05:00:00Z")).isFalse();
        assertThat(quiet("02:15", "02:45", "2026-10-25T00:30:00Z")).isTrue();
        assertThat(quiet("02:15", "02:45", "2026-10-25T01:30:00Z")).isTrue();
    }
}
