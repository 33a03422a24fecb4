package org.tocsin.ui.reviews;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.ui.kit.StatePane;

/** How incidents were responded to (M-6). */
final class MetricsPage implements Page {
    private final StackPane root = new StackPane();

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void refresh() {
        root.getChildren()
                .setAll(
                        StatePane.empty(
                                Feather.BAR_CHART_2,
                                "No incident has been resolved yet. How quickly they are noticed,"
                                        + " taken up and resolved is shown here."));
    }
}
