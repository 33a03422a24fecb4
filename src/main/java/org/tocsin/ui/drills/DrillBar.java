package org.tocsin.ui.drills;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.drill.SpedClock;
import org.tocsin.ui.kit.Icons;
import org.tocsin.ui.kit.Views;

/**
 * What marks a window in which a drill is held, for as long as it is open: the word, a border and a
 * colour that nothing else has, and the clock with all that can be done to it.
 */
public final class DrillBar {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu  HH:mm:ss", Locale.ENGLISH);

    private final SpedClock clock;
    private final String title;
    private final ObservableValue<Instant> now;
    private final ZoneId zone;
    private final Runnable end;
    private final Parent root;
    @FXML private Label what;
    @FXML private Label time;
    @FXML private Label state;
    @FXML private ComboBox<Integer> speed;
    @FXML private Button pause;
    @FXML private Button finish;

    /**
     * @param now the drill's own time
     * @param end ends the drill
     */
    public DrillBar(
            SpedClock clock, String title, ObservableValue<Instant> now, ZoneId zone, Runnable end) {
        this.clock = clock;
        this.title = title;
        this.now = now;
        this.zone = zone;
        this.end = end;
        root = Views.load("drills/bar", DrillBar.class, this);
    }

    public Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        what.setText(title);
        time.textProperty().bind(now.map(at -> TIME.withZone(zone).format(at)));
        speed.getItems().setAll(DrillsController.SPEEDS);
        speed.setConverter(new Times());
        speed.setValue(clock.speed());
        speed.valueProperty().subscribe(value -> clock.speed(value));
        now.subscribe(_ -> stand());
        stand();
    }

    private static final class Times extends StringConverter<Integer> {
        @Override
        public String toString(Integer speed) {
            return speed == null ? "" : speed + "×";
        }

        @Override
        public Integer fromString(String text) {
            throw new UnsupportedOperationException(text);
        }
    }

    @FXML
    private void togglePause() {
        if (clock.isRunning()) {
            clock.pause();
        } else {
            clock.resume();
        }
        stand();
    }

    @FXML
    private void finish() {
        finish.setDisable(true);
        end.run();
    }

    private void stand() {
        boolean runs = clock.isRunning();
        state.setText(runs ? "running" : "paused");
        pause.setText(runs ? "Pause" : "Go on");
        pause.setGraphic(Icons.icon(runs ? Feather.PAUSE : Feather.PLAY));
    }
}
