package org.tocsin.ui.notices;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.notice.Attempt;
import org.tocsin.domain.notice.Notice;
import org.tocsin.domain.notice.Stage;
import org.tocsin.ui.kit.Bidi;
import org.tocsin.ui.kit.Icons;

/** All about one notice: why there is one, to whom, what it says, and every try to send it. */
final class OutboxDetail {
    private final OutboxViewModel model;
    private final Consumer<UUID> incident;
    private final VBox body = new VBox();
    private final ScrollPane scroll = new ScrollPane(body);

    /**
     * @param incident opens the room of one
     */
    OutboxDetail(OutboxViewModel model, Consumer<UUID> incident) {
        this.model = model;
        this.incident = incident;
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("notices-scroll");
        scroll.setMinWidth(300);
        body.getStyleClass().add("notices-detail");
    }

    Node node() {
        return scroll;
    }

    void show(Optional<OutboxViewModel.Detail> detail) {
        body.getChildren().setAll(detail.map(this::parts).orElse(List.of()));
    }

    private List<Node> parts(OutboxViewModel.Detail detail) {
        var row = detail.row();
        var draft = row.notice().draft();
        var parts = new ArrayList<Node>();
        parts.add(head(row));
        parts.add(words(draft.cause().title(), "notices-title"));
        if (!NoticeWords.remark(row.notice().standing()).isEmpty()) {
            parts.add(words(NoticeWords.remark(row.notice().standing()), "notices-remark"));
        }
        parts.add(facts(row));
        var buttons = buttons(row);
        if (!buttons.getChildren().isEmpty()) {
            parts.add(buttons);
        }
        if (draft.text().isWritten()) {
            parts.add(section("What it says"));
            if (!draft.text().subject().isEmpty()) {
                parts.add(words(draft.text().subject(), "notices-strong"));
            }
            parts.add(words(draft.text().body(), "notices-text"));
        }
        parts.add(section("Tries"));
        if (detail.attempts().isEmpty()) {
            parts.add(words("None yet.", "notices-muted"));
        }
        detail.attempts().forEach(attempt -> parts.add(attempt(attempt)));
        return parts;
    }

    private HBox head(OutboxViewModel.Row row) {
        var mark = new StageMark();
        mark.show(row.stage());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(mark, gap, Icons.button(Feather.X, "Close (Esc)", model::closeDetail));
        head.getStyleClass().add("notices-head");
        return head;
    }

    private GridPane facts(OutboxViewModel.Row row) {
        var grid = new GridPane();
        grid.getStyleClass().add("notices-facts");
        var draft = row.notice().draft();
        fact(grid, "What", value(NoticeWords.of(draft.purpose())));
        row.notice()
                .origin()
                .filter(_ -> !row.about().isEmpty())
                .ifPresent(origin -> {
                    var link = new Hyperlink(row.about());
                    link.setId("outbox-incident");
                    Bidi.wrap(link);
                    link.setOnAction(_ -> incident.accept(origin.incident()));
                    fact(grid, "Incident", link);
                });
        fact(grid, "Why", value(draft.cause().why()));
        fact(grid, "To", value(NoticeWords.who(draft.to())));
        fact(grid, "Through", value(NoticeWords.where(draft.to())));
        fact(grid, "Due", value(NoticeWords.exact(draft.cause().at(), model.zone())));
        fact(grid, "Template", value(draft.text().template()));
        if (row.notice().standing() instanceof Notice.Standing.Waiting(var failed, var next, _)) {
            fact(
                    grid,
                    "Next try",
                    value(
                            NoticeWords.exact(next, model.zone())
                                    + (failed == 0 ? "" : ", after %,d failed".formatted(failed))));
        }
        return grid;
    }

    private static void fact(GridPane grid, String label, Node value) {
        if (value instanceof Label words && words.getText().isBlank()) {
            return;
        }
        var name = words(label, "notices-muted");
        name.setMinWidth(Region.USE_PREF_SIZE);
        grid.addRow(grid.getRowCount(), name, value);
    }

    private HBox buttons(OutboxViewModel.Row row) {
        var box = new HBox();
        box.getStyleClass().add("notices-buttons");
        if (row.stage() == Stage.DEAD) {
            var again = new Button("Try again");
            again.setId("outbox-retry");
            again.getStyleClass().add("accent");
            again.setOnAction(_ -> model.retry(List.of(row.id())));
            box.getChildren().add(again);
        }
        if (row.stage() == Stage.WAITING) {
            var drop = new Button("Do not send");
            drop.setId("outbox-drop");
            drop.setOnAction(_ -> model.drop(row.id(), model.me()));
            box.getChildren().add(drop);
        }
        return box;
    }

    private Node attempt(Attempt attempt) {
        var outcome =
                attempt.ending()
                        .map(end -> NoticeWords.of(end.outcome()))
                        .orElse("Under way, or it ended with its process");
        var title =
                words(
                        "%d. %s%s"
                                .formatted(
                                        attempt.number(),
                                        outcome,
                                        attempt.together() > 1
                                                ? ", one of %,d together"
                                                        .formatted(attempt.together())
                                                : ""),
                        "notices-strong");
        var at = words(NoticeWords.exact(attempt.began(), model.zone()), "notices-caption");
        var box = new VBox(title, at);
        attempt.ending()
                .map(Attempt.Ending::remark)
                .filter(remark -> !remark.isBlank())
                .ifPresent(remark -> box.getChildren().add(words(remark, "notices-text")));
        box.getStyleClass().add("notices-try");
        return box;
    }

    private static Label section(String title) {
        return words(title, "notices-section");
    }

    private static Label value(String text) {
        return words(text, "notices-text");
    }

    private static Label words(String text, String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        Bidi.show(label, text);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
