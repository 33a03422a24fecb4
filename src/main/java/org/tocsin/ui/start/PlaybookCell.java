package org.tocsin.ui.start;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A shipped playbook: its title, and what it is for; the whole description as a tooltip. */
final class PlaybookCell extends ListCell<Workspaces.Shipped> {
    static final double HEIGHT = 52;
    private final Label title = new Label();
    private final Label about = new Label();
    private final VBox words = new VBox(title, about);

    PlaybookCell() {
        getStyleClass().add("playbook-cell");
        title.getStyleClass().add("playbook-title");
        about.getStyleClass().add("playbook-about");
        words.getStyleClass().add("choice-words");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Workspaces.@Nullable Shipped playbook, boolean empty) {
        super.updateItem(playbook, empty);
        if (empty || playbook == null) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        title.setText(playbook.title());
        about.setText(playbook.description());
        setTooltip(new Tooltip(playbook.description()));
        setGraphic(words);
    }
}
