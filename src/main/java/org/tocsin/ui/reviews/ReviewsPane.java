package org.tocsin.ui.reviews;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.Notes;
import org.tocsin.ui.kit.PlaceView;
import org.tocsin.ui.kit.SaveAs;
import org.tocsin.ui.kit.Threads;

/** The Reviews place. Drawn on the first visit. */
public final class ReviewsPane implements AutoCloseable {
    private static final String GROUP = "Reviews";

    private final ReviewsPages pages = new ReviewsPages();

    /** Where what is shown comes from. */
    public record Engine(IncidentDesk incidents, Supplier<Playbook> playbook) {}

    /**
     * What every page is given.
     *
     * @param now the one ticker's time, by which relative times move
     * @param zone the team's
     */
    public record Around(
            Threads threads,
            ObservableValue<Instant> now,
            ZoneId zone,
            Notes notes,
            SaveAs saveAs) {}

    /**
     * @param incident opens the room of one
     */
    public record Links(Consumer<UUID> incident) {}

    public ReviewsPane(Engine engine, Around around, Links links) {
        pages.add(ReviewsPages.METRICS, MetricsPage::new);
    }

    public PlaceView view() {
        return PlaceView.of(pages.root())
                .withActions(
                        List.of(
                                Action.of(
                                        "reviews.metrics",
                                        "Show how incidents were responded to",
                                        GROUP,
                                        () -> pages.go(ReviewsPages.METRICS))))
                .onItem(this::show);
    }

    private void show(Optional<String> item) {
        pages.refresh();
    }

    @Override
    public void close() {}
}
