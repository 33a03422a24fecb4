package org.tocsin.domain.series.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.domain.series.Point;
import org.tocsin.domain.series.detect.Detection.Outcome;

class WeekdayBandDetectorTest {
    private static final Settings USUAL = Settings.usual(DetectorKind.WEEKDAY_BAND);

    /** A shop: quiet weekends, busy Mondays. */
    private static IntToDoubleFunction shop(long seed) {
        var noise = SeriesOf.noise(1, 0.03, seed);
        return day -> {
            double usual = day % 7 == 0 ? 1_300 : day % 7 < 5 ? 1_000 : 450;
            return usual * noise.applyAsDouble(day);
        };
    }

    @Test
    void aWeekIsLearnedFirst() {
        var said = SeriesOf.judged(USUAL, SeriesOf.days(8, shop(1)));
        assertThat(said.subList(0, 7)).allMatch(each -> each.outcome() == Outcome.LEARNING);
        assertThat(said.get(7).outcome()).isNotEqualTo(Outcome.LEARNING);
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 21, 35, 56, 120})
    void aQuietSundayIsExpectedAndAQuietTuesdayIsNot(int known) {
        var days = SeriesOf.days(known, shop(2));
        var sunday =
                SeriesOf.MONDAY
                        .plusDays(known + 6 - known % 7)
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC);
        var tuesday = sunday.plus(Duration.ofDays(2));
        assertThat(SeriesOf.after(USUAL, days, sunday, 450).fired()).isFalse();
        assertThat(SeriesOf.after(USUAL, days, tuesday, 450).fired()).isTrue();
    }

    @Test
    void fromThreeWeeksOnEachWeekdayIsKnown() {
        var days = SeriesOf.days(42, shop(3));
        var monday = SeriesOf.MONDAY.plusDays(42).atStartOfDay().toInstant(ZoneOffset.UTC);
        var said = SeriesOf.after(USUAL, days, monday, 1_300);
        assertThat(said.fired()).isFalse();
        assertThat(said.band().expected().orElseThrow()).isCloseTo(1_300, within(90.0));
        assertThat(SeriesOf.after(USUAL, days, monday.plus(Duration.ofDays(1)), 1_300).fired())
                .isTrue();
    }

    @Test
    void withoutAPatternWeekdaysAddNothing() {
        var days = SeriesOf.days(42, SeriesOf.noise(1_000, 30, 4));
        for (int ahead = 1; ahead <= 7; ahead++) {
            var at = days.getLast().at().plus(Duration.ofDays(ahead));
            assertThat(SeriesOf.after(USUAL, days, at, 1_000).band().expected().orElseThrow())
                    .isCloseTo(1_000, within(35.0));
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "0.4", "2", "10"})
    void faultsOfThePastNeitherHideNorFeignNewOnes(double factor) {
        var usual = shop(5);
        var days = SeriesOf.days(50, i -> usual.applyAsDouble(i) * (i % 16 == 9 ? factor : 1));
        var next = SeriesOf.after(USUAL, days, usual.applyAsDouble(50));
        assertThat(next.fired()).isFalse();
        assertThat(SeriesOf.after(USUAL, days, 0).fired()).isTrue();
        assertThat(SeriesOf.after(USUAL, days, 2_200).fired()).isTrue();
    }

    @Test
    void constantsAreLeftByWhatTheFloorDoesNotCover() {
        var days = SeriesOf.days(60, i -> 500);
        var said = SeriesOf.after(USUAL, days, 500);
        assertThat(said.score()).isZero();
        assertThat(said.band().expected().orElseThrow()).isCloseTo(500, within(1e-9));
        assertThat(SeriesOf.after(USUAL, days, 510).fired()).isFalse();
        assertThat(SeriesOf.after(USUAL, days, 800).fired()).isTrue();
    }

    @Test
    void zerosAreASeriesToo() {
        var days = SeriesOf.days(40, i -> 0);
        assertThat(SeriesOf.after(USUAL, days, 0).fired()).isFalse();
        assertThat(SeriesOf.after(USUAL, days, 1).fired()).isTrue();
        var mostly = SeriesOf.days(40, i -> i % 10 == 0 ? 3 : 0);
        assertThat(SeriesOf.after(USUAL, mostly, 0).fired()).isFalse();
        assertThat(SeriesOf.after(USUAL, mostly, 400).fired()).isTrue();
    }

    @Test
    void lossesAreNegativeAndBandsReachBelowZero() {
        var noise = SeriesOf.noise(-200, 20, 6);
        var days = SeriesOf.days(60, noise);
        assertThat(SeriesOf.after(USUAL, days, -205).fired()).isFalse();
        assertThat(SeriesOf.after(USUAL, days, 150).fired()).isTrue();
        assertThat(SeriesOf.after(USUAL, days, -600).fired()).isTrue();
    }

    @Test
    void whatWasNeverNegativeIsNotExpectedToBe() {
        var days = SeriesOf.days(30, i -> i % 3);
        var said = SeriesOf.after(USUAL, days, -1);
        assertThat(said.band().lower()).isZero();
        assertThat(said.fired()).isTrue();
    }

    @Test
    void missingDaysDoNotShiftTheWeek() {
        var all = SeriesOf.days(70, shop(7));
        var gaps = new ArrayList<Point>();
        for (int i = 0; i < all.size(); i++) {
            if (i % 11 != 3 && (i < 40 || i > 46)) {
                gaps.add(all.get(i));
            }
        }
        long fired =
                SeriesOf.judged(USUAL, gaps).stream().skip(21).filter(Detection::fired).count();
        assertThat(fired).isLessThanOrEqualTo(1);
        var monday = SeriesOf.MONDAY.plusDays(70).atStartOfDay().toInstant(ZoneOffset.UTC);
        assertThat(SeriesOf.after(USUAL, gaps, monday, 450).fired()).isTrue();
    }

    @Test
    void aDayOf23Or25HoursIsADay() {
        var berlin = ZoneId.of("Europe/Berlin");
        var from = LocalDate.of(2025, 2, 3);
        var days = SeriesOf.days(from, berlin, 300, shop(8));
        var plain = SeriesOf.days(from, ZoneOffset.UTC, 300, shop(8));
        assertThat(SeriesOf.judged(USUAL, berlin, days)).isEqualTo(SeriesOf.judged(USUAL, plain));
    }

    @Test
    void aSecondPointOfADayReplacesTheFirst() {
        var days = SeriesOf.days(40, shop(9));
        var twice = new ArrayList<Point>();
        for (var day : days) {
            twice.add(new Point(day.at(), 5));
            twice.add(new Point(day.at().plusSeconds(3_600), day.value()));
        }
        assertThat(SeriesOf.after(USUAL, twice, days.getLast().at().plus(Duration.ofDays(1)), 450))
                .isEqualTo(SeriesOf.after(USUAL, days, 450));
    }

    @Test
    void monthsAreJudgedWithoutWeekdays() {
        var noise = SeriesOf.noise(1_000, 20, 10);
        var months = new ArrayList<Point>();
        for (int i = 0; i < 36; i++) {
            var at = LocalDate.of(2022, 1, 31).plusMonths(i).atStartOfDay();
            months.add(new Point(at.toInstant(ZoneOffset.UTC), noise.applyAsDouble(i)));
        }
        assertThat(SeriesOf.judged(USUAL, months).stream().filter(Detection::fired)).isEmpty();
        assertThat(SeriesOf.after(USUAL, months, 500).fired()).isTrue();
    }

    @Test
    void theLevelFollowsGrowth() {
        var noise = SeriesOf.noise(1, 0.02, 11);
        var days = SeriesOf.days(200, i -> 100 * Math.exp(0.005 * i) * noise.applyAsDouble(i));
        long fired =
                SeriesOf.judged(USUAL, days).stream().skip(21).filter(Detection::fired).count();
        assertThat(fired).isLessThanOrEqualTo(2);
    }

    @Test
    void aWiderBandWarnsLess() {
        var days = SeriesOf.days(60, shop(12));
        var wide = new Settings(DetectorKind.WEEKDAY_BAND, java.util.Map.of("k", 9.0));
        var narrow = SeriesOf.after(USUAL, days, 700).band();
        var wider = SeriesOf.after(wide, days, 700).band();
        assertThat(wider.lower()).isLessThan(narrow.lower());
        assertThat(wider.upper()).isGreaterThan(narrow.upper());
        assertThat(wider.expected()).isEqualTo(narrow.expected());
    }
}
