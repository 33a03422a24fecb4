package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.check.*;
import org.tocsin.domain.data.DataSetId;

class TimetableTest {
    private Instant now = Instant.parse("2025-03-04T06:29:50Z");
    private final List<Set<CheckId>> called = new ArrayList<>();
    private final Timetable timetable =
            new Timetable(
                    List.of(
                            check("daily", new Schedule.Daily(LocalTime.of(6, 30), ZoneOffset.UTC)),
                            check("hourly", new Schedule.Every(Duration.ofHours(1))),
                            check("by-hand", new Schedule.Manual())),
                    () -> now,
                    dues ->
                            called.add(
                                    dues.stream()
                                            .map(due -> due.check().id())
                                            .collect(Collectors.toSet())));

    @Test
    void aCheckIsCalledOnceWhenItFallsDue() {
        assertThat(timetable.look()).isEqualTo(Duration.ofSeconds(10));
        now = now.plusSeconds(10);
        timetable.look();
        now = now.plusSeconds(1);
        timetable.look();
        assertThat(called).containsExactly(Set.of(new CheckId("daily")));
    }

    @Test
    void whatFellDueDuringASleepIsCalledOnce() {
        now = now.plus(Duration.ofHours(49));
        timetable.look();
        assertThat(called).containsExactly(Set.of(new CheckId("daily"), new CheckId("hourly")));
    }

    @Test
    void aClockSetBackCallsNothingTwice() {
        now = now.plusSeconds(30);
        timetable.look();
        now = now.minus(Duration.ofHours(2));
        assertThat(timetable.look()).isLessThanOrEqualTo(Duration.ofSeconds(30));
        assertThat(called).hasSize(1);
    }

    @Test
    void itNeverWaitsLongerThanHalfAMinute() {
        now = Instant.parse("2025-03-04T12:00:01Z");
        assertThat(timetable.look()).isEqualTo(Duration.ofSeconds(30));
    }

    private static Check check(String id, Schedule schedule) {
        var measure =
                new Measure(
                        new MeasureId("m"),
                        "M",
                        new DataSetId("d"),
                        new Formula.RowCount(Optional.empty()),
                        Unit.COUNT);
        return new Check(
                new CheckId(id),
                new Check.Title(id, "", Optional.empty()),
                measure,
                List.of(),
                new Check.Handling(
                        schedule,
                        Optional.empty(),
                        Check.Labels.NONE,
                        Optional.empty(),
                        Optional.empty()));
    }
}
