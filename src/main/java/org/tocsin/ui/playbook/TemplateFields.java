package org.tocsin.ui.playbook;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.notice.Field;

/** The fields that a template can have, to choose one by typing a part of its name or meaning. */
final class TemplateFields {
    private final Consumer<String> chosen;
    private final VBox root = new VBox();
    private final TextField wanted = new TextField();
    private final ListView<Field> list = new ListView<>();
    private List<Field> all = List.of();

    /**
     * @param chosen told how the field is written
     */
    TemplateFields(Consumer<String> chosen) {
        this.chosen = chosen;
        wanted.setId("template-field-search");
        wanted.setPromptText("Which field");
        wanted.setAccessibleText("Search the fields");
        wanted.textProperty().subscribe(this::narrow);
        list.setId("template-fields");
        list.setAccessibleText("Fields");
        list.setPrefHeight(200);
        list.setMinHeight(120);
        list.setCellFactory(_ -> new FieldCell());
        list.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                insert();
            }
        });
        root.getStyleClass().add("template-picker");
        root.getChildren().setAll(wanted, list);
        putAway();
    }

    Node node() {
        return root;
    }

    void offer(List<Field> fields) {
        all = fields;
        TemplateEditor.shownWhen(root, true);
        wanted.clear();
        narrow("");
        wanted.requestFocus();
    }

    boolean isOffered() {
        return root.isVisible();
    }

    void putAway() {
        TemplateEditor.shownWhen(root, false);
    }

    private void narrow(String typed) {
        var words = typed.strip().toLowerCase(Locale.ROOT);
        list.getItems()
                .setAll(
                        all.stream()
                                .filter(each ->
                                        (each.id() + " " + each.meaning())
                                                .toLowerCase(Locale.ROOT)
                                                .contains(words))
                                .sorted(Comparator.comparing(each -> !each.id().startsWith(words)))
                                .toList());
        list.getSelectionModel().selectFirst();
    }

    /** Whether a key was for the list: it is moved through while something is typed. */
    boolean takes(KeyCode key) {
        if (!isOffered() || !(wanted.isFocused() || list.isFocused())) {
            return false;
        }
        return switch (key) {
            case ENTER -> {
                insert();
                yield true;
            }
            case DOWN -> moved(1);
            case UP -> moved(-1);
            default -> false;
        };
    }

    private boolean moved(int by) {
        int next = list.getSelectionModel().getSelectedIndex() + by;
        if (next >= 0 && next < list.getItems().size()) {
            list.getSelectionModel().select(next);
            list.scrollTo(next);
        }
        return true;
    }

    private void insert() {
        var field = list.getSelectionModel().getSelectedItem();
        if (field != null) {
            chosen.accept(TemplateViewModel.written(field));
        }
    }

    private static final class FieldCell extends ListCell<Field> {
        @Override
        protected void updateItem(@Nullable Field field, boolean empty) {
            super.updateItem(field, empty);
            setPrefWidth(0);
            if (empty || field == null) {
                setGraphic(null);
                return;
            }
            var meaning =
                    DetailView.label(
                            "%s, such as %s".formatted(field.meaning(), field.example()),
                            "playbook-where");
            meaning.setMinWidth(0);
            setGraphic(new VBox(DetailView.label(field.id(), "template-field"), meaning));
        }
    }
}
