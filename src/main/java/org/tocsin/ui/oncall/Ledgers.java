package org.tocsin.ui.oncall;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.ui.kit.Bidi;
import org.tocsin.ui.kit.Icons;
import org.tocsin.ui.kit.StatePane;

/** The lists under the calendar. */
final class Ledgers {
    private static final PseudoClass SOON = PseudoClass.getPseudoClass("soon");

    private Ledgers() {}

    static List<? extends Node> warnings(List<Picture.Warning> warnings, OnCallViewModel model) {
        if (warnings.isEmpty()) {
            return List.of(
                    StatePane.empty(
                            Feather.CHECK_CIRCLE,
                            "No gaps, no double bookings, and no rule is broken in the next 26 weeks."));
        }
        return warnings.stream().map(warning -> row(warning, model)).toList();
    }

    private static HBox row(Picture.Warning warning, OnCallViewModel model) {
        var word = new Label(warning.word(), Icons.icon(Feather.ALERT_TRIANGLE));
        word.getStyleClass().add("warning-word");
        var text = new Label(warning.text());
        Bidi.wrap(text);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var row = new HBox(word, text);
        row.getStyleClass().add("warning");
        warning.at()
                .ifPresent(at -> {
                    var day = LocalDate.ofInstant(at, model.zone());
                    var link =
                            new Button(
                                    "Show "
                                            + Words.shortly(at, model.zone())
                                                    .substring(4, 10)
                                                    .strip());
                    link.getStyleClass().addAll("flat", "small");
                    link.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
                    link.setOnAction(_ -> model.goTo(day));
                    row.getChildren().add(link);
                });
        return row;
    }

    static void fairness(TableView<Picture.Fair> table) {
        table.getColumns().add(column("Person", 140, Picture.Fair::person));
        table.getColumns().add(figure("Weeks", 72, f -> number("%,.1f", f.share().weeks())));
        table.getColumns().add(figure("Credit", 72, f -> number("%,.2f", f.share().credit())));
        table.getColumns().add(column("Major holidays", 300, Picture.Fair::holidays));
        table.getColumns().add(column("Hours", 240, Picture.Fair::hours));
        table.getColumns().add(column("Schedule", 180, Picture.Fair::schedule));
        empty(table, "Nobody has a shift in this year.");
    }

    private static String number(String format, double value) {
        return String.format(Locale.ENGLISH, format, value);
    }

    static void ownership(TableView<Picture.Owned> table) {
        table.getColumns().add(column("Pipeline", 180, Picture.Owned::pipeline));
        table.getColumns().add(column("Area", 130, Picture.Owned::area));
        table.getColumns().add(column("Primary / secondary", 170, Picture.Owned::owners));
        table.getColumns().add(column("Deadline", 220, Picture.Owned::deadline));
        table.getColumns()
                .add(
                        column(
                                "Due next",
                                220,
                                o -> o.due().soon() ? "! " + o.due().text() : o.due().text()));
        table.getColumns().add(column("Warned from", 200, o -> o.due().warned()));
        table.setRowFactory(_ ->
                new TableRow<>() {
                    @Override
                    protected void updateItem(Picture.Owned item, boolean empty) {
                        super.updateItem(item, empty);
                        pseudoClassStateChanged(SOON, !empty && item != null && item.due().soon());
                    }
                });
        empty(table, "The playbook names no pipelines, so nobody owns one.");
    }

    static void tasks(TableView<Picture.Task> table, ZoneId zone) {
        table.getColumns().add(column("Next", 200, t -> Words.full(t.next(), zone)));
        table.getColumns().add(column("What", 320, Picture.Task::title));
        table.getColumns().add(column("How often", 190, Picture.Task::often));
        table.getColumns().add(column("Who", 180, Picture.Task::owner));
        table.getColumns().add(column("Source", 260, Picture.Task::source));
        empty(table, "The playbook names no recurring duties of the team.");
    }

    private static <T> void empty(TableView<T> table, String words) {
        table.setPlaceholder(new Label(words));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    }

    private static <T> TableColumn<T, String> figure(
            String title, double width, Function<T, String> text) {
        var column = column(title, width, text);
        column.getStyleClass().add("figures");
        return column;
    }

    private static <T> TableColumn<T, String> column(
            String title, double width, Function<T, String> text) {
        var column = new TableColumn<T, String>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> new SimpleStringProperty(text.apply(cell.getValue())));
        column.setCellFactory(_ ->
                new javafx.scene.control.TableCell<>() {
                    @Override
                    protected void updateItem(String item, boolean none) {
                        super.updateItem(item, none);
                        setText(none ? null : item);
                        setTooltip(
                                none || item == null || item.isEmpty() ? null : new Tooltip(item));
                    }
                });
        return column;
    }
}
