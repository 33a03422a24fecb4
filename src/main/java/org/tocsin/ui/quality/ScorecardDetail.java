package org.tocsin.ui.quality;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.tuning.Scorecard;

/** One data set's week: its scores, where they are heading and why, and what failed when. */
final class ScorecardDetail {
    private static final PseudoClass BELOW = PseudoClass.getPseudoClass("below");
    private static final double HEIGHT = 72;

    private final Checks checks;
    private final VBox body = new VBox();
    private final ScrollPane root = new ScrollPane(body);

    /**
     * @param name what people call a check
     * @param show shows it
     */
    record Checks(Function<CheckId, String> name, Consumer<CheckId> show) {}

    ScorecardDetail(Checks checks) {
        this.checks = checks;
        root.setId("scorecard-detail");
        root.setFitToWidth(true);
        root.setMinWidth(240);
        root.getStyleClass().add("detail");
        body.getStyleClass().add("detail-body");
    }

    Parent root() {
        return root;
    }

    void show(Optional<Scorecard> chosen) {
        body.getChildren().clear();
        chosen.ifPresent(card -> {
            var name = words(card.name(), "detail-title");
            body.getChildren()
                    .addAll(
                            new VBox(name, words(Phrases.tier(card), "caption")),
                            section("Scores", bars(card)),
                            section("Where it is heading", heading(card)),
                            section("What failed", failed(card)));
        });
    }

    private static Node section(String title, Node content) {
        return new VBox(4, words(title, "section-title"), content);
    }

    private static Label words(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    /** A bar a day from nothing to all, with a line where the promise lies. */
    private static Node bars(Scorecard card) {
        var bars = new HBox(4);
        bars.getStyleClass().add("bars");
        for (var day : card.days()) {
            bars.getChildren().add(bar(card, day));
        }
        return bars;
    }

    private static Node bar(Scorecard card, Scorecard.Day day) {
        double score = day.score().orElse(0);
        boolean below =
                day.score().isPresent()
                        && card.tier().filter(tier -> score < tier.score()).isPresent();
        var full = new Region();
        full.getStyleClass().add("bar");
        full.pseudoClassStateChanged(BELOW, below);
        full.setVisible(day.score().isPresent());
        full.setMinHeight(Math.max(1, HEIGHT * score));
        full.setMaxHeight(Math.max(1, HEIGHT * score));
        var column = new StackPane(full);
        column.setAlignment(Pos.BOTTOM_CENTER);
        column.setMinHeight(HEIGHT);
        column.setMaxHeight(HEIGHT);
        card.tier()
                .ifPresent(tier -> {
                    var line = new Region();
                    line.getStyleClass().add("promise");
                    line.setMaxHeight(1);
                    line.setMinHeight(1);
                    line.setTranslateY(-HEIGHT * tier.score());
                    column.getChildren().add(line);
                });
        var name = new Label(Phrases.day(day.date()).substring(0, 2));
        name.getStyleClass().add("caption");
        var box = new VBox(2, column, name);
        box.setAlignment(Pos.BOTTOM_CENTER);
        HBox.setHgrow(box, Priority.ALWAYS);
        String said =
                "%s: %s"
                        .formatted(
                                Phrases.full(day.date()),
                                day.score().isPresent()
                                        ? Phrases.percent(score)
                                        : "no check was judged");
        Tooltip.install(box, new Tooltip(said));
        box.setAccessibleText(said);
        return box;
    }

    private static Node heading(Scorecard card) {
        var box = new VBox(4);
        box.getChildren()
                .add(
                        words(
                                "Risk %s, trend %s"
                                        .formatted(
                                                Phrases.risk(card.outlook())
                                                        .toLowerCase(java.util.Locale.ROOT),
                                                Phrases.heading(card)
                                                        .toLowerCase(java.util.Locale.ROOT)),
                                "strong"));
        Phrases.reasons(card).forEach(reason -> box.getChildren().add(words(reason, "fact")));
        return box;
    }

    private Node failed(Scorecard card) {
        var days = failedDays(card);
        if (days.isEmpty()) {
            return words("Nothing failed in this week.", "fact");
        }
        var box = new VBox(2);
        days.forEach((id, when) -> {
            var link = new Hyperlink(checks.name().apply(id));
            link.setOnAction(_ -> checks.show().accept(id));
            box.getChildren().addAll(link, words(String.join(", ", when), "caption"));
        });
        return box;
    }

    /** Those that failed most often first. */
    static Map<CheckId, List<String>> failedDays(Scorecard card) {
        var days = new LinkedHashMap<CheckId, List<String>>();
        for (var day : card.days()) {
            for (var id : day.failed()) {
                days.computeIfAbsent(id, _ -> new java.util.ArrayList<>())
                        .add(Phrases.day(day.date()));
            }
        }
        return days.entrySet().stream()
                .sorted(java.util.Comparator.comparing(each -> -each.getValue().size()))
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                Map.Entry::getValue,
                                (one, _) -> one,
                                LinkedHashMap::new));
    }
}
