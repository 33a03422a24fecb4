package org.tocsin.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameMeterTest {
    private static final long MILLI = 1_000_000;

    @Test
    void evenPulsesDropNothing() {
        var frames =
                FrameMeter.frames(new long[] {0, 16 * MILLI, 33 * MILLI, 50 * MILLI}, 1_000.0 / 60);
        assertThat(frames.dropped()).isZero();
        assertThat(frames.perSecond()).isEqualTo(60);
        assertThat(frames.median()).isEqualTo(17);
    }

    @Test
    void aGapCountsForThePulsesThatWouldHaveFittedIntoIt() {
        var frames =
                FrameMeter.frames(new long[] {0, 17 * MILLI, 67 * MILLI, 84 * MILLI}, 1_000.0 / 60);
        assertThat(frames.dropped()).isEqualTo(2);
        assertThat(frames.worst()).isEqualTo(50);
        assertThat(frames.pulses()).isEqualTo(3);
    }
}
