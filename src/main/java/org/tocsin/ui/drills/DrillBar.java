package org.tocsin.ui.drills;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.drill.SpedClock;
import org.tocsin.domain.response.Person;
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
    private final Shown shown;
    private final ObservableValue<Instant> now;
    private final ZoneId zone;
    private final Deeds deeds;
    private final Parent root;
    @FXML private Label what;
    @FXML private Label time;
    @FXML private Label state;
    @FXML private ComboBox<Integer> speed;
    @FXML private Label acting;
    @FXML private ComboBox<Person> person;
    @FXML private Button pause;
    @FXML private Button finish;

    /**
     * @param people who takes part, and may sit at this window
     * @param me id of who sits there at first; need not take part
     */
    public record Shown(String title, List<Person> people, String me) {
        public Shown {
            people = List.copyOf(people);
        }
    }

    /**
     * @param actAs takes the id of whoever works at the window from now on
     * @param end ends the drill
     */
    public record Deeds(Consumer<String> actAs, Runnable end) {}

    /**
     * @param now the drill's own time
     */
    public DrillBar(
            SpedClock clock, Shown shown, ObservableValue<Instant> now, ZoneId zone, Deeds deeds) {
        this.clock = clock;
        this.shown = shown;
        this.now = now;
        this.zone = zone;
        this.deeds = deeds;
        root = Views.load("drills/bar", DrillBar.class, this);
    }

    public Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        what.setText(shown.title());
        time.textProperty().bind(now.map(at -> TIME.withZone(zone).format(at)));
        speed.getItems().setAll(DrillsController.SPEEDS);
        speed.setConverter(new Times());
        speed.setValue(clock.speed());
        speed.valueProperty().subscribe(value -> clock.speed(value));
        now.subscribe(_ -> stand());
        stand();
        people();
    }

    private void people() {
        boolean any = !shown.people().isEmpty();
        acting.setVisible(any);
        acting.setManaged(any);
        person.setVisible(any);
        person.setManaged(any);
        person.setPromptText(shown.me());
        person.setConverter(new Who());
        person.getItems().setAll(shown.people());
        shown.people().stream()
                .filter(each -> each.id().equals(shown.me()))
                .findFirst()
                .ifPresent(person::setValue);
        person.valueProperty()
                .subscribe((_, chosen) -> {
                    if (chosen != null) {
                        deeds.actAs().accept(chosen.id());
                    }
                });
    }

    private static final class Who extends StringConverter<Person> {
        @Override
        public String toString(Person person) {
            return person == null ? "" : person.name();
        }

        @Override
        public Person fromString(String text) {
            throw new UnsupportedOperationException(text);
        }
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
        deeds.end().run();
    }

    private void stand() {
        boolean runs = clock.isRunning();
        state.setText(runs ? "running" : "paused");
        pause.setText(runs ? "Pause" : "Go on");
        pause.setGraphic(Icons.icon(runs ? Feather.PAUSE : Feather.PLAY));
    }
}
