package org.tocsin.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.tocsin.cli.Refused;
import org.tocsin.cli.Tocsin;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.engine.LiveDesk;
import org.tocsin.ui.kit.Folders;
import org.tocsin.ui.kit.Look;
import org.tocsin.ui.kit.Ticker;
import org.tocsin.ui.kit.Trouble;
import org.tocsin.ui.start.StartPane;
import org.tocsin.workspace.Workspace;

/**
 * The window of one process: the start page, or the desktop of an open workspace. The workspace is
 * opened while the toolkit starts, each on a core of its own.
 */
final class Console {
    private final Wiring wiring;
    private final Timings timings;
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
    private final Look look = new Look();
    private final Ticker ticker;
    private final MainWindow window;
    private Optional<Desktop> desktop = Optional.empty();

    /** On the FX thread. */
    private Console(Wiring wiring, Timings timings) {
        this.wiring = wiring;
        this.timings = timings;
        var stage = new Stage();
        ticker = new Ticker(wiring.clock());
        var memory = new WindowStateFile(wiring.folders().config().resolve("window.properties"));
        window = new MainWindow(stage, look, memory, work);
        // After the window's own handler, which remembers how it stood.
        stage.showingProperty()
                .addListener((_, _, showing) -> {
                    if (!showing) {
                        close();
                    }
                });
    }

    /**
     * Returns at once; the window lives on the FX thread.
     *
     * @param painted called once the first picture of a workspace has been drawn
     */
    static void open(Wiring wiring, Tocsin.Start start, Timings timings, Runnable painted) {
        if (noDisplay()) {
            throw new Refused(
                    "no window can be opened here, there is no display; set DISPLAY, or use a"
                            + " command such as tocsin monitor");
        }
        var library = new Library(wiring);
        var opening =
                CompletableFuture.supplyAsync(
                        () -> first(library, start),
                        task -> Thread.ofPlatform().daemon().name("opening").start(task));
        opening.thenRun(() -> timings.mark("workspace open"));
        try {
            Platform.startup(() -> {
                timings.mark("toolkit up");
                new Console(wiring, timings).show(library, opening, painted);
            });
        } catch (UnsupportedOperationException noDisplay) {
            throw new Refused(
                    "no window can be opened here (%s); set DISPLAY, or use a command such as tocsin monitor"
                            .formatted(noDisplay.getMessage()));
        }
    }

    /** Asked before anything is made on disk; the toolkit itself says so only later. */
    static boolean noDisplay() {
        return System.getProperty("os.name").equals("Linux")
                && Optional.ofNullable(System.getenv("DISPLAY")).orElse("").isBlank()
                && !"Headless".equals(System.getProperty("glass.platform"));
    }

    /** What a start opens: what was asked for, else the last workspace, else the sample. */
    private static Library.Opened first(Library library, Tocsin.Start start) {
        if (start.sample()) {
            return library.sample(start.workspace(), _ -> {});
        }
        Path folder = start.workspace().or(library::last).orElseGet(() -> library.home());
        boolean nothing = start.workspace().isEmpty() && !Files.exists(folder);
        return nothing ? library.sample(Optional.empty(), _ -> {}) : library.open(folder);
    }

    private void show(
            Library library, CompletableFuture<Library.Opened> opening, Runnable painted) {
        Library.Opened opened;
        try {
            opened = opening.join();
        } catch (CompletionException fault) {
            showStart(
                    library,
                    Optional.of(trouble(Optional.ofNullable(fault.getCause()).orElse(fault))));
            return;
        }
        show(library, opened);
        window.whenPainted(() -> {
            timings.mark("first picture painted");
            painted.run();
        });
    }

    private void show(Library library, Library.Opened opened) {
        leave();
        timings.mark("start shown");
        var shell =
                new Desktop.Shell(
                        look,
                        ticker.now(),
                        work,
                        new Desktop.Desks(
                                (workspace, playbook) ->
                                        new ChannelSettings(wiring, workspace.folder(), playbook),
                                wiring::papers,
                                new Drills(wiring)));
        var takeover = new Going(this, library, opened.desk());
        var rulebook =
                new PlaybookFiles(opened.workspace(), opened.before(), library.clock(), takeover);
        var next = new Desktop(opened, shell, rulebook, () -> showStart(library, Optional.empty()));
        desktop = Optional.of(next);
        timings.mark("desktop built");
        window.show(next.frame(), opened.workspace().name(), () -> timings.mark("place drawn"));
        timings.mark("window built");
        next.start();
    }

    /** Goes over to other rules: the new desk is open before the old one is left. */
    private record Going(Console console, Library library, LiveDesk desk)
            implements PlaybookFiles.Takeover {
        @Override
        public BooleanSupplier isInUse() {
            return console.window::isWriting;
        }

        @Override
        public void reopen(
                Workspace workspace, Optional<Playbook> next, Consumer<Trouble> whenRefused) {
            var before = desk.playbook();
            console.work.execute(() -> {
                try {
                    var opened = library.reopen(workspace, next, before);
                    Platform.runLater(() -> console.show(library, opened));
                } catch (RuntimeException fault) {
                    Platform.runLater(() -> whenRefused.accept(trouble(fault)));
                }
            });
        }
    }

    private void showStart(Library library, Optional<Trouble> trouble) {
        leave();
        var pane =
                new StartPane(
                        new Beginnings(library, opened -> show(library, opened)),
                        Folders.ofDesktop(),
                        work,
                        Platform::runLater,
                        ticker.now());
        window.showStart(pane.root());
        trouble.ifPresent(pane::show);
    }

    static Trouble trouble(Throwable fault) {
        return fault instanceof Refused
                ? new Trouble(String.valueOf(fault.getMessage()), "", "")
                : new Trouble("The workspace could not be opened", fault.toString(), "");
    }

    private void leave() {
        desktop.ifPresent(open -> Thread.ofPlatform().start(open::close));
        desktop = Optional.empty();
    }

    private void close() {
        leave();
        ticker.close();
        work.shutdown();
    }
}
