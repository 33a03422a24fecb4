package org.tocsin.ui.incidents;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Decision;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Names;
import org.tocsin.domain.playbook.SeverityGuide;
import org.tocsin.domain.response.Level;
import org.tocsin.domain.response.Procedure;
import org.tocsin.ui.kit.Bidi;

/** What is asked before something is done that needs a reason. One lies over the room at a time. */
final class RoomSheets {
    private final RoomViewModel model;
    private final Supplier<RoomPane.Texts> texts;
    private final StackPane veil;
    private final StringProperty refusal = new SimpleStringProperty("");

    RoomSheets(RoomViewModel model, Supplier<RoomPane.Texts> texts, StackPane veil) {
        this.model = model;
        this.texts = texts;
        this.veil = veil;
        veil.setOnMousePressed(event -> {
            if (event.getTarget() == veil) {
                hide();
            }
        });
    }

    /** Whether there was one to put away. */
    boolean hide() {
        boolean was = veil.isVisible();
        RoomParts.show(veil, false);
        veil.getChildren().clear();
        return was;
    }

    // Severity

    void severity() {
        model.snapshot()
                .ifPresent(shown -> {
                    var group = new ToggleGroup();
                    var rows = new VBox();
                    rows.getStyleClass().add("choices");
                    for (var severity : shown.terms().scale()) {
                        rows.getChildren().add(severity(severity.id(), shown, group));
                    }
                    ask(
                            "Change the severity",
                            "Its clocks are reckoned anew from the detection.",
                            rows,
                            "Why it changes",
                            new Doing(
                                    "Change",
                                    reason ->
                                            new Command.ChangeSeverity(
                                                    chosen(group, shown.incident().severity()),
                                                    reason)));
                });
    }

    private Node severity(String id, RoomSnapshot shown, ToggleGroup group) {
        var radio = new RadioButton();
        radio.setId("severity-" + id);
        radio.setToggleGroup(group);
        radio.setUserData(id);
        radio.setSelected(id.equals(shown.incident().severity()));
        radio.setAccessibleText(id);
        radio.setMinWidth(Region.USE_PREF_SIZE);
        var words = new VBox();
        texts.get().severities().stream()
                .filter(guide -> guide.severity().id().equals(id))
                .findFirst()
                .ifPresent(guide -> words.getChildren().addAll(criteria(guide)));
        RoomParts.wide(words);
        var badge = RoomParts.badge(id, shown.terms());
        badge.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(radio, badge, words);
        row.getStyleClass().add("choice");
        row.setFillHeight(false);
        row.setOnMouseClicked(_ -> radio.setSelected(true));
        return row;
    }

    private static List<Node> criteria(SeverityGuide guide) {
        var nodes = new ArrayList<Node>();
        var response =
                guide.response() + (guide.escalation().isEmpty() ? "" : "; " + guide.escalation());
        if (!guide.response().isEmpty() || !guide.escalation().isEmpty()) {
            nodes.add(RoomParts.prose(response, "choice-title"));
        }
        guide.examples().forEach(example -> nodes.add(RoomParts.prose("• " + example, "caption")));
        return nodes;
    }

    private static String chosen(ToggleGroup group, String otherwise) {
        var toggle = group.getSelectedToggle();
        return toggle == null ? otherwise : String.valueOf(toggle.getUserData());
    }

    // Escalation

    void escalate() {
        model.snapshot()
                .ifPresent(shown -> {
                    var group = new ToggleGroup();
                    var reasons = new VBox();
                    reasons.getStyleClass().add("choices");
                    shown.terms().guides().procedures(Procedure.Use.ESCALATION).stream()
                            .filter(each -> shown.incident().isIn(each.application().scope()))
                            .forEach(each -> reasons.getChildren().addAll(reasons(each, group)));
                    var beside = new VBox(outcome(shown));
                    beside.getStyleClass().add("beside");
                    levels(shown)
                            .forEach(level ->
                                    beside.getChildren().addAll(responsibilities(level, shown)));
                    var both = new HBox(beside);
                    both.getStyleClass().add("sheet-columns");
                    if (!reasons.getChildren().isEmpty()) {
                        both.getChildren().addFirst(RoomParts.wide(reasons));
                    }
                    ask(
                            "Escalate",
                            "Pick a reason, or say it in your own words.",
                            both,
                            "Another reason, or more about it",
                            new Doing(
                                    "Escalate now",
                                    words -> {
                                        var picked = chosen(group, "");
                                        return new Command.Escalate(
                                                picked.isEmpty() || words.isEmpty()
                                                        ? picked + words
                                                        : picked + ": " + words);
                                    }));
                });
    }

    private static List<Node> reasons(Procedure procedure, ToggleGroup group) {
        var nodes = new ArrayList<Node>();
        nodes.add(RoomParts.prose(procedure.title(), "room-heading", "later"));
        for (var phase : procedure.phases()) {
            nodes.add(RoomParts.prose(phase.title(), "phase-title"));
            for (var step : phase.steps()) {
                var radio = new RadioButton(step.text());
                radio.setId("reason-" + step.id());
                radio.setToggleGroup(group);
                radio.setUserData(step.text());
                Bidi.wrap(radio);
                radio.setMinHeight(Region.USE_PREF_SIZE);
                nodes.add(radio);
            }
        }
        return nodes;
    }

    /** Whom it reaches, before it is done. */
    private Node outcome(RoomSnapshot shown) {
        return switch (model.escalation(shown, "asked")) {
            case Decision.Refused(var why) ->
                    RoomParts.section(
                            "It cannot go further", RoomParts.prose(Names.words(why), "refused"));
            case Decision.Accepted(var events) -> {
                var box = RoomParts.section("It tells");
                for (var event : events) {
                    if (event instanceof Event.Escalated(_, var act)) {
                        box.getChildren()
                                .add(RoomParts.prose(act.outcome().title(), "choice-title"));
                        act.outcome()
                                .told()
                                .forEach(told ->
                                        box.getChildren()
                                                .add(
                                                        RoomParts.prose(
                                                                shown.names().told(told),
                                                                "fact-value")));
                    }
                }
                yield box;
            }
        };
    }

    /** The level it is on, and the next. */
    private static List<Level> levels(RoomSnapshot shown) {
        var all = shown.terms().rules().turns().levels();
        var here = shown.incident().level(shown.terms());
        int at = 0;
        for (int i = 0; i < all.size(); i++) {
            if (here.filter(all.get(i).id()::equals).isPresent()) {
                at = i;
            }
        }
        return all.isEmpty() ? List.of() : all.subList(at, Math.min(all.size(), at + 2));
    }

    private static List<Node> responsibilities(Level level, RoomSnapshot shown) {
        var nodes = new ArrayList<Node>();
        for (var procedure : RoomSteps.ofLevel(level.id(), shown)) {
            nodes.add(RoomParts.prose(procedure.title(), "room-heading", "later"));
            for (var phase : procedure.phases()) {
                nodes.add(RoomParts.prose(phase.title(), "phase-title"));
                phase.steps()
                        .forEach(step -> nodes.add(RoomParts.prose("• " + step.text(), "caption")));
            }
        }
        return nodes;
    }

    // Reopening

    void reopen() {
        if (model.isOver()) {
            ask(
                    "Open it again",
                    "All its clocks begin anew, and the time to resolve runs to the next resolution.",
                    new VBox(),
                    "Why it is opened again",
                    new Doing("Reopen", Command.Reopen::new));
        }
    }

    // The sheet

    private record Doing(String word, Function<String, Command> command) {}

    private void ask(String title, String hint, Region content, String prompt, Doing doing) {
        refusal.set("");
        var reason = new TextField();
        reason.setId("reason");
        reason.setAccessibleText(prompt);
        Runnable go =
                () ->
                        model.perform(
                                doing.command().apply(reason.getText().strip()),
                                refusal,
                                this::hide);
        reason.setOnAction(_ -> go.run());
        var button = RoomParts.button(doing.word(), go, "accent");
        button.setId("sheetGo");
        var refused = RoomParts.wide(RoomParts.prose("", "refused"));
        refused.setId("sheetRefusal");
        refused.textProperty().bind(refusal);
        var head = new VBox(RoomParts.prose(title, "sheet-title"), RoomParts.prose(hint, "muted"));
        var foot =
                new VBox(
                        new VBox(RoomParts.prose(prompt, "caption"), reason),
                        RoomParts.row(refused, RoomParts.button("Cancel", this::hide), button));
        head.getStyleClass().add("sheet-head");
        foot.getStyleClass().add("sheet-foot");
        var sheet = new VBox(head);
        boolean any = !content.getChildrenUnmodifiable().isEmpty();
        if (any) {
            content.getStyleClass().add("sheet-content");
            var scroll = new ScrollPane(content);
            scroll.setFitToWidth(true);
            scroll.getStyleClass().addAll("room-scroll", "sheet-scroll");
            VBox.setVgrow(scroll, javafx.scene.layout.Priority.ALWAYS);
            sheet.getChildren().add(scroll);
        }
        sheet.getChildren().add(foot);
        sheet.getStyleClass().add("room-sheet");
        sheet.setId("sheet");
        sheet.setMaxHeight(Region.USE_PREF_SIZE);
        veil.getChildren().setAll(sheet);
        RoomParts.show(veil, true);
        reason.requestFocus();
    }
}
