package org.tocsin.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.PlaceView;
import org.tocsin.ui.quality.QualityPane;
import org.tocsin.ui.quality.QualityPane.Sheet;
import org.tocsin.ui.trends.TrendsPane;

/** The Trends place: metrics over time, and beside them scorecards and how columns changed. */
final class TrendsPlace implements AutoCloseable {
    private static final String GROUP = "Trends";

    private final TrendsPane trends;
    private final QualityPane quality;
    private final StackPane stack = new StackPane();
    private final HBox tabs = new HBox();
    private final PlaceView metrics;

    /** Empty while metrics are shown. */
    private final ObjectProperty<Optional<Sheet>> sheet =
            new SimpleObjectProperty<>(this, "sheet", Optional.empty());

    TrendsPlace(TrendsPane trends, QualityPane quality) {
        this.trends = trends;
        this.quality = quality;
        metrics = trends.view();
        tabs.getStyleClass().add("place-tabs");
        fillTabs();
        sheet.subscribe(this::lay);
    }

    private void fillTabs() {
        var group = new ToggleGroup();
        Map<Optional<Sheet>, ToggleButton> buttons = new LinkedHashMap<>();
        buttons.put(Optional.empty(), tab("Metrics", "Values over time (1 to 5)"));
        buttons.put(
                Optional.of(Sheet.SCORECARD),
                tab("Scorecard", "How each data set fared in a week (6)"));
        buttons.put(
                Optional.of(Sheet.DRIFT), tab("Schema drift", "How columns changed over time (7)"));
        buttons.forEach((which, button) -> {
            button.setToggleGroup(group);
            button.setOnAction(_ -> {
                button.setSelected(true);
                sheet.set(which);
            });
            tabs.getChildren().add(button);
        });
        sheet.subscribe(
                now -> buttons.forEach((which, button) -> button.setSelected(which.equals(now))));
    }

    private static ToggleButton tab(String words, String tip) {
        var button = new ToggleButton(words);
        button.getStyleClass().add("place-tab");
        button.setId("trends-tab-" + words.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'));
        button.setTooltip(new Tooltip(tip));
        button.setMinWidth(ToggleButton.USE_PREF_SIZE);
        return button;
    }

    private void lay(Optional<Sheet> shown) {
        if (shown.isEmpty()) {
            quality.rest();
        }
        stack.getChildren().setAll(shown.map(quality::open).orElseGet(metrics::content));
    }

    PlaceView view() {
        return PlaceView.of(stack)
                .withHeader(metrics.filter(), List.of(tabs))
                .withActions(actions())
                .onItem(item -> {
                    item.ifPresent(_ -> sheet.set(Optional.empty()));
                    metrics.onItem().accept(item);
                });
    }

    /** What both call by the same keys is done by the one that is shown. */
    private List<Action> actions() {
        var actions = new ArrayList<Action>();
        for (var action : metrics.actions()) {
            actions.add(
                    Action.of(action.id(), action.title(), GROUP, () -> ofMetrics(action))
                            .withKeys(action.keys())
                            .when(action.enabled()));
        }
        for (var which : Sheet.values()) {
            quality.actions(which).stream()
                    .map(action ->
                            Action.of(
                                    action.id()
                                            + "."
                                            + which.name().toLowerCase(java.util.Locale.ROOT),
                                    action.title(),
                                    GROUP,
                                    () -> {
                                        sheet.set(Optional.of(which));
                                        action.perform();
                                    }))
                    .forEach(actions::add);
        }
        actions.add(
                Action.of(
                                "trends.scorecard",
                                "Scorecards by week",
                                GROUP,
                                () -> show(Sheet.SCORECARD))
                        .withKeys("6"));
        actions.add(
                Action.of("trends.drift", "Schema drift", GROUP, () -> show(Sheet.DRIFT))
                        .withKeys("7"));
        return actions;
    }

    private void show(Sheet which) {
        sheet.set(Optional.of(which));
    }

    /** Keys go to the sheet that is shown, where it knows them; else back to the metrics. */
    private void ofMetrics(Action action) {
        var own =
                sheet.get().stream()
                        .flatMap(which -> quality.actions(which).stream())
                        .filter(each ->
                                !action.keys().isEmpty() && each.keys().equals(action.keys()))
                        .findFirst();
        if (own.isPresent()) {
            own.get().perform();
        } else {
            sheet.set(Optional.empty());
            action.perform();
        }
    }

    @Override
    public void close() {
        quality.close();
        trends.close();
    }
}
