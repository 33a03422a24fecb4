package org.tocsin.ui.reviews;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.tocsin.domain.review.Review;
import org.tocsin.domain.review.ReviewCase;
import org.tocsin.ui.kit.CountdownRing;
import org.tocsin.ui.kit.SeverityBadge;

/** A review in the list: what of, by when, how far. */
final class ReviewCell extends ListCell<ReviewLine> {
    private final FormViewModel.Kit kit;
    private final Label heading = Parts.line("", "review-heading");
    private final SeverityBadge badge = Parts.whole(new SeverityBadge());
    private final Label title = Parts.wide(Parts.line("", "review-strong"));
    private final HBox head = Parts.row("review-cell-head", badge, title);
    private final CountdownRing ring = new CountdownRing(CountdownRing.Size.SMALL);
    private final Label due = Parts.wide(Parts.line("", "review-caption"));
    private final Label filled = Parts.whole(Parts.line("", "review-caption"));
    private final VBox box;

    ReviewCell(FormViewModel.Kit kit) {
        this.kit = kit;
        getStyleClass().add("review-cell");
        setPrefWidth(0);
        box =
                Parts.column(
                        "review-cell-box", head, Parts.row("review-cell-foot", ring, due, filled));
        SaveMark.onBeat(this, kit.now(), this::tell);
    }

    @Override
    protected void updateItem(ReviewLine line, boolean empty) {
        super.updateItem(line, empty);
        setDisable(line instanceof ReviewLine.Heading);
        if (empty || line == null) {
            setGraphic(null);
            return;
        }
        switch (line) {
            case ReviewLine.Heading(var text) -> {
                heading.setText(text);
                setGraphic(heading);
            }
            case ReviewLine.One(var seen) -> show(seen);
        }
    }

    private void show(ReviewCase seen) {
        var incident = seen.incident();
        title.setText("#%d %s".formatted(incident.id().number(), incident.subject().title()));
        new ReviewWords(kit.incidents().terms(incident), kit.desk().zone())
                .show(badge, incident.severity());
        filled.setText("%d of %d".formatted(seen.review().filled(), Review.form().size()));
        filled.setTooltip(
                new javafx.scene.control.Tooltip("Sections in which something is written"));
        tell();
        setAccessibleText(title.getText() + ", " + due.getText());
        setGraphic(box);
    }

    private void tell() {
        if (!(getItem() instanceof ReviewLine.One(var seen))) {
            return;
        }
        var now = kit.now().getValue();
        seen.next()
                .ifPresentOrElse(
                        clock -> {
                            ring.show(clock.due().from(), clock.due().due(), now);
                            due.setText(
                                    "%s, %s"
                                            .formatted(
                                                    ReviewWords.left(clock.due().due(), now),
                                                    clock.due().label().title()));
                        },
                        () -> {
                            ring.clear();
                            due.setText(stage(seen));
                        });
        Parts.show(ring, seen.next().isPresent());
    }

    private static String stage(ReviewCase seen) {
        return switch (seen.stage()) {
            case OPEN -> seen.clocks().isEmpty() ? "Open, no date" : "Written, to be signed off";
            case AHEAD -> "Incident still open";
            case REOPENED -> "Incident reopened";
            case FINISHED -> "Finished";
            case NONE -> "No review needed";
        };
    }
}
