package org.tocsin.ui.notices;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.quiet.MonitorFigures;
import org.tocsin.ui.kit.StatePane;

/** The monitor watched: few numbers, each with what it means, and the checks to look at. */
final class FiguresPage extends ScrollPane {
    private final VBox page = new VBox();

    FiguresPage(QuietViewModel model) {
        setContent(page);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("notices-scroll");
        page.getStyleClass().add("figures-page");
        model.figures().subscribe(this::show);
        model.refreshFigures();
    }

    private void show(Optional<MonitorFigures> figures) {
        page.getChildren()
                .setAll(
                        figures.map(FiguresPage::parts)
                                .orElseGet(() -> List.of(StatePane.loading(5))));
    }

    private static List<Node> parts(MonitorFigures figures) {
        var alerts = figures.alerts();
        var ended = figures.ended();
        var cards =
                new FlowPane(
                        card(
                                "Incidents a day",
                                rate(alerts.perDay()),
                                "%,d in %d days".formatted(alerts.opened(), QuietViewModel.DAYS),
                                MonitorFigures.Alerts.DEFINITION),
                        card(
                                "Failing runs told",
                                "%,d".formatted(alerts.told()),
                                "%,d kept quiet".formatted(alerts.quiet()),
                                MonitorFigures.Alerts.DEFINITION),
                        card(
                                "False positives",
                                share(ended.falsePositives()),
                                "%,d dismissed, %,d resolved"
                                        .formatted(ended.dismissed(), ended.resolved()),
                                MonitorFigures.Ended.FALSE_POSITIVES),
                        card(
                                "Mean time to resolve",
                                ended.meanTimeToResolve().map(FiguresPage::length).orElse("–"),
                                "of %,d resolved".formatted(ended.resolved()),
                                MonitorFigures.Ended.MEAN_TIME),
                        card(
                                "Found by people first",
                                share(figures.found().humanShare()),
                                "%,d by people, %,d by checks"
                                        .formatted(
                                                figures.found().byPeople(),
                                                figures.found().byChecks()),
                                MonitorFigures.Found.DEFINITION));
        cards.getStyleClass().add("figure-cards");
        return List.of(
                SilencesPage.words(
                        "The last %d days".formatted(QuietViewModel.DAYS), "notices-title"),
                cards,
                checks(
                        "Always firing",
                        figures.checks().alwaysFiring(),
                        "Every answer was a breach: mend the data or move the threshold.",
                        "No check fires always."),
                checks(
                        "Never fired",
                        figures.checks().neverFired(),
                        "They ran and found nothing: perhaps all is well, perhaps they look past it.",
                        "Every check that ran has found something."));
    }

    private static Node card(String title, String value, String beside, String meaning) {
        var number = SilencesPage.words(value, "figure-number");
        var card =
                new VBox(
                        SilencesPage.words(title, "notices-muted"),
                        number,
                        SilencesPage.words(beside, "notices-caption"));
        card.getStyleClass().add("figure-card");
        card.setId("figure-" + title.toLowerCase(Locale.ROOT).replace(' ', '-'));
        card.setAccessibleText("%s: %s. %s".formatted(title, value, meaning));
        Tooltip.install(card, new Tooltip(meaning));
        return card;
    }

    private static Node checks(String title, List<CheckId> checks, String some, String none) {
        var box = new VBox(SilencesPage.words(title, "notices-section"));
        box.getStyleClass().add("figure-checks");
        box.getChildren().add(SilencesPage.words(checks.isEmpty() ? none : some, "notices-muted"));
        checks.forEach(id -> box.getChildren().add(SilencesPage.words(id.value(), "notices-text")));
        return box;
    }

    /** Nothing to reckon it from is no 0. */
    /** One in a month is not none. */
    private static String rate(double each) {
        return String.format(Locale.ROOT, each > 0 && each < 0.1 ? "%.2f" : "%.1f", each);
    }

    private static String share(Optional<Double> share) {
        return share.map(value -> String.format(Locale.ROOT, "%.0f %%", value * 100)).orElse("–");
    }

    private static String length(Duration length) {
        return length.toHours() >= 48
                ? "%d d %d h".formatted(length.toDays(), length.toHoursPart())
                : length.toMinutes() >= 60
                        ? "%d h %d min".formatted(length.toHours(), length.toMinutesPart())
                        : "%d min".formatted(length.toMinutes());
    }
}
