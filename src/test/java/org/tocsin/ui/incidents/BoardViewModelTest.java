package org.tocsin.ui.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.State;
import org.tocsin.ui.kit.Threads;

class BoardViewModelTest {
    private final BoardShop shop = new BoardShop();
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final Queue<Runnable> ui = new ArrayDeque<>();
    private final SimpleObjectProperty<Instant> now = new SimpleObjectProperty<>(BoardShop.NOON);
    private final Said said = new Said();

    private BoardViewModel model() {
        return new BoardViewModel(
                shop.desk,
                new Threads(background::add, ui::add),
                now,
                new BoardPane.Links(said, _ -> {}, () -> {}));
    }

    private BoardViewModel loaded() {
        var model = model();
        settle();
        return model;
    }

    private void settle() {
        while (!background.isEmpty() || !ui.isEmpty()) {
            for (var next = background.poll(); next != null; next = background.poll()) {
                next.run();
            }
            for (var next = ui.poll(); next != null; next = ui.poll()) {
                next.run();
            }
        }
    }

    private void beat() {
        settle();
        now.set(now.get().plusSeconds(1));
    }

    private static List<String> lines(BoardViewModel model, State state) {
        return model.column(state).lines().get().stream()
                .map(line ->
                        switch (line) {
                            case BoardRow row -> "#" + row.now().incident().id().number();
                            case BoardLane(var title, var count) -> title + " " + count;
                        })
                .toList();
    }

    @Test
    void cardsStandByTheirNextDeadlineThenByTheirSeverity() {
        shop.open("late", "P3", "");
        shop.open("soon", "P1", "");
        shop.open("sooner", "P0", "");
        var model = loaded();
        assertThat(lines(model, State.DETECTED)).containsExactly("#3", "#2", "#1");
        assertThat(model.open().get()).isEqualTo(3);
        assertThat(model.phase().get()).isEqualTo(new BoardViewModel.Phase.Shown());
    }

    @Test
    void aWorkspaceWithoutIncidentsSaysSoAndFirstShowsThatItReads() {
        var model = model();
        assertThat(model.phase().get()).isEqualTo(new BoardViewModel.Phase.Loading());
        settle();
        assertThat(model.phase().get()).isEqualTo(new BoardViewModel.Phase.NoIncidents());
        shop.open("first", "P0", "");
        beat();
        assertThat(model.phase().get()).isEqualTo(new BoardViewModel.Phase.Shown());
    }

    @Test
    void whatHappensWhileItReadsIsNotLost() {
        shop.open("one", "P0", "");
        var model = model();
        background.poll().run();
        shop.desk.perform(shop.incident(1).id().uuid(), new Command.Acknowledge());
        shop.open("two", "P0", "");
        while (!background.isEmpty()) {
            background.poll().run();
        }
        beat();
        assertThat(lines(model, State.ACKNOWLEDGED)).containsExactly("#1");
        assertThat(lines(model, State.DETECTED)).containsExactly("#2");
    }

    @Test
    void nothingJumpsUnderThePointerUntilItLeaves() {
        shop.open("one", "P1", "");
        var model = loaded();
        model.pointer(true);
        var row = model.column(State.DETECTED).cards().getFirst();
        shop.open("worse", "P0", "");
        shop.desk.perform(row.id(), new Command.Retitle("renamed"));
        beat();
        assertThat(lines(model, State.DETECTED)).containsExactly("#1");
        assertThat(row.now().incident().subject().title()).isEqualTo("renamed");
        model.pointer(false);
        assertThat(lines(model, State.DETECTED)).containsExactly("#2", "#1");
    }

    @Test
    void whatThePersonDoesIsShownAtOnceEvenUnderThePointer() {
        shop.open("one", "P1", "");
        var model = loaded();
        model.pointer(true);
        model.deeds().acknowledge(model.column(State.DETECTED).cards().getFirst());
        settle();
        assertThat(lines(model, State.DETECTED)).isEmpty();
        assertThat(lines(model, State.ACKNOWLEDGED)).containsExactly("#1");
        assertThat(said.all).containsExactly("#1 acknowledged");
    }

    @Test
    void aMoveCanBeUndoneWhereTheLifeOfAnIncidentAllowsIt() {
        shop.open("one", "P1", "");
        var model = loaded();
        var row = model.column(State.DETECTED).cards().getFirst();
        model.deeds().move(row, State.INVESTIGATING);
        settle();
        assertThat(said.undos).as("what was detected stays known").isEmpty();
        model.deeds().move(row, State.MITIGATING);
        settle();
        said.undos.getLast().run();
        settle();
        assertThat(row.state()).isEqualTo(State.INVESTIGATING);
        assertThat(lines(model, State.INVESTIGATING)).containsExactly("#1");
    }

    @Test
    void aResolutionUndoneOpensTheIncidentAgainWhereItWas() {
        shop.open("one", "P1", "");
        var model = loaded();
        var row = model.column(State.DETECTED).cards().getFirst();
        model.deeds().move(row, State.MITIGATING);
        settle();
        model.deeds().resolve(row);
        settle();
        assertThat(lines(model, State.RESOLVED)).containsExactly("#1");
        assertThat(model.open().get()).isZero();
        said.undos.getLast().run();
        settle();
        assertThat(row.state()).isEqualTo(State.MITIGATING);
    }

    @Test
    void aRefusalSaysWhyAndMovesNothing() {
        shop.open("one", "P1", "");
        var model = loaded();
        model.deeds().move(model.column(State.DETECTED).cards().getFirst(), State.CLOSED);
        settle();
        assertThat(said.all)
                .containsExactly("An open incident is resolved first, or dismissed if it is none");
        assertThat(lines(model, State.DETECTED)).containsExactly("#1");
    }

    @Test
    void aNoteGoesOnTheTimeline() {
        shop.open("one", "P1", "");
        var model = loaded();
        model.deeds().note(model.column(State.DETECTED).cards().getFirst(), "  seen it ");
        settle();
        assertThat(shop.desk.log(shop.incident(1).id().uuid()).getLast().event())
                .isEqualTo(new Event.Wrote(Event.Entry.NOTE, "seen it"));
    }

    @Test
    void theFilterTakesSeverityPipelineWordsAndMine() {
        shop.open("Null ids", "P0", "checkout-events");
        shop.open("Late export", "P1", "revenue-daily");
        shop.desk.perform(shop.incident(2).id().uuid(), new Command.Acknowledge());
        var model = loaded();
        model.filter(BoardFilter.NONE.toggle("P0"));
        assertThat(model.column(State.ACKNOWLEDGED).count().get()).isZero();
        assertThat(lines(model, State.DETECTED)).containsExactly("#1");
        model.filter(BoardFilter.NONE.withMine(true));
        assertThat(lines(model, State.ACKNOWLEDGED)).containsExactly("#2");
        assertThat(lines(model, State.DETECTED)).isEmpty();
        model.filter(BoardFilter.NONE.withPipeline("checkout-events").withText("NULL checkout"));
        assertThat(lines(model, State.DETECTED)).containsExactly("#1");
        model.filter(BoardFilter.NONE.withText("#2"));
        assertThat(lines(model, State.ACKNOWLEDGED)).containsExactly("#2");
        model.filter(BoardFilter.NONE.withText("zebra"));
        assertThat(model.phase().get()).isEqualTo(new BoardViewModel.Phase.NoMatch());
        model.filter(BoardFilter.NONE.withCategory("data-quality"));
        assertThat(model.phase().get()).isEqualTo(new BoardViewModel.Phase.Shown());
    }

    @Test
    void lanesHeadTheCardsOfAGroupTheNamelessLast() {
        shop.open("one", "P0", "");
        shop.open("two", "P1", "revenue-daily");
        shop.open("three", "P0", "checkout-events");
        var model = loaded();
        model.group(BoardGrouping.PIPELINE);
        assertThat(lines(model, State.DETECTED))
                .containsExactly(
                        "Checkout events 1", "#3", "Daily revenue 1", "#2", "No pipeline 1", "#1");
        model.group(BoardGrouping.SEVERITY);
        assertThat(lines(model, State.DETECTED)).startsWith("P0 2").contains("P1 1");
        assertThat(model.column(State.DETECTED).count().get()).isEqualTo(3);
    }

    @Test
    void reviewedAndClosedStandBehindASwitch() {
        shop.open("one", "P0", "");
        var id = shop.incident(1).id().uuid();
        shop.desk.perform(id, new Command.Resolve("", Optional.empty()));
        shop.desk.perform(id, new Command.Close());
        var model = loaded();
        assertThat(model.shown())
                .extracting(BoardColumnModel::title)
                .containsExactly(
                        "Detected", "Acknowledged", "Investigating", "Mitigating", "Resolved");
        model.showClosed(true);
        assertThat(model.shown())
                .extracting(BoardColumnModel::title)
                .endsWith("Reviewed", "Closed");
        assertThat(lines(model, State.CLOSED)).containsExactly("#1");
    }

    @Test
    void aClosedBoardHearsNothingMore() {
        var model = loaded();
        model.close();
        shop.open("one", "P0", "");
        beat();
        assertThat(model.open().get()).isZero();
    }
}
