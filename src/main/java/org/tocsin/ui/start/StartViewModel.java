package org.tocsin.ui.start;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tocsin.ui.kit.Trouble;

/** The choices of the start page; work runs on one executor and comes back by the other. */
final class StartViewModel {
    private final Workspaces workspaces;
    private final Executor work;
    private final Executor uiThread;
    private final ObservableList<Workspaces.Recent> recents = FXCollections.observableArrayList();
    private final ObservableList<Workspaces.Shipped> playbooks =
            FXCollections.observableArrayList();
    // Kept, not made anew for each caller: a wrapper hears its list only while it is held on to.
    private final ObservableList<Workspaces.Recent> recentsSeen =
            FXCollections.unmodifiableObservableList(recents);
    private final ObservableList<Workspaces.Shipped> playbooksSeen =
            FXCollections.unmodifiableObservableList(playbooks);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper(this, "progress", "");
    private final ReadOnlyObjectWrapper<Optional<Trouble>> trouble =
            new ReadOnlyObjectWrapper<>(this, "trouble", Optional.empty());
    private final ReadOnlyBooleanWrapper creating = new ReadOnlyBooleanWrapper(this, "creating");
    private final ObjectProperty<Optional<Workspaces.Shipped>> playbook =
            new SimpleObjectProperty<>(this, "playbook", Optional.empty());
    private final ObjectProperty<Optional<Path>> folder =
            new SimpleObjectProperty<>(this, "folder", Optional.empty());
    private final ObjectProperty<Optional<Path>> data =
            new SimpleObjectProperty<>(this, "data", Optional.empty());

    StartViewModel(Workspaces workspaces, Executor work, Executor uiThread) {
        this.workspaces = workspaces;
        this.work = work;
        this.uiThread = uiThread;
    }

    /** Reads the lists; called when the page is shown. */
    void refresh() {
        work.execute(() -> {
            var latest = workspaces.recents();
            var shipped = workspaces.playbooks();
            uiThread.execute(() -> {
                recents.setAll(latest);
                playbooks.setAll(shipped);
                if (playbook.get().isEmpty() && !shipped.isEmpty()) {
                    playbook.set(Optional.of(shipped.getFirst()));
                }
            });
        });
    }

    void openSample() {
        run("Opening the sample workspace", workspaces::openSample);
    }

    void open(Path chosen) {
        run("Opening " + name(chosen), told -> workspaces.open(chosen, told));
    }

    void forget(Workspaces.Recent recent) {
        recents.remove(recent);
        work.execute(() -> workspaces.forget(recent.folder()));
    }

    /** Unfolds, or folds away, what a new workspace needs to know. */
    void toggleCreating() {
        creating.set(!creating.get());
    }

    void create() {
        if (canCreate().get()) {
            create(
                    playbook.get().orElseThrow(),
                    folder.get().orElseThrow(),
                    data.get().orElseThrow());
        }
    }

    private void create(Workspaces.Shipped from, Path into, Path reads) {
        run("Making " + name(into), told -> workspaces.create(from.name(), into, reads, told));
    }

    /** The last part of a path; the root of a disk has none and is called by its whole path. */
    private static Path name(Path folder) {
        var last = folder.getFileName();
        return last == null ? folder : last;
    }

    private void run(String first, Function<Consumer<String>, Workspaces.Outcome> task) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        progress.set(first);
        trouble.set(Optional.empty());
        work.execute(() -> {
            var outcome = task.apply(step -> uiThread.execute(() -> progress.set(step)));
            uiThread.execute(() -> end(outcome));
        });
    }

    void tell(Trouble why) {
        trouble.set(Optional.of(why));
    }

    private void end(Workspaces.Outcome outcome) {
        busy.set(false);
        progress.set("");
        switch (outcome) {
            case Workspaces.Outcome.Opened(var show) -> show.run();
            case Workspaces.Outcome.Refused(var why) -> {
                trouble.set(Optional.of(why));
                refresh();
            }
        }
    }

    ObservableList<Workspaces.Recent> recents() {
        return recentsSeen;
    }

    ObservableList<Workspaces.Shipped> playbooks() {
        return playbooksSeen;
    }

    ObservableBooleanValue busy() {
        return busy.getReadOnlyProperty();
    }

    ObservableStringValue progress() {
        return progress.getReadOnlyProperty();
    }

    ObservableValue<Optional<Trouble>> trouble() {
        return trouble.getReadOnlyProperty();
    }

    ObservableBooleanValue creating() {
        return creating.getReadOnlyProperty();
    }

    ObjectProperty<Optional<Workspaces.Shipped>> playbook() {
        return playbook;
    }

    ObjectProperty<Optional<Path>> folder() {
        return folder;
    }

    ObjectProperty<Optional<Path>> data() {
        return data;
    }

    /** Whether everything that a new workspace needs has been chosen. */
    BooleanBinding canCreate() {
        return Bindings.createBooleanBinding(
                () ->
                        playbook.get().isPresent()
                                && folder.get().isPresent()
                                && data.get().isPresent()
                                && !busy.get(),
                playbook,
                folder,
                data,
                busy);
    }
}
