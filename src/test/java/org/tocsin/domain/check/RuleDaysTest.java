package org.tocsin.domain.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.domain.check.JudgedDay.Kind.HOLIDAYS;
import static org.tocsin.domain.check.JudgedDay.Kind.LEAP_DAY;
import static org.tocsin.domain.check.JudgedDay.Kind.MONTH_ENDS;
import static org.tocsin.domain.check.JudgedDay.Kind.WEEKDAYS;
import static org.tocsin.domain.check.JudgedDay.Kind.WEEKENDS;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.domain.check.RuleDays.Selector;

/** Which days a rule is for (D-5), and which make a dip suspicious (C-26). */
class RuleDaysTest {
    @ParameterizedTest
    @CsvSource({
        "2025-03-07, WEEKDAYS, true",
        "2025-03-08, WEEKDAYS, false",
        "2025-03-08, WEEKENDS, true",
        "2025-03-09, WEEKENDS, true",
        "2025-03-10, WEEKENDS, false",
        "2025-03-31, MONTH_ENDS, true",
        "2025-03-30, MONTH_ENDS, false",
        "2025-02-28, MONTH_ENDS, true",
        "2024-02-28, MONTH_ENDS, false",
        "2024-02-29, MONTH_ENDS, true",
        "2024-02-29, LEAP_DAY, true",
        "2025-02-28, LEAP_DAY, false",
        "2024-03-29, LEAP_DAY, false"
    })
    void theCalendarSaysWhichDayItIs(LocalDate date, JudgedDay.Kind kind, boolean expected) {
        assertThat(on(kind).hold(day(date.toString()))).isEqualTo(expected);
    }

    @Test
    void holidaysAndIntervalsAreThePlaybooksOwn() {
        var christmas = new JudgedDay(LocalDate.of(2025, 12, 25), true, Set.of("sale"));
        assertThat(on(HOLIDAYS).hold(christmas)).isTrue();
        assertThat(on(HOLIDAYS).hold(day("2025-12-25"))).isFalse();
        var sale = new RuleDays(List.of(new Selector.Interval("sale")), List.of());
        assertThat(sale.hold(christmas)).isTrue();
        assertThat(sale.hold(day("2025-12-25"))).isFalse();
    }

    @Test
    void exceptionsWin() {
        var days =
                new RuleDays(
                        List.of(new Selector.Kind(WEEKDAYS)),
                        List.of(new Selector.Kind(HOLIDAYS), new Selector.Kind(MONTH_ENDS)));
        assertThat(days.hold(day("2025-03-28"))).isTrue();
        assertThat(days.hold(day("2025-03-31"))).isFalse();
        assertThat(days.hold(new JudgedDay(LocalDate.of(2025, 3, 28), true, Set.of()))).isFalse();
        assertThat(days).hasToString("on weekdays, except holidays and month-ends");
    }

    @Test
    void aRuleThatSaysNothingIsForEveryDay() {
        assertThat(RuleDays.ALWAYS.hold(day("2024-02-29"))).isTrue();
        assertThat(new RuleDays(List.of(), List.of(new Selector.Kind(LEAP_DAY))))
                .hasToString("except leap-day");
        assertThat(on(WEEKENDS).isAlways()).isFalse();
    }

    @Test
    void aDipOnAnOddDayMayBeAnArtefact() {
        assertThat(day("2024-02-29").flag(dip()).message())
                .isEqualTo("low; 29 February, so it may be an artefact of the calendar");
        assertThat(day("2025-04-30").flag(dip()).message())
                .isEqualTo("low; the last day of a month, so it may be an artefact of the calendar");
        assertThat(day("2025-04-29").flag(dip())).isEqualTo(dip());
    }

    @Test
    void whatIsHealthyOrTooHighIsNotFlagged() {
        var bounds =
                new Judgement.Bounds(
                        OptionalDouble.empty(),
                        OptionalDouble.of(5),
                        OptionalDouble.of(9),
                        OptionalDouble.empty());
        var high =
                new Judgement(
                        new Verdict.Breach(new Severity("P1", 0, Severity.Level.CRITICAL)),
                        OptionalDouble.of(10),
                        bounds,
                        "high");
        var fine =
                new Judgement(new Verdict.Healthy(), OptionalDouble.of(6), bounds, "fine");
        assertThat(day("2024-02-29").flag(high)).isEqualTo(high);
        assertThat(day("2024-02-29").flag(fine)).isEqualTo(fine);
    }

    private static Judgement dip() {
        return new Judgement(
                new Verdict.Breach(new Severity("P1", 0, Severity.Level.CRITICAL)),
                OptionalDouble.of(3),
                new Judgement.Bounds(
                        OptionalDouble.empty(),
                        OptionalDouble.of(5),
                        OptionalDouble.empty(),
                        OptionalDouble.empty()),
                "low");
    }

    private static RuleDays on(JudgedDay.Kind kind) {
        return new RuleDays(List.of(new Selector.Kind(kind)), List.of());
    }

    private static JudgedDay day(String date) {
        return new JudgedDay(LocalDate.parse(date), false, Set.of());
    }
}
