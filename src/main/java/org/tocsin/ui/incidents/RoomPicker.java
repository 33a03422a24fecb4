package org.tocsin.ui.incidents;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.tocsin.domain.response.Directory;

/** Asks for one of a few by name, completing what is typed; other words can be given as well. */
final class RoomPicker {
    private static final int ROWS = 6;
    private static final double ROW = 28;

    /**
     * @param id what is answered
     */
    record Choice(String id, String name) {
        boolean matches(String typed) {
            var query = typed.strip().toLowerCase(Locale.ROOT);
            return name.toLowerCase(Locale.ROOT).contains(query)
                    || id.toLowerCase(Locale.ROOT).contains(query);
        }
    }

    static List<Choice> people(Directory directory) {
        return directory.people().stream()
                .map(person -> new Choice(person.id(), person.name()))
                .toList();
    }

    void ask(Node owner, String title, List<Choice> choices, Consumer<String> then) {
        var popup = new Popup();
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        var field = new TextField();
        field.setId("picker");
        field.setPromptText(choices.isEmpty() ? title : "Name");
        field.setAccessibleText(title);
        var list = new ListView<Choice>();
        list.getStyleClass().add("picker-list");
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> cell(choice -> finish(popup, choice.id(), then)));
        field.textProperty()
                .subscribe(typed -> {
                    list.getItems()
                            .setAll(
                                    choices.stream()
                                            .filter(choice -> choice.matches(typed))
                                            .toList());
                    list.getSelectionModel().selectFirst();
                    list.setPrefHeight(Math.min(ROWS, list.getItems().size()) * ROW + 2);
                    RoomParts.show(list, !list.getItems().isEmpty());
                });
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> steer(event, list));
        field.setOnAction(_ -> {
            var chosen = list.getSelectionModel().getSelectedItem();
            finish(popup, chosen != null ? chosen.id() : field.getText().strip(), then);
        });
        var caption = new Label(title);
        caption.getStyleClass().add("caption");
        var box = new VBox(caption, field, list);
        box.getStyleClass().addAll("incident-room", "picker");
        box.getStylesheets().add("/styles/room.css");
        popup.getContent().add(box);
        Bounds at = owner.localToScreen(owner.getBoundsInLocal());
        popup.show(owner, at.getMinX(), at.getMaxY() + 4);
        field.requestFocus();
    }

    private static void finish(Popup popup, String answer, Consumer<String> then) {
        if (!answer.isBlank()) {
            popup.hide();
            then.accept(answer);
        }
    }

    private static void steer(KeyEvent event, ListView<Choice> list) {
        var selection = list.getSelectionModel();
        if (event.getCode() == KeyCode.DOWN) {
            selection.selectNext();
            event.consume();
        } else if (event.getCode() == KeyCode.UP) {
            selection.selectPrevious();
            event.consume();
        }
    }

    private static ListCell<Choice> cell(Consumer<Choice> onChosen) {
        return new ListCell<>() {
            {
                setOnMouseClicked(_ -> {
                    if (getItem() != null) {
                        onChosen.accept(getItem());
                    }
                });
            }

            @Override
            protected void updateItem(Choice choice, boolean empty) {
                super.updateItem(choice, empty);
                setText(empty || choice == null ? null : choice.name());
            }
        };
    }
}
