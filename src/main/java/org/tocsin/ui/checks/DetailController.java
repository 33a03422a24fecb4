package org.tocsin.ui.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Segments;
import org.tocsin.domain.check.Unit;
import org.tocsin.ui.kit.Bidi;
import org.tocsin.ui.kit.MarkdownView;
import org.tocsin.ui.kit.RowsTable;
import org.tocsin.ui.kit.SeverityBadge;
import org.tocsin.ui.kit.VerdictBadge;

/** Binds the panel beside the list to its view-model. */
final class DetailController {
    private static final int SQL_ROWS = 12;
    private static final int RUNS = 30;
    private static final int SQL_COLUMNS = 60;

    private final DetailViewModel model;
    private final Runnable onClose;
    private final VerdictBadge verdictBadge = new VerdictBadge();
    private final SeverityBadge severityBadge = new SeverityBadge();

    @FXML private HBox badges;
    @FXML private Label title;
    @FXML private ScrollPane scroll;
    @FXML private Label message;
    @FXML private Label explained;
    @FXML private Label why;
    @FXML private Label source;
    @FXML private Label historyCaption;
    @FXML private StackPane chartBox;
    @FXML private VBox rules;
    @FXML private GridPane facts;
    @FXML private Node dataSetSection;
    @FXML private GridPane dataSet;
    @FXML private Node segmentSection;
    @FXML private Label segmentNote;
    @FXML private TableView<Segments.Result> segments;
    @FXML private Label sampleNote;
    @FXML private TableView<RowsTable.Row> sample;
    @FXML private TextArea sql;
    @FXML private Label noSql;
    @FXML private Button copySql;
    @FXML private TableView<CheckRun> runs;
    @FXML private VBox runbook;
    @FXML private Node runbookSection;

    private final HistoryChart chart;

    DetailController(DetailViewModel model, Runnable onClose) {
        this.model = model;
        this.onClose = onClose;
        chart = new HistoryChart(model.zone());
    }

    @FXML
    private void initialize() {
        badges.getChildren().setAll(verdictBadge, severityBadge);
        RunsTable.prepare(runs, model);
        model.detail().addListener((_, before, after) -> after.ifPresent(now -> tell(before, now)));
        model.past().addListener((_, _, now) -> tell(now));
    }

    private void tell(Optional<Detail> before, Detail detail) {
        var standing = detail.standing();
        var check = standing.check();
        Badges.show(verdictBadge, standing.state(), standing.severity());
        severityBadge.setVisible(standing.severity().isPresent());
        standing.severity()
                .ifPresent(severity -> severityBadge.show(severity.id(), Badges.tone(severity)));
        title.setText(check.title().name());
        message.setText(standing.message());
        show(message, !standing.message().isEmpty());
        tone(message, standing);
        explained.setText(detail.explained());
        show(explained, !detail.explained().isEmpty());
        why.setText(check.title().why());
        show(why, !check.title().why().isEmpty());
        source.setText(check.title().source().map(text -> "From " + text).orElse(""));
        show(source, check.title().source().isPresent());
        historyCaption.setText(
                "%s, times in %s"
                        .formatted(StandingCell.cut(detail.charted()), Moments.zone(model.zone())));
        rules.getChildren().setAll(detail.rules().stream().map(DetailController::rule).toList());
        lay(facts, detail.facts());
        evidence(detail.evidence());
        segments(detail.evidence().segments(), check.measure().unit());
        boolean another = before.filter(old -> old.sameCheck(detail)).isEmpty();
        if (another) {
            runbook.getChildren()
                    .setAll(
                            detail.runbook()
                                    .map(text -> MarkdownView.nodes(text.markdown()))
                                    .orElse(List.of()));
            show(runbookSection, detail.runbook().isPresent());
            scroll.setVvalue(0);
        }
    }

    private static Node rule(String words) {
        var label = new Label(words);
        Bidi.wrap(label);
        label.getStyleClass().add("rule");
        return label;
    }

    private static void lay(GridPane facts, List<Detail.Fact> all) {
        var cells = new ArrayList<Node>();
        for (int i = 0; i < all.size(); i++) {
            var label = new Label(all.get(i).label());
            label.getStyleClass().add("fact-label");
            label.setMinWidth(Label.USE_PREF_SIZE);
            var value = new Label(all.get(i).value());
            value.getStyleClass().add("fact-value");
            Bidi.wrap(value);
            GridPane.setConstraints(label, 0, i);
            GridPane.setConstraints(value, 1, i);
            cells.add(label);
            cells.add(value);
        }
        facts.getChildren().setAll(cells);
    }

    private void evidence(Detail.Evidence evidence) {
        sampleNote.setText(evidence.note());
        show(sample, !evidence.sample().isEmpty());
        RowsTable.fill(sample, evidence.sample().columns(), evidence.sample().rows());
        if (!sql.getText().equals(evidence.sql())) {
            sql.setText(evidence.sql());
        }
        int lines = evidence.sql().lines().mapToInt(line -> 1 + line.length() / SQL_COLUMNS).sum();
        sql.setPrefRowCount(Math.clamp(lines, 2, SQL_ROWS));
        boolean ran = !evidence.sql().isEmpty();
        show(sql, ran);
        show(noSql, !ran);
        copySql.setVisible(ran);
        copySql.setText("Copy");
    }

    private void segments(Segments found, Unit unit) {
        show(segmentSection, !found.results().isEmpty());
        SegmentTable.note(segmentNote, found);
        SegmentTable.fill(segments, found, unit);
    }

    private void tell(DetailViewModel.Past past) {
        switch (past) {
            case DetailViewModel.Past.Loading() -> {
                chartBox.getChildren().setAll(words("Reading the history…"));
                runs.getItems().clear();
                RunsTable.fit(runs);
            }
            case DetailViewModel.Past.Failed(var text) -> {
                var again = new Button("Try again");
                again.setOnAction(_ -> model.retry());
                var box = new VBox(words(text), again);
                box.getStyleClass().add("state");
                chartBox.getChildren().setAll(box);
            }
            case DetailViewModel.Past.Read(var history, var card) -> {
                lay(dataSet, card);
                show(dataSetSection, !card.isEmpty());
                if (history.marks().isEmpty()) {
                    chartBox.getChildren()
                            .setAll(words("No values yet: the chart starts with the first run."));
                } else {
                    chart.show(history);
                    chartBox.getChildren().setAll(chart);
                }
                runs.getItems().setAll(history.latest(RUNS));
                RunsTable.fit(runs);
            }
        }
    }

    private static Label words(String text) {
        var label = new Label(text);
        Bidi.wrap(label);
        label.getStyleClass().add("state-words");
        return label;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private static void tone(Label label, Standing standing) {
        for (var each : State.values()) {
            label.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)),
                    each == standing.state());
        }
        var tone = standing.severity().map(Badges::tone);
        for (var each : SeverityBadge.Tone.values()) {
            label.pseudoClassStateChanged(
                    each.pseudoClass(), tone.filter(each::equals).isPresent());
        }
    }

    @FXML
    private void copySql() {
        var content = new ClipboardContent();
        content.putString(sql.getText());
        Clipboard.getSystemClipboard().setContent(content);
        copySql.setText("Copied");
    }

    @FXML
    private void run() {
        model.run();
    }

    @FXML
    private void close() {
        onClose.run();
    }
}
