package org.tocsin.ui.notices;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.quiet.Silence;
import org.tocsin.ui.kit.Bidi;
import org.tocsin.ui.kit.Icons;
import org.tocsin.ui.kit.StatePane;

/** Who is not told of what, until when and why; and a new silence with what it would hide. */
final class SilencesPage extends HBox {
    private static final int NAMED = 6;

    private final QuietViewModel model;
    private final VBox list = new VBox();
    private final VBox preview = new VBox();

    SilencesPage(QuietViewModel model) {
        this.model = model;
        getStyleClass().add("quiet-page");
        list.getStyleClass().add("quiet-list");
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("notices-scroll");
        HBox.setHgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(scroll, form());
        model.silences().subscribe(this::show);
        model.preview().subscribe(_ -> tellPreview());
        model.refresh();
    }

    private void show(List<Silence> silences) {
        if (silences.isEmpty()) {
            list.getChildren()
                    .setAll(
                            StatePane.empty(
                                    Feather.BELL,
                                    "Nothing is silenced: everybody is told of everything."));
        } else {
            list.getChildren().setAll(silences.stream().map(this::block).toList());
        }
    }

    private Node block(Silence silence) {
        var state = silence.state(model.at());
        var mark =
                new Label(
                        switch (state) {
                            case ACTIVE -> "Silenced";
                            case COMING -> "Coming";
                            case OVER -> "Over";
                        },
                        Icons.icon(icon(state)));
        mark.getStyleClass().addAll("quiet-state", state.name().toLowerCase(java.util.Locale.ROOT));
        mark.setMinWidth(Region.USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var top = new HBox(mark, words(silence.matchers().toString(), "notices-strong"), gap);
        top.getStyleClass().add("quiet-top");
        if (state != Silence.State.OVER) {
            var end = new Button("End now");
            end.setId("end-silence-" + silence.id());
            end.setMinWidth(Region.USE_PREF_SIZE);
            end.setAccessibleText("End the silence of " + silence.matchers());
            end.setOnAction(_ -> model.end(silence.id()));
            top.getChildren().add(end);
        }
        var block =
                new VBox(
                        top,
                        words(silence.entry().reason(), "notices-text"),
                        words(
                                "%s, from %s until %s"
                                        .formatted(
                                                silence.entry().author(),
                                                exact(silence.term().from()),
                                                exact(silence.term().until())),
                                "notices-caption"));
        block.getStyleClass().add("quiet-block");
        return block;
    }

    private static Ikon icon(Silence.State state) {
        return switch (state) {
            case ACTIVE -> Feather.BELL_OFF;
            case COMING -> Feather.CLOCK;
            case OVER -> Feather.BELL;
        };
    }

    private Node form() {
        var matchers = new TextArea();
        matchers.setId("silence-matchers");
        matchers.setPromptText("data-set=orders\nseverity!=P0");
        matchers.setPrefRowCount(3);
        matchers.setAccessibleText("What is silenced, one condition on each line");
        matchers.textProperty().bindBidirectional(model.matchers());
        var lasting = new TextField();
        lasting.setId("silence-lasting");
        lasting.textProperty().bindBidirectional(model.lasting());
        var reason = new TextField();
        reason.setId("silence-reason");
        reason.setPromptText("for whoever misses an alert");
        reason.textProperty().bindBidirectional(model.reason());
        var add = new Button("Silence");
        add.setId("silence-add");
        add.getStyleClass().add("accent");
        add.setOnAction(_ -> model.silence());
        var fault = words("", "quiet-fault");
        fault.setId("silence-fault");
        fault.textProperty().bind(model.fault());
        fault.visibleProperty().bind(model.fault().isNotEmpty());
        fault.managedProperty().bind(fault.visibleProperty());
        preview.getStyleClass().add("quiet-preview");
        preview.setId("silence-preview");
        var form =
                new VBox(
                        words("New silence", "notices-title"),
                        words(
                                "Alerts that fit all lines are held back until the end, and judged again then. Labels: check, data-set, source, pipeline, severity, category, tag, owner …; signs: = != =~ !~.",
                                "notices-caption"),
                        labelled("What", matchers),
                        labelled("For how long", lasting),
                        labelled("Why", reason),
                        fault,
                        add,
                        preview);
        form.getStyleClass().add("quiet-form");
        form.setMinWidth(340);
        form.setPrefWidth(380);
        return form;
    }

    private void tellPreview() {
        preview.getChildren().setAll(model.preview().get().map(this::parts).orElse(List.of()));
    }

    private List<Node> parts(Quiet.Preview answer) {
        return switch (answer) {
            case Quiet.Preview.Refused(var why) -> List.of(words(why, "quiet-fault"));
            case Quiet.Preview.Hides(var incidents, var checks, int alerts) -> {
                var parts = new ArrayList<Node>();
                parts.add(words("It would hide now", "notices-section"));
                parts.add(
                        words(
                                some(incidents.size(), "open incident")
                                        + ", "
                                        + some(checks.size(), "check")
                                        + ", "
                                        + some(alerts, "alert")
                                        + " of the last 24 hours",
                                "notices-text"));
                named(parts, incidents);
                named(parts, checks);
                yield parts;
            }
        };
    }

    private static void named(List<Node> parts, List<String> names) {
        names.stream().limit(NAMED).forEach(name -> parts.add(words(name, "notices-caption")));
        if (names.size() > NAMED) {
            parts.add(words("and %,d more".formatted(names.size() - NAMED), "notices-caption"));
        }
    }

    private static String some(int count, String what) {
        return "%,d %s%s".formatted(count, what, count == 1 ? "" : "s");
    }

    private String exact(java.time.Instant at) {
        return NoticeWords.exact(at, model.zone());
    }

    private static VBox labelled(String title, Node field) {
        var label = words(title, "notices-muted");
        label.setLabelFor(field);
        var box = new VBox(label, field);
        box.getStyleClass().add("quiet-field");
        return box;
    }

    static Label words(String text, String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        Bidi.show(label, text);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
