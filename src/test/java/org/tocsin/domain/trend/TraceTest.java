package org.tocsin.domain.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TraceTest {
    private static final Trace THREE = Trace.of(new long[] {10, 20, 40}, new double[] {1, -2, 3});

    @Test
    void theNearestValueIsFoundOnEitherSide() {
        assertThat(THREE.nearest(0)).hasValue(0);
        assertThat(THREE.nearest(15)).hasValue(0);
        assertThat(THREE.nearest(16)).hasValue(1);
        assertThat(THREE.nearest(99)).hasValue(2);
        assertThat(Trace.EMPTY.nearest(5)).isEmpty();
    }

    @Test
    void aStretchLeavesItsEndOut() {
        assertThat(THREE.between(10, 40).values().toArray()).containsExactly(1, -2);
        assertThat(THREE.between(41, 50).isEmpty()).isTrue();
    }

    @Test
    void lastWeekIsLaidOverThisOne() {
        var moved = THREE.later(100);
        assertThat(moved.first()).isEqualTo(110);
        assertThat(moved.value(2)).isEqualTo(3);
    }

    @Test
    void whatIsNotAboveZeroHasNoLogarithm() {
        assertThat(THREE.aboveZero().values().toArray()).containsExactly(1, 3);
    }

    @Test
    void theStepIsTheUsualGap() {
        assertThat(Trace.of(new long[] {0, 10, 20, 90}, new double[4]).step()).isEqualTo(10);
        assertThat(Trace.EMPTY.step()).isZero();
    }

    @Test
    void timesMayNotFall() {
        assertThatThrownBy(() -> Trace.of(new long[] {2, 1}, new double[2]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
