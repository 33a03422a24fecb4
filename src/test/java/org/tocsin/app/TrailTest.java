package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrailTest {
    private static final Location A = Location.at("a");
    private static final Location B = Location.at("b");
    private static final Location C = Location.at("c");
    private final Trail trail = new Trail(A);

    @Test
    void backAndForwardRetraceTheSteps() {
        trail.visit(B);
        trail.visit(C);
        trail.back();
        trail.back();
        assertThat(trail.here().get()).isEqualTo(A);
        trail.forward();
        assertThat(trail.here().get()).isEqualTo(B);
    }

    @Test
    void aNewStepForgetsWhatLayAhead() {
        var canGoForward = trail.canGoForward();
        trail.visit(B);
        trail.back();
        assertThat(canGoForward.get()).isTrue();
        trail.visit(C);
        assertThat(canGoForward.get()).isFalse();
    }

    @Test
    void stayingPutIsNoStep() {
        trail.visit(A);
        assertThat(trail.canGoBack().get()).isFalse();
    }

    @Test
    void thereIsNothingBeforeTheStart() {
        trail.back();
        trail.forward();
        assertThat(trail.here().get()).isEqualTo(A);
        trail.visit(B);
        trail.restart(C);
        assertThat(trail.canGoBack().get()).isFalse();
    }

    @Test
    void aLongWalkIsNotRememberedForEver() {
        IntStream.range(0, 1000).forEach(i -> trail.visit(Location.at("p" + i)));
        int steps = 0;
        while (trail.canGoBack().get()) {
            trail.back();
            steps++;
        }
        assertThat(steps).isEqualTo(Trail.LONGEST);
    }
}
