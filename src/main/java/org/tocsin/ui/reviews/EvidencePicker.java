package org.tocsin.ui.reviews;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.review.Evidence;
import org.tocsin.ui.kit.Icons;

/**
 * Chooses what an answer rests on: runs, rows, messages and pinned moments, or an address. It opens
 * under the answer and closes with the choice or with Esc.
 */
final class EvidencePicker extends VBox {
    private final TextField search = new TextField();
    private final ListView<Evidence> list = new ListView<>();
    private final FilteredList<Evidence> found;
    private final Consumer<Optional<Evidence>> chosen;
    private final Button link;

    /**
     * @param chosen is told what was chosen; nothing when it was left
     */
    EvidencePicker(List<Evidence> all, Consumer<Optional<Evidence>> chosen) {
        this.chosen = chosen;
        getStyleClass().add("evidence-picker");
        found = new FilteredList<>(FXCollections.observableArrayList(all));
        search.setId("evidence-search");
        search.setPromptText("Search, or paste an address (https://…)");
        search.setAccessibleText("Search evidence, or paste an address");
        list.setId("evidence-list");
        list.setItems(found);
        list.setCellFactory(_ -> new Cell());
        list.setPlaceholder(
                Parts.words(
                        all.isEmpty()
                                ? "No run, message or pinned moment of this incident is kept. Paste an address instead."
                                : "Nothing fits.",
                        "review-empty"));
        list.setPrefHeight(Math.clamp(all.size(), 2, 7) * 32.0 + 4);
        link = Parts.button("Link this address", "evidence-link", this::takeAddress);
        Parts.show(link, false);
        search.textProperty().addListener((_, _, text) -> filter(text));
        search.setOnAction(_ -> take());
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN) {
                event.consume();
                list.requestFocus();
                list.getSelectionModel().selectFirst();
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                take();
            }
        });
        list.setOnMouseClicked(_ -> take());
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        chosen.accept(Optional.empty());
                    }
                });
        getChildren()
                .setAll(
                        Parts.row(
                                "review-head-line",
                                Parts.wide(search),
                                link,
                                Parts.button(
                                        "Cancel",
                                        "evidence-cancel",
                                        () -> chosen.accept(Optional.empty()))),
                        list);
    }

    void begin() {
        search.requestFocus();
    }

    private void filter(String text) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        boolean address = isAddress(wanted);
        Parts.show(link, address);
        found.setPredicate(
                address || wanted.isEmpty()
                        ? null
                        : each -> each.caption().toLowerCase(Locale.ROOT).contains(wanted));
    }

    private static boolean isAddress(String text) {
        return text.startsWith("https://") || text.startsWith("http://");
    }

    private void take() {
        if (isAddress(search.getText().strip())) {
            takeAddress();
            return;
        }
        var one = list.getSelectionModel().getSelectedItem();
        if (one == null && found.size() == 1) {
            one = found.getFirst();
        }
        if (one != null) {
            take(one);
        }
    }

    private void takeAddress() {
        var address = search.getText().strip();
        take(new Evidence.Link(address, address));
    }

    private void take(Evidence one) {
        chosen.accept(Optional.of(one));
    }

    static Ikon icon(Evidence evidence) {
        return switch (evidence) {
            case Evidence.Run _ -> Feather.CHECK_SQUARE;
            case Evidence.Rows _ -> Feather.LIST;
            case Evidence.Message _ -> Feather.SEND;
            case Evidence.Moment _ -> Feather.BOOKMARK;
            case Evidence.Link _ -> Feather.LINK;
        };
    }

    static String kind(Evidence evidence) {
        return switch (evidence) {
            case Evidence.Run _ -> "Run";
            case Evidence.Rows _ -> "Rows";
            case Evidence.Message _ -> "Message";
            case Evidence.Moment _ -> "Pinned";
            case Evidence.Link _ -> "Link";
        };
    }

    private static final class Cell extends ListCell<Evidence> {
        Cell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Evidence evidence, boolean empty) {
            super.updateItem(evidence, empty);
            if (empty || evidence == null) {
                setText(null);
                setGraphic(null);
            } else {
                setText(kind(evidence) + ": " + evidence.caption());
                setGraphic(Icons.icon(icon(evidence), "evidence-icon"));
            }
        }
    }
}
