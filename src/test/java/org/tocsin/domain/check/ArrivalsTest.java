package org.tocsin.domain.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.domain.calendar.BusinessCalendar;
import org.tocsin.domain.calendar.BusinessDeadline;
import org.tocsin.domain.calendar.Holidays;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.check.Arrivals.Expected;
import org.tocsin.domain.check.Lateness.By;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Grain;
import org.tocsin.domain.data.Location;
import org.tocsin.domain.data.Partitioning;
import org.tocsin.domain.data.SourceId;

class ArrivalsTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final BusinessCalendar WORK = BusinessCalendar.standard(PACIFIC, Holidays.NONE);

    @Test
    void yesterdaysFileIsDueSoLongAfterMidnight() {
        var expected = daily(new By.AfterMidnight(Duration.ofHours(2)), UTC, Span.ZERO);

        assertThat(expected.due()).isEqualTo("2025-03-09T02:00:00Z");
        assertThat(expected.speaksFrom()).isEqualTo(expected.due());
        assertThat(expected.partition()).hasToString("2025-03-08");
    }

    /** On 9 March 2025 there is no 02:30 in Los Angeles, and midnight is 8 hours behind UTC. */
    @Test
    void elapsedTimeAndTheClockDifferOnTheDayOfTheChange() {
        assertThat(daily(new By.AfterMidnight(Duration.ofHours(4)), PACIFIC, Span.ZERO).due())
                .isEqualTo("2025-03-09T12:00:00Z");
        assertThat(daily(new By.Clock(LocalTime.of(4, 0)), PACIFIC, Span.ZERO).due())
                .isEqualTo("2025-03-09T11:00:00Z");
        assertThat(daily(new By.Clock(LocalTime.of(2, 30)), PACIFIC, Span.ZERO).due())
                .isEqualTo("2025-03-09T10:00:00Z");
    }

    @Test
    void aBreachIsImminentAheadOfTheDeadline() {
        var ahead = new Span.Wall(Duration.ofHours(3));

        var expected = daily(new By.AfterMidnight(Duration.ofHours(2)), UTC, ahead);

        assertThat(expected.speaksFrom()).isEqualTo("2025-03-08T23:00:00Z");
        var now = Instant.parse("2025-03-09T00:30:00Z");
        var reading = late(expected, now);
        assertThat(reading.value()).hasValue(5400);
        assertThat(reading.details())
                .containsExactly(
                        "Payments 2025-03-08 has not landed: no file",
                        "due 2025-03-09 02:00 UTC, breach imminent, due in 1h30m");
    }

    @Test
    void afterTheDeadlineTheWordsSayHowLate() {
        var expected = daily(new By.AfterMidnight(Duration.ofHours(2)), UTC, Span.ZERO);

        var reading = late(expected, Instant.parse("2025-03-09T02:35:00Z"));

        assertThat(reading.value()).hasValue(2100);
        assertThat(reading.details().getLast()).endsWith("late by 35m");
    }

    /**
     * Month ends, quarters and weekends: which deadline has passed, which is next, and for what.
     */
    @ParameterizedTest
    @CsvSource({
        "3, month,   2025-06-05T00:00:00Z, 2025-06-05T00:00:00Z, 2025-05, 2025-07-04T00:00:00Z, 2025-06",
        "3, month,   2025-06-04T23:59:59Z, 2025-05-06T00:00:00Z, 2025-04, 2025-06-05T00:00:00Z, 2025-05",
        "5, quarter, 2025-05-01T00:00:00Z, 2025-04-08T00:00:00Z, 2025-03, 2025-07-08T00:00:00Z, 2025-06",
        "5, day,     2025-03-20T00:00:00Z, 2025-03-08T01:00:00Z, 2025-02, 2025-04-08T00:00:00Z, 2025-03",
    })
    void closedMonthsAreDueByTheBusinessCalendar(
            int n, String kind, Instant now, Instant past, String of, Instant next, String then) {
        var rule =
                switch (kind) {
                    case "month" -> new BusinessDeadline.AfterMonthClose(n);
                    case "quarter" -> new BusinessDeadline.AfterQuarterClose(n);
                    default -> new BusinessDeadline.ByBusinessDay(n);
                };

        var expected = Arrivals.byCalendar(rule, Span.ZERO, monthly(), WORK, now);

        assertThat(expected).extracting(Expected::due).containsExactly(past, next);
        assertThat(expected)
                .extracting(each -> each.partition().toString())
                .containsExactly(of, then);
    }

    @Test
    void theWeekBeforeIsDueOnTuesdayMorningPacificTime() {
        var rule = new BusinessDeadline.Weekly(DayOfWeek.TUESDAY, LocalTime.of(10, 0), PACIFIC);
        var now = Instant.parse("2025-03-12T00:00:00Z");

        var expected = Arrivals.byCalendar(rule, Span.business(1), payments(), WORK, now);

        assertThat(expected)
                .extracting(Expected::due)
                .containsExactly(
                        Instant.parse("2025-03-11T17:00:00Z"),
                        Instant.parse("2025-03-18T17:00:00Z"));
        assertThat(expected.getFirst().partition()).hasToString("2025-03-09");
        assertThat(expected.getLast().speaksFrom()).isEqualTo("2025-03-17T17:00:00Z");
    }

    private static Expected daily(By by, ZoneId zone, Span ahead) {
        var due = new Lateness.Due.Daily(by, zone, Lateness.Day.PREVIOUS);
        var today = payments().partitionOn(LocalDate.of(2025, 3, 9));
        return Arrivals.daily(due, ahead, payments(), today, WORK);
    }

    private static Reading.Taken late(Expected expected, Instant now) {
        return (Reading.Taken)
                Arrivals.late(expected, "no file", now, new Arrivals.Named("Payments", UTC));
    }

    private static DataSet payments() {
        return dataSet(Grain.DAY);
    }

    private static DataSet monthly() {
        return dataSet(Grain.MONTH);
    }

    private static DataSet dataSet(Grain grain) {
        return new DataSet(
                new DataSetId("payments"),
                "Payments",
                new SourceId("files"),
                new Location.Files("p_{yyyyMMdd}.csv", Optional.empty(), Optional.empty()),
                new DataSet.Shape(List.of(), List.of()),
                new Partitioning.ByFile(grain),
                UTC);
    }
}
