package org.tocsin.ui.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class WhenTest {
    private static final Instant NOW = Instant.parse("2025-03-04T03:00:00Z");

    private static String was(String then, String zone) {
        return new When(NOW, ZoneId.of(zone)).was(Instant.parse(then));
    }

    @Test
    void nearbyIsAWordAndFarIsADate() {
        assertThat(was("2025-03-04T02:15:00Z", "UTC")).isEqualTo("today 02:15");
        assertThat(was("2025-03-03T23:15:00Z", "UTC")).isEqualTo("yesterday 23:15");
        assertThat(was("2025-03-02T23:15:00Z", "UTC")).isEqualTo("2 Mar 2025");
    }

    @Test
    void theDayIsThatOfTheZone() {
        assertThat(was("2025-03-03T23:15:00Z", "America/New_York")).isEqualTo("today 18:15");
        assertThat(was("2025-03-03T23:15:00Z", "Asia/Tokyo")).isEqualTo("today 08:15");
    }
}
