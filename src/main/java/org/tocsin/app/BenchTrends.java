package org.tocsin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.tocsin.cli.Refused;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.engine.Ids;
import org.tocsin.engine.LiveDesk;
import org.tocsin.engine.Rules;
import org.tocsin.engine.Shell;
import org.tocsin.engine.SourcePool;
import org.tocsin.store.Opened;
import org.tocsin.store.Series;
import org.tocsin.store.Store;
import org.tocsin.ui.kit.FrameMeter;
import org.tocsin.ui.kit.Look;
import org.tocsin.ui.kit.NoteBoard;
import org.tocsin.ui.kit.Theme;
import org.tocsin.ui.kit.Threads;
import org.tocsin.ui.trends.TrendsPane;

/**
 * Opens the trend of one very long series out of a store on disk, and measures the first picture,
 * the whole one, and what zooming and panning over all of it cost.
 */
final class BenchTrends {
    private static final double BEAT = 1_000.0 / 60;
    private static final int WIDTH = 1_280;
    private static final int HEIGHT = 800;

    private final int points;
    private final int pulses;

    /**
     * Times in milliseconds, memory in megabytes.
     *
     * @param first until the newest values were on screen
     * @param whole until all of them were
     * @param firstWork what the process worked until the newest were on screen
     */
    record Result(
            double first, double whole, double firstWork, Frames frames, double heldMegabytes) {}

    /**
     * @param still pulses of the same window while nothing moves, for reference
     */
    record Frames(
            FrameMeter.Frames zooming,
            FrameMeter.Frames panning,
            FrameMeter.Frames still,
            Cost zoomCost,
            Cost panCost) {}

    /**
     * What all threads of the process worked for a frame, in milliseconds: it stays the same on a
     * machine that is busy with something else.
     */
    record Cost(double aFrame) {}

    private static double worked() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e6
                : Double.NaN;
    }

    BenchTrends(int points, int pulses) {
        this.points = points;
        this.pulses = pulses;
    }

    /** Blocks until it is done; starts the toolkit and ends it. */
    Result run() {
        if (Console.noDisplay()) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        Path folder = folder();
        try (var store = filled(folder);
                var background = Executors.newVirtualThreadPerTaskExecutor()) {
            var result = new CompletableFuture<Result>();
            var desk = desk(store);
            Platform.startup(() -> {
                try {
                    new Session(desk, new Threads(background, Platform::runLater), result).open();
                } catch (RuntimeException fault) {
                    // Told by whoever waits for the result.
                    result.completeExceptionally(fault);
                }
            });
            return result.join();
        } finally {
            Platform.exit();
            delete(folder);
        }
    }

    private Store filled(Path folder) {
        if (!(Store.open(folder.resolve("bench")) instanceof Opened.Ready(var store))) {
            throw new Refused("no store could be made in " + folder);
        }
        var from = InstantSource.system().instant().minus(Duration.ofMinutes(points));
        store.points().fill(Series.of("bench", measure()), from, points);
        return store;
    }

    private static Measure measure() {
        return new Measure(
                new MeasureId("load"),
                "Load",
                new DataSetId("bench"),
                new Formula.RowCount(Optional.empty()),
                Unit.NUMBER);
    }

    private static LiveDesk desk(Store store) {
        var check =
                new Check(
                        new CheckId("load"),
                        new Check.Title("Load, one value a minute", "", Optional.empty()),
                        measure(),
                        List.of(),
                        new Check.Handling(
                                new Schedule.Manual(),
                                Optional.empty(),
                                Check.Labels.NONE,
                                Optional.empty(),
                                Optional.empty()));
        var playbook =
                new Playbook(
                        new Playbook.Header("bench", "Bench", "", ZoneOffset.UTC),
                        List.of(),
                        new Playbook.Inputs(List.of(), List.of(), List.of(measure())),
                        List.of(check),
                        Playbook.Conduct.none(ZoneOffset.UTC));
        var sources =
                new SourcePool(
                        List.of(),
                        spec -> {
                            throw new IllegalStateException("nothing is read from " + spec);
                        });
        return new LiveDesk(
                new Rules(playbook, sources),
                store,
                new Shell(InstantSource.system(), Ids.TIME_ORDERED, "bench"),
                new Actor.Person("bench"),
                HolidaySource.NONE);
    }

    /** One window, on the FX thread. */
    private final class Session {
        private final TrendsPane pane;
        private final Stage stage = new Stage();
        private final CompletableFuture<Result> result;
        private final long heldBefore = held();
        private long asked;
        private double first;
        private double firstWork;
        private double workedBefore;
        private double whole;

        Session(LiveDesk desk, Threads threads, CompletableFuture<Result> result) {
            this.result = result;
            var now = new SimpleObjectProperty<Instant>(InstantSource.system().instant());
            pane =
                    new TrendsPane(
                            desk.trends(),
                            threads,
                            new TrendsPane.Around(
                                    now,
                                    ZoneOffset.UTC,
                                    new NoteBoard(now),
                                    (_, _) -> Optional.empty()),
                            new TrendsPane.Links(_ -> {}, _ -> {}, _ -> {}));
        }

        void open() {
            stage.setScene(
                    new Theme(new Look()).dress(new Scene(pane.view().content(), WIDTH, HEIGHT)));
            stage.show();
            // The list of metrics is there first, and the program is warm as after a start.
            new FrameMeter(90, _ -> {}).run(BEAT, _ -> ask());
        }

        private void ask() {
            asked = System.nanoTime();
            workedBefore = worked();
            pane.showAll("load");
            stage.getScene().addPostLayoutPulseListener(this::painted);
        }

        private void painted() {
            int drawn = pane.charted();
            if (drawn > 0 && first == 0) {
                first = (System.nanoTime() - asked) / 1e6;
                firstWork = worked() - workedBefore;
            }
            if (drawn >= points && whole == 0) {
                whole = (System.nanoTime() - asked) / 1e6;
                Platform.runLater(this::meter);
            }
        }

        private void meter() {
            double before = worked();
            zoom(zooming -> {
                var zoomCost = new Cost((worked() - before) / pulses);
                double between = worked();
                pan(panning -> {
                    var panCost = new Cost((worked() - between) / pulses);
                    new FrameMeter(pulses, _ -> {})
                            .run(
                                    BEAT,
                                    still ->
                                            done(
                                                    new Frames(
                                                            zooming, panning, still, zoomCost,
                                                            panCost)));
                });
            });
        }

        private void zoom(Consumer<FrameMeter.Frames> then) {
            new FrameMeter(pulses, i -> pane.zoom(i / 20 % 2 == 0 ? 0.93 : 1 / 0.93))
                    .run(BEAT, then);
        }

        private void pan(Consumer<FrameMeter.Frames> then) {
            new FrameMeter(pulses, i -> pane.pan(i / 30 % 2 == 0 ? -0.01 : 0.01)).run(BEAT, then);
        }

        private void done(Frames frames) {
            double megabytes = (held() - heldBefore) / 1e6;
            pane.close();
            stage.close();
            result.complete(new Result(first, whole, firstWork, frames, megabytes));
        }
    }

    /** What is in use after the garbage is gone. */
    private static long held() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("tocsin-bench");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException _) {
            // A temporary folder that stays is the system's to remove.
            return;
        }
    }
}
