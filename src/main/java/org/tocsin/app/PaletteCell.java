package org.tocsin.app;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/** One action: its title with the found letters strong, its group, its keys. */
final class PaletteCell extends ListCell<PaletteViewModel.Hit> {
    private final TextFlow title = new TextFlow();
    private final Label group = new Label();
    private final HBox keys = new HBox();
    private final HBox row = new HBox(title, group, keys);

    PaletteCell(PaletteViewModel model) {
        getStyleClass().add("palette-cell");
        row.getStyleClass().add("palette-row");
        title.getStyleClass().add("palette-title");
        group.getStyleClass().add("palette-group");
        keys.getStyleClass().add("keycaps");
        group.setMinWidth(Label.USE_PREF_SIZE);
        HBox.setHgrow(title, Priority.ALWAYS);
        setOnMouseClicked(_ -> {
            model.choose(getIndex());
            model.perform();
        });
    }

    @Override
    protected void updateItem(PaletteViewModel.@Nullable Hit hit, boolean empty) {
        super.updateItem(hit, empty);
        if (empty || hit == null) {
            setGraphic(null);
            return;
        }
        title.getChildren().setAll(runs(hit.action().title(), hit.marks()));
        group.setText(
                hit.lately() ? hit.action().group() + " · used lately" : hit.action().group());
        keys.getChildren().setAll(Keycaps.of(hit.action().keys()));
        keys.setManaged(!hit.action().keys().isEmpty());
        setGraphic(row);
    }

    /** The title cut where letters change between found and not found. */
    private static List<Node> runs(String title, List<Integer> marks) {
        var runs = new ArrayList<Node>();
        int from = 0;
        while (from < title.length()) {
            boolean found = marks.contains(from);
            int to = from + 1;
            while (to < title.length() && marks.contains(to) == found) {
                to++;
            }
            var text = new Text(title.substring(from, to));
            text.getStyleClass().add(found ? "found" : "not-found");
            runs.add(text);
            from = to;
        }
        return runs;
    }
}
