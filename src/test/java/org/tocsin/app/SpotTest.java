package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class SpotTest {
    private static final Rectangle2D MAIN = new Rectangle2D(0, 30, 1920, 1050);
    private static final Rectangle2D LEFT = new Rectangle2D(-1920, 0, 1920, 1080);

    @Test
    void aWindowReturnsToWhereItStood() {
        var spot = new Spot(-1800, 100, 1400, 900, true);
        assertThat(spot.on(List.of(MAIN, LEFT))).isEqualTo(spot);
    }

    @Test
    void aScreenThatIsGoneMeansTheMiddleOfTheMainOne() {
        var spot = new Spot(-1800, 100, 1400, 900, true).on(List.of(MAIN));
        assertThat(spot).isEqualTo(new Spot(260, 105, 1400, 900, true));
    }

    @Test
    void aTitleBarAboveTheScreenCannotBeGrabbed() {
        assertThat(new Spot(100, -500, 800, 600, false).on(List.of(MAIN)).y()).isPositive();
    }

    @Test
    void aWindowHalfOffTheSideCanBeGrabbedAndStays() {
        var spot = new Spot(1700, 100, 800, 600, false);
        assertThat(spot.on(List.of(MAIN))).isEqualTo(spot);
        assertThat(new Spot(1900, 100, 800, 600, false).on(List.of(MAIN)).x()).isEqualTo(560);
    }

    @Test
    void theFirstWindowIsOfUsualSizeInTheMiddle() {
        assertThat(Spot.anywhere().on(List.of(MAIN)))
                .isEqualTo(new Spot(320, 155, 1280, 800, false));
    }

    @Test
    void nothingIsLargerThanTheScreenNorOfNoSize() {
        var small = new Rectangle2D(0, 0, 1024, 700);
        assertThat(Spot.anywhere().on(List.of(small))).isEqualTo(new Spot(0, 0, 1024, 700, false));
        assertThat(new Spot(0, 40, -5, 0, false).on(List.of(MAIN)).width()).isEqualTo(1280);
    }
}
