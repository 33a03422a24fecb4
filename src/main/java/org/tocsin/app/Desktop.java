package org.tocsin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.engine.Desk;
import org.tocsin.engine.LiveDesk;
import org.tocsin.engine.ReviewPapers;
import org.tocsin.store.Retention;
import org.tocsin.ui.drills.DrillsPane;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.Actions;
import org.tocsin.ui.kit.FxInbox;
import org.tocsin.ui.kit.Look;
import org.tocsin.ui.kit.Navigator;
import org.tocsin.ui.kit.NoteBoard;
import org.tocsin.ui.kit.PlaceView;
import org.tocsin.ui.kit.Threads;
import org.tocsin.ui.kit.Trouble;
import org.tocsin.ui.playbook.Rulebook;
import org.tocsin.ui.settings.ChannelDesk;
import org.tocsin.ui.settings.SettingsPane;
import org.tocsin.ui.settings.WorkspaceFacts;
import org.tocsin.workspace.Bound;
import org.tocsin.workspace.Workspace;

/** An open workspace on screen: its places, its status bar, and the engine behind them. */
final class Desktop implements AutoCloseable {
    private static final String DRILLS = "Drills";

    private final LiveDesk desk;
    private final NoteBoard notes;
    private final Rooms rooms;
    private final WorkspaceDrills drills;
    private final IntegerProperty failing = new SimpleIntegerProperty(this, "failing");
    private final Frame frame;
    private final ObjectProperty<Status.Part> scheduler =
            new SimpleObjectProperty<>(new Status.Part("Scheduler: starting", Status.Tone.QUIET));
    private final ObjectProperty<Status.Part> sources =
            new SimpleObjectProperty<>(
                    new Status.Part("Sources: not asked yet", Status.Tone.QUIET));
    private final Executor work;
    private final Retention retention;
    private final ObservableValue<Instant> now;

    /** What every desktop of this process shares. */
    record Shell(Look look, ObservableValue<Instant> now, Executor work, Desks desks) {}

    /** What a workspace's own desks are made by. */
    record Desks(
            BiFunction<Workspace, Supplier<Playbook>, ChannelDesk> channels,
            BiFunction<Workspace, LiveDesk, ReviewPapers> papers,
            Drills drills) {}

    /**
     * @param rulebook the files behind the rules
     * @param leave goes back to the start page
     */
    Desktop(Library.Opened opened, Shell shell, Rulebook rulebook, Runnable leave) {
        desk = opened.desk();
        work = shell.work();
        retention = Wiring.retention(opened.workspace());
        now = shell.now();
        notes = new NoteBoard(shell.now());
        var zone = zone(opened.workspace());
        var threads = new Threads(work, Platform::runLater);
        rooms =
                new Rooms(
                        desk,
                        new Rooms.Kit(threads, shell.now(), zone, notes, shell.look()),
                        new Going(this),
                        rulebook,
                        Optional.of(shell.desks().papers().apply(opened.workspace(), desk)));
        drills = new WorkspaceDrills(shell.desks().drills(), opened.workspace(), desk, shell, zone);
        var places =
                new Places(
                        rooms.rail(),
                        List.of(
                                new Place(
                                        DrillsPane.ID,
                                        "Drills",
                                        Feather.TARGET,
                                        "d",
                                        () -> new DrillsPane(drills, threads, notes, zone).view()),
                                new Place(
                                        "settings",
                                        "Settings",
                                        Feather.SETTINGS,
                                        "s",
                                        () -> settings(opened.workspace(), shell))));
        var actions = new Actions();
        var status =
                new Status(
                        new Status.Parts(scheduler, sources, rooms.outbox()),
                        rooms.onCall(),
                        zone,
                        shell.now());
        frame = new Frame(places, actions, status, notes, shell.look());
        frame.badge(IncidentPlace.ID).bind(rooms.open());
        frame.badge(Rooms.CHECKS).bind(failing);
        frame.badge(Rooms.PLAYBOOK).bind(rooms.problems());
        frame.badge(Rooms.NOTICES).bind(rooms.givenUp());
        actions.add(rooms.actions());
        actions.add(
                List.of(
                        Action.of(
                                "drills.start",
                                "Start a drill…",
                                DRILLS,
                                () -> frame.go(DrillsPane.ID)),
                        Action.of(
                                        "drills.again",
                                        "Drill this incident again",
                                        DRILLS,
                                        this::drillAgain)
                                .when(frame.isIn(IncidentPlace.ID)),
                        Action.of(
                                "workspace.other", "Open another workspace", "Workspace", leave)));
        Consumer<Desk.Event> inbox = new FxInbox<>(Platform::runLater, this::follow);
        desk.listen(inbox::accept);
    }

    private void drillAgain() {
        frame.item().ifPresent(incident -> frame.open(DrillsPane.ID, incident, "Again"));
    }

    /** Goes where a place leads, by the frame that is built after the places. */
    private record Going(Desktop desktop) implements Navigator {
        @Override
        public void go(String place) {
            desktop.frame.go(place);
        }

        @Override
        public void open(String place, String item, String title) {
            desktop.frame.open(place, item, title);
        }

        @Override
        public void back() {
            desktop.frame.back();
        }

        @Override
        public void forward() {
            desktop.frame.forward();
        }
    }

    /** Lets the engine run; what it finds appears by itself. */
    void start() {
        work.execute(() -> {
            desk.start(retention);
            refreshSources();
            Platform.runLater(rooms::start);
        });
    }

    Frame frame() {
        return frame;
    }

    private PlaceView settings(Workspace workspace, Shell shell) {
        return new SettingsPane(
                        shell.look(),
                        new SettingsPane.Facts(
                                () -> facts(workspace),
                                new PlaybookSources(desk, () -> found(workspace)),
                                shell.desks().channels().apply(workspace, desk::playbook)),
                        notes,
                        new Threads(work, Platform::runLater),
                        now::getValue)
                .view();
    }

    /** The sources where this workspace finds them; else as the playbook has them. */
    private List<SourceSpec> found(Workspace workspace) {
        var said = desk.playbook().inputs().sources();
        return switch (workspace.bind(said)) {
            case Bound.Sources(var bound) -> bound;
            case Bound.Refused _ -> said;
        };
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
                case Desk.Event.Progress _, Desk.Event.Schedule _ -> {}
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
        int wrong = (int) statuses.stream().filter(Desktop::isWrong).count();
        Platform.runLater(() -> {
            sources.set(part);
            failing.set(wrong);
        });
    }

    private static boolean isWrong(Desk.Status status) {
        return status.last()
                .map(run ->
                        switch (run.judgement().verdict()) {
                            case Verdict.Breach _, Verdict.Broken _ -> true;
                            case Verdict.Healthy _, Verdict.Learning _ -> false;
                        })
                .orElse(false);
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
        Platform.runLater(() -> {
            drills.close();
            rooms.close();
        });
        desk.close();
    }
}
