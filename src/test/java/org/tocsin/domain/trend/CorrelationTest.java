package org.tocsin.domain.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CorrelationTest {
    private static final long DAY = 86_400_000;

    private static Trace days(double... values) {
        return Trace.of(LongStream.range(0, values.length).map(i -> i * DAY).toArray(), values);
    }

    @Test
    void aStraightLineCorrelatesFully() {
        var correlation = Correlation.of(days(1, 2, 3, 4), days(10, 20, 30, 40));
        assertThat(correlation.pearson().orElseThrow()).isCloseTo(1, within(1e-12));
        assertThat(correlation.spearman().orElseThrow()).isCloseTo(1, within(1e-12));
        assertThat(correlation.pairs()).hasSize(4);
    }

    @Test
    void ranksSeeWhatIsNotStraight() {
        var correlation = Correlation.of(days(1, 2, 3, 4, 5), days(1, 10, 100, 1_000, 10_000));
        assertThat(correlation.spearman().orElseThrow()).isCloseTo(1, within(1e-12));
        assertThat(correlation.pearson().orElseThrow()).isLessThan(0.8);
    }

    /** Anscombe's first quartet (1973): r = 0.816; ranks by hand. */
    @Test
    void itAgreesWithAPublishedExample() {
        var x = days(10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5);
        var y = days(8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68);
        var correlation = Correlation.of(x, y);
        assertThat(correlation.pearson().orElseThrow()).isCloseTo(0.81642, within(1e-5));
        assertThat(correlation.spearman().orElseThrow()).isCloseTo(0.81818, within(1e-5));
    }

    @Test
    void equalValuesShareTheirRank() {
        assertThat(Correlation.ranks(new double[] {5, 1, 5, 9})).containsExactly(2.5, 1, 2.5, 4);
    }

    @Test
    void whatNeverChangesCorrelatesWithNothing() {
        var correlation = Correlation.of(days(0.1, 0.1, 0.1, 0.1), days(1, 2, 3, 4));
        assertThat(correlation.pearson()).isEmpty();
        assertThat(correlation.spearman()).isEmpty();
    }

    @Test
    void twoPairsProveNothing() {
        assertThat(Correlation.of(days(1, 2), days(3, 4)).pearson()).isEmpty();
    }

    @Test
    void onlyValuesOfTheSameTimeArePaired() {
        var late = Trace.of(new long[] {2 * DAY, 3 * DAY, 9 * DAY}, new double[] {30, 40, 90});
        var correlation = Correlation.of(days(1, 2, 3, 4), late);
        assertThat(correlation.pairs())
                .containsExactly(
                        new Correlation.Pair(2 * DAY, 3, 30), new Correlation.Pair(3 * DAY, 4, 40));
    }

    @Test
    void aDailyMetricMeetsAnHourlyOneOncePerDay() {
        var hourly =
                Trace.of(
                        LongStream.range(0, 96).map(i -> i * DAY / 24).toArray(),
                        IntStream.range(0, 96).mapToDouble(i -> i).toArray());
        var correlation = Correlation.of(hourly, days(1, 2, 3, 4));
        assertThat(correlation.pairs()).hasSize(4);
        assertThat(correlation.pairs().get(1)).isEqualTo(new Correlation.Pair(DAY, 24, 2));
    }
}
