package org.tocsin.domain.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TracingTest {
    @Test
    void whatIsReadBackwardsStandsInOrderOfTime() {
        var tracing = new Tracing();
        tracing.older(30, 3);
        tracing.older(20, 2);
        tracing.older(10, 1);
        var trace = tracing.trace();
        assertThat(trace.values().toArray()).containsExactly(1, 2, 3);
        assertThat(trace.first()).isEqualTo(10);
        assertThat(trace.isComplete()).isTrue();
    }

    @Test
    void whatIsNoNumberIsLeftOut() {
        var tracing = new Tracing();
        tracing.older(30, Double.NaN);
        tracing.older(20, Double.POSITIVE_INFINITY);
        assertThat(tracing.trace().isEmpty()).isTrue();
    }

    @Test
    void memoryIsBoundedAndSpikesStay() {
        var tracing = new Tracing(1_000);
        for (int i = 0; i < 50_000; i++) {
            tracing.older(-i, i == 300 ? 77 : i == 49_000 ? -77 : i % 5);
        }
        assertThat(tracing.size()).isLessThanOrEqualTo(1_000);
        var trace = tracing.trace();
        assertThat(trace.values().max()).hasValue(77);
        assertThat(trace.values().min()).hasValue(-77);
        assertThat(trace.isComplete()).isFalse();
        assertThat(trace.at(trace.nearest(-300).orElseThrow())).isEqualTo(-300);
    }

    @Test
    void aNewerValueComesTooLate() {
        var tracing = new Tracing();
        tracing.older(10, 1);
        assertThatThrownBy(() -> tracing.older(11, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
