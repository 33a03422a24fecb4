package org.tocsin.domain.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.calendar.DayFilter;
import org.tocsin.domain.calendar.DayRange;
import org.tocsin.domain.calendar.Parsed;
import org.tocsin.domain.calendar.Stretch;
import org.tocsin.domain.calendar.TimeInterval;
import org.tocsin.domain.calendar.TimeRange;
import org.tocsin.domain.oncall.MaintenanceWindow.Announcement;
import org.tocsin.domain.oncall.MaintenanceWindow.Once;
import org.tocsin.domain.oncall.MaintenanceWindow.Recurring;
import org.tocsin.domain.oncall.MaintenanceWindow.Reminder;

/** Document 004's maintenance windows (O-4). */
class MaintenanceWindowTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Reminder SLACK = new Reminder(Duration.ofHours(48), "slack");
    private static final Reminder EMAIL = new Reminder(Duration.ofHours(24), "email");
    private static final TimeInterval MONTH_END =
            new TimeInterval(
                    DayFilter.onDaysOfMonth(read(DayRange.daysOfMonth("-3:-1"))), List.of(), UTC);

    private final MaintenanceWindow sundays =
            new Recurring(
                    "sunday",
                    new TimeInterval(
                            DayFilter.onWeekdays(read(DayRange.weekdays("sunday"))),
                            List.of(read(TimeRange.parse("02:00-06:00"))),
                            UTC,
                            List.of(MONTH_END)),
                    List.of(SLACK, EMAIL));

    @Test
    void theSundayWindowGivesWayToTheMonthsEnd() {
        assertThat(sundays.active(at("2025-11-23T02:00:00Z")))
                .hasValue(stretch("2025-11-23T02:00:00Z", "2025-11-23T06:00:00Z"));
        assertThat(sundays.active(at("2025-11-23T06:00:00Z"))).isEmpty();
        // 30 November 2025 is a Sunday among the last three days; the 27th in 2022 is not.
        assertThat(sundays.active(at("2025-11-30T03:00:00Z"))).isEmpty();
        assertThat(sundays.next(at("2025-11-23T02:00:00Z")))
                .hasValue(stretch("2025-12-07T02:00:00Z", "2025-12-07T06:00:00Z"));
        assertThat(sundays.active(at("2022-11-27T03:00:00Z"))).isPresent();
        assertThat(sundays.findings()).isEmpty();
    }

    @Test
    void eachWindowIsRemindedOfTwiceAndOneThatGivesWayIsNot() {
        assertThat(sundays.reminders(at("2025-11-20T00:00:00Z"), at("2025-12-06T02:00:00Z")))
                .extracting(r -> r.reminder().channel() + " " + r.at())
                .containsExactly(
                        "slack 2025-11-21T02:00:00Z",
                        "email 2025-11-22T02:00:00Z",
                        "slack 2025-12-05T02:00:00Z");
    }

    @Test
    void remindersOfAdjoiningStretchesOfTimeAreNeitherLostNorRepeated() {
        var from = at("2025-01-01T00:00:00Z");
        var all = sundays.reminders(from, from.plus(Duration.ofDays(365)));
        var pieces = new java.util.ArrayList<MaintenanceWindow.DueReminder>();
        for (int day = 0; day < 365; day++) {
            var start = from.plus(Duration.ofDays(day));
            pieces.addAll(sundays.reminders(start, start.plus(Duration.ofDays(1))));
        }
        assertThat(pieces).isEqualTo(all).doesNotHaveDuplicates().hasSizeGreaterThan(80);
    }

    @Test
    void aQuarterlyUpgradeIsAnnouncedTwoWeeksAhead() {
        var start = "2026-01-17T02:00:00Z";
        assertThat(upgrade(start, "2026-01-03T02:00:00Z").findings()).isEmpty();
        assertThat(upgrade(start, "2026-01-03T02:00:01Z").findings())
                .extracting(Finding::message)
                .containsExactly(
                        "upgrade was announced at 2026-01-03T02:00:01Z; to start at"
                                + " 2026-01-17T02:00:00Z it had to be by 2026-01-03T02:00:00Z");
    }

    @Test
    void aSingleWindowGivesWayToTheFreezeAndIsToldOf() {
        var upgrade = upgrade("2026-01-28T22:00:00Z", "2026-01-01T00:00:00Z");
        assertThat(upgrade.active(at("2026-01-28T23:00:00Z")))
                .hasValue(stretch("2026-01-28T22:00:00Z", "2026-01-29T00:00:00Z"));
        assertThat(upgrade.active(at("2026-01-29T00:00:00Z"))).isEmpty();
        assertThat(upgrade.findings())
                .extracting(Finding::rule)
                .containsExactly(Finding.Rule.IN_A_FREEZE);
        assertThat(upgrade.next(at("2026-01-01T00:00:00Z")))
                .hasValue(stretch("2026-01-28T22:00:00Z", "2026-01-29T00:00:00Z"));
        assertThat(upgrade.next(at("2026-01-28T22:00:00Z"))).isEmpty();
        assertThat(upgrade.reminders(at("2026-01-26T00:00:00Z"), at("2026-01-28T00:00:00Z")))
                .extracting(MaintenanceWindow.DueReminder::at)
                .containsExactly(at("2026-01-26T22:00:00Z"), at("2026-01-27T22:00:00Z"));
    }

    @Test
    void aReminderComesBeforeTheWindow() {
        assertThatThrownBy(() -> new Reminder(Duration.ofHours(-1), "slack"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static MaintenanceWindow upgrade(String start, String announced) {
        var from = at(start);
        return new Once(
                "upgrade",
                new Stretch(from, from.plus(Duration.ofHours(6))),
                new Announcement(at(announced), Duration.ofDays(14)),
                List.of(MONTH_END),
                List.of(SLACK, EMAIL));
    }

    private static <T> T read(Parsed<T> parsed) {
        return parsed.value().orElseThrow();
    }

    private static Stretch stretch(String from, String to) {
        return new Stretch(at(from), at(to));
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
