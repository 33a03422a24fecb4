package org.tocsin.ui.reviews;

import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.review.metrics.Figure;
import org.tocsin.domain.review.metrics.Handled;
import org.tocsin.ui.kit.Bidi;
import org.tocsin.ui.kit.Icons;
import org.tocsin.ui.kit.SeverityBadge;

/** The incidents behind a number, each of which leads to its room. */
final class BehindPanel extends VBox {
    private final Label title = new Label();
    private final Label count = new Label();
    private final Label definition = new Label();
    private final ListView<Handled> list = new ListView<>();
    private final Consumer<UUID> incident;
    private final ZoneId zone;
    private final ToIntFunction<String> rank;
    private Figure figure = Figure.MTTR;

    /**
     * @param rank where a severity stands on the scale
     * @param incident opens its room
     */
    BehindPanel(ZoneId zone, ToIntFunction<String> rank, Consumer<UUID> incident, Runnable close) {
        this.zone = zone;
        this.rank = rank;
        this.incident = incident;
        getStyleClass().add("behind");
        setId("behind");
        setMinWidth(280);
        title.getStyleClass().add("behind-title");
        count.getStyleClass().add("behind-caption");
        definition.getStyleClass().add("behind-caption");
        definition.setWrapText(true);
        definition.setMinHeight(Region.USE_PREF_SIZE);
        var shut = new Button("", Icons.icon(Feather.X, "behind-close-icon"));
        shut.getStyleClass().add("flat");
        shut.setId("behind-close");
        shut.setAccessibleText("Close");
        shut.setOnAction(_ -> close.run());
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var head = new HBox(new VBox(title, count), room, shut);
        head.getStyleClass().add("behind-head");
        list.setId("behind-list");
        list.getStyleClass().add("behind-list");
        list.setCellFactory(_ -> new Cell());
        list.setAccessibleText("Incidents behind the figure; Enter opens one");
        list.addEventHandler(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (key.getCode() == KeyCode.ENTER) {
                        open();
                        key.consume();
                    }
                });
        VBox.setVgrow(list, Priority.ALWAYS);
        var none = new Label("No incident is behind this number.");
        none.getStyleClass().add("behind-caption");
        list.setPlaceholder(none);
        getChildren().setAll(head, definition, list);
    }

    void show(MetricsViewModel.Behind behind) {
        figure = behind.figure();
        title.setText(figure.title());
        count.setText(
                MetricsWords.count(figure, behind.incidents().size(), Optional.of(behind.of())));
        definition.setText(figure.definition());
        list.getItems().setAll(behind.incidents());
        list.scrollTo(0);
    }

    private void open() {
        Optional.ofNullable(list.getSelectionModel().getSelectedItem())
                .ifPresent(each -> incident.accept(each.incident().id().uuid()));
    }

    private final class Cell extends ListCell<Handled> {
        private final SeverityBadge badge = new SeverityBadge();
        private final Label name = new Label();
        private final Label part = new Label();
        private final Label under = new Label();
        private final Node box;

        Cell() {
            getStyleClass().add("behind-cell");
            badge.setMinWidth(Region.USE_PREF_SIZE);
            name.getStyleClass().add("behind-name");
            part.getStyleClass().add("behind-part");
            part.setMinWidth(Region.USE_PREF_SIZE);
            under.getStyleClass().add("behind-caption");
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            var top = new HBox(badge, name, gap, part);
            top.getStyleClass().add("behind-row");
            box = new VBox(top, under);
            setPrefWidth(0);
            setOnMouseClicked(click -> {
                if (!isEmpty() && click.getButton() == MouseButton.PRIMARY) {
                    open();
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Handled item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            var shown = item.incident();
            badge.show(
                    shown.severity(),
                    SeverityBadge.Tone.of(rank.applyAsInt(shown.severity()), false));
            Bidi.show(name, "#%d %s".formatted(shown.id().number(), line(shown.subject().title())));
            part.setText(MetricsWords.part(figure, item, zone));
            under.setText(MetricsWords.under(item, zone));
            setGraphic(box);
        }

        private static String line(String title) {
            String one = title.strip().replaceAll("\\s+", " ");
            return one.length() <= 200 ? one : one.substring(0, 200) + "…";
        }
    }
}
