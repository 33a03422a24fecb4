package org.tocsin.ui.reviews;

import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import org.tocsin.engine.ReviewPapers;
import org.tocsin.engine.ReviewPapers.Format;
import org.tocsin.ui.kit.Notes;
import org.tocsin.ui.kit.SaveAs;
import org.tocsin.ui.kit.Threads;

/** The form's "Export": which file, where to, how far it is, and a way to stop (M-5). */
final class ExportMenu {
    private final ExportViewModel model;
    private final Kit kit;
    private final long number;
    private final HBox root = Parts.row("review-export");
    private final MenuButton menu = new MenuButton("Export");
    private final CheckMenuItem rows =
            new CheckMenuItem("With failing rows, masked columns hidden");

    /**
     * @param flush saves what is typed, so that it is in the file
     */
    record Kit(ReviewPapers papers, Threads threads, Notes notes, SaveAs saveAs, Runnable flush) {}

    private ExportMenu(Kit kit, UUID incident, long number) {
        this.kit = kit;
        this.number = number;
        model = new ExportViewModel(kit.papers(), kit.threads(), kit.notes(), incident);
        menu.setId("review-export");
        Parts.whole(menu);
        for (var format : Format.values()) {
            var item = new MenuItem(format.title() + "…");
            item.setId("export-" + format.id());
            item.setOnAction(_ -> export(format));
            menu.getItems().add(item);
        }
        rows.setId("export-rows");
        menu.getItems().addAll(new SeparatorMenuItem(), rows);
        var bar = new ProgressBar();
        bar.progressProperty().bind(model.share());
        bar.setPrefWidth(80);
        bar.setAccessibleText("How far the export is");
        var step = new Label();
        step.textProperty().bind(model.step());
        step.getStyleClass().add("review-caption");
        Button stop = Parts.button("Cancel", "review-export-cancel", model::cancel);
        var progress = Parts.row("review-export-progress", step, bar, stop);
        root.getChildren().setAll(menu, progress);
        model.busy()
                .subscribe(busy -> {
                    Parts.show(menu, !busy);
                    Parts.show(progress, busy);
                });
    }

    /** What the head of a form holds. */
    static Node of(Kit kit, UUID incident, long number) {
        return new ExportMenu(kit, incident, number).root;
    }

    private void export(Format format) {
        kit.flush().run();
        var name =
                "incident-%d-%s.%s"
                        .formatted(
                                number,
                                format == Format.BUNDLE ? "evidence" : "review",
                                format.ending());
        kit.saveAs()
                .choose(root.getScene().getWindow(), name)
                .ifPresent(file -> model.export(format, file, rows.isSelected()));
    }
}
