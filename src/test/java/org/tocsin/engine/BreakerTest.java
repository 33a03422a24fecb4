package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tocsin.engine.Breaker.Admission;

class BreakerTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration REST = Breaker.FIRST_REST;

    @Test
    void aFewFailuresInARowLetTheSourceRest() {
        var breaker = failing(Breaker.TOLERATED - 1);
        assertThat(breaker.admission(NOW)).isEqualTo(Admission.ASK);
        breaker = breaker.failed(Admission.ASK, NOW, "refused");
        assertThat(breaker.admission(NOW.plus(REST).minusMillis(1))).isEqualTo(Admission.LEAVE);
        assertThat(breaker.rest().orElseThrow().until()).isEqualTo(NOW.plus(REST));
    }

    @Test
    void afterTheRestOneAloneFindsOut() {
        var open = failing(Breaker.TOLERATED);
        var later = NOW.plus(REST);
        assertThat(open.admission(later)).isEqualTo(Admission.PROBE);
        var probing = open.begun(Admission.PROBE);
        assertThat(probing.admission(later)).isEqualTo(Admission.LEAVE);
    }

    @Test
    void aProbeThatFailsDoublesTheRestUpToABound() {
        var breaker = failing(Breaker.TOLERATED);
        var now = NOW;
        for (int i = 0; i < 10; i++) {
            now = breaker.rest().orElseThrow().until();
            breaker = breaker.begun(Admission.PROBE).failed(Admission.PROBE, now, "still");
            if (i == 0) {
                assertThat(breaker.rest().orElseThrow().length()).isEqualTo(REST.multipliedBy(2));
            }
        }
        assertThat(breaker.rest().orElseThrow().length()).isEqualTo(Breaker.LONGEST_REST);
        assertThat(breaker.admission(now)).isEqualTo(Admission.LEAVE);
    }

    @Test
    void whoWasLetInBeforeTheRestDoesNotProlongIt() {
        var open = failing(Breaker.TOLERATED);
        assertThat(open.failed(Admission.ASK, NOW.plusSeconds(9), "late")).isEqualTo(open);
    }

    @Test
    void aProbeThatIsStoppedLeavesTheNextOneToFindOut() {
        var later = NOW.plus(REST);
        var open = failing(Breaker.TOLERATED).begun(Admission.PROBE);
        assertThat(open.given(Admission.PROBE).admission(later)).isEqualTo(Admission.PROBE);
    }

    private static Breaker failing(int times) {
        var breaker = Breaker.CLOSED;
        for (int i = 0; i < times; i++) {
            breaker = breaker.failed(Admission.ASK, NOW, "refused");
        }
        return breaker;
    }
}
