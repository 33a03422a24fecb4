package org.tocsin.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Document 004's reporting deadlines and the duties of all documents. */
class DeadlineTest {
    private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");

    private final BusinessCalendar calendar =
            BusinessCalendar.standard(
                    LOS_ANGELES,
                    Holidays.of(
                            Map.of(
                                    LocalDate.of(2026, 1, 1), "New Year",
                                    LocalDate.of(2025, 9, 1), "Labor Day")));

    @ParameterizedTest
    @CsvSource({
        "2025-10-15T00:00:00Z, 2025-11-06T01:00:00Z",
        "2025-11-06T00:59:59Z, 2025-11-06T01:00:00Z",
        "2025-11-06T01:00:00Z, 2025-12-04T01:00:00Z",
        // New Year is no business day: 2, 5 and 6 January
        "2025-12-20T00:00:00Z, 2026-01-07T01:00:00Z",
        "2026-01-05T00:00:00Z, 2026-01-07T01:00:00Z",
    })
    void aMonthIsReportedThreeBusinessDaysAfterItsClose(String after, String due) {
        assertThat(next(new BusinessDeadline.AfterMonthClose(3), after)).isEqualTo(at(due));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-08-20T00:00:00Z, 5, 2025-09-09T00:00:00Z",
        "2025-10-07T23:59:59Z, 5, 2025-10-08T00:00:00Z",
        "2025-10-08T00:00:00Z, 5, 2025-11-08T01:00:00Z",
        "2025-10-08T00:00:00Z, -1, 2025-11-01T00:00:00Z",
    })
    void aMonthIsReportedByOneOfItsBusinessDays(String after, int n, String due) {
        assertThat(next(new BusinessDeadline.ByBusinessDay(n), after)).isEqualTo(at(due));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-10-06T12:00:00Z, 2025-10-07T17:00:00Z",
        "2025-10-07T17:00:00Z, 2025-10-14T17:00:00Z",
        "2025-10-28T17:00:00Z, 2025-11-04T18:00:00Z",
        "2026-03-03T18:00:00Z, 2026-03-10T17:00:00Z",
    })
    void theWeeklyReportIsDueOnTuesdayAtTenOnTheWallClock(String after, String due) {
        var weekly =
                new BusinessDeadline.Weekly(DayOfWeek.TUESDAY, LocalTime.of(10, 0), LOS_ANGELES);
        assertThat(next(weekly, after)).isEqualTo(at(due));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-08-15T00:00:00Z, 5, 2025-10-08T00:00:00Z",
        "2025-10-08T00:00:00Z, 5, 2026-01-09T01:00:00Z",
        "2025-10-02T00:00:00Z, 5, 2025-10-08T00:00:00Z",
        // further than the next close
        "2025-10-08T00:00:00Z, 70, 2026-01-08T01:00:00Z",
    })
    void aQuarterIsReportedFiveBusinessDaysAfterItsClose(String after, int n, String due) {
        assertThat(next(new BusinessDeadline.AfterQuarterClose(n), after)).isEqualTo(at(due));
    }

    @Test
    void aBreachIsImminentFromTheWarningToTheDeadline() {
        var deadline = new Deadline(new BusinessDeadline.AfterMonthClose(3), Span.business(1));
        var due = deadline.next(at("2025-10-15T00:00:00Z"), calendar);
        assertThat(due.at()).isEqualTo(at("2025-11-06T01:00:00Z"));
        assertThat(due.warnFrom()).isEqualTo(at("2025-11-05T17:00:00Z"));
        assertThat(due.imminent(at("2025-11-05T16:59:59Z"))).isFalse();
        assertThat(due.imminent(at("2025-11-05T17:00:00Z"))).isTrue();
        assertThat(due.imminent(at("2025-11-06T01:00:00Z"))).isFalse();
        var silent =
                new Deadline(deadline.rule(), Span.ZERO).next(at("2025-10-15T00:00:00Z"), calendar);
        assertThat(silent.imminent(silent.at().minusNanos(1))).isFalse();
    }

    @Test
    void aDeadlineSaysWhatItIs() {
        assertThat(new BusinessDeadline.AfterMonthClose(3))
                .hasToString("monthly close + 3 business days");
        assertThat(new BusinessDeadline.AfterQuarterClose(1))
                .hasToString("quarterly close + 1 business day");
        assertThat(new BusinessDeadline.ByBusinessDay(5)).hasToString("monthly by business day 5");
        assertThat(new BusinessDeadline.Weekly(DayOfWeek.TUESDAY, LocalTime.of(10, 0), LOS_ANGELES))
                .hasToString("weekly by Tuesday 10:00 America/Los_Angeles");
    }

    @Test
    void deadlinesThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new BusinessDeadline.AfterMonthClose(-1))
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> new BusinessDeadline.ByBusinessDay(0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Recurrence.Monthly(0, LocalTime.NOON))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Recurrence.Quarterly(4, 1, LocalTime.NOON))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Recurrence.BeforeQuarterClose(0, LocalTime.NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void dutiesComeRoundInTheTeamsZone() {
        var nine = LocalTime.of(9, 0);
        assertThat(three(new Recurrence.Daily(nine), "2025-10-31T16:00:00Z"))
                .containsExactly(
                        at("2025-11-01T16:00:00Z"),
                        at("2025-11-02T17:00:00Z"),
                        at("2025-11-03T17:00:00Z"));
        assertThat(three(new Recurrence.Weekly(DayOfWeek.MONDAY, nine), "2025-10-20T15:59:59Z"))
                .containsExactly(
                        at("2025-10-20T16:00:00Z"),
                        at("2025-10-27T16:00:00Z"),
                        at("2025-11-03T17:00:00Z"));
        assertThat(three(new Recurrence.Monthly(31, nine), "2025-12-31T17:00:00Z"))
                .containsExactly(
                        at("2026-01-31T17:00:00Z"),
                        at("2026-02-28T17:00:00Z"),
                        at("2026-03-31T16:00:00Z"));
        assertThat(three(new Recurrence.Monthly(-31, nine), "2026-01-15T00:00:00Z"))
                .containsExactly(
                        at("2026-02-01T17:00:00Z"),
                        at("2026-03-01T17:00:00Z"),
                        at("2026-04-01T16:00:00Z"));
        assertThat(three(new Recurrence.Quarterly(2, -1, nine), "2025-10-20T00:00:00Z"))
                .containsExactly(
                        at("2025-11-30T17:00:00Z"),
                        at("2026-02-28T17:00:00Z"),
                        at("2026-05-31T16:00:00Z"));
    }

    /** 2025-12-31 is a Wednesday and itself not counted. */
    @Test
    void aDrillIsHeldBeforeEachQuarterCloses() {
        var drill = new Recurrence.BeforeQuarterClose(10, LocalTime.of(10, 0));
        assertThat(three(drill, "2025-09-16T17:00:00Z"))
                .containsExactly(
                        at("2025-12-17T18:00:00Z"),
                        at("2026-03-17T17:00:00Z"),
                        at("2026-06-16T17:00:00Z"));
    }

    @Test
    void aDutyAtATimeThatDoesNotExistIsDueAfterTheGap() {
        assertThat(
                        new Recurrence.Daily(LocalTime.of(2, 30))
                                .next(at("2026-03-08T08:00:00Z"), calendar))
                .isEqualTo(at("2026-03-08T10:00:00Z"));
    }

    private ArrayList<Instant> three(Recurrence duty, String after) {
        var times = new ArrayList<Instant>();
        for (var from = at(after); times.size() < 3; from = times.getLast()) {
            times.add(duty.next(from, calendar));
        }
        return times;
    }

    private Instant next(BusinessDeadline rule, String after) {
        return rule.next(at(after), calendar);
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
