package org.tocsin.notify.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void itIsSecondsOrADate() {
        assertThat(RetryAfter.read("30", NOW)).contains(Duration.ofSeconds(30));
        assertThat(RetryAfter.read(" 0 ", NOW)).contains(Duration.ZERO);
        assertThat(RetryAfter.read("Mon, 02 Mar 2026 10:02:00 GMT", NOW))
                .contains(Duration.ofMinutes(2));
    }

    @Test
    void whatIsPastIsNowAndWhatIsFarIsADay() {
        assertThat(RetryAfter.read("Mon, 02 Mar 2026 09:00:00 GMT", NOW)).contains(Duration.ZERO);
        assertThat(RetryAfter.read("999999999", NOW)).contains(Duration.ofDays(1));
        assertThat(RetryAfter.read("Mon, 02 Mar 2099 09:00:00 GMT", NOW))
                .contains(Duration.ofDays(1));
    }

    @Test
    void nonsenseSaysNothing() {
        for (String text : new String[] {"", "soon", "-5", "1.5", "99999999999999999999"}) {
            assertThat(RetryAfter.read(text, NOW)).as(text).isEmpty();
        }
    }
}
