package org.tocsin.ui.reviews;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.review.ReviewCase;
import org.tocsin.domain.review.metrics.MetricsSheet;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.engine.ReviewDesk;
import org.tocsin.engine.ReviewPapers;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.Notes;
import org.tocsin.ui.kit.OpenFile;
import org.tocsin.ui.kit.PlaceView;
import org.tocsin.ui.kit.SaveAs;
import org.tocsin.ui.kit.Threads;

/** The Reviews place. Drawn on the first visit. */
public final class ReviewsPane implements AutoCloseable {
    private static final String GROUP = "Reviews";

    private final ReviewsPages pages = new ReviewsPages();
    private final ReviewsViewModel reviews;
    private final MetricsViewModel metrics;
    private final Around around;
    private Optional<ReviewPapers> papers = Optional.empty();
    private Optional<BundlePage> bundles = Optional.empty();

    /** Where what is shown comes from, and who makes documents of it. */
    public record Engine(
            IncidentDesk incidents,
            ReviewDesk reviews,
            Supplier<Playbook> playbook,
            Reports reports) {}

    /** Makes files of figures. */
    @FunctionalInterface
    public interface Reports {
        /**
         * Writes a file; blocks.
         *
         * @param format {@code csv}, {@code pdf}, {@code html}, {@code txt} or {@code json}
         */
        void write(MetricsSheet sheet, String format, Path file) throws IOException;
    }

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
        this.around = around;
        reviews =
                new ReviewsViewModel(
                        engine.reviews(),
                        engine.incidents(),
                        around.threads(),
                        around.notes(),
                        around.now());
        pages.add(
                ReviewsPages.REVIEWS,
                () -> new ReviewsPage(reviews, links.incident(), this::export));
        pages.add(ReviewsPages.ACTIONS, () -> new ActionsPage(reviews, this::open));
        metrics =
                new MetricsViewModel(
                        new MetricsViewModel.Engine(engine.incidents(), engine.playbook()),
                        around.threads(),
                        around.now(),
                        around.zone());
        pages.add(
                ReviewsPages.METRICS,
                () ->
                        new MetricsPage(
                                metrics,
                                around,
                                engine.playbook(),
                                links.incident(),
                                engine.reports()));
    }

    /** With exports of reviews, and a page for bundles of evidence (M-5). Before it is shown. */
    public ReviewsPane papers(ReviewPapers desk, OpenFile openFile) {
        papers = Optional.of(desk);
        var page = new BundlePage(new BundleViewModel(desk, around.threads()), openFile);
        bundles = Optional.of(page);
        pages.add(ReviewsPages.BUNDLES, () -> page);
        return this;
    }

    private Optional<Node> export(ReviewCase seen) {
        return papers.map(desk ->
                ExportMenu.of(
                        new ExportMenu.Kit(
                                desk,
                                around.threads(),
                                around.notes(),
                                around.saveAs(),
                                reviews::flushNow),
                        seen.incident().id().uuid(),
                        seen.incident().id().number()));
    }

    private void openBundle() {
        pages.go(ReviewsPages.BUNDLES);
        bundles.ifPresent(BundlePage::choose);
    }

    public PlaceView view() {
        return PlaceView.of(pages.root())
                .withActions(
                        List.of(
                                Action.of(
                                                "reviews.bundle",
                                                "Open a bundle of evidence",
                                                GROUP,
                                                this::openBundle)
                                        .when(new SimpleBooleanProperty(bundles.isPresent())),
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
        metrics.close();
    }
}
