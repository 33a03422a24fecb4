package org.tocsin.ui.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.domain.data.SourceId;
import org.tocsin.engine.Desk;
import org.tocsin.engine.ScheduleDesk;
import org.tocsin.engine.SourceState;

class ScheduleViewModelTest {
    private static final Instant SINCE = Instant.parse("2025-03-04T06:30:00Z");

    private final Rig rig = new Rig();
    private final FakeDesk desk = Shop.desk();
    private final FakeSchedule schedule = new FakeSchedule();
    private final List<String> troubles = new ArrayList<>();

    private ScheduleViewModel model() {
        var model = new ScheduleViewModel(desk, schedule, rig.threads, Shop.ZONE, troubles::add);
        rig.settle();
        return model;
    }

    @Test
    void nothingIsSaidWhileNothingHoldsTheScheduleUp() {
        assertThat(model().obstacles().get()).isEmpty();
    }

    @Test
    void aPauseSaysWhoWhenAndWhyAndCanBeEnded() {
        schedule.pauses.add(
                new ScheduleDesk.Pause(Optional.of("shop"), "ann", SINCE, "moving the warehouse"));
        var model = model();

        var paused = (ScheduleViewModel.Obstacle.Paused) model.obstacles().get().getFirst();
        assertThat(paused.words())
                .isEqualTo(
                        "Source shop is paused by ann since %s: moving the warehouse"
                                .formatted(Moments.exact(SINCE, Shop.ZONE)));
        model.resume(paused);
        rig.settle();
        assertThat(schedule.asked).containsExactly("resume shop");
    }

    @Test
    void aSourceThatRestsSaysUntilWhenAndAfterWhat() {
        var until = SINCE.plus(Duration.ofMinutes(5));
        var model = model();
        desk.tell(
                new Desk.Event.Schedule(
                        List.of(),
                        List.of(
                                new SourceState(
                                        new SourceId("shop"),
                                        SourceState.Phase.OPEN,
                                        Optional.of(
                                                new SourceState.Resting(
                                                        until, 5, "connection refused"))))));
        rig.settle();

        assertThat(model.obstacles().get())
                .containsExactly(
                        new ScheduleViewModel.Obstacle.Resting(
                                "Source shop rests until %s, after 5 failures in a row: connection refused"
                                        .formatted(Moments.exact(until, Shop.ZONE))));
    }

    @Test
    void theScheduleIsNotPausedWithoutAReason() {
        var model = model();
        model.reason().set("  ");

        assertThat(model.pause()).isFalse();
        assertThat(model.fault().get()).isEqualTo("Say why: whoever comes next will ask.");
        rig.settle();
        assertThat(schedule.asked).isEmpty();

        model.reason().set("audit night");
        assertThat(model.pause()).isTrue();
        rig.settle();
        assertThat(schedule.asked).containsExactly("pause all: audit night");
        assertThat(model.fault().get()).isEmpty();
    }

    @Test
    void pastDaysRunOldestFirstAsTheyWereTypedAndOneDayIsEnough() {
        var model = model();
        model.from().set(" 2024-02-28 ");
        model.to().set("2024-03-01");
        assertThat(model.runPast(Rig.checkIds("nulls"))).isTrue();
        model.to().set("");
        assertThat(model.runPast(Rig.checkIds("nulls"))).isTrue();

        rig.settle();
        assertThat(schedule.asked)
                .containsExactly(
                        "run [nulls] from 2024-02-28 to 2024-03-01",
                        "run [nulls] from 2024-02-28 to 2024-02-28");
    }

    @ParameterizedTest
    @CsvSource({
        "yesterday, 2025-03-04, Write both days like 2025-03-04.",
        "2025-02-29, 2025-03-04, Write both days like 2025-03-04.",
        "'', '', Write both days like 2025-03-04.",
        "2025-03-05, 2025-03-04, The last day is before the first.",
        "2023-03-05, 2025-03-04, That is more than a year of days; run it in parts."
    })
    void daysThatAreNoneAreRefusedInWords(String from, String to, String words) {
        var model = model();
        model.from().set(from);
        model.to().set(to);

        assertThat(model.runPast(Rig.checkIds("nulls"))).isFalse();
        assertThat(model.fault().get()).isEqualTo(words);
        rig.settle();
        assertThat(schedule.asked).isEmpty();
    }

    @Test
    void withoutChecksThereIsNothingToRun() {
        var model = model();
        model.from().set("2025-03-04");

        assertThat(model.runPast(Set.of())).isFalse();
        assertThat(model.fault().get()).isEqualTo("Select the checks to run first.");
    }

    @Test
    void aStoreThatCannotBeReadIsToldInTheBanner() {
        schedule.fault = Optional.of(new IllegalStateException("the disk is full."));
        model();

        assertThat(troubles)
                .containsExactly("The schedule could not be read or changed: the disk is full.");
    }
}
