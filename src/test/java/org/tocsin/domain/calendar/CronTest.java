package org.tocsin.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30 6 * * *        | 2026-03-02T06:29:59Z | 2026-03-02T06:30:00Z",
                "30 6 * * *        | 2026-03-02T06:30:00Z | 2026-03-03T06:30:00Z",
                "*/15 * * * *      | 2026-03-02T06:15:01Z | 2026-03-02T06:30:00Z",
                "5/20 * * * *      | 2026-03-02T06:05:00Z | 2026-03-02T06:25:00Z",
                "0 9-17/4 * * *    | 2026-03-02T13:00:00Z | 2026-03-02T17:00:00Z",
                "0,30 8 * * mon-fri| 2026-03-06T08:30:00Z | 2026-03-09T08:00:00Z",
                "0 0 1 jan *       | 2026-03-02T00:00:00Z | 2027-01-01T00:00:00Z",
                "0 12 * * SUN      | 2026-03-02T00:00:00Z | 2026-03-08T12:00:00Z",
                "0 12 * * 7        | 2026-03-02T00:00:00Z | 2026-03-08T12:00:00Z",
                "0 12 * * 5-7      | 2026-03-07T12:00:00Z | 2026-03-08T12:00:00Z",
                "59 23 31 12 *     | 2026-12-31T23:59:00Z | 2027-12-31T23:59:00Z",
                "0 6 L * *         | 2026-02-01T00:00:00Z | 2026-02-28T06:00:00Z",
                "0 6 l * *         | 2028-02-01T00:00:00Z | 2028-02-29T06:00:00Z",
                "0 6 15,L * *      | 2026-04-15T06:00:00Z | 2026-04-30T06:00:00Z",
                "0 6 L,15 * *      | 2026-04-01T06:00:00Z | 2026-04-15T06:00:00Z",
                "0 0 31 * *        | 2026-03-31T00:00:00Z | 2026-05-31T00:00:00Z",
            })
    void itFiresAtTheFirstFittingMinuteAfterwards(String line, Instant after, Instant due) {
        assertThat(cron(line).next(after, UTC)).contains(due);
    }

    @Test
    void ofTwoRestrictedDaysEitherWillDo() {
        assertThat(fires("0 0 13 * fri", "2026-11-01T00:00:00Z", UTC, 5))
                .containsExactly(
                        "2026-11-06T00:00:00Z",
                        "2026-11-13T00:00:00Z",
                        "2026-11-20T00:00:00Z",
                        "2026-11-27T00:00:00Z",
                        "2026-12-04T00:00:00Z");
    }

    @Test
    void aDayThatBeginsWithAStarMustFitTogetherWithTheOther() {
        assertThat(fires("0 0 */2 * mon", "2026-03-01T00:00:00Z", UTC, 2))
                .containsExactly("2026-03-09T00:00:00Z", "2026-03-23T00:00:00Z");
    }

    @Test
    void aLeapDayComesAfterEightYearsWhereACenturyLeavesItOut() {
        assertThat(fires("0 0 29 2 *", "2096-02-29T00:00:00Z", UTC, 1))
                .containsExactly("2104-02-29T00:00:00Z");
    }

    @Test
    void aLeapDayOnAStarredWeekdayMayBeTwentyEightYearsAway() {
        assertThat(fires("0 0 29 2 */7", "2004-02-29T00:00:00Z", UTC, 1))
                .containsExactly("2032-02-29T00:00:00Z");
    }

    @Test
    void aNamedTimeInTheGapFiresOnceAtTheFirstInstantAfterIt() {
        assertThat(fires("30 2 * * *", "2026-03-28T12:00:00Z", BERLIN, 2))
                .containsExactly("2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z");
        assertThat(fires("10,20,50 2 * * *", "2026-03-28T12:00:00Z", BERLIN, 2))
                .containsExactly("2026-03-29T01:00:00Z", "2026-03-30T00:10:00Z");
        assertThat(fires("30 2 * * *", "2026-10-03T06:00:00Z", SYDNEY, 2))
                .containsExactly("2026-10-03T16:00:00Z", "2026-10-04T15:30:00Z");
    }

    @Test
    void aNamedTimeThatComesTwiceFiresAtTheFirst() {
        assertThat(fires("30 2 * * *", "2026-10-24T12:00:00Z", BERLIN, 2))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
        assertThat(fires("30 2 * * *", "2026-04-04T06:00:00Z", SYDNEY, 2))
                .containsExactly("2026-04-04T15:30:00Z", "2026-04-05T16:30:00Z");
    }

    @Test
    void askedWithinTheSecondOfTwoHoursItIsOverForThatDay() {
        assertThat(fires("30 2 * * *", "2026-10-25T01:10:00Z", BERLIN, 1))
                .containsExactly("2026-10-26T01:30:00Z");
    }

    @Test
    void aStarredLineGoesByTheClockThroughTheHourThatComesTwice() {
        assertThat(fires("*/30 * * * *", "2026-10-24T23:45:00Z", BERLIN, 5))
                .containsExactly(
                        "2026-10-25T00:00:00Z",
                        "2026-10-25T00:30:00Z",
                        "2026-10-25T01:00:00Z",
                        "2026-10-25T01:30:00Z",
                        "2026-10-25T02:00:00Z");
        assertThat(fires("30 * * * *", "2026-04-04T14:45:00Z", SYDNEY, 3))
                .containsExactly(
                        "2026-04-04T15:30:00Z", "2026-04-04T16:30:00Z", "2026-04-04T17:30:00Z");
    }

    @Test
    void aStarredLineFiresNothingInTheGap() {
        assertThat(fires("30 * * * *", "2026-03-29T00:00:00Z", BERLIN, 2))
                .containsExactly("2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z");
        assertThat(fires("*/20 2 * * *", "2026-03-28T23:00:00Z", BERLIN, 1))
                .containsExactly("2026-03-30T00:00:00Z");
    }

    @Test
    void anHourWhoseClockMovesByHalfAnHourIsKeptToo() {
        var lordHowe = ZoneId.of("Australia/Lord_Howe");
        assertThat(fires("15 2 * * *", "2026-10-03T06:00:00Z", lordHowe, 1))
                .containsExactly("2026-10-03T15:30:00Z");
        assertThat(fires("45 1 * * *", "2026-04-04T06:00:00Z", lordHowe, 2))
                .containsExactly("2026-04-04T14:45:00Z", "2026-04-05T15:15:00Z");
    }

    @Test
    void everyInstantIsLaterThanTheOneBeforeForAYearOfEveryKind() {
        for (var zone : List.of(BERLIN, SYDNEY, ZoneId.of("America/New_York"))) {
            for (var line : List.of("*/7 * * * *", "10,40 1-3 * * *", "0 */2 * * *")) {
                var at = Instant.parse("2026-01-01T00:00:00Z");
                while (at.isBefore(Instant.parse("2027-01-01T00:00:00Z"))) {
                    var next = cron(line).next(at, zone).orElseThrow();
                    assertThat(next).isAfter(at);
                    assertThat(cron(line).next(next.minusSeconds(1), zone)).contains(next);
                    at = next;
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 30 2 *", "0 0 31 4,6,9,11 *", "0 0 30,31 feb *"})
    void aDateThatNeverComesIsAFault(String line) {
        assertThat(Cron.parse(line).fault())
                .contains("no such date ever comes; check the day of the month and the month");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "60 * * * *   | \"60\" is no minute; it lies between 0 and 59",
                "* 24 * * *   | \"24\" is no hour; it lies between 0 and 23",
                "* * 0 * *    | \"0\" is no day of the month; it lies between 1 and 31",
                "* * * 13 *   | \"13\" is no month; it lies between 1 and 12",
                "* * * * 8    | \"8\" is no weekday; it lies between 0 and 7",
                "* * * foo *  | \"foo\" is no month; it lies between 1 and 12",
                "*/0 * * * *  | the step in \"*/0\" is 0; it is at least 1",
                "5-1 * * * *  | the range \"5-1\" runs backwards",
            })
    void aFaultSaysWhatIsWrong(String line, String fault) {
        assertThat(Cron.parse(line).fault()).contains(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "* * * *", "* * * * * *", "@daily"})
    void aLineHasFiveFields(String line) {
        assertThat(Cron.parse(line).fault().orElseThrow()).contains("5 fields");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1 * * * *", "1,,2 * * * *", "*-5 * * * *", "1- * * * *", "L * * * *"})
    void whatIsNoNumberIsAFault(String line) {
        assertThat(Cron.parse(line).fault()).isPresent();
    }

    @Test
    void spacesDoNotMatter() {
        assertThat(cron("  30  6\t* * mon ")).isEqualTo(cron("30 6 * * mon"));
        assertThat(cron("30 6 * * mon")).hasToString("30 6 * * mon");
    }

    private static Cron cron(String line) {
        return Cron.parse(line).value().orElseThrow();
    }

    private static List<String> fires(String line, String after, ZoneId zone, int times) {
        var found = new ArrayList<String>();
        var at = Instant.parse(after);
        for (int i = 0; i < times; i++) {
            at = cron(line).next(at, zone).orElseThrow();
            found.add(at.toString());
        }
        return found;
    }
}
