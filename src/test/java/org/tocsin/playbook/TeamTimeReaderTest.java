package org.tocsin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.calendar.BusinessDeadline;
import org.tocsin.domain.calendar.Recurrence;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.calendar.WorkingWeek;
import org.tocsin.domain.oncall.Cover;
import org.tocsin.domain.oncall.CoverSpan;
import org.tocsin.domain.oncall.MaintenanceWindow;
import org.tocsin.domain.oncall.Rotation;
import org.tocsin.domain.oncall.ShiftOverride;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.HolidaySpec;
import org.tocsin.domain.playbook.PlannedWindow;
import org.tocsin.domain.playbook.TeamDuty;
import org.tocsin.domain.playbook.TeamSchedule;
import org.tocsin.domain.playbook.TeamTime;
import org.tocsin.domain.response.Recipients;

/** What the time part of sound files becomes. */
class TeamTimeReaderTest {
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final LocalTime NINE = LocalTime.of(9, 0);

    private final TeamTime time =
            WrittenResponse.read(WrittenResponse.EVERY_KEY).playbook().orElseThrow().time();

    @Test
    void nothingSaidIsTheUsualTime() {
        assertThat(Written.read(Written.SOUND).playbook().orElseThrow().time())
                .isEqualTo(TeamTime.standard(ZoneId.of("UTC")));
    }

    @Test
    void workingTimeIsByDaysOrRangesOfThem() {
        assertThat(time.zone()).isEqualTo(PACIFIC);
        assertThat(time.hours().week().on(DayOfWeek.THURSDAY))
                .containsExactly(new WorkingWeek.Hours(NINE, LocalTime.of(17, 0)));
        assertThat(time.hours().week().on(DayOfWeek.FRIDAY))
                .containsExactly(
                        new WorkingWeek.Hours(NINE, LocalTime.of(12, 0)),
                        new WorkingWeek.Hours(LocalTime.of(13, 0), LocalTime.of(15, 0)));
        assertThat(time.hours().week().on(DayOfWeek.SATURDAY)).isEmpty();
    }

    @Test
    void holidaysAreThoseOfACountryWithMoreAndFewer() {
        var spec = time.hours().holidays();
        assertThat(spec)
                .isEqualTo(
                        new HolidaySpec(
                                Optional.of("us"),
                                Map.of(LocalDate.of(2026, 6, 18), "Summer day"),
                                Set.of(LocalDate.of(2026, 2, 16))));
        var days = spec.with(_ -> Optional.of("a holiday"));
        assertThat(days.on(LocalDate.of(2026, 6, 18))).contains("Summer day");
        assertThat(days.on(LocalDate.of(2026, 2, 16))).isEmpty();
        assertThat(days.on(LocalDate.of(2026, 2, 17))).contains("a holiday");
    }

    @Test
    void anIntervalHasAlertmanagersPartsAndExceptions() {
        var sundays = time.interval("sundays").orElseThrow();
        assertThat(sundays.contains(Instant.parse("2026-03-08T02:00:00Z"))).isTrue();
        assertThat(sundays.contains(Instant.parse("2026-03-08T06:00:00Z"))).isFalse();
        assertThat(sundays.contains(Instant.parse("2026-03-08T23:59:59Z"))).isTrue();
        assertThat(sundays.contains(Instant.parse("2026-03-09T02:00:00Z"))).isFalse();
        assertThat(sundays.contains(Instant.parse("2026-07-05T03:00:00Z"))).isFalse();
        assertThat(sundays.contains(Instant.parse("2031-03-09T03:00:00Z"))).isFalse();
    }

    @Test
    void anExceptionIsByItsOwnZone() {
        var sundays = time.interval("sundays").orElseThrow();
        // 29 March 2026 is a Sunday, and one of the last three days of the month.
        assertThat(sundays.contains(Instant.parse("2026-03-29T23:00:00Z"))).isFalse();
        // By the playbook's zone it is still Saturday the 28th of March then.
        assertThat(sundays.contains(Instant.parse("2026-03-29T03:00:00Z"))).isTrue();
    }

    @Test
    void maintenanceFollowsAnIntervalOrIsOnce() {
        var weekly = time.windows().maintenance().getFirst();
        assertThat(weekly.title()).isEqualTo("Planned maintenance");
        assertThat(weekly.announcements())
                .containsExactly(
                        new PlannedWindow.Announcement(
                                Duration.ofHours(48),
                                new Recipients(List.of("lead"), List.of("slack", "email"))));
        assertThat(weekly.windows().getFirst().notices())
                .extracting(MaintenanceWindow.Reminder::channel)
                .containsExactly("slack", "email");
        assertThat(weekly.active(Instant.parse("2026-03-08T03:00:00Z"))).isPresent();

        var once = (MaintenanceWindow.Once) time.windows().maintenance().get(1).windows().getFirst();
        assertThat(once.when().from()).isEqualTo("2026-02-14T06:00:00Z");
        assertThat(once.when().to()).isEqualTo("2026-02-14T22:00:00Z");
        assertThat(once.announcement())
                .isEqualTo(
                        new MaintenanceWindow.Announcement(
                                Instant.parse("2026-01-01T00:00:00Z"), Duration.ofDays(14)));
        assertThat(once.freeze()).hasSize(1);
    }

    @Test
    void aScheduleHasLayersWithTermsAndHours() {
        var plan = time.schedule("data").orElseThrow().plan();
        assertThat(plan.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(plan.name().title()).isEqualTo("Data on-call");
        var nights = plan.layers().getFirst();
        assertThat(nights.name()).isEqualTo("nights");
        assertThat(nights.hours()).isPresent();
        assertThat(nights.positions())
                .containsExactly(
                        Map.entry(
                                "primary",
                                new Rotation(
                                        LocalDateTime.of(2025, 10, 6, 9, 0),
                                        Rotation.Unit.WEEKLY,
                                        2,
                                        List.of("engineer-a"))));
        assertThat(nights.term().from()).contains(Instant.parse("2025-01-01T00:00:00Z"));
        assertThat(nights.term().until()).contains(Instant.parse("2029-12-31T23:00:00Z"));
        assertThat(plan.layers().get(1).name()).isEqualTo("rotation");
    }

    @Test
    void theHolidayTableKnowsWhoAndWhatBeatsWhat() {
        var schedule = time.schedule("data").orElseThrow();
        assertThat(schedule.plan().cover().rows())
                .containsExactly(
                        new Cover(
                                "Thanksgiving Week",
                                new CoverSpan.WeekOf("thanksgiving", NINE),
                                Cover.Who.Named.pair("engineer-a", "engineer-b"),
                                new Cover.Weight(0, true, 2)),
                        new Cover(
                                "Year's end",
                                new CoverSpan.Dates(MonthDay.of(12, 23), MonthDay.of(1, 2)),
                                new Cover.Who.Daily(
                                        List.of("engineer-b", "engineer-a"),
                                        LocalTime.of(8, 0),
                                        "primary",
                                        Optional.of("secondary")),
                                new Cover.Weight(1, false, 2)));
        assertThat(schedule.rules()).isEqualTo(new TeamSchedule.Rules(3, 2, false));
        assertThat(schedule.notes()).containsExactly(Map.entry("Thanksgiving Week", "be alert"));
    }

    @Test
    void aTradeCountsAtOnceWhereNoneNeedsApproval() {
        var override = time.schedule("data").orElseThrow().plan().overrides().getFirst();
        assertThat(override.counts()).isTrue();
        assertThat(override.person()).isEqualTo("engineer-b");
        assertThat(override.when().to()).isEqualTo("2026-03-03T09:00:00Z");
        assertThat(override.grounds())
                .isEqualTo(ShiftOverride.Grounds.override("engineer-a", "away"));
    }

    @Test
    void theDatesOfHolidaysComeFromOutside() {
        var schedule = time.schedule("data").orElseThrow();
        var at = Instant.parse("2026-11-26T12:00:00Z");
        var known = new Fixed(LocalDate.of(2026, 11, 26));

        assertThat(schedule.on(known, time.hours().holidays()).at(at))
                .extracting(shift -> shift.why().toString())
                .contains("holiday cover: Thanksgiving Week");
        assertThat(schedule.on(HolidaySource.NONE, time.hours().holidays()).at(at))
                .extracting(shift -> shift.why().toString())
                .noneMatch(why -> why.startsWith("holiday cover"));
    }

    @Test
    void theAgendaComesRoundAtTheStartOfWorkUnlessItSaysOtherwise() {
        assertThat(time.agenda().duties())
                .containsExactly(
                        new TeamDuty(
                                "standup",
                                "Stand-up",
                                new Recurrence.Daily(LocalTime.of(9, 30)),
                                "team",
                                "the team"),
                        duty("report", new Recurrence.Weekly(DayOfWeek.MONDAY, LocalTime.of(10, 0))),
                        duty("bill", new Recurrence.Monthly(-1, NINE)),
                        duty("batch", new Recurrence.BusinessDayOfMonth(1, NINE)),
                        duty("document-review", new Recurrence.BusinessDayOfQuarter(-1, NINE)),
                        duty("drill", new Recurrence.BeforeQuarterClose(5, NINE)));
    }

    @Test
    void deadlinesOfPipelinesAreByTheBusinessCalendar() {
        assertThat(time.agenda().deadlines())
                .extracting(deadline -> deadline.id(), deadline -> deadline.deadline().rule())
                .containsExactly(
                        row("landing", new BusinessDeadline.Daily(LocalTime.of(6, 0), ZoneId.of("UTC"))),
                        row(
                                "weekly",
                                new BusinessDeadline.Weekly(
                                        DayOfWeek.TUESDAY, LocalTime.of(10, 0), PACIFIC)),
                        row("business-day-of-month", new BusinessDeadline.ByBusinessDay(5)),
                        row("monthly-close-plus", new BusinessDeadline.AfterMonthClose(3)),
                        row("quarterly-close-plus", new BusinessDeadline.AfterQuarterClose(5)));
        var landing = time.agenda().deadlines().getFirst();
        assertThat(landing.title()).isEqualTo("Landing");
        assertThat(landing.pipeline()).isEqualTo("profit");
        assertThat(landing.deadline().warnAhead()).isEqualTo(new Span.Wall(Duration.ofHours(1)));
        assertThat(time.agenda().deadlines().get(3).title())
                .isEqualTo("monthly close + 3 business days");
    }

    private static org.assertj.core.groups.Tuple row(Object... values) {
        return org.assertj.core.api.Assertions.tuple(values);
    }

    private static TeamDuty duty(String id, Recurrence recurrence) {
        return new TeamDuty(id, id, recurrence, "", "");
    }
}
