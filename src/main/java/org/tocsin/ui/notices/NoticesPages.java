package org.tocsin.ui.notices;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.tocsin.ui.kit.Views;

/** The pages of the place, one shown at a time; each is drawn on its first visit. */
final class NoticesPages {
    static final String OUTBOX = "Outbox";
    static final String SILENCES = "Silences";
    static final String FIGURES = "The monitor itself";

    private final QuietViewModel quiet;
    private final VBox root = new VBox();
    private final HBox tabs = new HBox();
    private final StackPane room = new StackPane();
    private final Map<String, ToggleButton> buttons = new LinkedHashMap<>();
    private final Map<String, Node> drawn = new LinkedHashMap<>();

    NoticesPages(OutboxViewModel outbox, QuietViewModel quiet, Consumer<UUID> incident) {
        this.quiet = quiet;
        root.getStyleClass().add("notices");
        root.setId("notices");
        root.getStylesheets()
                .add(NoticesPages.class.getResource("/styles/notices.css").toExternalForm());
        tabs.getStyleClass().add("notices-tabs");
        VBox.setVgrow(room, Priority.ALWAYS);
        root.getChildren().setAll(tabs, room);
        add(OUTBOX, () -> outbox(outbox, incident));
        add(SILENCES, () -> new SilencesPage(quiet));
        add(FIGURES, () -> new FiguresPage(quiet));
        show(OUTBOX);
    }

    /** Adds a page behind the others. */
    void add(String title, Supplier<Node> page) {
        var button = new ToggleButton(title);
        button.getStyleClass().add("notices-tab");
        button.setId("notices-" + title.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'));
        button.setOnAction(_ -> {
            room.getChildren().setAll(drawn.computeIfAbsent(title, _ -> page.get()));
            show(title);
            refresh();
        });
        buttons.put(title, button);
        tabs.getChildren().add(button);
        if (drawn.isEmpty()) {
            var first = page.get();
            drawn.put(title, first);
            room.getChildren().setAll(first);
        }
        tabs.setVisible(buttons.size() > 1);
        tabs.setManaged(buttons.size() > 1);
    }

    private void show(String title) {
        buttons.forEach((name, button) -> button.setSelected(name.equals(title)));
    }

    private static Node outbox(OutboxViewModel model, Consumer<UUID> incident) {
        return Views.load(
                "notices/outbox",
                OutboxController.class,
                new OutboxController(model, new OutboxDetail(model, incident)));
    }

    void go(String title) {
        Optional.ofNullable(buttons.get(title)).ifPresent(ToggleButton::fire);
    }

    /** What may have changed while nobody looked. */
    void refresh() {
        if (drawn.containsKey(SILENCES)) {
            quiet.refresh();
        }
        if (drawn.containsKey(FIGURES)) {
            quiet.refreshFigures();
        }
    }

    Parent root() {
        return root;
    }
}
