package org.tocsin.domain.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MovementTest {
    private static final long DAY = 86_400_000;

    private static Trace days(double... values) {
        return Trace.of(LongStream.range(0, values.length).map(i -> i * DAY).toArray(), values);
    }

    @Test
    void aMoveIsCountedInUsualDistances() {
        var movement = Movement.at(days(10, 12, 11, 9, 8, 20), 5 * DAY).orElseThrow();
        assertThat(movement.usual()).isEqualTo(10);
        assertThat(movement.score()).isCloseTo(10 / 1.4826, within(1e-9));
    }

    @Test
    void thePointItselfAndWhatCameLaterAreNotItsPast() {
        var now = Movement.at(days(10, 12, 11, 9, 8, 20), 5 * DAY);
        var later = Movement.at(days(10, 12, 11, 9, 8, 20, 900, -900), 5 * DAY);
        assertThat(later).isEqualTo(now);
    }

    @Test
    void aMoveOutOfAFlatPastIsStrongButNeverInfinite() {
        assertThat(Movement.at(days(5, 5, 5, 5, 4), 4 * DAY).orElseThrow().score())
                .isEqualTo(-Movement.OF_FLAT);
        assertThat(Movement.at(days(5, 5, 5, 5, 5), 4 * DAY).orElseThrow().score()).isZero();
        assertThat(Movement.at(days(5, 5, 5, 5, 6, 7), 5 * DAY).orElseThrow().score())
                .isCloseTo(10, within(1e-9));
    }

    @Test
    void aShortPastSaysNothing() {
        assertThat(Movement.at(days(1, 2, 3, 9), 3 * DAY)).isEmpty();
        assertThat(Movement.at(Trace.EMPTY, 0)).isEmpty();
    }

    @Test
    void aSilentMetricDidNotMove() {
        assertThat(Movement.at(days(1, 2, 3, 2, 9), 7 * DAY)).isEmpty();
        assertThat(Movement.at(days(1, 2, 3, 2, 9), 4 * DAY + DAY / 2)).isPresent();
    }

    @Test
    void theOnsetIsTheFirstOfTheStretch() {
        var trace = days(10, 12, 11, 9, 8, 10, 11, 40, 41, 42);
        assertThat(Movement.onset(trace, 9 * DAY, 3).orElseThrow().at()).isEqualTo(7 * DAY);
        assertThat(Movement.onset(trace, 6 * DAY, 3)).isEmpty();
    }
}
