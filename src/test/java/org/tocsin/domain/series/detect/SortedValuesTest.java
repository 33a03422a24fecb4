package org.tocsin.domain.series.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortedValuesTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 50, 100_000})
    void itAnswersLikeASortedList(int distinct) {
        var random = new SplittableRandom(distinct);
        var values = new SortedValues();
        List<Double> list = new ArrayList<>();
        for (int step = 0; step < 6_000; step++) {
            if (step > 3_000 && random.nextInt(3) > 0 && !list.isEmpty()) {
                values.remove(list.remove(random.nextInt(list.size())));
            } else {
                double value = random.nextInt(distinct) - distinct / 2.0;
                values.add(value);
                list.add(value);
            }
            if (step % 500 == 0 || list.size() < 3) {
                compare(values, list, random.nextInt(-distinct, distinct + 1) + 0.25);
            }
        }
    }

    private static void compare(SortedValues values, List<Double> list, double near) {
        var sorted = list.stream().sorted().toList();
        assertThat(values.size()).isEqualTo(sorted.size());
        assertThat(values.atMost(near))
                .isEqualTo(
                        sorted.stream()
                                .filter(value -> value <= near)
                                .reduce(Double.NEGATIVE_INFINITY, Math::max));
        assertThat(values.atLeast(near))
                .isEqualTo(
                        sorted.stream()
                                .filter(value -> value >= near)
                                .reduce(Double.POSITIVE_INFINITY, Math::min));
        if (!sorted.isEmpty()) {
            assertThat(values.first()).isEqualTo(sorted.getFirst());
            assertThat(values.last()).isEqualTo(sorted.getLast());
            double member = sorted.get(sorted.size() / 2);
            assertThat(values.atMost(member)).isEqualTo(member);
            assertThat(values.atLeast(member)).isEqualTo(member);
            for (int rank = 0; rank < sorted.size(); rank += 1 + sorted.size() / 20) {
                assertThat(values.rank(rank)).isEqualTo(sorted.get(rank));
            }
        }
    }
}
