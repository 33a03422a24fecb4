package org.tocsin.ui.trends;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.ui.kit.StatePane;
import org.tocsin.ui.trends.TrendsViewModel.Page;

/** Other ways to look at what is charted. Each is drawn only while it is on screen. */
final class Pages {
    private final TrendsViewModel model;
    private final SegmentsViewModel segments;
    private final Easel sheet = new Easel();
    private final ValueTable table;
    private final ComboBox<Track> x = axis("pair-x", "Across");
    private final ComboBox<Track> y = axis("pair-y", "Upright");
    private final VBox pair;

    Pages(TrendsViewModel model, SegmentsViewModel segments, ValueTable table) {
        this.model = model;
        this.segments = segments;
        this.table = table;
        sheet.getStyleClass().add("sheet");
        sheet.setId("trend-sheet");
        var bar = new HBox(8, name("Across"), x, name("Upright"), y);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("pair-bar");
        pair = new VBox(bar);
        x.setOnAction(_ -> draw());
        y.setOnAction(_ -> draw());
        model.picture().addListener((_, _, _) -> draw());
        model.page().addListener((_, _, _) -> draw());
        segments.picture().addListener((_, _, _) -> draw());
    }

    private static Label name(String words) {
        var label = new Label(words);
        label.setMinWidth(Label.USE_PREF_SIZE);
        return label;
    }

    private static ComboBox<Track> axis(String id, String name) {
        var box = new ComboBox<Track>();
        box.setId(id);
        box.setAccessibleText(name);
        box.setPrefWidth(240);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(Track track) {
                        return track == null ? "" : track.metric().title();
                    }

                    @Override
                    public Track fromString(String text) {
                        throw new UnsupportedOperationException("the list is not typed into");
                    }
                });
        return box;
    }

    Node node(Page page) {
        return switch (page) {
            case CHART, SEGMENTS, SPREAD -> sheet;
            case TABLE -> table.root();
            case PAIR -> scatter();
        };
    }

    private Node scatter() {
        if (model.picture().get().tracks().size() < 2) {
            return StatePane.empty(
                    Feather.CROSSHAIR,
                    "Choose a second metric at the left to see how the two go together.");
        }
        VBox.setVgrow(sheet, Priority.ALWAYS);
        if (!pair.getChildren().contains(sheet)) {
            pair.getChildren().add(sheet);
        }
        return pair;
    }

    /** What is drawn on the sheet now, for a file too; the charts have their own. */
    Easel.Painting painting() {
        var picture = model.picture().get();
        return switch (model.page().get()) {
            case CHART, TABLE -> (g, area, ink) -> new TrendPainter(picture, ink).paint(g, area);
            case SEGMENTS -> {
                var all = segments.picture().get();
                yield (g, area, ink) -> new SegmentPainter(all, ink).paint(g, area);
            }
            case SPREAD -> (g, area, ink) -> new SpreadPainter(picture, ink).paint(g, area);
            case PAIR -> {
                var across = x.getValue();
                var upright = y.getValue();
                yield across == null || upright == null
                        ? (_, _, _) -> {}
                        : (g, area, ink) ->
                                new PairPainter(picture, across, upright, ink).paint(g, area);
            }
        };
    }

    private void draw() {
        switch (model.page().get()) {
            case CHART -> {}
            case TABLE -> table.show(model.picture().get());
            case SEGMENTS, SPREAD -> {
                // It has one place at a time.
                pair.getChildren().remove(sheet);
                sheet.tell(this::words);
                sheet.show(painting());
            }
            case PAIR -> {
                choose(x, 0);
                choose(y, 1);
                sheet.tell(this::words);
                sheet.show(painting());
            }
        }
    }

    /** Keeps the metric that was chosen, with what has been read of it since. */
    private void choose(ComboBox<Track> box, int usual) {
        var tracks = model.picture().get().tracks();
        if (tracks.equals(box.getItems())) {
            return;
        }
        var before = box.getValue();
        var again =
                tracks.stream()
                        .filter(track ->
                                before != null && before.metric().id().equals(track.metric().id()))
                        .findFirst();
        var handler = box.getOnAction();
        box.setOnAction(null);
        box.getItems().setAll(tracks);
        box.setValue(again.orElse(usual < tracks.size() ? tracks.get(usual) : null));
        box.setOnAction(handler);
    }

    private String words() {
        return switch (model.page().get()) {
            case CHART, TABLE -> model.picture().get().words();
            case SEGMENTS -> segments.picture().get().words();
            case SPREAD -> "Distribution. " + model.picture().get().words();
            case PAIR -> {
                var across = x.getValue();
                var upright = y.getValue();
                yield across == null || upright == null
                        ? "Scatter of two metrics"
                        : "%s by %s: %s"
                                .formatted(
                                        upright.metric().title(),
                                        across.metric().title(),
                                        PairPainter.words(
                                                PairPainter.correlation(
                                                        model.picture().get(), across, upright)));
            }
        };
    }
}
