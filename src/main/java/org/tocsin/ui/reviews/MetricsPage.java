package org.tocsin.ui.reviews;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.ui.kit.Views;

/** How incidents were responded to (M-6). */
final class MetricsPage implements Page {
    private final MetricsViewModel model;
    private final Node root;

    MetricsPage(
            MetricsViewModel model,
            ReviewsPane.Around around,
            Supplier<Playbook> playbook,
            Consumer<UUID> incident,
            ReviewsPane.Reports reports) {
        this.model = model;
        var behind =
                new BehindPanel(
                        around.zone(),
                        severity -> rank(playbook.get(), severity),
                        incident,
                        model::closeBehind);
        root =
                Views.load(
                        "reviews/metrics",
                        MetricsController.class,
                        new MetricsController(
                                model, behind, new Exporting(model, around, reports)));
    }

    /** One that the scale does not have looks like the least. */
    private static int rank(Playbook playbook, String severity) {
        return playbook.severity(severity)
                .map(guide -> guide.severity())
                .map(Severity::rank)
                .orElse(Integer.MAX_VALUE);
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void refresh() {
        model.refresh();
    }
}
