package org.tocsin.domain.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class HistogramTest {
    @Test
    void everyValueIsCountedOnce() {
        var random = new Random(3);
        var values = DoubleStream.generate(random::nextGaussian).limit(5_000).toArray();
        var histogram = Histogram.of(values);
        assertThat(histogram.counts().stream().mapToLong(Long::longValue).sum()).isEqualTo(5_000);
        assertThat(histogram.counts().size()).isBetween(20, 62);
        assertThat(histogram.summary().mean()).isCloseTo(0, within(0.1));
        assertThat(histogram.summary().deviation()).isCloseTo(1, within(0.1));
        assertThat(histogram.summary().quantiles().high()).isCloseTo(1.645, within(0.15));
    }

    @Test
    void anOutlierDoesNotMakeAThousandBars() {
        var values = new double[100];
        for (int i = 0; i < 99; i++) {
            values[i] = i % 10;
        }
        values[99] = 1e9;
        var histogram = Histogram.of(values);
        assertThat(histogram.counts().size()).isLessThanOrEqualTo(62);
        assertThat(histogram.counts().getLast()).isEqualTo(1);
    }

    @Test
    void valuesThatAreAllTheSameFillOneBar() {
        assertThat(Histogram.of(new double[] {4, 4, 4}).counts()).containsExactly(3L);
        assertThat(Histogram.of(new double[] {0}).counts()).containsExactly(1L);
        assertThat(Histogram.of(new double[] {-7, -7}).counts()).containsExactly(2L);
        assertThat(Histogram.of(new double[] {4}).summary().deviation()).isZero();
    }

    @Test
    void mostlyOneValueStillShowsTheRest() {
        var values = new double[1_000];
        values[0] = 10;
        var counts = Histogram.of(values).counts();
        assertThat(counts.getFirst()).isEqualTo(999);
        assertThat(counts.getLast()).isEqualTo(1);
    }

    @Test
    void barsBeginAtRoundNumbers() {
        var histogram = Histogram.of(new double[] {13, 27, 31, 44, 58, 59, 63, 71, 88});
        assertThat(histogram.step()).isIn(10.0, 20.0, 50.0);
        assertThat(histogram.from() % histogram.step()).isZero();
    }
}
