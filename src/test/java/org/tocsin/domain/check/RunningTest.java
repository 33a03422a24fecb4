package org.tocsin.domain.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.check.Running.Cadence;
import org.tocsin.domain.check.Running.Retry;

class RunningTest {
    private static final Instant NOW = Instant.parse("2026-03-02T06:00:00Z");

    @Test
    void jitterSpreadsTenThousandChecksEvenly() {
        var cadence = new Cadence(new Schedule.Every(Duration.ofMinutes(1)), Duration.ofMinutes(1));
        var perSecond = new int[60];
        for (int i = 0; i < 10_000; i++) {
            var due = cadence.next(new CheckId("check-" + i), NOW).orElseThrow();
            assertThat(due).isAfter(NOW).isBeforeOrEqualTo(NOW.plusSeconds(60));
            perSecond[(int) (due.getEpochSecond() % 60)]++;
        }
        for (int count : perSecond) {
            assertThat(count).isBetween(110, 230);
        }
    }

    @Test
    void theSameCheckComesAtTheSameTimeEveryRound() {
        var cadence = new Cadence(new Schedule.Every(Duration.ofMinutes(5)), Duration.ofMinutes(2));
        var check = new CheckId("rows");
        var first = cadence.next(check, NOW).orElseThrow();
        assertThat(cadence.next(check, first)).contains(first.plus(Duration.ofMinutes(5)));
        assertThat(cadence.next(check, first.minusMillis(1))).contains(first);
    }

    @Test
    void aDailyTimeIsNeverBroughtForward() {
        var daily = new Schedule.Daily(LocalTime.of(6, 30), ZoneId.of("UTC"));
        var cadence = new Cadence(daily, Duration.ofMinutes(10));
        for (int i = 0; i < 100; i++) {
            var due = cadence.next(new CheckId("c" + i), NOW).orElseThrow();
            assertThat(due)
                    .isBetween(
                            Instant.parse("2026-03-02T06:30:00Z"),
                            Instant.parse("2026-03-02T06:40:00Z"));
        }
    }

    @Test
    void withoutJitterTheScheduleIsKept() {
        var cadence = new Cadence(new Schedule.Every(Duration.ofHours(1)), Duration.ZERO);
        assertThat(cadence.next(new CheckId("rows"), NOW)).contains(NOW.plusSeconds(3600));
    }

    @Test
    void eachRetryWaitsTwiceAsLongUpToABound() {
        var retry = new Retry(10, Duration.ofMinutes(1));
        assertThat(retry.pause(1)).contains(Duration.ofMinutes(1));
        assertThat(retry.pause(4)).contains(Duration.ofMinutes(8));
        assertThat(retry.pause(5)).contains(Retry.LONGEST);
        assertThat(retry.pause(10)).contains(Retry.LONGEST);
        assertThat(retry.pause(11)).isEmpty();
        assertThat(Retry.NONE.pause(1)).isEmpty();
    }

    @Test
    void anEndlessRetryIsRefused() {
        assertThatThrownBy(() -> new Retry(11, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Retry(1, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
