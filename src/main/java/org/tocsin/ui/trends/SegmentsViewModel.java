package org.tocsin.ui.trends;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tocsin.engine.TrendDesk;
import org.tocsin.engine.TrendDesk.Metric;
import org.tocsin.ui.kit.Threads;

/**
 * Small multiples: all segments of the measure that is charted first, or what is charted where it
 * has none. They are read while they are looked at.
 */
final class SegmentsViewModel {
    /** Smaller ones than in four rows of six are no charts. */
    static final int MOST = 24;

    private final TrendsViewModel charted;
    private final Tracks tracks;
    private final ReadOnlyObjectWrapper<Picture> picture;

    SegmentsViewModel(TrendsViewModel charted, TrendDesk desk, Threads threads) {
        this.charted = charted;
        tracks = new Tracks(desk, threads, _ -> draw());
        picture = new ReadOnlyObjectWrapper<>(this, "picture", charted.picture().get());
        charted.picture().addListener((_, _, _) -> follow());
        charted.page().addListener((_, _, _) -> follow());
    }

    private void follow() {
        if (charted.page().get() != TrendsViewModel.Page.SEGMENTS) {
            tracks.clear();
            return;
        }
        var wanted = wanted();
        tracks.all().stream()
                .map(track -> track.metric().id())
                .filter(id -> wanted.stream().noneMatch(metric -> metric.id().equals(id)))
                .forEach(tracks::remove);
        wanted.stream().filter(metric -> !tracks.has(metric.id())).forEach(tracks::add);
        draw();
    }

    private List<Metric> wanted() {
        return charted.picture().get().tracks().stream()
                .map(Track::metric)
                .findFirst()
                .filter(metric -> !metric.segment().isEmpty())
                .map(first ->
                        charted.list().metrics().stream()
                                .filter(metric -> metric.check().id().equals(first.check().id()))
                                .limit(MOST)
                                .toList())
                .orElse(List.of());
    }

    private void draw() {
        var shown = charted.picture().get();
        picture.set(
                tracks.all().isEmpty()
                        ? shown
                        : new Picture(
                                tracks.all(),
                                shown.sight(),
                                shown.marks(),
                                shown.options(),
                                shown.zone()));
    }

    ReadOnlyObjectProperty<Picture> picture() {
        return picture.getReadOnlyProperty();
    }
}
