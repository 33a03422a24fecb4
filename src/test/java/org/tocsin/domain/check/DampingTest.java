package org.tocsin.domain.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DampingTest {
    private static final Severity CRITICAL = new Severity("CRITICAL", 0, Severity.Level.CRITICAL);
    private static final Severity WARNING = new Severity("WARNING", 1, Severity.Level.WARNING);
    private static final Verdict GOOD = new Verdict.Healthy();
    private static final Verdict BAD = new Verdict.Breach(WARNING);
    private static final Verdict WORSE = new Verdict.Breach(CRITICAL);
    private static final Verdict BROKEN = new Verdict.Broken();
    private static final Verdict LEARNING = new Verdict.Learning();

    private final Damping damping = new Damping(6, 3);

    @Test
    void aCheckThatTurnsOftenFlapsAndIsHeldAtItsWorst() {
        assertThat(damping.flapping(List.of(GOOD, BAD, GOOD, WORSE, WORSE, WORSE)))
                .contains(new Damping.Flapping(3, 6, CRITICAL));
    }

    @Test
    void fewerTurnsAreNone() {
        assertThat(damping.flapping(List.of(GOOD, GOOD, BAD, GOOD, GOOD, GOOD))).isEmpty();
    }

    @Test
    void runsBeforeTheWindowAreForgotten() {
        assertThat(
                        damping.flapping(
                                List.of(GOOD, GOOD, GOOD, GOOD, GOOD, BAD, GOOD, BAD, GOOD, BAD)))
                .isEmpty();
    }

    @Test
    void anotherSeverityIsNoTurn() {
        assertThat(damping.flapping(List.of(BAD, WORSE, BAD, WORSE, BAD, WORSE))).isEmpty();
    }

    @Test
    void aRunThatSaysNothingOfTheDataIsNoTurn() {
        assertThat(damping.flapping(List.of(BAD, BROKEN, BAD, LEARNING, BAD, BROKEN))).isEmpty();
        assertThat(damping.flapping(List.of(GOOD, BROKEN, BAD, LEARNING, GOOD, BROKEN, BAD)))
                .contains(new Damping.Flapping(3, 4, WARNING));
    }

    @Test
    void withoutRunsNothingFlaps() {
        assertThat(damping.flapping(List.of())).isEmpty();
        assertThat(damping.flapping(List.of(BAD))).isEmpty();
    }

    @Test
    void itSaysSoInWords() {
        assertThat(new Damping.Flapping(4, 10, CRITICAL).words())
                .isEqualTo(
                        "flapping: turned 4 times within its last 10 runs; held at CRITICAL until it is steady");
    }

    @Test
    void whatCanNeverBeIsRefused() {
        assertThatThrownBy(() -> new Damping(4, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Damping(1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
