package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.Running;
import org.tocsin.domain.check.Running.Missed;

class DueTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void ofSeveralMissedRunsOneMakesUpForAll() {
        var now = NINE.plus(Duration.ofMinutes(200));
        var check = hourly(Missed.ONCE);
        assertThat(Due.between(check, NINE, now)).containsExactly(new Due(check, now, true));
    }

    @Test
    void oneThatWasMissedKeepsItsTime() {
        var now = NINE.plus(Duration.ofMinutes(90));
        var check = hourly(Missed.ONCE);
        assertThat(Due.between(check, NINE, now))
                .containsExactly(new Due(check, NINE.plus(Duration.ofHours(1)), true));
    }

    @Test
    void eachMissedRunIsMadeUpForAsOfItsTime() {
        var now = NINE.plus(Duration.ofHours(3));
        assertThat(Due.between(hourly(Missed.EACH), NINE, now))
                .extracting(Due::at, Due::late)
                .containsExactly(
                        tuple(NINE.plusSeconds(3600), true),
                        tuple(NINE.plusSeconds(7200), true),
                        tuple(NINE.plusSeconds(10800), false));
    }

    @Test
    void skippedRunsAreNotMadeUpForButTheOneThatIsDueNowIsMade() {
        var check = hourly(Missed.SKIP);
        assertThat(Due.between(check, NINE, NINE.plus(Duration.ofMinutes(200)))).isEmpty();
        var now = NINE.plus(Duration.ofHours(3)).plusSeconds(2);
        assertThat(Due.between(check, NINE, now))
                .containsExactly(new Due(check, NINE.plus(Duration.ofHours(3)), false));
    }

    @Test
    void whatIsDueJustNowIsNotLateWhateverTheRule() {
        var now = NINE.plus(Duration.ofHours(1)).plusMillis(3);
        for (var missed : Missed.values()) {
            var check = hourly(missed);
            assertThat(Due.between(check, NINE, now))
                    .containsExactly(new Due(check, NINE.plusSeconds(3600), false));
        }
    }

    @Test
    void aYearOfMissedRunsIsBounded() {
        var due = Due.between(hourly(Missed.EACH), NINE, NINE.plus(Duration.ofDays(365)));
        assertThat(due).hasSize(Due.MOST);
        assertThat(due.getLast().at()).isEqualTo(NINE.plus(Duration.ofDays(365)));
    }

    @Test
    void nothingIsDueBeforeItsTimeAndNeverByHand() {
        assertThat(Due.between(hourly(Missed.EACH), NINE, NINE.plusSeconds(3599))).isEmpty();
        var byHand = check(new Schedule.Manual(), Missed.ONCE);
        assertThat(Due.between(byHand, NINE, NINE.plus(Duration.ofDays(9)))).isEmpty();
    }

    static Check hourly(Missed missed) {
        return check(new Schedule.Every(Duration.ofHours(1)), missed);
    }

    static Check check(Schedule schedule, Missed missed) {
        return running("rows", schedule, missed, Running.Retry.NONE);
    }

    static Check running(String id, Schedule schedule, Missed missed, Running.Retry retry) {
        var plain = Fixtures.check(id, Fixtures.COUNT, Fixtures.below(Fixtures.CRITICAL, 5));
        var running =
                new Running(
                        new Running.Cadence(schedule, Duration.ZERO),
                        missed,
                        Running.Priority.NORMAL,
                        retry,
                        Optional.empty());
        return new Check(
                plain.id(),
                plain.title(),
                plain.measure(),
                List.copyOf(plain.rules()),
                new Check.Handling(
                        running,
                        Optional.empty(),
                        Check.Labels.NONE,
                        Optional.empty(),
                        Optional.empty()));
    }
}
