package org.tocsin.ui.quality;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.tuning.Scorecard;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.Icons;
import org.tocsin.ui.kit.StatePane;
import org.tocsin.ui.kit.Trouble;

/** Every data set's scores of one week, and beside it what one of them came to. */
final class ScorecardSheet {
    private static final PseudoClass BELOW = PseudoClass.getPseudoClass("below");
    private static final double ROW = 44;
    private static final int DAYS = 7;
    private static final double DETAIL = 320;

    private final ScorecardViewModel model;
    private final TableView<Scorecard> table = Columns.table("scorecard-table", "Scorecards", ROW);
    private final Label week = new Label();
    private final Button later;
    private final Button newest = new Button("Newest");
    private final Button export = new Button("Export CSV…");
    private final StackPane body = new StackPane();
    private final SplitPane split;
    private final ScorecardDetail detail;
    private final VBox root;

    ScorecardSheet(ScorecardViewModel model, ScorecardDetail.Checks checks, Runnable onExport) {
        this.model = model;
        detail = new ScorecardDetail(checks);
        var earlier =
                Icons.button(Feather.CHEVRON_LEFT, "A week earlier (h)", () -> model.week(-1));
        earlier.setId("scorecard-earlier");
        later = Icons.button(Feather.CHEVRON_RIGHT, "A week later (l)", () -> model.week(1));
        later.setId("scorecard-later");
        newest.setId("scorecard-newest");
        newest.setOnAction(_ -> model.newest());
        export.setId("scorecard-export");
        export.setOnAction(_ -> onExport.run());
        week.setId("scorecard-week");
        week.getStyleClass().add("week");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var bar = new HBox(earlier, week, later, newest, gap, export);
        bar.getStyleClass().add("toolbar");
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, card) -> detail.show(Optional.ofNullable(card)));
        split = new SplitPane(table, detail.root());
        SplitPane.setResizableWithParent(detail.root(), false);
        split.widthProperty()
                .addListener((_, before, width) -> {
                    if (before.doubleValue() == 0 && width.doubleValue() > 0) {
                        split.setDividerPositions(1 - DETAIL / width.doubleValue());
                    }
                });
        VBox.setVgrow(body, Priority.ALWAYS);
        root = new VBox(bar, body);
        root.setId("scorecard");
        model.state().subscribe(this::show);
    }

    Parent root() {
        return root;
    }

    void focus() {
        table.requestFocus();
    }

    private void show(ScorecardViewModel.State state) {
        boolean shown = state instanceof ScorecardViewModel.State.Shown;
        export.setDisable(!shown);
        body.getChildren().setAll(content(state));
    }

    private Node content(ScorecardViewModel.State state) {
        return switch (state) {
            case ScorecardViewModel.State.Loading() -> StatePane.loading(6);
            case ScorecardViewModel.State.Failed(var why) ->
                    StatePane.failed(
                            new Trouble("The scorecards could not be read.", why, ""),
                            Action.of("quality.retry", "Try again", "Trends", model::retry));
            case ScorecardViewModel.State.Nothing() -> {
                head("No week yet", true);
                yield StatePane.empty(
                        Feather.AWARD,
                        "No check has run yet. As soon as checks have judged a day, each data set gets its score here.");
            }
            case ScorecardViewModel.State.Shown it -> {
                head(Phrases.week(it.days()), it.newest());
                yield it.isJudged() ? cards(it) : unjudged(it);
            }
        };
    }

    private void head(String words, boolean isNewest) {
        week.setText(words);
        later.setDisable(isNewest);
        newest.setDisable(isNewest);
    }

    private Node unjudged(ScorecardViewModel.State.Shown it) {
        String sentence =
                "No check was judged from %s. Look a week later, or earlier (h, l)."
                        .formatted(Phrases.week(it.days()));
        return it.newest()
                ? StatePane.empty(Feather.AWARD, sentence)
                : StatePane.empty(
                        Feather.AWARD,
                        sentence,
                        Action.of("quality.newest", "Newest week", "Trends", model::newest));
    }

    /** In the same order each time; what was chosen stays chosen. */
    private Node cards(ScorecardViewModel.State.Shown it) {
        var chosen =
                Optional.ofNullable(table.getSelectionModel().getSelectedItem())
                        .map(Scorecard::dataSet);
        columns(it.cards());
        table.getItems().setAll(it.cards());
        var again =
                it.cards().stream()
                        .filter(card -> chosen.filter(card.dataSet()::equals).isPresent())
                        .findFirst()
                        .orElse(worst(it.cards()));
        table.getSelectionModel().select(again);
        detail.show(Optional.of(again));
        return split;
    }

    /** Whatever should be looked at first. */
    private static Scorecard worst(List<Scorecard> cards) {
        return cards.stream()
                .filter(card -> card.mean().isPresent())
                .min(java.util.Comparator.comparing(card -> card.mean().orElseThrow()))
                .orElse(cards.getFirst());
    }

    private void columns(List<Scorecard> cards) {
        table.getColumns().clear();
        table.getColumns().add(Columns.column("Data set", 150, ScorecardSheet::name));
        var days = cards.getFirst().days();
        for (int i = 0; i < Math.min(DAYS, days.size()); i++) {
            int index = i;
            var column =
                    Columns.<Scorecard>column(
                            Phrases.day(days.get(i).date()),
                            68,
                            (cell, card) -> day(cell, card, card.days().get(index)));
            column.getStyleClass().add("figures");
            table.getColumns().add(column);
        }
        var mean = Columns.<Scorecard>column("Mean", 88, ScorecardSheet::mean);
        mean.getStyleClass().add("figures");
        table.getColumns().add(mean);
        table.getColumns().add(Columns.words("Trend", 88, Phrases::heading));
        table.getColumns().add(Columns.words("Risk", 88, card -> Phrases.risk(card.outlook())));
    }

    private static void name(TableCell<Scorecard, Scorecard> cell, Scorecard card) {
        var name = new Label(card.name());
        name.getStyleClass().add("strong");
        var tier = new Label(Phrases.tier(card));
        tier.getStyleClass().add("caption");
        var box = new VBox(name, tier);
        box.setAlignment(Pos.CENTER_LEFT);
        cell.setGraphic(box);
        cell.setAccessibleText(card.name() + ", " + tier.getText());
    }

    /** A day below what was promised is marked by a shape too. */
    private static void day(
            TableCell<Scorecard, Scorecard> cell, Scorecard card, Scorecard.Day day) {
        boolean scored = day.score().isPresent();
        double score = day.score().orElse(Double.NaN);
        boolean below = scored && card.tier().filter(tier -> score < tier.score()).isPresent();
        var number = new Label(scored ? (below ? "▼ " : "") + Phrases.percent(score) : "–");
        number.getStyleClass().add("score");
        number.pseudoClassStateChanged(BELOW, below);
        int failed = day.failed().size();
        var count = failed == 0 ? "" : "%,d failed".formatted(failed);
        cell.setGraphic(above(number, count));
        cell.setAccessibleText(
                "%s, %s%s%s"
                        .formatted(
                                Phrases.full(day.date()),
                                scored ? Phrases.percent(score) : "not judged",
                                below ? ", below its tier" : "",
                                failed == 0 ? "" : ", " + count));
    }

    private static VBox above(Label number, String caption) {
        var box = new VBox(number);
        box.setAlignment(Pos.CENTER_RIGHT);
        if (!caption.isEmpty()) {
            var words = new Label(caption);
            words.getStyleClass().add("caption");
            box.getChildren().add(words);
        }
        return box;
    }

    private static void mean(TableCell<Scorecard, Scorecard> cell, Scorecard card) {
        var mean =
                new Label(
                        card.mean().isPresent() ? Phrases.percent(card.mean().getAsDouble()) : "–");
        mean.getStyleClass().add("score");
        var kept = card.kept().map(_ -> Phrases.kept(card)).orElse("");
        cell.setGraphic(above(mean, kept));
        cell.setAccessibleText(
                mean.getText() + (kept.isEmpty() ? "" : ", its tier kept on " + kept));
    }
}
