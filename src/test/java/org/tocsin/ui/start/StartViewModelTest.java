package org.tocsin.ui.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartViewModelTest {
    private final MadeUp workspaces = new MadeUp();
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final StartViewModel model = new StartViewModel(workspaces, work::add, Runnable::run);

    @BeforeEach
    void fill() {
        model.refresh();
        finish();
    }

    private void finish() {
        while (!work.isEmpty()) {
            work.pop().run();
        }
    }

    @Test
    void theListsAreReadInTheBackground() {
        assertThat(model.recents()).hasSize(2);
        assertThat(model.playbook().get()).map(Workspaces.Shipped::name).contains("puffy");
    }

    @Test
    void openingIsBusyUntilItIsDoneAndThenShows() {
        model.openSample();
        assertThat(model.busy().get()).isTrue();
        assertThat(model.progress().get()).isEqualTo("Opening the sample workspace");
        finish();
        assertThat(model.busy().get()).isFalse();
        assertThat(workspaces.asked).containsExactly("sample", "shown");
    }

    @Test
    void progressIsToldAsItGoes() {
        var steps = new java.util.ArrayList<String>();
        model.progress().addListener((_, _, step) -> steps.add(step));
        model.openSample();
        finish();
        assertThat(steps).contains("Generating day 3 of 14").endsWith("");
    }

    @Test
    void impatientClicksOpenOnce() {
        model.openSample();
        model.openSample();
        model.open(Path.of("/w/shop"));
        finish();
        assertThat(workspaces.asked).containsExactly("sample", "shown");
    }

    @Test
    void aRefusalIsToldAndGoesWithTheNextTry() {
        workspaces.refuses = true;
        model.open(Path.of("/w/shop"));
        finish();
        assertThat(model.trouble().getValue()).contains(MadeUp.NEWER);
        assertThat(model.busy().get()).isFalse();
        workspaces.refuses = false;
        model.openSample();
        assertThat(model.trouble().getValue()).isEmpty();
    }

    @Test
    void theRootOfADiskHasNoNameAndCanBeOpened() {
        model.open(Path.of("/"));
        assertThat(model.progress().get()).isEqualTo("Opening /");
    }

    @Test
    void aNewWorkspaceNeedsAllThree() {
        var can = model.canCreate();
        model.create();
        assertThat(can.get()).isFalse();
        model.folder().set(Optional.of(Path.of("/w/new")));
        assertThat(can.get()).isFalse();
        model.data().set(Optional.of(Path.of("/d/events")));
        assertThat(can.get()).isTrue();
        model.create();
        finish();
        assertThat(workspaces.asked).containsExactly("create puffy new events", "shown");
    }

    @Test
    void aForgottenWorkspaceLeavesTheListAtOnce() {
        model.forget(model.recents().getLast());
        assertThat(model.recents()).extracting(Workspaces.Recent::name).containsExactly("Shop");
        finish();
        assertThat(workspaces.asked).containsExactly("forget gone");
    }
}
