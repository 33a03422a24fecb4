package org.tocsin.domain.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.domain.oncall.Investor.at;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.calendar.Stretch;
import org.tocsin.domain.ics.CalendarEvent;
import org.tocsin.domain.ics.ICalendarWriter;

class ShiftEventsTest {
    @Test
    void aShiftHasTheSameUidInEveryExport() {
        var wide = events(Investor.schedule(), "2025-10-06T09:00", "2025-12-01T00:00");
        var narrow = events(Investor.schedule(), "2025-10-14T00:00", "2025-10-15T00:00");
        assertThat(wide).containsAll(narrow);
        assertThat(narrow)
                .extracting(CalendarEvent::uid)
                .containsExactly(
                        "data-engineering/primary/engineer-b/20251013T160000Z@tocsin",
                        "data-engineering/secondary/engineer-c/20251013T160000Z@tocsin");
        assertThat(narrow.getFirst().summary()).isEqualTo("engineer-b: primary, Data Engineering");
        assertThat(narrow.getFirst().description()).isEqualTo("rotation: week 2");
        assertThat(wide).extracting(CalendarEvent::uid).doesNotHaveDuplicates();
    }

    @Test
    void aShiftThatSomebodyTookIsCancelledForWhoHadIt() {
        var before = events(Investor.schedule(), "2025-10-06T09:00", "2025-10-13T09:00");
        var week = new Stretch(at("2025-10-06T09:00"), at("2025-10-13T09:00"));
        var taken =
                Investor.schedule(
                        new ShiftOverride(
                                "primary",
                                Investor.D,
                                week,
                                ShiftOverride.Grounds.override(Investor.D, "swap")));
        var after =
                ICalendarWriter.revised(
                        events(taken, "2025-10-06T09:00", "2025-10-13T09:00"), before);
        assertThat(after)
                .filteredOn(e -> e.revision().cancelled())
                .extracting(CalendarEvent::uid)
                .containsExactly("data-engineering/primary/engineer-a/20251006T160000Z@tocsin");
        assertThat(after)
                .filteredOn(e -> !e.revision().cancelled())
                .extracting(e -> e.summary().substring(0, 10))
                .containsExactly("engineer-d", "engineer-b");
    }

    private static List<CalendarEvent> events(OnCallSchedule schedule, String from, String to) {
        return ShiftEvents.of(schedule.name(), schedule.shifts(at(from), at(to)));
    }
}
