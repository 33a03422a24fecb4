package org.tocsin.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");

    private final BusinessCalendar utc = BusinessCalendar.standard(UTC, Holidays.NONE);

    /** 2025-03-03 is a Monday, and 2025-03-07 a Friday. */
    @ParameterizedTest
    @CsvSource({
        // within a day, over a night, over a weekend
        "2025-03-03T10:00:00Z, 0.5bd, 2025-03-03T14:00:00Z",
        "2025-03-03T14:00:00Z, 0.5bd, 2025-03-04T10:00:00Z",
        "2025-03-07T14:00:00Z, 1bd, 2025-03-10T14:00:00Z",
        // exactly at the end of a day it is that day's end, not the next morning
        "2025-03-03T09:00:00Z, 1bd, 2025-03-03T17:00:00Z",
        "2025-03-03T13:00:00Z, 0.5bd, 2025-03-03T17:00:00Z",
        "2025-03-03T09:00:00Z, 5bd, 2025-03-07T17:00:00Z",
        // outside working time it begins with the next
        "2025-03-03T17:00:00Z, 1bd, 2025-03-04T17:00:00Z",
        "2025-03-03T03:00:00Z, 0.5bd, 2025-03-03T13:00:00Z",
        "2025-03-08T12:00:00Z, 0.125bd, 2025-03-10T10:00:00Z",
        "2025-03-07T16:59:59Z, 0.125bd, 2025-03-10T09:59:59Z",
        // over a year's end
        "2025-12-31T16:00:00Z, 1bd, 2026-01-01T16:00:00Z",
        // nothing to wait for is over at once, also at night
        "2025-03-08T12:00:00Z, 0bd, 2025-03-08T12:00:00Z",
        "2025-03-08T12:00:00Z, 0s, 2025-03-08T12:00:00Z",
        // wall time knows no night
        "2025-03-07T16:30:00Z, 1d, 2025-03-08T16:30:00Z",
    })
    void aSpanEndsWhenItsTimeIsUsedUp(String from, String span, String end) {
        assertThat(utc.after(at(from), span(span))).isEqualTo(at(end));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-03T14:00:00Z, 0.5bd, 2025-03-03T10:00:00Z",
        "2025-03-04T10:00:00Z, 0.5bd, 2025-03-03T14:00:00Z",
        "2025-03-03T17:00:00Z, 1bd, 2025-03-03T09:00:00Z",
        "2025-03-10T09:00:00Z, 1bd, 2025-03-07T09:00:00Z",
        "2025-03-08T12:00:00Z, 0.125bd, 2025-03-07T16:00:00Z",
        "2026-01-01T10:00:00Z, 1bd, 2025-12-31T10:00:00Z",
        "2025-03-08T12:00:00Z, 0bd, 2025-03-08T12:00:00Z",
        "2025-03-08T12:00:00Z, 24h, 2025-03-07T12:00:00Z",
    })
    void aWarningIsSoMuchEarlier(String due, String ahead, String from) {
        assertThat(utc.before(at(due), span(ahead))).isEqualTo(at(from));
    }

    @Test
    void aHolidayIsNotWorked() {
        var calendar =
                BusinessCalendar.standard(
                        UTC, Holidays.of(Map.of(LocalDate.of(2025, 3, 4), "Carnival")));
        assertThat(calendar.after(at("2025-03-03T16:00:00Z"), span("1bd")))
                .isEqualTo(at("2025-03-05T16:00:00Z"));
        assertThat(calendar.isWorking(at("2025-03-04T12:00:00Z"))).isFalse();
        assertThat(calendar.nextWorking(at("2025-03-04T12:00:00Z")))
                .isEqualTo(at("2025-03-05T09:00:00Z"));
        assertThat(calendar.working(at("2025-03-03T16:00:00Z"), at("2025-03-05T10:00:00Z")))
                .isEqualTo(Duration.ofHours(2));
        assertThat(calendar.workingDay(LocalDate.of(2025, 3, 4))).isEmpty();
    }

    @Test
    void theFirstOfTwoHolidayTablesNamesTheDay() {
        var day = LocalDate.of(2025, 12, 25);
        var both =
                Holidays.of(Map.of(day, "Christmas"))
                        .or(Holidays.of(Map.of(day, "Noel", day.plusDays(1), "Boxing Day")));
        assertThat(both.on(day)).hasValue("Christmas");
        assertThat(both.on(day.plusDays(1))).hasValue("Boxing Day");
        assertThat(both.on(day.plusDays(2))).isEmpty();
    }

    @Test
    void workingTimeFollowsTheWallClockOverAChange() {
        var calendar = BusinessCalendar.standard(LOS_ANGELES, Holidays.NONE);
        // Clocks go forward on Sunday 2025-03-09: 17:00 on Friday is 01:00 UTC, on Monday 00:00.
        assertThat(calendar.after(at("2025-03-08T00:30:00Z"), span("0.5bd")))
                .isEqualTo(at("2025-03-10T19:30:00Z"));
        assertThat(calendar.working(at("2025-03-08T00:00:00Z"), at("2025-03-11T00:00:00Z")))
                .isEqualTo(Duration.ofHours(9));
    }

    @Test
    void anHourThatDoesNotExistIsNotWorkedAndOneThatComesTwiceIsWorkedTwice() {
        var nights = new WorkingWeek.Hours(LocalTime.of(0, 0), LocalTime.of(8, 0));
        var calendar =
                new BusinessCalendar(
                        LOS_ANGELES,
                        WorkingWeek.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, nights),
                        Holidays.NONE);
        // 2025-03-09 has no 02:00-03:00; 2025-11-02 has 01:00-02:00 twice.
        assertThat(calendar.working(at("2025-03-09T08:00:00Z"), at("2025-03-10T07:00:00Z")))
                .isEqualTo(Duration.ofHours(7));
        assertThat(calendar.working(at("2025-11-02T07:00:00Z"), at("2025-11-03T08:00:00Z")))
                .isEqualTo(Duration.ofHours(9));
        assertThat(calendar.after(at("2025-03-09T08:00:00Z"), span("1bd")))
                .isEqualTo(at("2025-03-10T08:00:00Z"));
    }

    @Test
    void hoursThatLieWhollyInAGapAreNoHours() {
        var week =
                WorkingWeek.of(
                        DayOfWeek.SUNDAY,
                        DayOfWeek.SUNDAY,
                        new WorkingWeek.Hours(LocalTime.of(2, 10), LocalTime.of(2, 50)));
        var calendar = new BusinessCalendar(LOS_ANGELES, week, Holidays.NONE);
        assertThat(calendar.working(at("2025-03-09T00:00:00Z"), at("2025-03-10T00:00:00Z")))
                .isZero();
        assertThat(calendar.nextWorking(at("2025-03-09T00:00:00Z")))
                .isEqualTo(at("2025-03-16T09:10:00Z"));
    }

    @Test
    void daysMayHaveSeveralHoursAndNoneAreCountedTwice() {
        var morning = new WorkingWeek.Hours(LocalTime.of(8, 0), LocalTime.of(12, 0));
        var noon = new WorkingWeek.Hours(LocalTime.of(11, 0), LocalTime.of(13, 0));
        var evening = new WorkingWeek.Hours(LocalTime.of(20, 0), LocalTime.MIDNIGHT);
        var week =
                new WorkingWeek(
                        Map.of(
                                DayOfWeek.MONDAY, List.of(evening, noon, morning),
                                DayOfWeek.TUESDAY, List.of(morning)));
        assertThat(week.standardDay()).isEqualTo(Duration.ofHours(9));
        var calendar = new BusinessCalendar(UTC, week, Holidays.NONE);
        assertThat(calendar.after(at("2025-03-03T08:00:00Z"), span("1bd")))
                .isEqualTo(at("2025-03-04T00:00:00Z"));
        assertThat(calendar.after(at("2025-03-04T08:00:00Z"), span("1bd")))
                .isEqualTo(at("2025-03-10T13:00:00Z"));
        assertThat(calendar.workingDay(LocalDate.of(2025, 3, 3)))
                .hasValue(new Stretch(at("2025-03-03T08:00:00Z"), at("2025-03-04T00:00:00Z")));
    }

    @Test
    void aDayOfAllHoursHasTwentyFour() {
        var always = new WorkingWeek.Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        var week = WorkingWeek.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, always);
        var calendar = new BusinessCalendar(UTC, week, Holidays.NONE);
        assertThat(calendar.after(at("2025-12-30T10:00:00Z"), span("3bd")))
                .isEqualTo(at("2026-01-02T10:00:00Z"));
        assertThat(calendar.isWorking(at("2025-12-31T23:59:59.999Z"))).isTrue();
    }

    @Test
    void workingHoursIncludeTheirStartAndNotTheirEnd() {
        assertThat(utc.isWorking(at("2025-03-03T08:59:59.999999Z"))).isFalse();
        assertThat(utc.isWorking(at("2025-03-03T09:00:00Z"))).isTrue();
        assertThat(utc.isWorking(at("2025-03-03T16:59:59.999999Z"))).isTrue();
        assertThat(utc.isWorking(at("2025-03-03T17:00:00Z"))).isFalse();
        assertThat(utc.nextWorking(at("2025-03-03T17:00:00Z")))
                .isEqualTo(at("2025-03-04T09:00:00Z"));
        assertThat(utc.nextWorking(at("2025-03-03T12:34:56.789123456Z")))
                .isEqualTo(at("2025-03-03T12:34:56.789123456Z"));
    }

    /** In Kiritimati the new year's first working day lies in the old year of UTC. */
    @Test
    void aLocalYearMayBeginBeforeUtcsAndEndAfterIt() {
        var kiritimati = BusinessCalendar.standard(ZoneId.of("Pacific/Kiritimati"), Holidays.NONE);
        assertThat(kiritimati.isWorking(at("2025-12-31T20:00:00Z"))).isTrue();
        assertThat(kiritimati.after(at("2025-12-31T20:00:00Z"), span("0.5bd")))
                .isEqualTo(at("2026-01-01T00:00:00Z"));
        var honolulu = BusinessCalendar.standard(ZoneId.of("Pacific/Honolulu"), Holidays.NONE);
        assertThat(honolulu.isWorking(at("2026-01-01T02:00:00Z"))).isTrue();
        assertThat(honolulu.after(at("2026-01-01T02:00:00Z"), span("0.125bd")))
                .isEqualTo(at("2026-01-01T03:00:00Z"));
    }

    @Test
    void workingTimeBackwardsIsNegative() {
        assertThat(utc.working(at("2025-03-04T10:00:00Z"), at("2025-03-03T16:00:00Z")))
                .isEqualTo(Duration.ofHours(-2));
        assertThat(utc.working(at("2025-03-04T10:00:00Z"), at("2025-03-04T10:00:00Z"))).isZero();
    }

    @Test
    void aSpanAlwaysHoldsExactlyItsWorkingTime() {
        var random = new Random(25);
        var calendar =
                BusinessCalendar.standard(
                        ZoneId.of("Australia/Lord_Howe"),
                        day -> day.getDayOfMonth() == 13 ? Optional.of("13th") : Optional.empty());
        for (int i = 0; i < 2_000; i++) {
            var from = Instant.ofEpochSecond(1_700_000_000L + random.nextInt(100_000_000));
            var span = new Span.Business(1 + random.nextInt(30_000));
            var length = Duration.ofMillis(span.thousandths() * 28_800L);
            var end = calendar.after(from, span);
            assertThat(calendar.working(from, end)).as("%s + %s", from, span).isEqualTo(length);
            assertThat(calendar.working(from, end.minusSeconds(1))).isLessThan(length);
            var back = calendar.before(from, span);
            assertThat(calendar.working(back, from)).as("%s - %s", from, span).isEqualTo(length);
            assertThat(calendar.working(back.plusSeconds(1), from)).isLessThan(length);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03, 1, 2025-03-03",
        "2025-03, 5, 2025-03-07",
        "2025-03, -1, 2025-03-31",
        "2025-05, -1, 2025-05-30",
        "2025-05, -3, 2025-05-28",
        // clamped: June 2025 has 21 business days
        "2025-06, 21, 2025-06-30",
        "2025-06, 23, 2025-06-30",
        "2025-06, -40, 2025-06-02",
    })
    void aMonthsBusinessDaysAreCountedFromEitherEnd(YearMonth month, int n, LocalDate day) {
        assertThat(utc.nthBusinessDay(month, n)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-31, 3, 2025-04-03",
        "2025-05-31, 3, 2025-06-04",
        "2025-03-07, 1, 2025-03-10",
        "2025-03-08, 1, 2025-03-10",
        "2025-03-08, 0, 2025-03-10",
        "2025-03-07, 0, 2025-03-07",
        "2025-03-10, -1, 2025-03-07",
        "2025-03-09, -1, 2025-03-07",
        "2025-03-07, 10, 2025-03-21",
    })
    void businessDaysAreAddedToADate(LocalDate from, int n, LocalDate day) {
        assertThat(utc.plusBusinessDays(from, n)).isEqualTo(day);
    }

    @Test
    void aTeamThatNeverWorksIsRefusedAndOneAlwaysOnHolidayIsToldSo() {
        assertThatThrownBy(() -> new WorkingWeek(Map.of(DayOfWeek.MONDAY, List.of())))
                .hasMessageContaining("at least one working hour");
        var idle = BusinessCalendar.standard(UTC, _ -> Optional.of("holiday"));
        var now = at("2025-03-03T10:00:00Z");
        assertThatThrownBy(() -> idle.after(now, span("1bd")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("within 100 years of 2025-03-03");
        assertThatThrownBy(() -> idle.before(now, span("1bd")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> idle.nextWorking(now)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> idle.plusBusinessDays(LocalDate.of(2025, 3, 3), 1))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> idle.nthBusinessDay(YearMonth.of(2025, 3), 1))
                .hasMessageContaining("2025-03");
        assertThat(idle.working(now, now.plusSeconds(86_400 * 400))).isZero();
        assertThat(idle.after(now, Span.ZERO)).isEqualTo(now);
        assertThat(idle.after(now, span("2h"))).isEqualTo(now.plusSeconds(7200));
    }

    @Test
    void moreBusinessDaysThanACenturyHoldsAreRefused() {
        assertThatThrownBy(() -> utc.after(Instant.EPOCH, span("30000bd")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(utc.after(at("2025-03-03T09:00:00Z"), span("20000bd")))
                .isEqualTo(at("2101-10-28T17:00:00Z"));
    }

    @Test
    void hoursEndAfterTheyStart() {
        assertThatThrownBy(() -> new WorkingWeek.Hours(LocalTime.of(17, 0), LocalTime.of(9, 0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WorkingWeek.Hours(LocalTime.of(9, 0), LocalTime.of(9, 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWeekMayRunOverSaturdayNight() {
        var hours = new WorkingWeek.Hours(LocalTime.of(9, 0), LocalTime.of(17, 0));
        var week = WorkingWeek.of(DayOfWeek.SUNDAY, DayOfWeek.THURSDAY, hours);
        assertThat(week.hours()).hasSize(5).doesNotContainKey(DayOfWeek.FRIDAY);
    }

    @Test
    void threadsThatAskForDifferentYearsAllGetTheirAnswers() throws Exception {
        var calendar = BusinessCalendar.standard(LOS_ANGELES, Holidays.NONE);
        var jobs = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 400; i++) {
            int year = 1980 + (i * 37) % 90;
            jobs.add(() -> {
                var from = LocalDate.of(year, 6, 1).atStartOfDay(UTC).toInstant();
                var end = calendar.after(from, Span.business(300));
                return calendar.working(from, end).equals(Duration.ofHours(2400));
            });
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(jobs)) {
                assertThat(answer.get()).isTrue();
            }
        }
    }

    private static Span span(String text) {
        return Span.parse(text).orElseThrow();
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
