package org.tocsin.app;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.tocsin.ui.kit.Look;
import org.tocsin.ui.kit.Theme;

/**
 * The window: first the start page or a frame, later another. Remembers where it stood, how it
 * looked and where the person was.
 */
public final class MainWindow {
    private static final List<Integer> ICONS = List.of(16, 32, 64, 128);

    private final Stage stage;
    private final Look look;
    private final Theme theme;
    private final WindowMemory memory;
    private final Executor work;
    private final WindowState remembered;
    private Spot spot;
    private Optional<Frame> frame = Optional.empty();
    private Optional<String> coming = Optional.empty();

    /**
     * Reads the memory and takes the look over from it. Call on the FX thread.
     *
     * @param work runs the small file writes while the window is open
     */
    public MainWindow(Stage stage, Look look, WindowMemory memory, Executor work) {
        this.stage = stage;
        this.look = look;
        this.memory = memory;
        this.work = work;
        remembered = memory.load();
        look.mode().set(remembered.mode());
        look.density().set(remembered.density());
        theme = new Theme(look);
        spot = remembered.spot().on(screens());
        stage.setMinWidth(Spot.LEAST_WIDTH);
        stage.setMinHeight(Spot.LEAST_HEIGHT);
        look.mode().addListener((_, _, _) -> saveLater());
        look.density().addListener((_, _, _) -> saveLater());
    }

    /** Shows the page for when no workspace is open. */
    public void showStart(Parent page) {
        coming = Optional.of(place());
        frame = Optional.empty();
        show(page, "Tocsin");
    }

    /**
     * Shows an open workspace, in the place where the person was last. The first window is there at
     * once, and the place follows with the next picture.
     *
     * @param drawn called on the FX thread when the place stands in its frame
     */
    public void show(Frame next, String workspace, Runnable drawn) {
        var last = place();
        next.recent().setAll(frame.<List<String>>map(Frame::recent).orElse(remembered.recent()));
        frame = Optional.of(next);
        coming = Optional.of(last);
        boolean first = !stage.isShowing();
        Runnable begin =
                () -> {
                    if (frame.filter(next::equals).isPresent()) {
                        coming = Optional.empty();
                        next.begin(last);
                        drawn.run();
                    }
                };
        if (!first) {
            begin.run();
        }
        show(next.root(), workspace + " – Tocsin");
        if (first) {
            whenPainted(() -> Platform.runLater(begin));
        }
    }

    private String place() {
        return coming.orElseGet(() -> frame.map(Frame::place).orElse(remembered.place()));
    }

    private void show(Parent root, String title) {
        stage.setTitle(title);
        if (stage.isShowing()) {
            stage.getScene().setRoot(root);
            return;
        }
        ICONS.forEach(size -> stage.getIcons().add(icon(size)));
        stage.setScene(theme.dress(new Scene(root, spot.width(), spot.height())));
        stage.setX(spot.x());
        stage.setY(spot.y());
        stage.setWidth(spot.width());
        stage.setHeight(spot.height());
        stage.setMaximized(spot.maximised());
        follow();
        stage.setOnHidden(_ -> memory.save(state()));
        stage.show();
    }

    /** Keeps the size the window has when it is not maximised, so that it can return to it. */
    private void follow() {
        List.of(stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty())
                .forEach(edge -> edge.addListener((_, _, _) -> measure()));
        stage.maximizedProperty().addListener((_, _, _) -> measure());
    }

    private void measure() {
        boolean maximised = stage.isMaximized();
        if (maximised || stage.isFullScreen() || stage.isIconified()) {
            spot = new Spot(spot.x(), spot.y(), spot.width(), spot.height(), maximised);
        } else {
            spot = new Spot(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
        }
    }

    /** Whether something is being written that a new content of the window would lose. */
    boolean isWriting() {
        return frame.filter(Frame::isWriting).isPresent();
    }

    private WindowState state() {
        return new WindowState(
                spot,
                place(),
                look.mode().get(),
                look.density().get(),
                frame.<List<String>>map(Frame::recent).orElse(remembered.recent()));
    }

    private void saveLater() {
        var now = state();
        work.execute(() -> memory.save(now));
    }

    /** Calls back once, on the FX thread, when the first picture of the window has been drawn. */
    public void whenPainted(Runnable callback) {
        var scene = stage.getScene();
        var pulses = new AtomicInteger();
        var listener = new AtomicReference<Runnable>();
        listener.set(() -> {
            // A pulse begins only after the picture of the one before has been drawn.
            if (pulses.incrementAndGet() > 1) {
                scene.removePostLayoutPulseListener(listener.get());
                callback.run();
            } else {
                Platform.requestNextPulse();
            }
        });
        scene.addPostLayoutPulseListener(listener.get());
        Platform.requestNextPulse();
    }

    private static Image icon(int size) {
        var path = "/icons/tocsin-" + size + ".png";
        return new Image(Objects.requireNonNull(MainWindow.class.getResourceAsStream(path), path));
    }

    private static List<Rectangle2D> screens() {
        return Screen.getScreens().stream()
                .sorted(Comparator.comparing(screen -> !screen.equals(Screen.getPrimary())))
                .map(Screen::getVisualBounds)
                .toList();
    }
}
