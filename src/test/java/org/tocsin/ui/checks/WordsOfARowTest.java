package org.tocsin.ui.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.Judgement.Bounds;
import org.tocsin.domain.check.Unit;

class WordsOfARowTest {
    private static final Instant NOW = Instant.parse("2025-03-04T06:38:00Z");

    @Test
    void expectedIsTheMeanOrElseTheBounds() {
        assertThat(expected(3_500.0, 2_000.0, 8_000.0)).isEqualTo("3,500");
        assertThat(expected(null, 2_000.0, 8_000.0)).isEqualTo("2,000 – 8,000");
        assertThat(expected(null, 2_000.0, null)).isEqualTo("≥ 2,000");
        assertThat(expected(null, null, 8_000.0)).isEqualTo("≤ 8,000");
        assertThat(expected(null, null, null)).isEmpty();
    }

    private static String expected(Double mean, Double lower, Double upper) {
        return RowWords.expected(
                new Bounds(of(mean), of(lower), of(upper), OptionalDouble.empty()), Unit.COUNT);
    }

    private static OptionalDouble of(Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    @Test
    void aScoreIsSignedAndAnEmptyOneIsSilent() {
        var desk = Shop.desk();
        var orders = new Standing[] {standing(desk, "revenue-zscore"), standing(desk, "schema")};
        assertThat(RowWords.deviation(orders[0])).isEqualTo("z -7.09");
        assertThat(RowWords.deviation(orders[1])).isEmpty();
        assertThat(RowWords.distance(orders[0]).orElseThrow()).isBetween(7.0, 7.2);
    }

    private static Standing standing(FakeDesk desk, String id) {
        return Standing.of(desk.status(id), "Orders");
    }

    @Test
    void durationsNeverRoundUpIntoTheNextUnit() {
        assertThat(RowWords.duration(Duration.ofMillis(999))).isEqualTo("999 ms");
        assertThat(RowWords.duration(Duration.ofMillis(1_250))).isEqualTo("1.2 s");
        assertThat(RowWords.duration(Duration.ofMillis(59_999))).isEqualTo("59.9 s");
        assertThat(RowWords.duration(Duration.ofSeconds(125))).isEqualTo("2 min 5 s");
        assertThat(RowWords.duration(Duration.ofMinutes(64))).isEqualTo("1 h 4 min");
    }

    @Test
    void timeIsToldFromNowInBothDirections() {
        assertThat(Moments.relative(NOW.minusSeconds(2), NOW)).isEqualTo("just now");
        assertThat(Moments.relative(NOW.minusSeconds(59), NOW)).isEqualTo("59 s ago");
        assertThat(Moments.relative(NOW.minusSeconds(180), NOW)).isEqualTo("3 min ago");
        assertThat(Moments.relative(NOW.plusSeconds(7_200), NOW)).isEqualTo("in 2 h");
        assertThat(Moments.relative(NOW.minusSeconds(86_400 * 3), NOW)).isEqualTo("3 d ago");
    }

    @Test
    void anExactTimeNamesItsZone() {
        assertThat(Moments.exact(NOW, ZoneOffset.UTC)).isEqualTo("4 Mar 2025 06:38:00 UTC");
        assertThat(Moments.exact(NOW, ZoneId.of("America/Los_Angeles")))
                .isEqualTo("3 Mar 2025 22:38:00 PST");
        assertThat(Moments.exact(NOW, ZoneId.of("Pacific/Auckland"))).endsWith("NZDT");
    }
}
