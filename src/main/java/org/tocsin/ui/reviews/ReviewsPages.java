package org.tocsin.ui.reviews;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The switch of pages at the top of the place; each page is drawn on its first visit. */
final class ReviewsPages {
    static final String REVIEWS = "Reviews";
    static final String ACTIONS = "Actions";
    static final String METRICS = "Metrics";

    private final VBox root = new VBox();
    private final HBox tabs = new HBox();
    private final StackPane room = new StackPane();
    private final Map<String, ToggleButton> buttons = new LinkedHashMap<>();
    private final Map<String, Supplier<Page>> pages = new LinkedHashMap<>();
    private final Map<String, Page> drawn = new LinkedHashMap<>();
    private Optional<Page> shown = Optional.empty();

    ReviewsPages() {
        root.getStyleClass().add("reviews");
        root.setId("reviews");
        root.getStylesheets().addAll(style("badges"), style("clocks"), style("reviews"));
        tabs.getStyleClass().add("reviews-tabs");
        VBox.setVgrow(room, Priority.ALWAYS);
        root.getChildren().setAll(tabs, room);
    }

    private static String style(String name) {
        var file = "/styles/%s.css".formatted(name);
        return Objects.requireNonNull(ReviewsPages.class.getResource(file), file).toExternalForm();
    }

    /** Adds a page behind the others; the first one is shown first. */
    ReviewsPages add(String title, Supplier<Page> page) {
        var button = new ToggleButton(title);
        button.getStyleClass().add("reviews-tab");
        button.setId("reviews-" + title.toLowerCase(Locale.ROOT).replace(' ', '-'));
        button.setOnAction(_ -> go(title));
        buttons.put(title, button);
        pages.put(title, page);
        tabs.getChildren().add(button);
        tabs.setVisible(buttons.size() > 1);
        tabs.setManaged(buttons.size() > 1);
        return this;
    }

    void go(String title) {
        Optional.ofNullable(pages.get(title))
                .ifPresent(made -> {
                    var page = drawn.computeIfAbsent(title, _ -> made.get());
                    shown = Optional.of(page);
                    room.getChildren().setAll(page.root());
                    buttons.forEach((name, button) -> button.setSelected(name.equals(title)));
                    page.refresh();
                });
    }

    /** What may have changed while the place was not shown; the first page on the first visit. */
    void refresh() {
        shown.ifPresentOrElse(
                Page::refresh, () -> pages.keySet().stream().findFirst().ifPresent(this::go));
    }

    Parent root() {
        return root;
    }
}
