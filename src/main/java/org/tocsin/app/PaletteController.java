package org.tocsin.app;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The list under the line one types into; the model knows what is chosen, the list only shows it.
 */
final class PaletteController {
    private static final int ROWS = 10;
    private static final double ROW = 36;
    private static final int PAGE = 8;

    private final PaletteViewModel model;
    private @Nullable Node focusedBefore;
    @FXML private StackPane root;
    @FXML private VBox panel;
    @FXML private TextField query;
    @FXML private ListView<PaletteViewModel.Hit> hits;
    @FXML private Label nothing;

    PaletteController(PaletteViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        root.visibleProperty().bind(model.open());
        root.managedProperty().bind(model.open());
        query.textProperty().bindBidirectional(model.query());
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
        hits.setItems(model.hits());
        hits.setFixedCellSize(ROW);
        hits.setCellFactory(_ -> new PaletteCell(model));
        hits.prefHeightProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () -> Math.min(ROWS, model.hits().size()) * ROW + 8, model.hits()));
        hits.managedProperty().bind(Bindings.isNotEmpty(model.hits()));
        hits.visibleProperty().bind(hits.managedProperty());
        nothing.managedProperty().bind(Bindings.isEmpty(model.hits()));
        nothing.visibleProperty().bind(nothing.managedProperty());
        model.selected().addListener((_, _, _) -> follow());
        model.open().addListener((_, _, opened) -> opened(opened));
    }

    private void opened(boolean opened) {
        if (opened) {
            focusedBefore = root.getScene().getFocusOwner();
            query.requestFocus();
        } else if (focusedBefore != null) {
            focusedBefore.requestFocus();
            focusedBefore = null;
        }
    }

    private void follow() {
        int index = model.selected().get();
        if (index < 0) {
            hits.getSelectionModel().clearSelection();
        } else {
            hits.getSelectionModel().clearAndSelect(index);
            hits.scrollTo(Math.max(0, index - ROWS / 2));
        }
    }

    private void steer(KeyEvent event) {
        boolean used = true;
        switch (event.getCode()) {
            case DOWN -> model.move(1);
            case UP -> model.move(-1);
            case PAGE_DOWN -> model.move(PAGE);
            case PAGE_UP -> model.move(-PAGE);
            case ENTER -> model.perform();
            case ESCAPE -> model.open().set(false);
            case TAB -> model.move(event.isShiftDown() ? -1 : 1);
            default -> used = false;
        }
        if (used) {
            event.consume();
        }
    }

    @FXML
    private void pressedOutside(MouseEvent event) {
        if (event.getTarget() == root) {
            model.open().set(false);
        }
    }
}
