package org.tocsin.ui.reviews;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.notice.Moments;
import org.tocsin.engine.ReviewPapers.Bundle;
import org.tocsin.engine.ReviewPapers.Filed;
import org.tocsin.engine.ReviewPapers.Line;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.Icons;
import org.tocsin.ui.kit.OpenFile;
import org.tocsin.ui.kit.StatePane;
import org.tocsin.ui.kit.Trouble;

/** A bundle of evidence from elsewhere: verified, shown, and never written to (M-5). */
final class BundlePage implements Page {
    private static final String OPEN = "Open a bundle…";

    private final BundleViewModel model;
    private final OpenFile openFile;
    private final StackPane root = new StackPane();

    BundlePage(BundleViewModel model, OpenFile openFile) {
        this.model = model;
        this.openFile = openFile;
        root.setId("bundle-page");
        model.state().subscribe(this::show);
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void refresh() {}

    /** Asks for a file and shows it. */
    void choose() {
        var scene = root.getScene();
        openFile.choose(scene == null ? null : scene.getWindow(), "Open a bundle of evidence")
                .ifPresent(model::open);
    }

    private Action open() {
        return Action.of("reviews.bundle.open", OPEN, "Reviews", this::choose);
    }

    private void show(BundleViewModel.State state) {
        root.getChildren()
                .setAll(
                        switch (state) {
                            case BundleViewModel.State.Empty() ->
                                    StatePane.empty(
                                            Feather.ARCHIVE,
                                            "A bundle of evidence is a review with its log, charts, check results and messages in one file. It is verified first and only looked at.",
                                            open());
                            case BundleViewModel.State.Verifying _ -> StatePane.loading(6);
                            case BundleViewModel.State.Refused(var file, var why) ->
                                    StatePane.failed(
                                            new Trouble(
                                                    "The bundle is not shown",
                                                    file.toString(),
                                                    why),
                                            open());
                            case BundleViewModel.State.Shown(_, var bundle) -> shown(bundle);
                        });
    }

    private Node shown(Bundle bundle) {
        var room = new StackPane();
        VBox.setVgrow(room, javafx.scene.layout.Priority.ALWAYS);
        var review = Parts.scrolling(new BlockNodes(bundle.document()).root());
        review.setId("bundle-review");
        var group = new ToggleGroup();
        var tabs =
                Parts.row(
                        "review-buttons",
                        tab("Review", "bundle-tab-review", group, room, review),
                        tab("Log", "bundle-tab-log", group, room, log(bundle)),
                        tab("Files", "bundle-tab-files", group, room, files(bundle)),
                        Parts.gap(),
                        Parts.button(OPEN, "bundle-open", this::choose),
                        Parts.button("Close", "bundle-close", model::close));
        group.getToggles().getFirst().setSelected(true);
        room.getChildren().setAll(review);
        return Parts.column("bundle", banner(bundle), tabs, room);
    }

    private static Node banner(Bundle bundle) {
        var made = bundle.document().colophon().made();
        var moments = new Moments(bundle.document().colophon().zoneId());
        var lead = "Read-only, from a bundle of %s, verified".formatted(made.workspace());
        var more =
                "Made %s by %s with %s. Manifest SHA-256 %s%s"
                        .formatted(
                                moments.at(made.at()),
                                made.by(),
                                made.product(),
                                bundle.digest(),
                                bundle.redacted() == 0
                                        ? ""
                                        : ". %d entries had a secret blotted out and cannot be proven"
                                                .formatted(bundle.redacted()));
        var words = Parts.words(lead, "review-strong");
        words.setId("bundle-banner");
        return Parts.row(
                "bundle-banner",
                Icons.icon(Feather.LOCK, "bundle-icon"),
                Parts.wide(
                        Parts.column("bundle-words", words, Parts.words(more, "review-caption"))));
    }

    private static ToggleButton tab(
            String title, String id, ToggleGroup group, StackPane room, Node content) {
        var tab = new ToggleButton(title);
        tab.setId(id);
        tab.setToggleGroup(group);
        tab.setOnAction(_ -> {
            tab.setSelected(true);
            room.getChildren().setAll(content);
        });
        return Parts.whole(tab);
    }

    private static Node log(Bundle bundle) {
        var moments = new Moments(bundle.document().colophon().zoneId());
        var table = table(bundle.log(), "bundle-log");
        table.getColumns()
                .setAll(
                        List.of(
                                column("Entry", 60, line -> "" + line.version()),
                                column("When", 180, line -> moments.at(line.at())),
                                column("What", 560, BundlePage::oneLine),
                                column("Hash", 220, Line::hash)));
        return table;
    }

    private static String oneLine(Line line) {
        return (line.redacted() ? "(secret blotted out) " : "")
                + line.said().replaceAll("\\s+", " ");
    }

    private static Node files(Bundle bundle) {
        var table = table(bundle.files(), "bundle-files");
        table.getColumns()
                .setAll(
                        List.of(
                                column("File", 320, Filed::name),
                                column(
                                        "Bytes",
                                        100,
                                        filed -> String.format(Locale.ROOT, "%,d", filed.bytes())),
                                column("SHA-256", 520, Filed::sha256)));
        return table;
    }

    private static <T> TableView<T> table(List<T> items, String id) {
        var table = new TableView<T>();
        table.setId(id);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(new Label("Nothing"));
        table.getItems().setAll(items);
        return table;
    }

    private static <T> TableColumn<T, String> column(
            String title, double width, Function<T, String> text) {
        var column = new TableColumn<T, String>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        return column;
    }
}
