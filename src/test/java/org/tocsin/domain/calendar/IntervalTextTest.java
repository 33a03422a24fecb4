package org.tocsin.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the parts of an interval are written, and what is said of those that are not. */
class IntervalTextTest {
    @ParameterizedTest
    @CsvSource({
        "09:00-17:00, 540, 1020, 09:00-17:00",
        "00:00-24:00, 0, 1440, 00:00-24:00",
        "22:00-06:00, 1320, 360, 22:00-06:00",
        "22:00-00:00, 1320, 1440, 22:00-24:00",
        "01:35 - 17:39, 95, 1059, 01:35-17:39",
    })
    void timesAreReadToTheMinute(String text, int start, int end, String printed) {
        var range = TimeRange.parse(text).value().orElseThrow();
        assertThat(range).isEqualTo(new TimeRange(start, end)).hasToString(printed);
    }

    @ParameterizedTest
    @CsvSource({
        "17:31, 17:31, starts and ends at 17:31",
        "00:00, 00:00, starts and ends at 00:00",
        "12:30, 24:01, '\"24:01\" is not a time of day'",
        "24:00, 06:00, 24:00 can only end a range",
        "01:60, 06:00, '\"01:60\" is not a time of day'",
        "9:00, 17:00, '\"9:00\" is not a time of day'",
        "'', 17:00, '\"\" is not a time of day'",
        "-1:00, 17:00, '\"-1:00\" is not a time of day'",
        "٠٩:٠٠, 17:00, is not a time of day",
    })
    void timesThatAreNoneAreNamed(String start, String end, String why) {
        assertThat(TimeRange.parse(start, end).fault()).get().asString().contains(why);
    }

    @ParameterizedTest
    @CsvSource({
        "sunday, 0, 0",
        "monday:friday, 1, 5",
        "Sunday:Saturday, 0, 6",
        "tuesday : thursday, 2, 4",
    })
    void weekdaysAreReadByName(String text, int first, int last) {
        assertThat(DayRange.weekdays(text).value()).hasValue(new DayRange(first, last));
    }

    @ParameterizedTest
    @CsvSource({
        "friday:monday, weeks start on sunday; write two ranges",
        "saturday:sunday, weeks start on sunday; write two ranges",
        "someday, '\"someday\" is not a weekday'",
        "monday:someday, '\"someday\" is not a weekday'",
        "1:3, '\"1\" is not a weekday'",
        "mon, '\"mon\" is not a weekday'",
        "monday:, '\"\" is not a weekday'",
    })
    void weekdaysThatAreNoneAreNamed(String text, String why) {
        assertThat(DayRange.weekdays(text).fault()).get().asString().contains(why);
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7, 7",
        "-1, -1, -1",
        "1:5, 1, 5",
        "-3:-1, -3, -1",
        "20:-1, 20, -1",
        "1:31, 1, 31"
    })
    void daysOfTheMonthAreReadFromEitherEnd(String text, int first, int last) {
        assertThat(DayRange.daysOfMonth(text).value()).hasValue(new DayRange(first, last));
    }

    @ParameterizedTest
    @CsvSource({
        "0, '\"0\" is not a day of the month'",
        "32, '\"32\" is not a day of the month'",
        "1:40, '\"40\" is not a day of the month'",
        "-40:-2, '\"-40\" is not a day of the month'",
        "-10:5, must end there too",
        "12:-25, ends before it starts",
        "9:3, ends before it starts",
        "-1:-3, ends before it starts",
        "first, '\"first\" is not a day of the month'",
    })
    void daysOfTheMonthThatNoMonthHasAreNamed(String text, String why) {
        assertThat(DayRange.daysOfMonth(text).fault()).get().asString().contains(why);
    }

    @ParameterizedTest
    @CsvSource({"january:march, 1, 3", "1:3, 1, 3", "December, 12, 12", "april:6, 4, 6"})
    void monthsAreReadByNameOrNumber(String text, int first, int last) {
        assertThat(DayRange.months(text).value()).hasValue(new DayRange(first, last));
    }

    @ParameterizedTest
    @CsvSource({
        "november:february, years start in january; write two ranges",
        "13, '\"13\" is not a month'",
        "0:3, '\"0\" is not a month'",
        "smarch, '\"smarch\" is not a month'",
    })
    void monthsThatAreNoneAreNamed(String text, String why) {
        assertThat(DayRange.months(text).fault()).get().asString().contains(why);
    }

    @ParameterizedTest
    @CsvSource({
        "2027:2026, ends before it starts",
        "0, '\"0\" is not a year'",
        "twenty, '\"twenty\" is not a year'",
        "99999, '\"99999\" is not a year'",
    })
    void yearsThatAreNoneAreNamed(String text, String why) {
        assertThat(DayRange.years(text).fault()).get().asString().contains(why);
        assertThat(DayRange.years("2026:2027").value()).hasValue(new DayRange(2026, 2027));
    }
}
