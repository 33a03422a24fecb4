package org.tocsin.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.domain.calendar.BusinessCalendar;
import org.tocsin.domain.calendar.Holidays;
import org.tocsin.domain.oncall.Cover;
import org.tocsin.domain.oncall.OnCallSchedule;
import org.tocsin.domain.playbook.PlannedWindow;
import org.tocsin.domain.playbook.TeamDuty;
import org.tocsin.domain.playbook.TeamSchedule;
import org.tocsin.domain.playbook.TeamTime;

/** Schedules, windows and deadlines of document 004, held against the document row by row. */
class DataPipelineTimeTest {
    private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");

    private final TeamTime time =
            ShippedPlaybooks.read("data-pipeline")
                    .flatMap(PlaybookReader.Reading::playbook)
                    .orElseThrow()
                    .time();
    private final TeamSchedule schedule = time.schedule("data-engineering").orElseThrow();

    @Test
    void theTeamWorksByTheHolidaysOfTheUnitedStates() {
        assertThat(time.zone()).isEqualTo(LOS_ANGELES);
        assertThat(time.hours().holidays().country()).contains("us");
    }

    /**
     * Regular Weekly Rotation: week 1 is the week of 2025-10-06; the cycle begins anew in week 5.
     */
    @ParameterizedTest
    @CsvSource({
        "2025-10-06T09:00, engineer-a, engineer-b",
        "2025-10-13T08:59, engineer-a, engineer-b",
        "2025-10-13T09:00, engineer-b, engineer-c",
        "2025-10-20T09:00, engineer-c, engineer-d",
        "2025-10-27T09:00, engineer-d, engineer-a",
        "2025-11-03T09:00, engineer-a, engineer-b",
    })
    void theWeekIsHandedOverOnMondayMorning(LocalDateTime when, String primary, String secondary) {
        var on = schedule.plan().at(when.atZone(LOS_ANGELES).toInstant());

        assertThat(on)
                .extracting(shift -> shift.post().position(), shift -> shift.person())
                .containsExactly(tuple("primary", primary), tuple("secondary", secondary));
    }

    /** Holiday Coverage. */
    @Test
    void theHolidayTableHasItsSixRows() {
        var rows = schedule.plan().cover().rows();

        assertThat(rows)
                .extracting(Cover::name, row -> row.who().toString())
                .startsWith(
                        tuple("New Year's Week", named("engineer-b", "engineer-c")),
                        tuple("Memorial Day Weekend", named("engineer-d", "engineer-a")),
                        tuple("Independence Day Week", named("engineer-c", "engineer-d")),
                        tuple("Labor Day Weekend", named("engineer-a", "engineer-b")),
                        tuple("Thanksgiving Week", named("engineer-d", "engineer-c")));
        assertThat(rows.getLast().who())
                .isEqualTo(
                        new Cover.Who.Daily(
                                List.of("engineer-a", "engineer-b", "engineer-c", "engineer-d"),
                                LocalTime.of(9, 0),
                                "primary",
                                Optional.of("secondary")));
        assertThat(rows).allMatch(row -> row.weight().major());
        assertThat(schedule.notes())
                .containsEntry("Thanksgiving Week", "High alert - investor reporting")
                .containsEntry("Christmas/New Year", "Critical period - 2x pay");
        assertThat(schedule.rules()).isEqualTo(new TeamSchedule.Rules(2, 1.5, true));
    }

    private static String named(String primary, String secondary) {
        return Cover.Who.Named.pair(primary, secondary).toString();
    }

    /** Christmas/New Year (Dec 23 - Jan 2). */
    @ParameterizedTest
    @CsvSource({
        "2025-12-22T23:59, false",
        "2025-12-23T00:00, true",
        "2026-01-02T23:59, true",
        "2026-01-03T00:00, false",
    })
    void christmasIsCoveredToTheEndOfTheSecondOfJanuary(LocalDateTime when, boolean covered) {
        OnCallSchedule plan = schedule.plan();

        assertThat(plan.at(when.atZone(LOS_ANGELES).toInstant()).getFirst().why().toString())
                .matches(why -> why.contains("Christmas/New Year") == covered);
    }

    /** Planned Maintenance: Sunday 2:00 AM - 6:00 AM UTC, none in the last 3 days of a month. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-01T02:00:00Z, true",
        "2026-03-08T01:59:59Z, false",
        "2026-03-08T02:00:00Z, true",
        "2026-03-08T05:59:59Z, true",
        "2026-03-08T06:00:00Z, false",
        "2026-03-09T03:00:00Z, false",
        "2026-02-22T03:00:00Z, true",
        // among the last three days of March, May and November
        "2026-03-29T03:00:00Z, false",
        "2026-05-31T03:00:00Z, false",
        "2026-11-29T03:00:00Z, false",
        // the third to last of June, and the fourth to last of September
        "2026-06-28T03:00:00Z, false",
        "2026-09-27T03:00:00Z, true",
    })
    void maintenanceGivesWayToTheEndOfTheMonth(Instant at, boolean maintenance) {
        assertThat(window().active(at).isPresent()).isEqualTo(maintenance);
        assertThat(time.interval("sunday-maintenance").orElseThrow().contains(at))
                .isEqualTo(maintenance);
    }

    @Test
    void maintenanceIsAnnouncedTwoDaysAndOneDayAhead() {
        assertThat(window().announcements())
                .extracting(
                        PlannedWindow.Announcement::before,
                        each -> each.to().roles(),
                        each -> each.to().channels())
                .containsExactly(
                        tuple(
                                Duration.ofHours(48),
                                List.of("data-engineering-channel"),
                                List.of("slack")),
                        tuple(Duration.ofHours(24), List.of("stakeholders"), List.of("email")),
                        tuple(Duration.ZERO, List.of("status-page"), List.of()));
    }

    private PlannedWindow window() {
        return time.windows().maintenance().getFirst();
    }

    /** SLAs of the three runbooks; no holidays here. */
    @ParameterizedTest
    @CsvSource({
        // 6, 4 and 5 hours after UTC midnight
        "profit-landing, 2026-03-03T07:00:00Z, 2026-03-04T06:00:00Z",
        "growth-landing, 2026-03-03T03:00:00Z, 2026-03-03T04:00:00Z",
        "engagement-landing, 2026-03-03T04:00:00Z, 2026-03-03T05:00:00Z",
        // Monthly close + 3 business days: February closes, Wednesday 4 March is over at 17:00 PST
        "profit-monthly-report, 2026-02-28T12:00:00Z, 2026-03-05T01:00:00Z",
        // Tuesday 10:00 AM PT, before and after clocks change
        "growth-weekly-report, 2026-03-02T12:00:00Z, 2026-03-03T18:00:00Z",
        "growth-weekly-report, 2026-03-09T12:00:00Z, 2026-03-10T17:00:00Z",
        // 5th business day: Friday 6 March
        "growth-monthly-report, 2026-03-02T12:00:00Z, 2026-03-07T01:00:00Z",
        // Quarterly close + 5 business days: Tuesday 7 April
        "engagement-quarterly-report, 2026-03-02T12:00:00Z, 2026-04-08T00:00:00Z",
    })
    void aPipelineDeliversByItsDeadline(String id, Instant from, Instant due) {
        var calendar = BusinessCalendar.standard(LOS_ANGELES, Holidays.NONE);
        var deadline =
                time.agenda().deadlines().stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElseThrow();

        assertThat(deadline.deadline().next(from, calendar).at()).isEqualTo(due);
        assertThat(deadline.deadline().next(from, calendar).warnFrom()).isBefore(due);
    }

    /** Notes, and the hand-off of Schedule Details. */
    @Test
    void theTeamHasItsCalendar() {
        assertThat(time.agenda().duties())
                .extracting(TeamDuty::id, TeamDuty::owner)
                .containsExactly(
                        tuple("handoff-meeting", "data-engineering-team"),
                        tuple("document-review", "data-engineering-team"),
                        tuple("section-review", "pipeline-owners"),
                        tuple("runbook-drill", "data-engineering-team"),
                        tuple("infrastructure-upgrade", "data-team-lead"));
        assertThat(time.agenda().duties())
                .extracting(duty -> duty.recurrence().getClass().getSimpleName())
                .containsExactly(
                        "Weekly",
                        "BusinessDayOfQuarter",
                        "BusinessDayOfMonth",
                        "BeforeQuarterClose",
                        "BusinessDayOfQuarter");
        assertThat(time.agenda().duties())
                .allMatch(duty -> duty.source().startsWith("document 004, "));
    }
}
