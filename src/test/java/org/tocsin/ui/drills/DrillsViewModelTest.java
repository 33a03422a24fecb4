package org.tocsin.ui.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.drill.Scenario;
import org.tocsin.domain.drill.ScoreDocument;
import org.tocsin.domain.response.Person;
import org.tocsin.playbook.ShippedPlaybooks;
import org.tocsin.ui.kit.Notes;
import org.tocsin.ui.kit.Threads;
import org.tocsin.ui.kit.Trouble;

class DrillsViewModelTest {
    private static final UUID INCIDENT = new UUID(0, 7);
    private static final Scenario SCENARIO =
            ShippedPlaybooks.read("puffy").orElseThrow().drills().getFirst();

    private final Hall hall = new Hall();
    private final Said said = new Said();
    private final DrillsViewModel model =
            new DrillsViewModel(
                    hall, new Threads(Runnable::run, Runnable::run), said, ZoneOffset.UTC);

    private static final class Hall implements DrillHall {
        private final List<Held> held = new ArrayList<>();
        private final List<Order> orders = new ArrayList<>();
        private final List<Watch> watches = new ArrayList<>();

        @Override
        public List<Scenario> scenarios() {
            return List.of(SCENARIO);
        }

        @Override
        public List<Held> held() {
            return held;
        }

        @Override
        public List<Again> again() {
            return List.of(new Again(INCIDENT, 7, "Rows", "CRITICAL"));
        }

        @Override
        public List<Person> people() {
            return List.of(new Person("ada", "Ada", List.of()));
        }

        @Override
        public Scenario scenario(UUID incident) {
            return new Scenario(
                    new Scenario.Named("incident-7", "Again", "", ""),
                    SCENARIO.plot(),
                    SCENARIO.when());
        }

        @Override
        public ScoreDocument score(Path folder) {
            throw new IllegalStateException("its store is gone");
        }

        @Override
        public void hold(Order order, Watch watch) {
            orders.add(order);
            watches.add(watch);
        }
    }

    private static final class Said implements Notes {
        private final List<Trouble> troubles = new ArrayList<>();
        private int busy;

        @Override
        public void said(String sentence) {
            throw new AssertionError(sentence);
        }

        @Override
        public void undoable(String sentence, Runnable undo) {
            throw new AssertionError(sentence);
        }

        @Override
        public Note trouble(Trouble trouble) {
            troubles.add(trouble);
            return () -> {};
        }

        @Override
        public Note busy(String sentence) {
            busy++;
            return () -> busy--;
        }
    }

    @Test
    void theFirstScenarioIsReadyToBeHeldByEverybody() {
        model.refresh();

        assertThat(model.shown().get()).isEqualTo(new DrillsViewModel.Ready(SCENARIO));
        assertThat(model.taking()).containsExactly("ada");

        model.speed().set(300);
        model.taking().clear();
        model.hold();
        model.hold();

        assertThat(hall.orders)
                .as("once, however often it is asked for")
                .containsExactly(new DrillHall.Order(SCENARIO, 300, List.of()));
        assertThat(said.busy).isEqualTo(1);
        hall.watches.getFirst().opened();
        assertThat(said.busy).isZero();
        assertThat(model.opening().get()).isFalse();
    }

    @Test
    void whatWasHeldIsListedOnceItIsOver() {
        model.refresh();
        model.hold();
        hall.watches.getFirst().opened();
        hall.held.add(new DrillHall.Held(Path.of("d"), "Held", Instant.EPOCH, true));
        hall.watches.getFirst().over();

        assertThat(model.entries()).hasSize(3);
        assertThat(model.entries().get(1).caption(ZoneOffset.UTC))
                .isEqualTo("Held 1 Jan 1970 00:00");
    }

    @Test
    void anIncidentThatWasAskedForIsChosen() {
        model.refresh(Optional.of(INCIDENT));

        assertThat(model.shown().get())
                .isInstanceOfSatisfying(
                        DrillsViewModel.Ready.class,
                        ready -> assertThat(ready.scenario().named().id()).isEqualTo("incident-7"));
    }

    @Test
    void aRefusalIsToldAndTheNextTryIsFree() {
        model.refresh();
        model.hold();
        hall.watches.getFirst().refused(new Trouble("The disk is full", "", ""));

        assertThat(said.troubles).extracting(Trouble::what).containsExactly("The disk is full");
        assertThat(said.busy).isZero();
        model.hold();
        assertThat(hall.orders).hasSize(2);
    }

    @Test
    void aScoreThatCannotBeReadIsSaid() {
        hall.held.add(new DrillHall.Held(Path.of("d"), "Held", Instant.EPOCH, false));
        model.refresh();
        model.chosen().set(Optional.of(model.entries().get(1)));

        assertThat(model.shown().get())
                .isInstanceOfSatisfying(
                        DrillsViewModel.Failed.class,
                        failed ->
                                assertThat(failed.trouble().what()).contains("its store is gone"));
    }
}
