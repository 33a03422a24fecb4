package org.tocsin.ui.reviews;

import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.tocsin.domain.review.ClockResult;
import org.tocsin.domain.review.Section;
import org.tocsin.ui.kit.ClockText;
import org.tocsin.ui.kit.Icons;

/** How the response did, clock by clock: target, actual, outcome. Computed, not written. */
final class ClocksSection {
    private final FormViewModel form;
    private final GridPane table = new GridPane();

    private ClocksSection(FormViewModel form) {
        this.form = form;
        table.getStyleClass().add("clock-table");
        table.setId("clock-table");
        var wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        wide.setMinWidth(0);
        table.getColumnConstraints().add(wide);
        form.facts().subscribe(facts -> show(facts.clocks()));
    }

    static Node of(FormViewModel form) {
        var section = new ClocksSection(form);
        var notes = SectionBlock.area(form, Section.EFFECTIVENESS, 2);
        notes.setPromptText("What is to be said of it");
        var body = Parts.column("review-fields-column", section.table, notes);
        return new SectionBlock(form, Section.EFFECTIVENESS, body);
    }

    private void show(List<ClockResult> results) {
        table.getChildren().clear();
        if (results.isEmpty()) {
            table.add(Parts.words("No clock ran on this incident.", "review-empty"), 0, 0);
            return;
        }
        var heads = List.of("Clock", "Target", "Actual", "Outcome");
        for (int i = 0; i < heads.size(); i++) {
            table.add(Parts.line(heads.get(i), "clock-head"), i, 0);
        }
        int row = 1;
        int life = 0;
        for (var result : results) {
            if (result.life() != life) {
                life = result.life();
                table.add(
                        Parts.words(
                                "After it was reopened at "
                                        + form.words().at(result.times().from()),
                                "review-caption"),
                        0,
                        row++,
                        heads.size(),
                        1);
            }
            add(result, row++);
        }
    }

    private void add(ClockResult result, int row) {
        var times = result.times();
        var from = times.from();
        var title = Parts.line(result.clock().title(), "review-text");
        if (!result.clock().why().isEmpty()) {
            title.setTooltip(new Tooltip(result.clock().why()));
        }
        table.add(title, 0, row);
        var target =
                times.target()
                        .map(due -> "within " + length(Duration.between(from, due)))
                        .orElseGet(() -> brief(result.clock().why()));
        table.add(cell(target), 1, row);
        var actual =
                times.actual()
                        .map(at ->
                                (times.target().isEmpty() ? "last after " : "after ")
                                        + length(Duration.between(from, at)))
                        .orElse("–");
        var when = cell(actual);
        times.actual().ifPresent(at -> when.setTooltip(new Tooltip(form.words().at(at))));
        table.add(when, 2, row);
        var word =
                result.outcome().words()
                        + (times.missed() > 1 ? " %d times".formatted(times.missed()) : "");
        var outcome = new Label(word, Icons.icon(icon(result.outcome()), "outcome-icon"));
        outcome.getStyleClass()
                .addAll("outcome", result.outcome().name().toLowerCase(java.util.Locale.ROOT));
        table.add(Parts.whole(outcome), 3, row);
    }

    private static Label cell(String text) {
        return Parts.whole(Parts.line(text, "review-text"));
    }

    private static String length(Duration length) {
        return ClockText.length(Math.max(0, length.toSeconds()));
    }

    /** {@code every 30m, document 001, …} says enough by its first words. */
    private static String brief(String why) {
        int comma = why.indexOf(',');
        return comma < 0 ? why : why.substring(0, comma);
    }

    private static Ikon icon(ClockResult.Outcome outcome) {
        return switch (outcome) {
            case MET -> Feather.CHECK;
            case LATE -> Feather.CLOCK;
            case MISSED -> Feather.X;
            case NOT_DUE -> Feather.MINUS;
            case SUPERSEDED -> Feather.CORNER_UP_RIGHT;
        };
    }
}
