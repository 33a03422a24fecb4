package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.data.SourceSpec.Patience;
import org.tocsin.engine.Breaker.Admission;

class BreakerTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Patience PATIENCE = Patience.DEFAULT;
    private static final Duration REST = PATIENCE.rest();

    @Test
    void aFewFailuresInARowLetTheSourceRest() {
        var breaker = failing(PATIENCE.after() - 1);
        assertThat(breaker.admission(NOW)).isEqualTo(Admission.ASK);
        breaker = breaker.failed(Admission.ASK, NOW, "refused");
        assertThat(breaker.admission(NOW.plus(REST).minusMillis(1))).isEqualTo(Admission.LEAVE);
        assertThat(breaker.rest().orElseThrow().until()).isEqualTo(NOW.plus(REST));
    }

    @Test
    void afterTheRestOneAloneFindsOut() {
        var open = failing(PATIENCE.after());
        var later = NOW.plus(REST);
        assertThat(open.admission(later)).isEqualTo(Admission.PROBE);
        var probing = open.begun(Admission.PROBE);
        assertThat(probing.admission(later)).isEqualTo(Admission.LEAVE);
    }

    @Test
    void aProbeThatFailsDoublesTheRestUpToABound() {
        var breaker = failing(PATIENCE.after());
        var now = NOW;
        for (int i = 0; i < 10; i++) {
            now = breaker.rest().orElseThrow().until();
            breaker = breaker.begun(Admission.PROBE).failed(Admission.PROBE, now, "still");
            if (i == 0) {
                assertThat(breaker.rest().orElseThrow().length()).isEqualTo(REST.multipliedBy(2));
            }
        }
        assertThat(breaker.rest().orElseThrow().length()).isEqualTo(PATIENCE.atMost());
        assertThat(breaker.admission(now)).isEqualTo(Admission.LEAVE);
    }

    @Test
    void aSourceOfItsOwnPatienceRestsAsItSays() {
        var minute = Duration.ofMinutes(1);
        var breaker = Breaker.closed(new Patience(1, minute, minute.multipliedBy(3)));
        var now = NOW;
        var rests = new java.util.ArrayList<Duration>();
        for (int i = 0; i < 4; i++) {
            breaker = breaker.failed(breaker.admission(now), now, "refused");
            rests.add(breaker.rest().orElseThrow().length());
            now = breaker.rest().orElseThrow().until();
        }
        assertThat(rests)
                .containsExactly(
                        minute,
                        minute.multipliedBy(2),
                        minute.multipliedBy(3),
                        minute.multipliedBy(3));
        assertThat(breaker.answered().failed(Admission.ASK, now, "again").rest().orElseThrow())
                .isEqualTo(new Breaker.Rest(minute, now.plus(minute)));
    }

    @Test
    void whoWasLetInBeforeTheRestDoesNotProlongIt() {
        var open = failing(PATIENCE.after());
        assertThat(open.failed(Admission.ASK, NOW.plusSeconds(9), "late")).isEqualTo(open);
    }

    @Test
    void aProbeThatIsStoppedLeavesTheNextOneToFindOut() {
        var later = NOW.plus(REST);
        var open = failing(PATIENCE.after()).begun(Admission.PROBE);
        assertThat(open.given(Admission.PROBE).admission(later)).isEqualTo(Admission.PROBE);
    }

    private static Breaker failing(int times) {
        var breaker = Breaker.closed(PATIENCE);
        for (int i = 0; i < times; i++) {
            breaker = breaker.failed(Admission.ASK, NOW, "refused");
        }
        return breaker;
    }
}
