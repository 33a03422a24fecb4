package org.tocsin.ui.incidents;

import java.time.Instant;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.domain.incident.EventWords;
import org.tocsin.ui.kit.Icons;

/** One line of the timeline. It is as high as its words need at the width of the list. */
final class RoomEntryCell extends ListCell<RoomEntry> {
    private static final PseudoClass MACHINE = PseudoClass.getPseudoClass("machine");
    private static final PseudoClass PINNED = PseudoClass.getPseudoClass("pinned");
    private static final PseudoClass ALARM = PseudoClass.getPseudoClass("alarm");
    private static final PseudoClass DECISION = PseudoClass.getPseudoClass("decision");

    private final RoomViewModel room;
    private final FontIcon icon = new FontIcon();
    private final Text who = new Text();
    private final Text said = new Text();
    private final Label machine = new Label("machine");
    private final Label time = new Label();
    private final Label body = RoomParts.prose("", "entry-body");
    private final Button pin;
    private final HBox box;

    RoomEntryCell(RoomViewModel room, Consumer<RoomEntry> onPin) {
        this.room = room;
        getStyleClass().add("entry");
        who.getStyleClass().add("entry-who");
        machine.getStyleClass().add("machine-mark");
        time.getStyleClass().add("entry-time");
        time.setMinWidth(Label.USE_PREF_SIZE);
        pin = Icons.button(Feather.BOOKMARK, "Pin", () -> onPin.accept(getItem()));
        pin.getStyleClass().add("pin");
        var dot = new StackPane(icon);
        dot.getStyleClass().add("entry-dot");
        said.getStyleClass().add("entry-said");
        var sentence = RoomParts.wide(new TextFlow(who, said));
        machine.setMinWidth(Label.USE_PREF_SIZE);
        var head = new HBox(sentence, machine, pin, time);
        head.getStyleClass().add("entry-head");
        var words = RoomParts.wide(new VBox(head, body));
        words.getStyleClass().add("entry-words");
        box = new HBox(dot, words);
        box.getStyleClass().add("entry-box");
        setPrefWidth(0);
        ChangeListener<Instant> beat = (_, _, now) -> tell(now);
        sceneProperty()
                .subscribe(scene -> {
                    room.now().removeListener(beat);
                    if (scene != null) {
                        room.now().addListener(beat);
                    }
                });
    }

    private void tell(Instant now) {
        if (getItem() != null) {
            time.setText(RoomTimes.relative(getItem().at(), now));
        }
    }

    @Override
    protected void updateItem(RoomEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setGraphic(null);
            return;
        }
        var words = entry.words();
        icon.setIconCode(icon(words.tone()));
        who.setText(entry.by().name());
        RoomParts.show(machine, entry.by().machine());
        machine.setText(entry.by().part().isEmpty() ? "machine" : "machine: " + entry.by().part());
        said.setText(" " + words.said());
        body.setText(words.body());
        RoomParts.turn(body, words.body());
        RoomParts.show(body, !words.body().isEmpty());
        tell(room.now().getValue());
        RoomParts.tip(time, RoomTimes.exact(entry.at(), room.zone()));
        pin.setAccessibleText(entry.pinned() ? "Unpin" : "Pin");
        RoomParts.tip(pin, entry.pinned() ? "Unpin" : "Pin");
        pseudoClassStateChanged(MACHINE, entry.by().machine());
        pseudoClassStateChanged(PINNED, entry.pinned());
        pseudoClassStateChanged(DECISION, entry.isDecision());
        pseudoClassStateChanged(
                ALARM,
                words.tone() == EventWords.Tone.MISSED || words.tone() == EventWords.Tone.FAILURE);
        setAccessibleText(entry.by().name() + " " + words.said() + ". " + words.body());
        setGraphic(box);
    }

    private static Ikon icon(EventWords.Tone tone) {
        return switch (tone) {
            case BEGINNING -> Feather.ALERT_CIRCLE;
            case FAILURE -> Feather.X_CIRCLE;
            case GOOD -> Feather.CHECK;
            case CHANGE -> Feather.EDIT_2;
            case NOTE -> Feather.MESSAGE_SQUARE;
            case DECISION -> Feather.FLAG;
            case UPDATE -> Feather.SEND;
            case LINK -> Feather.LINK;
            case TOLD -> Feather.BELL;
            case MISSED -> Feather.CLOCK;
            case SPARED -> Feather.BELL_OFF;
            case END -> Feather.CHECK_CIRCLE;
        };
    }

    // A labelled control asks its graphic for its height without telling it a width, so words that
    // take several lines would be cut to one.

    @Override
    protected double computePrefHeight(double width) {
        if (getGraphic() == null) {
            return super.computePrefHeight(width);
        }
        double inner = inner(width > 0 ? width : getWidth());
        return snapSizeY(snappedTopInset() + box.prefHeight(inner) + snappedBottomInset());
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (getGraphic() != null) {
            double inner = inner(getWidth());
            box.resizeRelocate(snappedLeftInset(), snappedTopInset(), inner, box.prefHeight(inner));
        }
    }

    private double inner(double width) {
        return Math.max(0, width - snappedLeftInset() - snappedRightInset());
    }
}
