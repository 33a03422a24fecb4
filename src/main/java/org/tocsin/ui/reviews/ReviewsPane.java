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
import org.tocsin.engine.ReviewDesk;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.Notes;
import org.tocsin.ui.kit.PlaceView;
import org.tocsin.ui.kit.SaveAs;
import org.tocsin.ui.kit.Threads;

/** The Reviews place. Drawn on the first visit. */
public final class ReviewsPane implements AutoCloseable {
    private static final String GROUP = "Reviews";

    private final ReviewsPages pages = new ReviewsPages();
    private final ReviewsViewModel reviews;

    /** Where what is shown comes from. */
    public record Engine(
            IncidentDesk incidents, ReviewDesk reviews, Supplier<Playbook> playbook) {}

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
        reviews =
                new ReviewsViewModel(
                        engine.reviews(),
                        engine.incidents(),
                        around.threads(),
                        around.notes(),
                        around.now());
        pages.add(ReviewsPages.REVIEWS, () -> new ReviewsPage(reviews, links.incident()));
        pages.add(ReviewsPages.ACTIONS, () -> new ActionsPage(reviews, this::open));
        pages.add(ReviewsPages.METRICS, MetricsPage::new);
    }

    public PlaceView view() {
        return PlaceView.of(pages.root())
                .withActions(
                        List.of(
                                Action.of(
                                        "reviews.list",
                                        "Show the reviews that are owed",
                                        GROUP,
                                        () -> pages.go(ReviewsPages.REVIEWS)),
                                Action.of(
                                        "reviews.actions",
                                        "Show what is to be done",
                                        GROUP,
                                        () -> pages.go(ReviewsPages.ACTIONS)),
                                Action.of(
                                        "reviews.metrics",
                                        "Show how incidents were responded to",
                                        GROUP,
                                        () -> pages.go(ReviewsPages.METRICS))))
                .onItem(this::show);
    }

    private void show(Optional<String> item) {
        item.map(UUID::fromString).ifPresentOrElse(this::open, pages::refresh);
    }

    /** The form of an incident's review, whatever page was shown. */
    private void open(UUID incident) {
        pages.go(ReviewsPages.REVIEWS);
        reviews.open(incident);
    }

    @Override
    public void close() {
        reviews.close();
    }
}
