package org.tocsin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Verdict;
import org.tocsin.engine.Desk;
import org.tocsin.engine.LiveDesk;
import org.tocsin.ui.checks.ChecksPane;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.Actions;
import org.tocsin.ui.kit.Density;
import org.tocsin.ui.kit.FxInbox;
import org.tocsin.ui.kit.Look;
import org.tocsin.ui.kit.NoteBoard;
import org.tocsin.ui.kit.PlaceView;
import org.tocsin.ui.kit.Trouble;
import org.tocsin.ui.settings.SettingsPane;
import org.tocsin.ui.settings.WorkspaceFacts;
import org.tocsin.workspace.Workspace;

/** An open workspace on screen: its places, its status bar, and the engine behind them. */
final class Desktop implements AutoCloseable {
    private static final String CHECKS = "checks";

    private final LiveDesk desk;
    private final NoteBoard notes;
    private final ChecksPane checks;
    private final Frame frame;
    private final ObjectProperty<Status.Part> scheduler =
            new SimpleObjectProperty<>(new Status.Part("Scheduler: starting", Status.Tone.QUIET));
    private final ObjectProperty<Status.Part> sources =
            new SimpleObjectProperty<>(
                    new Status.Part("Sources: not asked yet", Status.Tone.QUIET));
    private final Executor work;

    /** What every desktop of this process shares. */
    record Shell(Look look, ObservableValue<Instant> now, Executor work) {}

    /**
     * @param leave goes back to the start page
     */
    Desktop(Library.Opened opened, Shell shell, Runnable leave) {
        desk = opened.desk();
        work = shell.work();
        notes = new NoteBoard(shell.now());
        var zone = zone(opened.workspace());
        var threads = new ChecksPane.Threads(work, Platform::runLater);
        checks = new ChecksPane(desk, threads, shell.now(), zone);
        var places =
                new Places(
                        List.of(
                                new Place(
                                        CHECKS,
                                        "Checks",
                                        Feather.CHECK_SQUARE,
                                        "c",
                                        this::checksView)),
                        List.of(
                                new Place(
                                        "settings",
                                        "Settings",
                                        Feather.SETTINGS,
                                        "s",
                                        () -> settings(opened.workspace(), shell.look()))));
        var actions = new Actions();
        var status = new Status(scheduler, sources, zone, shell.now());
        frame = new Frame(places, actions, status, notes, shell.look());
        frame.badge(CHECKS).bind(checks.badge());
        share(shell.look().density(), checks.compact());
        actions.add(
                List.of(
                        Action.of(
                                "workspace.other", "Open another workspace", "Workspace", leave)));
        Consumer<Desk.Event> inbox = new FxInbox<>(Platform::runLater, this::follow);
        desk.listen(inbox::accept);
    }

    /** One height of rows, whether it is changed in the settings or above the table. */
    private static void share(ObjectProperty<Density> density, BooleanProperty compact) {
        compact.set(density.get() == Density.COMPACT);
        density.addListener((_, _, chosen) -> compact.set(chosen == Density.COMPACT));
        compact.addListener((_, _, low) -> density.set(low ? Density.COMPACT : Density.NORMAL));
    }

    /** Lets the engine run; what it finds appears by itself. */
    void start() {
        work.execute(() -> {
            desk.start();
            refreshSources();
        });
    }

    Frame frame() {
        return frame;
    }

    private PlaceView settings(Workspace workspace, Look look) {
        return new SettingsPane(look, () -> facts(workspace), notes, work, Platform::runLater)
                .view();
    }

    private PlaceView checksView() {
        var actions =
                checks.actions().stream()
                        .map(action ->
                                Action.of(action.id(), action.title(), "Checks", action.run()))
                        .toList();
        return PlaceView.of(checks.root())
                .withActions(actions)
                .onItem(item -> item.map(CheckId::new).ifPresent(checks::show));
    }

    private void follow(List<Desk.Event> events) {
        boolean ran = false;
        for (var event : events) {
            switch (event) {
                case Desk.Event.Leadership(var here, var leader) ->
                        scheduler.set(
                                here
                                        ? new Status.Part(
                                                "Scheduler: this window", Status.Tone.GOOD)
                                        : new Status.Part(
                                                "Scheduler: " + leader, Status.Tone.QUIET));
                case Desk.Event.Ran _ -> ran = true;
                case Desk.Event.Trouble(var message) -> notes.trouble(new Trouble(message, "", ""));
                case Desk.Event.Progress _ -> {}
            }
        }
        if (ran) {
            work.execute(this::refreshSources);
        }
    }

    /** A source stands as well as the newest runs of its checks say. */
    private void refreshSources() {
        var statuses = desk.statuses();
        long broken = statuses.stream().filter(Desktop::isBroken).count();
        boolean asked = statuses.stream().anyMatch(status -> status.last().isPresent());
        int count = desk.playbook().inputs().sources().size();
        String names = count == 1 ? "1 source" : count + " sources";
        var part =
                broken > 0
                        ? new Status.Part(
                                "%s, %d checks could not be run".formatted(names, broken),
                                Status.Tone.TROUBLE)
                        : asked
                                ? new Status.Part(names + " answering", Status.Tone.GOOD)
                                : new Status.Part(names + ", not asked yet", Status.Tone.QUIET);
        Platform.runLater(() -> sources.set(part));
    }

    private static boolean isBroken(Desk.Status status) {
        return status.last()
                .map(run -> run.judgement().verdict() instanceof Verdict.Broken)
                .orElse(false);
    }

    private ZoneId zone(Workspace workspace) {
        return workspace.file().zone().orElse(desk.playbook().header().zone());
    }

    private WorkspaceFacts facts(Workspace workspace) {
        var store = workspace.store();
        var header = desk.playbook().header();
        return new WorkspaceFacts(
                workspace.folder(), store, size(store), header.title(), version());
    }

    private static long size(Path store) {
        var file = store.resolveSibling(store.getFileName() + ".mv.db");
        try {
            return Files.size(Files.exists(store) ? store : file);
        } catch (IOException _) {
            // Shown as nothing kept yet; the store itself says when it cannot be read.
            return 0;
        }
    }

    private static String version() {
        return Optional.ofNullable(Desktop.class.getPackage().getImplementationVersion())
                .orElse("from classes");
    }

    @Override
    public void close() {
        Platform.runLater(checks::close);
        desk.close();
    }
}
