package org.tocsin.ui.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.notice.Attempt;
import org.tocsin.domain.notice.Notice.Standing;
import org.tocsin.domain.notice.Stage;
import org.tocsin.ui.incidents.BoardShop;
import org.tocsin.ui.kit.Threads;

class OutboxViewModelTest {
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final Queue<Runnable> ui = new ArrayDeque<>();
    private final FakeNotices desk = new FakeNotices();

    private OutboxViewModel model() {
        var model =
                new OutboxViewModel(
                        new NoticesPane.Engine(desk, new BoardShop().desk, new FakeQuiet()),
                        new Threads(background::add, ui::add),
                        new SimpleObjectProperty<>(FakeNotices.NOON),
                        ZoneOffset.UTC);
        settle();
        return model;
    }

    private void settle() {
        while (!background.isEmpty() || !ui.isEmpty()) {
            drain(background);
            drain(ui);
        }
    }

    private static void drain(Queue<Runnable> queue) {
        for (var next = queue.poll(); next != null; next = queue.poll()) {
            next.run();
        }
    }

    private static Standing dead() {
        return new Standing.Dead(FakeNotices.NOON, "404 no_service");
    }

    @Test
    void theNewestComesFirstAndGivenUpOnesAreCounted() {
        desk.put(1, dead(), Optional.empty());
        desk.put(2, new Standing.Waiting(0, FakeNotices.NOON, ""), Optional.empty());
        var model = model();

        assertThat(model.rows().get())
                .extracting(OutboxViewModel.Row::id)
                .containsExactly(new UUID(0, 2), new UUID(0, 1));
        assertThat(model.dead().get()).isEqualTo(1);
        assertThat(model.phase().get()).isEqualTo(new OutboxViewModel.Phase.Shown());
    }

    @Test
    void theFilterReadsAnewAndAnAnswerToAnotherQuestionIsDropped() {
        desk.put(1, dead(), Optional.empty());
        desk.put(2, new Standing.Sent(FakeNotices.NOON, "ok", false), Optional.empty());
        var model = model();
        model.show(Optional.of(Stage.DEAD));
        model.show(Optional.of(Stage.SENT));
        settle();

        assertThat(model.rows().get())
                .extracting(OutboxViewModel.Row::stage)
                .containsExactly(Stage.SENT);
    }

    @Test
    void whatChangesWhileOneReadingIsUnderWayIsReadOnceMore() {
        var model = model();
        model.refresh();
        desk.tell();
        drain(ui);
        desk.put(1, dead(), Optional.empty());
        assertThat(background).hasSize(1);
        settle();

        assertThat(model.rows().get()).hasSize(1);
    }

    @Test
    void olderOnesAreReadWhenAskedFor() {
        for (int i = 0; i < OutboxViewModel.PAGE + 5; i++) {
            desk.put(i, dead(), Optional.empty());
        }
        var model = model();
        assertThat(model.rows().get()).hasSize(OutboxViewModel.PAGE);
        assertThat(model.more().get()).isTrue();
        model.showMore();
        settle();

        assertThat(model.rows().get()).hasSize(OutboxViewModel.PAGE + 5);
        assertThat(model.more().get()).isFalse();
    }

    @Test
    void anOpenNoticeComesWithItsTriesAndFollowsWhatBecomesOfIt() {
        desk.put(1, new Standing.Waiting(1, FakeNotices.NOON, "503"), Optional.empty());
        desk.attempts.add(new Attempt(1, FakeNotices.NOON, 1, Optional.empty()));
        var model = model();
        model.open(model.rows().get().getFirst());
        settle();
        assertThat(model.detail().get().orElseThrow().attempts()).hasSize(1);

        desk.all.clear();
        desk.put(1, new Standing.Sent(FakeNotices.NOON, "ok", false), Optional.empty());
        desk.tell();
        settle();
        assertThat(model.detail().get().orElseThrow().row().stage()).isEqualTo(Stage.SENT);
    }

    @Test
    void retryingAndDroppingGoToTheDeskInTheNameOfWhoeverIsHere() {
        var kept = desk.put(1, dead(), Optional.empty());
        var model = model();
        model.retry(List.of(kept.notice().id()));
        model.retryAll();
        model.drop(kept.notice().id(), "ada");
        settle();

        assertThat(desk.asked)
                .containsExactly(
                        "retry [00000000-0000-0000-0000-000000000001]",
                        "retry all",
                        "drop 00000000-0000-0000-0000-000000000001: dropped by ada");
    }

    @Test
    void anOutboxThatCannotBeReadSaysSoAndCanBeAskedAgain() {
        desk.fault = Optional.of(new IllegalStateException("the disk is full."));
        var model = model();
        assertThat(model.phase().get())
                .isEqualTo(
                        new OutboxViewModel.Phase.Failed(
                                "The outbox could not be read: the disk is full."));
        desk.fault = Optional.empty();
        model.refresh();
        settle();

        assertThat(model.phase().get()).isEqualTo(new OutboxViewModel.Phase.Shown());
    }

    @Test
    void aClosedModelListensNoMore() {
        model().close();
        assertThat(desk.listeners()).isZero();
    }
}
