package org.tocsin.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import javafx.scene.Node;
import javafx.scene.shape.Arc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class CountdownRingTest {
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

    private final CountdownRing ring = new CountdownRing(CountdownRing.Size.LARGE);

    private Node part(String style) {
        return ring.lookup("." + style);
    }

    @ParameterizedTest
    @CsvSource({
        "0, AMPLE",
        "49, AMPLE",
        "50, HALF",
        "79, HALF",
        "80, SOON",
        "100, SOON",
        "101, MISSED"
    })
    void itsShapeChangesAsTimeRunsOut(long seconds, CountdownRing.Phase phase) {
        ring.show(TEN, TEN.plusSeconds(100), TEN.plusSeconds(seconds));
        assertThat(ring.phase()).isEqualTo(phase);
        assertThat(ring.getPseudoClassStates()).containsExactly(phase.pseudoClass());
    }

    @Test
    void itDrainsClockwiseFromTwelve() {
        ring.show(TEN, TEN.plusSeconds(100), TEN.plusSeconds(25));
        var left = (Arc) part("left");
        assertThat(left.getStartAngle()).isEqualTo(90);
        assertThat(left.getLength()).isBetween(270.0, 271.0);
        ring.tick(TEN.plusSeconds(75));
        assertThat(left.getLength()).isBetween(90.0, 91.0);
    }

    @Test
    void aMissedOneIsADiscWithAMark() {
        ring.show(TEN, TEN.plusSeconds(100), TEN);
        assertThat(part("disc").isVisible()).isFalse();
        ring.tick(TEN.plusSeconds(160));
        assertThat(part("disc").isVisible()).isTrue();
        assertThat(part("left").isVisible()).isFalse();
        assertThat(ring.getAccessibleText()).isEqualTo("1 minute overdue");
    }

    @Test
    void aRingWithoutTimeIsMissedAtOnceAndOneWithNothingDueSaysSo() {
        ring.show(TEN, TEN, TEN.plusSeconds(1));
        assertThat(ring.phase()).isEqualTo(CountdownRing.Phase.MISSED);
        ring.clear();
        ring.tick(TEN.plusSeconds(9));
        assertThat(ring.phase()).isEqualTo(CountdownRing.Phase.NONE);
        assertThat(ring.getAccessibleText()).isEqualTo("Nothing due");
    }
}
