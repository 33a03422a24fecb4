package org.tocsin.domain.review.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Days and words of figures. */
class PeriodTest {
    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

    private static Period period(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to), ZONE);
    }

    @Test
    void aDayLastsAsLongAsItsClockSays() {
        assertThat(period("2026-03-08", "2026-03-08").stretch().length()).hasHours(23);
        assertThat(period("2026-11-01", "2026-11-01").stretch().length()).hasHours(25);
    }

    @Test
    void wholeMonthsAreComparedWithWholeMonths() {
        assertThat(period("2026-03-01", "2026-03-31").before())
                .isEqualTo(period("2026-02-01", "2026-02-28"));
        assertThat(period("2026-01-01", "2026-03-31").before())
                .isEqualTo(period("2025-10-01", "2025-12-31"));
        assertThat(period("2026-03-02", "2026-03-31").before())
                .isEqualTo(period("2026-01-31", "2026-03-01"));
    }

    @Test
    void itsPartsAreWholeWeeksOrMonthsButForTheFirstAndTheLast() {
        assertThat(period("2026-01-31", "2026-06-02").parts())
                .hasSize(6)
                .startsWith(period("2026-01-31", "2026-01-31"))
                .endsWith(period("2026-06-01", "2026-06-02"));
        // 1 March 2026 was a Sunday.
        assertThat(period("2026-03-01", "2026-03-10").parts())
                .containsExactly(
                        period("2026-03-01", "2026-03-01"),
                        period("2026-03-02", "2026-03-08"),
                        period("2026-03-09", "2026-03-10"));
        assertThatThrownBy(() -> period("2026-03-02", "2026-03-01"))
                .hasMessage("2026-03-01 is before 2026-03-02");
    }

    @Test
    void whatIsNotKnownIsNeverNought() {
        assertThat(Spread.of(List.of())).isEmpty();
        assertThat(FigureWords.of(new Value.Rate(Share.NONE))).isEqualTo("–");
        assertThat(FigureWords.of(new Value.Money(Optional.empty()))).isEqualTo("–");
        assertThat(change(Figure.SLA, new Value.Rate(Share.NONE), new Value.Rate(new Share(1, 2))))
                .isEmpty();
    }

    @Test
    void changesSayWhichWayAndWhetherThatIsGood() {
        assertThat(change(Figure.MTTR, length(90), length(60))).contains("▲ 50 % more WORSE");
        assertThat(change(Figure.SLA, rate(9), rate(8))).contains("▲ 10 points BETTER");
        assertThat(change(Figure.ESCALATION, rate(1), rate(2))).contains("▼ 10 points BETTER");
        assertThat(change(Figure.OPENED, new Value.Count(3), new Value.Count(0)))
                .contains("▲ from none WORSE");
        assertThat(change(Figure.OPENED, new Value.Count(50), new Value.Count(1)))
                .contains("▲ 50 × as much WORSE");
        assertThat(change(Figure.RESOLVED, new Value.Count(0), new Value.Count(0)))
                .contains("= unchanged NEITHER");
        assertThat(
                        change(
                                Figure.REVENUE,
                                new Value.Money(Optional.of(new BigDecimal("50"))),
                                new Value.Money(Optional.of(new BigDecimal("100")))))
                .contains("▼ 50 % less BETTER");
    }

    private static Value length(long minutes) {
        return new Value.Length(Spread.of(List.of(Duration.ofMinutes(minutes))));
    }

    private static Value rate(long tenths) {
        return new Value.Rate(new Share(tenths, 10));
    }

    private static Optional<String> change(Figure figure, Value now, Value before) {
        return FigureWords.change(figure, now, before)
                .map(each ->
                        "%s %s %s"
                                .formatted(each.direction().sign(), each.words(), each.verdict()));
    }

    @Test
    void lengthsAreToldInTwoUnits() {
        assertThat(FigureWords.length(Duration.ofSeconds(59))).isEqualTo("59 s");
        assertThat(FigureWords.length(Duration.ofSeconds(517))).isEqualTo("8 min 37 s");
        assertThat(FigureWords.length(Duration.ofMinutes(90))).isEqualTo("1 h 30 min");
        assertThat(FigureWords.length(Duration.ofHours(100))).isEqualTo("4 d 4 h");
    }
}
