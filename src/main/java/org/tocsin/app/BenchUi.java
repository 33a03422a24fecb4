package org.tocsin.app;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.tocsin.ui.incidents.BoardPane;
import org.tocsin.ui.kit.BeatMeter;
import org.tocsin.ui.kit.FrameMeter;
import org.tocsin.ui.kit.Look;
import org.tocsin.ui.kit.NoteBoard;
import org.tocsin.ui.kit.Theme;
import org.tocsin.ui.kit.Threads;

/** Opens a board full of incidents and measures what it costs the FX thread. */
final class BenchUi {
    private static final double BEAT = 1_000.0 / 60;

    private final SimpleObjectProperty<Instant> now;
    private final Asked asked;

    /**
     * How much to measure.
     *
     * @param ticks beats of the one clock
     * @param pulses frames of scrolling
     */
    record Asked(int incidents, int ticks, int pulses) {}

    /**
     * What it cost, in milliseconds.
     *
     * @param tick one beat of the clock with the style and layout passes that follow
     * @param oneLabel the same with a single clock in an empty window, for reference
     * @param still pulses of the same window while nothing moves, for reference
     */
    record Result(
            Cost tick,
            Cost oneLabel,
            FrameMeter.Frames scrolling,
            FrameMeter.Frames still,
            double loaded) {}

    record Cost(double median, double p95, double worst) {
        static Cost of(double[] millis) {
            var sorted = millis.clone();
            Arrays.sort(sorted);
            return new Cost(
                    sorted[sorted.length / 2],
                    sorted[(int) (sorted.length * 0.95)],
                    sorted[sorted.length - 1]);
        }
    }

    BenchUi(Asked asked, Instant now) {
        this.asked = asked;
        this.now = new SimpleObjectProperty<>(now);
    }

    /** Blocks until it is done; starts the toolkit and ends it. */
    Result run() {
        if (Console.noDisplay()) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        var result = new CompletableFuture<Result>();
        Platform.startup(() -> {
            try {
                open(result);
            } catch (RuntimeException e) {
                // Told by whoever waits for the result.
                result.completeExceptionally(e);
            }
        });
        try {
            return result.join();
        } finally {
            Platform.exit();
        }
    }

    private void open(CompletableFuture<Result> result) {
        var theme = new Theme(new Look());
        long began = System.nanoTime();
        var notes = new NoteBoard(now);
        var pane =
                new BoardPane(
                        new BenchIncidents(asked.incidents(), now.get()),
                        new Threads(Runnable::run, Runnable::run),
                        new BoardPane.Clock(now, ZoneOffset.UTC),
                        new BoardPane.Guide(List::of, List::of),
                        new BoardPane.Links(notes, _ -> {}, () -> {}));
        var stage = new Stage();
        var scene = theme.dress(new Scene(pane.view().content(), 1_280, 800));
        stage.setScene(scene);
        stage.show();
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        double loaded = (System.nanoTime() - began) / 1e6;
        var flow = flow(scene).orElseThrow();
        new BeatMeter(scene, asked.ticks(), this::beat)
                .run(tick ->
                        new FrameMeter(asked.pulses(), _ -> {})
                                .run(
                                        BEAT,
                                        still ->
                                                new FrameMeter(asked.pulses(), i -> scroll(flow, i))
                                                        .run(
                                                                BEAT,
                                                                scrolling -> {
                                                                    pane.close();
                                                                    var empty =
                                                                            oneLabel(stage, theme);
                                                                    new BeatMeter(
                                                                                    empty,
                                                                                    asked.ticks(),
                                                                                    this::beat)
                                                                            .run(label -> {
                                                                                stage.close();
                                                                                result.complete(
                                                                                        new Result(
                                                                                                Cost
                                                                                                        .of(
                                                                                                                tick),
                                                                                                Cost
                                                                                                        .of(
                                                                                                                label),
                                                                                                scrolling,
                                                                                                still,
                                                                                                loaded));
                                                                            });
                                                                })));
    }

    private void beat() {
        now.set(now.get().plusSeconds(1));
    }

    /** Down for half of the time, then up again, as far each pulse as a wheel turned hard. */
    private void scroll(VirtualFlow<?> flow, int pulse) {
        flow.scrollPixels(pulse < asked.pulses() / 2 ? 40 : -40);
    }

    private static Optional<VirtualFlow<?>> flow(Scene scene) {
        for (Node node : scene.getRoot().lookupAll(".virtual-flow")) {
            if (node instanceof VirtualFlow<?> flow && flow.getCellCount() > 1) {
                return Optional.of(flow);
            }
        }
        return Optional.empty();
    }

    private Scene oneLabel(Stage stage, Theme theme) {
        var label = new Label();
        label.textProperty().bind(now.map(Instant::toString));
        var scene = theme.dress(new Scene(new StackPane(label), 1_280, 800));
        stage.setScene(scene);
        return scene;
    }
}
