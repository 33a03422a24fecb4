package org.tocsin.domain.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SpedClockTest {
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final SpedClock clock = new SpedClock(TEN, 60, nanos::get);

    private void pass(long seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    void itStandsUntilItIsStartedAndThenGoesSixtyTimesAsFast() {
        pass(3);
        assertThat(clock.aim()).isEqualTo(TEN);

        clock.resume();
        pass(2);

        assertThat(clock.aim()).isEqualTo(TEN.plusSeconds(120));
        assertThat(clock.instant()).as("it is moved by whoever keeps the drill").isEqualTo(TEN);
        assertThat(clock.stood()).as("it was not paused before it began").isZero();
    }

    @Test
    void itIsMovedForwardAndNeverBack() {
        clock.resume();
        clock.moveTo(TEN.plusSeconds(90));
        clock.moveTo(TEN.plusSeconds(30));

        assertThat(clock.instant()).isEqualTo(TEN.plusSeconds(90));
        assertThat(clock.aim()).isEqualTo(TEN.plusSeconds(90));
    }

    @Test
    void aPauseIsNoTimeOfTheDrill() {
        clock.resume();
        pass(1);
        clock.pause();
        pass(3);
        assertThat(clock.aim()).isEqualTo(TEN.plusSeconds(60));
        assertThat(clock.isRunning()).isFalse();

        clock.resume();
        pass(1);

        assertThat(clock.aim()).isEqualTo(TEN.plusSeconds(120));
        assertThat(clock.stood()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void anotherSpeedCountsFromThen() {
        clock.resume();
        pass(1);
        clock.speed(10);
        pass(2);

        assertThat(clock.aim()).isEqualTo(TEN.plusSeconds(80));
    }

    @Test
    void aMachineThatSleptHasNotDrilledMeanwhile() {
        clock.resume();
        pass(3_600);

        assertThat(clock.aim()).isEqualTo(TEN.plusSeconds(5 * 60));
    }

    @Test
    void itGoesNoFasterThanItCan() {
        clock.speed(1_000_000);
        assertThat(clock.speed()).isEqualTo(SpedClock.FASTEST);
        clock.speed(0);
        assertThat(clock.speed()).isEqualTo(1);
    }
}
