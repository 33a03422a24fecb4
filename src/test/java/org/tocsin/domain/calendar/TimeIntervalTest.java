package org.tocsin.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeIntervalTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");

    @ParameterizedTest
    @CsvSource({
        // office hours on Wednesday 2026-07-08
        "monday:friday, 09:00-17:00, 2026-07-08T09:00:00Z, true",
        "monday:friday, 09:00-17:00, 2026-07-08T16:59:59Z, true",
        "monday:friday, 09:00-17:00, 2026-07-08T17:00:00Z, false",
        "monday:friday, 09:00-17:00, 2026-07-08T08:59:59Z, false",
        "monday:friday, 09:00-17:00, 2026-07-11T12:00:00Z, false",
        // to the end of the day
        "wednesday, 22:00-24:00, 2026-07-08T23:59:59Z, true",
        "wednesday, 22:00-24:00, 2026-07-09T00:00:00Z, false",
        // over midnight, of the day on which it began
        "friday, 22:00-06:00, 2026-07-10T22:00:00Z, true",
        "friday, 22:00-06:00, 2026-07-11T05:59:59Z, true",
        "friday, 22:00-06:00, 2026-07-11T06:00:00Z, false",
        "friday, 22:00-06:00, 2026-07-10T05:00:00Z, false",
        "friday, 22:00-06:00, 2026-07-11T22:30:00Z, false",
        "saturday, 22:00-06:00, 2026-07-12T03:00:00Z, true",
    })
    void aDaysTimesIncludeTheirStartAndNotTheirEnd(
            String weekdays, String times, String at, boolean inside) {
        var interval = new TimeInterval(onWeekdays(weekdays), List.of(times(times)), UTC);
        assertThat(interval.contains(at(at))).isEqualTo(inside);
    }

    @ParameterizedTest
    @CsvSource({
        "-3:-1, 2024-02-27T00:00:00Z, true",
        "-3:-1, 2024-02-26T23:59:59Z, false",
        "-3:-1, 2024-02-29T23:59:59Z, true",
        "-3:-1, 2024-03-01T00:00:00Z, false",
        "-3:-1, 2025-02-26T12:00:00Z, true",
        "-3:-1, 2025-04-28T12:00:00Z, true",
        "-3:-1, 2025-04-27T12:00:00Z, false",
        "-3:-1, 2025-12-29T12:00:00Z, true",
        // a range that a short month cannot hold is cut off at the month, not moved
        "29:31, 2025-02-28T12:00:00Z, false",
        "29:31, 2025-04-30T12:00:00Z, true",
        "25:31, 2025-02-28T12:00:00Z, true",
        "-31:-30, 2025-04-01T12:00:00Z, true",
        "-31:-30, 2025-02-01T12:00:00Z, false",
        "20:-1, 2025-02-19T12:00:00Z, false",
        "20:-1, 2025-02-20T12:00:00Z, true",
        "1:-1, 2025-02-28T12:00:00Z, true",
        "15, 2025-02-15T12:00:00Z, true",
        "15, 2025-02-16T12:00:00Z, false",
    })
    void daysOfTheMonthAreCountedFromEitherEnd(String days, String at, boolean inside) {
        var filter = DayFilter.onDaysOfMonth(read(DayRange.daysOfMonth(days)));
        assertThat(new TimeInterval(filter, List.of(), UTC).contains(at(at))).isEqualTo(inside);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:00:00Z, true",
        "2025-03-25T12:00:00Z, true",
        "2025-03-24T12:00:00Z, false",
        "2025-04-25T12:00:00Z, false",
        "2027-01-31T12:00:00Z, false",
        "2030-02-22T12:00:00Z, true",
    })
    void everyKindOfRangeThatIsNamedMustHold(String at, boolean inside) {
        var filter =
                new DayFilter(
                        List.of(),
                        List.of(read(DayRange.daysOfMonth("-7:-1"))),
                        List.of(read(DayRange.months("january:march"))),
                        List.of(read(DayRange.years("2025:2026")), read(DayRange.years("2030"))));
        assertThat(new TimeInterval(filter, List.of(), UTC).contains(at(at))).isEqualTo(inside);
    }

    @Test
    void anIntervalThatNamesNothingIsAlways() {
        var always = new TimeInterval(DayFilter.ALL, List.of(), CHICAGO);
        assertThat(always.contains(at("2026-03-08T08:00:00Z"))).isTrue();
        assertThat(always.nextChange(at("2026-03-08T08:00:00Z"))).isEmpty();
        var bounds = new Stretch(at("2026-03-01T00:00:00Z"), at("2026-12-01T00:00:00Z"));
        assertThat(always.stretches(bounds.from(), bounds.to())).containsExactly(bounds);
    }

    @Test
    void theZoneDecidesWhatTimeItIs() {
        var sydney = ZoneId.of("Australia/Sydney");
        var office =
                new TimeInterval(
                        onWeekdays("monday:friday"), List.of(times("09:00-17:00")), sydney);
        assertThat(office.contains(at("2026-06-15T23:30:00Z"))).isTrue();
        assertThat(office.contains(at("2026-06-15T08:30:00Z"))).isFalse();
        assertThat(office.contains(at("2026-12-13T22:00:00Z"))).isTrue();
        assertThat(office.contains(at("2026-06-14T22:30:00Z"))).isFalse();
    }

    /** Document 004: Sundays 02:00-06:00 UTC, but not in the last three days of a month. */
    @Test
    void whatIsExceptedIsLeftOut() {
        var freeze =
                new TimeInterval(
                        DayFilter.onDaysOfMonth(read(DayRange.daysOfMonth("-3:-1"))),
                        List.of(),
                        UTC);
        var sundays =
                new TimeInterval(onWeekdays("sunday"), List.of(times("02:00-06:00")), UTC)
                        .except(List.of(freeze));
        // 2025-11-30 and 2025-08-31 are Sundays at the end of a month.
        assertThat(sundays.stretches(at("2025-11-10T00:00:00Z"), at("2025-12-10T00:00:00Z")))
                .containsExactly(
                        stretch("2025-11-16T02:00:00Z", "2025-11-16T06:00:00Z"),
                        stretch("2025-11-23T02:00:00Z", "2025-11-23T06:00:00Z"),
                        stretch("2025-12-07T02:00:00Z", "2025-12-07T06:00:00Z"));
        assertThat(sundays.contains(at("2025-11-30T03:00:00Z"))).isFalse();
        assertThat(sundays.nextChange(at("2025-11-23T06:00:00Z")))
                .hasValue(at("2025-12-07T02:00:00Z"));
    }

    @Test
    void anExceptionMayCutAPieceOutOfTheMiddle() {
        var noon = new TimeInterval(DayFilter.ALL, List.of(times("12:00-13:00")), UTC);
        var day =
                new TimeInterval(DayFilter.ALL, List.of(times("09:00-17:00")), UTC)
                        .except(List.of(noon));
        assertThat(day.stretches(at("2026-07-08T00:00:00Z"), at("2026-07-09T00:00:00Z")))
                .containsExactly(
                        stretch("2026-07-08T09:00:00Z", "2026-07-08T12:00:00Z"),
                        stretch("2026-07-08T13:00:00Z", "2026-07-08T17:00:00Z"));
    }

    @Test
    void rangesThatOverlapOrTouchMakeOneStretch() {
        var day =
                new TimeInterval(
                        onWeekdays("friday:saturday"),
                        List.of(times("20:00-24:00"), times("00:00-06:00"), times("05:00-07:00")),
                        UTC);
        assertThat(day.stretches(at("2026-07-09T00:00:00Z"), at("2026-07-13T00:00:00Z")))
                .containsExactly(
                        stretch("2026-07-10T00:00:00Z", "2026-07-10T07:00:00Z"),
                        stretch("2026-07-10T20:00:00Z", "2026-07-11T07:00:00Z"),
                        stretch("2026-07-11T20:00:00Z", "2026-07-12T00:00:00Z"));
        assertThat(day.around(at("2026-07-11T00:00:00Z")))
                .hasValue(stretch("2026-07-10T20:00:00Z", "2026-07-11T07:00:00Z"));
    }

    @Test
    void stretchesAreCutOffAtTheBounds() {
        var night = new TimeInterval(DayFilter.ALL, List.of(times("22:00-06:00")), UTC);
        assertThat(night.stretches(at("2026-07-08T01:00:00Z"), at("2026-07-08T23:00:00Z")))
                .containsExactly(
                        stretch("2026-07-08T01:00:00Z", "2026-07-08T06:00:00Z"),
                        stretch("2026-07-08T22:00:00Z", "2026-07-08T23:00:00Z"));
        assertThat(night.stretches(at("2026-07-08T01:00:00Z"), at("2026-07-08T01:00:00Z")))
                .isEmpty();
        assertThat(night.stretches(at("2026-07-08T02:00:00Z"), at("2026-07-08T01:00:00Z")))
                .isEmpty();
    }

    /**
     * Clock changes. In Chicago 2026-03-08 has no 02:00-03:00 and 2026-11-01 has 01:00-02:00 twice;
     * on Lord Howe 2026-10-04 has no 02:00-02:30 and 2026-04-05 has 01:30-02:00 twice. A start is
     * the first and an end the last of a time that comes twice, so that a window is one stretch;
     * Alertmanager, which reads the wall clock each minute, would be inside twice.
     */
    @ParameterizedTest
    @CsvSource({
        "America/Chicago, 01:00-04:00, 2026-03-08, 2026-03-08T07:00:00Z, 2026-03-08T09:00:00Z",
        "America/Chicago, 02:30-04:00, 2026-03-08, 2026-03-08T08:00:00Z, 2026-03-08T09:00:00Z",
        "America/Chicago, 01:00-02:30, 2026-03-08, 2026-03-08T07:00:00Z, 2026-03-08T08:00:00Z",
        "America/Chicago, 00:00-24:00, 2026-03-08, 2026-03-08T06:00:00Z, 2026-03-09T05:00:00Z",
        "America/Chicago, 22:00-02:30, 2026-03-07, 2026-03-08T04:00:00Z, 2026-03-08T08:00:00Z",
        "America/Chicago, 01:30-03:00, 2026-11-01, 2026-11-01T06:30:00Z, 2026-11-01T09:00:00Z",
        "America/Chicago, 00:30-01:30, 2026-11-01, 2026-11-01T05:30:00Z, 2026-11-01T07:30:00Z",
        "America/Chicago, 01:10-01:20, 2026-11-01, 2026-11-01T06:10:00Z, 2026-11-01T07:20:00Z",
        "America/Chicago, 00:00-24:00, 2026-11-01, 2026-11-01T05:00:00Z, 2026-11-02T06:00:00Z",
        "Australia/Lord_Howe, 02:15-03:00, 2026-10-04, 2026-10-03T15:30:00Z, 2026-10-03T16:00:00Z",
        "Australia/Lord_Howe, 01:45-02:15, 2026-04-05, 2026-04-04T14:45:00Z, 2026-04-04T15:45:00Z",
        // midnight itself is skipped in Beirut on 2026-03-29 and comes twice in Havana on
        // 2026-11-01
        "Asia/Beirut, 00:00-24:00, 2026-03-29, 2026-03-28T22:00:00Z, 2026-03-29T21:00:00Z",
        "America/Havana, 00:00-24:00, 2026-10-31, 2026-10-31T04:00:00Z, 2026-11-01T04:00:00Z",
        "America/Havana, 00:00-24:00, 2026-11-01, 2026-11-01T04:00:00Z, 2026-11-02T05:00:00Z",
    })
    void aStretchFollowsTheWallClockOverAChange(
            ZoneId zone, String times, java.time.LocalDate day, String from, String to) {
        var only =
                new DayFilter(
                        List.of(),
                        List.of(DayRange.of(day.getDayOfMonth())),
                        List.of(DayRange.of(day.getMonthValue())),
                        List.of(DayRange.of(day.getYear())));
        var interval = new TimeInterval(only, List.of(times(times)), zone);
        var before = at(from).minus(Duration.ofDays(3));
        assertThat(interval.stretches(before, at(to).plus(Duration.ofDays(3))))
                .containsExactly(stretch(from, to));
        assertThat(interval.contains(at(from))).isTrue();
        assertThat(interval.contains(at(from).minusNanos(1))).isFalse();
        assertThat(interval.contains(at(to).minusNanos(1))).isTrue();
        assertThat(interval.contains(at(to))).isFalse();
        assertThat(interval.nextChange(before)).hasValue(at(from));
        assertThat(interval.nextChange(at(from))).hasValue(at(to));
        assertThat(interval.nextChange(at(to))).isEmpty();
    }

    @Test
    void aRangeWhollyInAGapDoesNotHappenThatDay() {
        var interval = new TimeInterval(DayFilter.ALL, List.of(times("02:10-02:50")), CHICAGO);
        assertThat(interval.stretches(at("2026-03-08T06:00:00Z"), at("2026-03-09T05:00:00Z")))
                .isEmpty();
        var short30 = new TimeInterval(DayFilter.ALL, List.of(times("02:00-02:30")), LORD_HOWE);
        assertThat(short30.next(at("2026-10-03T12:00:00Z")))
                .hasValue(stretch("2026-10-04T15:00:00Z", "2026-10-04T15:30:00Z"));
    }

    @Test
    void theRarestDaysAreFound() {
        var filter =
                new DayFilter(
                        List.of(read(DayRange.weekdays("sunday"))),
                        List.of(DayRange.of(29)),
                        List.of(DayRange.of(2)),
                        List.of());
        var leapSundays = new TimeInterval(filter, List.of(), UTC);
        assertThat(leapSundays.nextChange(at("2032-03-01T00:00:00Z")))
                .hasValue(at("2060-02-29T00:00:00Z"));
        assertThat(leapSundays.nextChange(at("2088-03-01T00:00:00Z")))
                .hasValue(at("2128-02-29T00:00:00Z"));
        var never = new TimeInterval(DayFilter.onDaysOfMonth(DayRange.of(31)), List.of(), UTC);
        var inFebruary =
                never.except(
                        List.of(
                                new TimeInterval(
                                        new DayFilter(
                                                List.of(),
                                                List.of(),
                                                List.of(new DayRange(1, 1), new DayRange(3, 12)),
                                                List.of()),
                                        List.of(),
                                        UTC)));
        assertThat(inFebruary.nextChange(at("2026-01-01T00:00:00Z"))).isEmpty();
    }

    @Test
    void aYearFarAheadIsStillFound() {
        var filter = new DayFilter(List.of(), List.of(), List.of(), List.of(DayRange.of(2199)));
        var far = new TimeInterval(filter, List.of(), UTC);
        assertThat(far.nextChange(at("2026-01-01T00:00:00Z"))).hasValue(at("2199-01-01T00:00:00Z"));
        assertThat(far.around(at("2199-05-05T00:00:00Z")))
                .hasValue(stretch("2199-01-01T00:00:00Z", "2200-01-01T00:00:00Z"));
        assertThat(far.nextChange(at("2200-01-01T00:00:00Z"))).isEmpty();
    }

    @Test
    void theNextStretchIsOneThatHasNotBegun() {
        var night = new TimeInterval(DayFilter.ALL, List.of(times("22:00-06:00")), UTC);
        var tomorrow = Optional.of(stretch("2026-07-09T22:00:00Z", "2026-07-10T06:00:00Z"));
        assertThat(night.next(at("2026-07-08T23:00:00Z"))).isEqualTo(tomorrow);
        assertThat(night.next(at("2026-07-08T22:00:00Z"))).isEqualTo(tomorrow);
        assertThat(night.around(at("2026-07-08T12:00:00Z"))).isEmpty();
    }

    private static DayFilter onWeekdays(String text) {
        return DayFilter.onWeekdays(read(DayRange.weekdays(text)));
    }

    private static TimeRange times(String text) {
        return read(TimeRange.parse(text));
    }

    private static <T> T read(Parsed<T> parsed) {
        return parsed.value().orElseThrow(() -> new AssertionError(parsed));
    }

    private static Stretch stretch(String from, String to) {
        return new Stretch(at(from), at(to));
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
