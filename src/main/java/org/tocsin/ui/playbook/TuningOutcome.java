package org.tocsin.ui.playbook;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.tocsin.domain.check.Condition;
import org.tocsin.domain.check.Rule;
import org.tocsin.domain.tuning.BackTest;
import org.tocsin.domain.tuning.Tally;
import org.tocsin.engine.BackTesting;

/**
 * What came of rules that were tried: the history with its alerts, and what they would have cost.
 */
final class TuningOutcome {
    private static final Duration WEEK = Duration.ofDays(7);

    private final ZoneId zone;
    private final VBox box = new VBox(8);
    private final Label sentence = DetailView.wrapped("", "playbook-text");
    private final TuningChart chart;
    private final FlowPane legend = new FlowPane(16, 4);
    private final GridPane counts = new GridPane();

    TuningOutcome(ZoneId zone) {
        this.zone = zone;
        chart = new TuningChart(zone);
        box.setId("playbook-tuning");
        sentence.setId("playbook-tuning-sentence");
        counts.setId("playbook-tuning-counts");
        counts.getStyleClass().add("tuning-counts");
        var name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        counts.getColumnConstraints().setAll(name, number(), number());
        box.getChildren().addAll(sentence, chart, legend, counts);
    }

    private static ColumnConstraints number() {
        var column = new ColumnConstraints(72);
        column.setHalignment(HPos.RIGHT);
        return column;
    }

    Node node() {
        return box;
    }

    void show(BackTesting.Bench bench, BackTest result, ExceptionForm form) {
        sentence.setText(sentence(result, zone));
        chart.show(
                new TuningChart.Content(
                        result.marks(),
                        bench.frame().real(),
                        bound(form),
                        bench.check().measure().unit()));
        var kept = result.marks().stream().filter(BackTest.Mark::kept).count();
        legend.getChildren()
                .setAll(
                        entry("▲", "gained", "%,d gained".formatted(result.gained())),
                        entry("○", "lost", "%,d lost".formatted(result.lost())),
                        entry("◆", "kept", "%,d in breach by both".formatted(kept)));
        if (!bench.frame().real().isEmpty()) {
            legend.getChildren().add(entry("■", "wrong", "something was wrong"));
        }
        counts(result);
    }

    /** The bound that is tried, where it is one on the value itself. */
    private static Optional<Double> bound(ExceptionForm form) {
        if (form.expected().get() || form.detector().get().isPresent()) {
            return Optional.empty();
        }
        return form.rule()
                .get()
                .filter(TuningOutcome::isOnTheValue)
                .flatMap(rule -> {
                    var unit = Terms.unit(rule, form.known().check());
                    var bound = Terms.parse(form.bound().get(), unit);
                    return bound.isPresent() ? Optional.of(bound.getAsDouble()) : Optional.empty();
                });
    }

    private static boolean isOnTheValue(Rule rule) {
        return rule.condition() instanceof Condition.Below
                || rule.condition() instanceof Condition.Above;
    }

    /** Such as {@code Over 365 points from 1 Mar 2025 to 28 Feb 2026: 3 alerts instead of 9.} */
    static String sentence(BackTest result, ZoneId zone) {
        var marks = result.marks();
        int was = result.now().tally().load().alerts();
        int is = result.tried().tally().load().alerts();
        return "Over %,d %s, %s to %s: %s"
                .formatted(
                        marks.size(),
                        marks.size() == 1 ? "point" : "points",
                        TuningChart.day(marks.getFirst().point().at(), zone),
                        TuningChart.day(marks.getLast().point().at(), zone),
                        words(was, is, result.gained() + result.lost() > 0));
    }

    private static String words(int was, int is, boolean moved) {
        String alerts = "%,d %s".formatted(is, is == 1 ? "alert" : "alerts");
        if (was != is) {
            return "%s instead of %,d.".formatted(alerts, was);
        }
        return moved
                ? "still %s, at other points.".formatted(alerts)
                : "the same %s.".formatted(alerts);
    }

    private static Node entry(String shape, String style, String words) {
        var mark = DetailView.label(shape, "tuning-mark");
        mark.getStyleClass().add(style);
        var text = DetailView.label(words, "playbook-text");
        text.setId("playbook-tuning-" + style);
        var entry = new javafx.scene.layout.HBox(6, mark, text);
        entry.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return entry;
    }

    private void counts(BackTest result) {
        counts.getChildren().clear();
        counts.addRow(
                0,
                DetailView.label("", "playbook-muted"),
                DetailView.label("In force", "playbook-muted"),
                DetailView.label("With this", "playbook-muted"));
        var over = over(result);
        int line = 1;
        for (var row : rows(result.now().tally(), result.tried().tally(), over)) {
            var changed = !row.now().equals(row.tried());
            counts.addRow(
                    line++,
                    DetailView.label(row.name(), "playbook-label"),
                    DetailView.label(row.now(), "playbook-text"),
                    DetailView.label(row.tried(), changed ? "playbook-strong" : "playbook-text"));
        }
    }

    private static Duration over(BackTest result) {
        var marks = result.marks();
        var span = Duration.between(marks.getFirst().point().at(), marks.getLast().point().at());
        // Less than a week would make a rate a week of a single page.
        return span.compareTo(WEEK) < 0 ? WEEK : span;
    }

    /** One line of the table. */
    record Count(String name, String now, String tried) {}

    static List<Count> rows(Tally now, Tally tried, Duration over) {
        return List.of(
                count("Alerts", now.load().alerts(), tried.load().alerts()),
                new Count("Pages a week", rate(now, over), rate(tried, over)),
                count(
                        "Night wakes, 22:00 to 07:00",
                        now.load().nightWakes(),
                        tried.load().nightWakes()),
                count("Hits: something was wrong", now.worth().hits(), tried.worth().hits()),
                count("False alarms", now.worth().falseAlarms(), tried.worth().falseAlarms()),
                count("Incidents missed", now.worth().missed(), tried.worth().missed()));
    }

    private static Count count(String name, int now, int tried) {
        return new Count(name, "%,d".formatted(now), "%,d".formatted(tried));
    }

    private static String rate(Tally tally, Duration over) {
        return String.format(Locale.ROOT, "%.2f", tally.pagesAWeek(over));
    }
}
