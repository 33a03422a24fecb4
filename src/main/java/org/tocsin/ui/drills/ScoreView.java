package org.tocsin.ui.drills;

import java.util.Locale;
import java.util.Set;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.tocsin.domain.drill.ScoreDocument;

/** A score sheet on screen. */
public final class ScoreView {
    private static final Set<String> NARROW = Set.of("When", "Due");
    private static final double MOMENT = 13;
    private static final double WHOLE = 97;

    private ScoreView() {}

    public static Parent of(ScoreDocument score) {
        var view = new VBox();
        view.setId("drill-score");
        view.getStyleClass().add("score");
        view.getChildren().add(label(score.title(), "drill-title"));
        score.lines().forEach(line -> view.getChildren().add(label(line, "drill-muted")));
        var figures = new FlowPane();
        figures.getStyleClass().add("score-figures");
        score.figures().forEach(figure -> figures.getChildren().add(figure(figure)));
        view.getChildren().add(figures);
        score.tables()
                .forEach(table -> {
                    view.getChildren().add(label(table.title(), "drill-section"));
                    view.getChildren()
                            .add(
                                    table.rows().isEmpty()
                                            ? label(table.none(), "drill-muted")
                                            : grid(table));
                });
        return view;
    }

    private static Node figure(ScoreDocument.Figure figure) {
        var value = label(figure.mark().sign() + " " + figure.value(), "score-number");
        var card =
                new VBox(
                        label(figure.title(), "score-figure-title"),
                        value,
                        label(figure.meaning(), "drill-caption"));
        card.getStyleClass().addAll("score-figure", style(figure.mark()));
        return card;
    }

    private static Node grid(ScoreDocument.Table table) {
        var grid = new GridPane();
        grid.getStyleClass().add("score-table");
        var sign = new ColumnConstraints(22);
        grid.getColumnConstraints().add(sign);
        int columns = table.columns().size();
        for (int i = 0; i < columns; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(width(table, i));
            column.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().add(column);
            grid.add(label(table.columns().get(i), "drill-caption"), i + 1, 0);
        }
        int y = 1;
        for (var row : table.rows()) {
            var mark = label(row.mark().sign(), "score-sign");
            mark.getStyleClass().add(style(row.mark()));
            mark.setAccessibleText(row.mark().name().toLowerCase(Locale.ROOT));
            grid.add(top(mark), 0, y);
            for (int i = 0; i < columns; i++) {
                grid.add(top(label(row.cells().get(i), "drill-text")), i + 1, y);
            }
            y++;
        }
        return grid;
    }

    /** Of all that is left beside the marks, in percent; a moment needs little. */
    private static double width(ScoreDocument.Table table, int column) {
        long narrow = table.columns().stream().filter(NARROW::contains).count();
        double wide = (WHOLE - narrow * MOMENT) / Math.max(1, table.columns().size() - narrow);
        return NARROW.contains(table.columns().get(column)) ? MOMENT : wide;
    }

    private static String style(ScoreDocument.Mark mark) {
        return "mark-" + mark.name().toLowerCase(Locale.ROOT);
    }

    private static Label top(Label label) {
        GridPane.setValignment(label, VPos.TOP);
        return label;
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }
}
