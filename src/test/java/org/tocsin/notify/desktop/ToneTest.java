package org.tocsin.notify.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.Severity.Level;

class ToneTest {
    private static int at(byte[] sound, int sample) {
        return (short) ((sound[2 * sample] & 0xff) | sound[2 * sample + 1] << 8);
    }

    @Test
    void theWorseTheLongerAndNoneTakesTwoSeconds() {
        assertThat(Tone.of(Level.CRITICAL).length)
                .isGreaterThan(Tone.of(Level.WARNING).length)
                .isLessThan((int) (2 * Tone.RATE * 2));
        assertThat(Tone.of(Level.WARNING).length).isGreaterThan(Tone.of(Level.INFO).length);
    }

    @Test
    void eachBeginsAndEndsSoftlyIsHeardInBetweenAndNeverClips() {
        for (var level : Level.values()) {
            var sound = Tone.of(level);
            int samples = sound.length / 2;
            assertThat(Math.abs(at(sound, 0))).isLessThan(50);
            assertThat(Math.abs(at(sound, samples - 1))).isLessThan(50);
            int loudest = 0;
            int steepest = 0;
            for (int i = 1; i < samples; i++) {
                loudest = Math.max(loudest, Math.abs(at(sound, i)));
                steepest = Math.max(steepest, Math.abs(at(sound, i) - at(sound, i - 1)));
            }
            assertThat(loudest).isBetween(Short.MAX_VALUE / 4, Short.MAX_VALUE / 2);
            // A sine of 880 Hz at this loudness rises by no more; a click would.
            assertThat(steepest).isLessThan(1800);
        }
    }
}
