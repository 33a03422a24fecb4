package org.tocsin.ui.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/**
 * The columns, and which of them fit: a column comes into view from a table width on, and what a
 * person shows or hides by hand stays until the table crosses that width again.
 */
final class Columns {
    private static final double NAME_LEAST = 200;
    private static final double NAME_MOST = 420;
    private static final double SCROLL_BAR = 28;

    private final List<Entry> entries = new ArrayList<>();
    private final TableView<Line> table;

    private record Entry(TableColumn<Line, Standing> column, double fromWidth) {}

    Columns(TableView<Line> table, ChecksViewModel model) {
        this.table = table;
        var now = model.now();
        var zone = model.zone();
        add("Verdict", SortKey.VERDICT, 100, 0, StandingCell.Verdict::new);
        add("Severity", SortKey.SEVERITY, 104, 0, StandingCell.Severity::new);
        var name =
                add(
                        "Name",
                        SortKey.NAME,
                        NAME_LEAST,
                        0,
                        () -> new StandingCell.Text(s -> s.check().title().name(), "name"));
        add(
                "Data set",
                SortKey.DATA_SET,
                120,
                1_096,
                () -> new StandingCell.Text(Standing::dataSet, "quiet"));
        figures("Value", SortKey.VALUE, 88, 0, () -> figure(RowWords::value, "value"));
        figures("Expected", SortKey.EXPECTED, 116, 820, () -> figure(RowWords::expected, "quiet"));
        figures(
                "Deviation",
                SortKey.DEVIATION,
                84,
                904,
                () -> figure(RowWords::deviation, "value"));
        var trend = add("Trend", null, 96, 608, StandingCell.Trend::new);
        trend.setSortable(false);
        figures(
                "Last run",
                SortKey.LAST_RUN,
                96,
                704,
                () -> new MomentCell(Standing::lastRun, now, zone));
        figures("Took", SortKey.DURATION, 72, 976, () -> figure(RowWords::took, "quiet"));
        figures(
                "Next run",
                SortKey.NEXT_RUN,
                84,
                1_180,
                () -> new MomentCell(Standing::nextRun, now, zone));
        var message =
                add(
                        "What it found",
                        SortKey.MESSAGE,
                        320,
                        1_500,
                        () -> new StandingCell.Text(Standing::brief, "quiet"));
        entries.forEach(entry -> table.getColumns().add(entry.column()));
        table.setSortPolicy(sorted -> {
            model.sort(order(sorted));
            return true;
        });
        table.widthProperty()
                .addListener((_, before, after) -> {
                    fit(before.doubleValue(), after.doubleValue());
                    stretch(name, message);
                });
        table.getVisibleLeafColumns()
                .addListener((InvalidationListener) _ -> stretch(name, message));
    }

    private static List<SortKey.By> order(TableView<Line> table) {
        return table.getSortOrder().stream()
                .map(column ->
                        new SortKey.By(
                                (SortKey) column.getUserData(),
                                column.getSortType() == TableColumn.SortType.DESCENDING))
                .toList();
    }

    private void fit(double before, double after) {
        for (var entry : entries) {
            boolean crossed = before < entry.fromWidth() != after < entry.fromWidth();
            if (crossed || before == 0) {
                entry.column().setVisible(after >= entry.fromWidth());
            }
        }
    }

    /** Gives what is left of the width to the name, then to the message. */
    private void stretch(TableColumn<Line, Standing> name, TableColumn<Line, Standing> message) {
        double taken =
                table.getVisibleLeafColumns().stream()
                        .filter(column -> column != name && column != message)
                        .mapToDouble(TableColumn::getWidth)
                        .sum();
        double left = table.getWidth() - SCROLL_BAR - taken;
        double share = message.isVisible() ? left / 3 : left;
        double forName = Math.clamp(share, NAME_LEAST, message.isVisible() ? NAME_MOST : 900);
        name.setPrefWidth(forName);
        message.setPrefWidth(Math.max(240, left - forName));
    }

    private static TableCell<Line, Standing> figure(
            Function<Standing, String> words, String style) {
        return new StandingCell.Figure(words, style);
    }

    private void figures(
            String title,
            SortKey key,
            double width,
            double fromWidth,
            Supplier<TableCell<Line, Standing>> cell) {
        add(title, key, width, fromWidth, cell).getStyleClass().add("figures");
    }

    private TableColumn<Line, Standing> add(
            String title,
            @Nullable SortKey key,
            double width,
            double fromWidth,
            Supplier<? extends TableCell<Line, Standing>> cell) {
        var column = new TableColumn<Line, Standing>(title);
        column.setUserData(key);
        column.setPrefWidth(width);
        column.setMinWidth(56);
        column.setCellValueFactory(features ->
                switch (features.getValue()) {
                    case CheckRow row -> row.standing();
                    case GroupRow _ -> new ReadOnlyObjectWrapper<>();
                });
        column.setCellFactory(_ -> cell.get());
        entries.add(new Entry(column, fromWidth));
        return column;
    }
}
