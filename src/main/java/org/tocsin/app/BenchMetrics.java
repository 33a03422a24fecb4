package org.tocsin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.tocsin.cli.Refused;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Frozen;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.SeverityGuide;
import org.tocsin.engine.Ids;
import org.tocsin.engine.InForce;
import org.tocsin.engine.LiveIncidents;
import org.tocsin.engine.LiveReviews;
import org.tocsin.engine.Shell;
import org.tocsin.engine.TeamSurroundings;
import org.tocsin.holidays.TeamHolidays;
import org.tocsin.store.Addition;
import org.tocsin.store.EventJson;
import org.tocsin.store.FrozenJson;
import org.tocsin.store.Store;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.Look;
import org.tocsin.ui.kit.NoteBoard;
import org.tocsin.ui.kit.Theme;
import org.tocsin.ui.kit.Threads;
import org.tocsin.ui.reviews.ReviewsPane;

/** Opens the page of response metrics on a made-up year of incidents out of a store on disk. */
final class BenchMetrics {
    private static final Shell SHELL = new Shell(InstantSource.system(), Ids.TIME_ORDERED, "bench");
    private static final String PLAYBOOK = "data-pipeline";
    private static final int AT_ONCE = 250;
    private static final int ROUNDS = 7;

    private final int incidents;

    /**
     * In milliseconds.
     *
     * @param folded all logs into memory, as every start does
     * @param reckoned from memory, without a window
     * @param first the page, when it is opened for the first time in the process
     * @param again the median of opening it anew, in the same window
     */
    record Result(int events, double folded, double reckoned, Opened first, Opened again) {}

    /**
     * @param wall on the clock
     * @param work what all threads of the process worked meanwhile: it stays the same on a machine
     *     that is busy with something else
     */
    record Opened(double wall, double work) {}

    private static double worked() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e6
                : Double.NaN;
    }

    BenchMetrics(int incidents) {
        this.incidents = incidents;
    }

    /** Puts a made-up year into a store; says how many entries its log has got. */
    static int fill(Store store, Playbook playbook, LocalDate first, int count) {
        var scale = playbook.severities().stream().map(SeverityGuide::severity).toList();
        var frozen = new Frozen(playbook.header().name(), scale, BenchYear.rules());
        var rules = store.rulebooks().keep(FrozenJson.write(frozen));
        var places =
                new BenchYear.Places(
                        playbook.response().directory().pipelines().stream()
                                .map(each -> each.id())
                                .toList(),
                        playbook.inputs().dataSets().stream()
                                .map(each -> each.id().value())
                                .toList(),
                        playbook.checks().stream().map(Check::id).map(id -> id.value()).toList());
        var until = first.plusDays(365).atStartOfDay(BenchYear.ZONE).toInstant();
        int events = 0;
        var additions = new ArrayList<Addition>();
        for (var fact : new BenchYear(1, first, places).facts(count)) {
            var entries =
                    BenchYear.log(fact, rules).stream()
                            .filter(each -> each.at().isBefore(until))
                            .map(each -> EventJson.entry(each.at(), each.actor(), each.event()))
                            .toList();
            events += entries.size();
            additions.add(new Addition(fact.id(), 0, entries));
            if (additions.size() == AT_ONCE) {
                store.log().append(List.copyOf(additions));
                additions.clear();
            }
        }
        if (!additions.isEmpty()) {
            store.log().append(List.copyOf(additions));
        }
        return events;
    }

    /** Blocks until it is done; starts the toolkit and ends it. */
    Result run() {
        if (Console.noDisplay()) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        var playbook = Site.playbook(PLAYBOOK);
        var last = LocalDate.of(2026, 11, 14);
        var now = last.plusDays(1).atStartOfDay(BenchYear.ZONE).toInstant().minusSeconds(1);
        Path folder = folder();
        try (var store = store(folder);
                var background = Executors.newVirtualThreadPerTaskExecutor()) {
            int events = fill(store, playbook, last.minusDays(364), incidents);
            var desk = desk(store, playbook);
            double folded = millis(desk::catchUp);
            double reckoned = median(desk::handled);
            var time = new SimpleObjectProperty<>(now);
            var engine =
                    new ReviewsPane.Engine(
                            desk,
                            new LiveReviews(store, desk, playbook, SHELL),
                            () -> playbook,
                            (_, _, _) -> {});
            var around =
                    new ReviewsPane.Around(
                            new Threads(background, Platform::runLater),
                            time,
                            playbook.header().zone(),
                            new NoteBoard(time),
                            (_, _) -> Optional.empty());
            var opened = new CompletableFuture<List<Opened>>();
            Platform.startup(() -> {
                try {
                    new Session(engine, around, opened).open();
                } catch (RuntimeException fault) {
                    // Told by whoever waits for the result.
                    opened.completeExceptionally(fault);
                }
            });
            var times = opened.join();
            var again =
                    times.subList(1, times.size()).stream()
                            .sorted(Comparator.comparing(Opened::wall))
                            .toList();
            return new Result(
                    events, folded, reckoned, times.getFirst(), again.get(again.size() / 2));
        } finally {
            Platform.exit();
            delete(folder);
        }
    }

    private static LiveIncidents desk(Store store, Playbook playbook) {
        var inForce = InForce.of(playbook, new TeamSurroundings(playbook, new TeamHolidays()));
        return new LiveIncidents(store, () -> inForce, SHELL, new Actor.Person("bench"));
    }

    private static Store store(Path folder) {
        if (Store.open(folder.resolve("bench"))
                instanceof org.tocsin.store.Opened.Ready(var store)) {
            return store;
        }
        throw new Refused("no store could be made in " + folder);
    }

    private static double millis(Runnable work) {
        long from = System.nanoTime();
        work.run();
        return (System.nanoTime() - from) / 1e6;
    }

    private static double median(Runnable work) {
        var times = new ArrayList<Double>();
        for (int i = 0; i < ROUNDS; i++) {
            times.add(millis(work));
        }
        times.sort(Comparator.naturalOrder());
        return times.get(ROUNDS / 2);
    }

    /** One window, on the FX thread, into which one page after another is put. */
    private static final class Session {
        private final ReviewsPane.Engine engine;
        private final ReviewsPane.Around around;
        private final CompletableFuture<List<Opened>> result;
        private final List<Opened> times = new ArrayList<>();
        private final StackPane room = new StackPane();
        private final Stage stage = new Stage();
        private final Scene scene = new Theme(new Look()).dress(new Scene(room, 1_280, 800));

        Session(
                ReviewsPane.Engine engine,
                ReviewsPane.Around around,
                CompletableFuture<List<Opened>> result) {
            this.engine = engine;
            this.around = around;
            this.result = result;
        }

        void open() {
            stage.setScene(scene);
            stage.show();
            Platform.runLater(this::next);
        }

        private void next() {
            long from = System.nanoTime();
            double workedBefore = worked();
            var pane = new ReviewsPane(engine, around, new ReviewsPane.Links(_ -> {}));
            var view = pane.view();
            room.getChildren().setAll(view.content());
            view.actions().stream()
                    .filter(action -> action.id().equals("reviews.metrics"))
                    .forEach(Action::perform);
            scene.addPostLayoutPulseListener(
                    new Runnable() {
                        @Override
                        public void run() {
                            if (!isDrawn(view.content())) {
                                Platform.requestNextPulse();
                                return;
                            }
                            scene.removePostLayoutPulseListener(this);
                            times.add(
                                    new Opened(
                                            (System.nanoTime() - from) / 1e6,
                                            worked() - workedBefore));
                            pane.close();
                            Platform.runLater(() -> again());
                        }
                    });
        }

        private static boolean isDrawn(Parent page) {
            return page.lookup("#metrics-table") instanceof TableView<?> table
                    && !table.getItems().isEmpty();
        }

        private void again() {
            if (times.size() > ROUNDS) {
                result.complete(times);
                stage.close();
            } else {
                next();
            }
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("tocsin-bench-metrics");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
