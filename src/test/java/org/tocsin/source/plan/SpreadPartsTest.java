package org.tocsin.source.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The expected numbers were reckoned from the textbook formulas of sample skewness and kurtosis. */
class SpreadPartsTest {
    private static final Offset<Double> TINY = Offset.offset(1e-9);

    @Test
    void twoPeaksScoreHighAndAUniformSpreadFiveNinths() {
        assertThat(coefficient(100, i -> i < 50 ? 1 : 2).getAsDouble())
                .isEqualTo(0.9506950695069507, TINY);
        assertThat(coefficient(1_000, i -> i).getAsDouble()).isEqualTo(0.5527824009367134, TINY);
    }

    @Test
    void whatIsAllTheSameHasNone() {
        assertThat(coefficient(10, _ -> 7)).isEmpty();
    }

    private static OptionalDouble coefficient(int n, IntToDoubleFunction value) {
        double mean = IntStream.range(0, n).mapToDouble(value).average().orElseThrow();
        double[] sums = new double[5];
        for (int power = 2; power <= 4; power++) {
            int p = power;
            sums[p] =
                    IntStream.range(0, n)
                            .mapToDouble(i -> Math.pow(value.applyAsDouble(i) - mean, p))
                            .sum();
        }
        return SpreadParts.coefficient(n, sums[2], sums[3], sums[4]);
    }
}
