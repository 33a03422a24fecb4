package org.tocsin.domain.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    private static final long MINUTE = 60_000;

    private static Trace minutes(int count) {
        return Trace.of(
                LongStream.range(0, count).map(i -> i * MINUTE).toArray(),
                IntStream.range(0, count).mapToDouble(i -> Math.sin(i / 500.0)).toArray());
    }

    private static Trace withSpike(int count, int index, double spike) {
        var values = minutes(count).values().toArray();
        values[index] = spike;
        return Trace.of(LongStream.range(0, count).map(i -> i * MINUTE).toArray(), values);
    }

    @Test
    void aSpikeOfASinglePointNeverDisappears() {
        int count = 1_000_000;
        var random = new Random(7);
        for (int round = 0; round < 40; round++) {
            int index = random.nextInt(count);
            double spike = round % 2 == 0 ? 99 : -99;
            int columns = 1 + random.nextInt(2_000);
            var drawn =
                    new Columns(0, count * MINUTE, columns).thin(withSpike(count, index, spike));
            assertThat(drawn.values().anyMatch(value -> value == spike)).isTrue();
        }
    }

    @Test
    void noMoreThanFourValuesOfAColumnAreDrawn() {
        var drawn = new Columns(0, 100_000 * MINUTE, 800).thin(minutes(100_000));
        assertThat(drawn.size()).isLessThanOrEqualTo(4 * 800 + 2);
        assertThat(drawn.first()).isZero();
        assertThat(drawn.last()).isEqualTo(99_999 * MINUTE);
    }

    @Test
    void eachColumnKeepsItsFirstLowestHighestAndLast() {
        var trace =
                Trace.of(
                        new long[] {0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15},
                        new double[] {5, 6, 9, 1, 4, 5, 7, 7, 7, 7, 7, 7});
        var drawn = new Columns(0, 20, 2).thin(trace);
        assertThat(LongStream.range(0, drawn.size()).map(i -> drawn.at((int) i)).toArray())
                .containsExactly(0, 2, 3, 5, 10, 15);
    }

    @Test
    void fewValuesAreAllDrawn() {
        assertThat(new Columns(0, 100 * MINUTE, 800).thin(minutes(100)).size()).isEqualTo(100);
    }

    @Test
    void theLineRunsOnToTheEdgesOfTheStretch() {
        var drawn = new Columns(40 * MINUTE, 50 * MINUTE, 800).thin(minutes(100));
        assertThat(drawn.first()).isEqualTo(39 * MINUTE);
        assertThat(drawn.last()).isEqualTo(50 * MINUTE);
    }

    @Test
    void aStretchWithoutValuesStillHasTheLineThatCrossesIt() {
        var trace = Trace.of(new long[] {0, 1_000}, new double[] {1, 2});
        assertThat(new Columns(400, 600, 10).thin(trace).size()).isEqualTo(2);
        assertThat(new Columns(0, 10, 10).thin(Trace.EMPTY).isEmpty()).isTrue();
    }

    @Test
    void centuriesOfMillisecondsDoNotOverflow() {
        long from = -62_000_000_000_000L;
        long until = 250_000_000_000_000L;
        var at = LongStream.range(0, 50_000).map(i -> from + i * ((until - from) / 50_000));
        var trace = Trace.of(at.toArray(), new double[50_000]);
        assertThat(new Columns(from, until, 3_000).thin(trace).size()).isLessThan(12_010);
    }

    @Test
    void noStretchIsNoPicture() {
        assertThatThrownBy(() -> new Columns(5, 5, 10))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
