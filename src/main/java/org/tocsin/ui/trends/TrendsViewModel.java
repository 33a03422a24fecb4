package org.tocsin.ui.trends;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.tocsin.domain.trend.Mark;
import org.tocsin.domain.trend.SavedView;
import org.tocsin.domain.trend.SavedView.Length;
import org.tocsin.engine.Desk;
import org.tocsin.engine.TrendDesk;
import org.tocsin.engine.TrendDesk.Metric;
import org.tocsin.ui.kit.FxInbox;
import org.tocsin.ui.kit.Threads;

/** Which metrics are looked at, how much of their time, and what is shown beside them. */
final class TrendsViewModel implements AutoCloseable {
    /** More charts above each other would be too low to read. */
    static final int MOST = 8;

    private final TrendDesk desk;
    private final Threads threads;
    private final TrendsPane.Around around;
    private final Tracks tracks;
    private final Marks marks;
    private final MetricList list = new MetricList();
    private final ReadOnlyObjectWrapper<Phase> phase =
            new ReadOnlyObjectWrapper<>(this, "phase", new Phase.Loading());
    private final ReadOnlyObjectWrapper<Picture> picture;
    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(this, "page", Page.CHART);
    private final ObjectProperty<Length> length =
            new SimpleObjectProperty<>(this, "length", Length.MONTH);
    private final ObjectProperty<Optional<Long>> cursor =
            new SimpleObjectProperty<>(this, "cursor", Optional.empty());
    private final Desk.Subscription subscription;
    private List<String> wishes = List.of();
    private long readings;

    /** What stands where charts would be. */
    sealed interface Phase {
        record Loading() implements Phase {}

        record Failed(String message) implements Phase {}

        /** The playbook has nothing to chart. */
        record Nothing() implements Phase {}

        record Unchosen() implements Phase {}

        record Shown() implements Phase {}
    }

    /** How the same values are looked at. */
    enum Page {
        CHART,
        SEGMENTS,
        TABLE,
        SPREAD,
        PAIR
    }

    TrendsViewModel(TrendDesk desk, Threads threads, TrendsPane.Around around) {
        this.desk = desk;
        this.threads = threads;
        this.around = around;
        tracks = new Tracks(desk, threads, _ -> redraw());
        marks = new Marks(desk, threads, this::mark);
        picture =
                new ReadOnlyObjectWrapper<>(
                        this,
                        "picture",
                        new Picture(
                                List.of(),
                                Sight.ending(now(), Length.MONTH),
                                List.of(),
                                SavedView.Options.USUAL,
                                around.zone()));
        Consumer<Desk.Event> inbox = new FxInbox<>(threads.ui(), this::follow);
        subscription = desk.listen(inbox);
        refresh();
    }

    /** Reads what can be charted. */
    void refresh() {
        long reading = ++readings;
        threads.background()
                .execute(() -> {
                    try {
                        var found = desk.metrics();
                        threads.ui().execute(() -> list(found, reading));
                    } catch (RuntimeException fault) {
                        String why = Tracks.reason(fault);
                        threads.ui().execute(() -> phase.set(new Phase.Failed(why)));
                    }
                });
    }

    private void list(List<Metric> found, long reading) {
        if (reading != readings) {
            return;
        }
        list.fill(found, desk.playbook(), tracks::has);
        if (found.isEmpty()) {
            phase.set(new Phase.Nothing());
        }
        var wanted = wishes;
        wishes = List.of();
        wanted.forEach(id -> choose(list.ofCheck(id).orElse(id)));
        list.mark(tracks::has);
        redraw();
        readMarks();
    }

    /**
     * Charts metrics and no others; as soon as it is known which there are. Those that are gone are
     * left out.
     */
    void showOnly(List<String> metrics) {
        if (list.isEmpty()) {
            wishes = metrics;
            return;
        }
        tracks.all().stream()
                .map(track -> track.metric().id())
                .filter(id -> !metrics.contains(id))
                .forEach(tracks::remove);
        metrics.forEach(this::choose);
        list.mark(tracks::has);
        redraw();
        readMarks();
    }

    /** The first metric of a check, or of a segment of it, alone. */
    void showCheck(String check) {
        showOnly(List.of(list.ofCheck(check).orElse(check)));
    }

    /** Whatever was found wrong by its newest run. */
    void showBreaching() {
        threads.background()
                .execute(() -> {
                    var wrong = desk.breaching().stream().map(Metric::id).limit(MOST / 2).toList();
                    threads.ui()
                            .execute(() ->
                                    showOnly(
                                            wrong.isEmpty()
                                                    ? list.metrics().stream()
                                                            .limit(1)
                                                            .map(Metric::id)
                                                            .toList()
                                                    : wrong));
                });
    }

    private void choose(String metric) {
        if (!tracks.has(metric) && tracks.all().size() < MOST) {
            list.find(metric).ifPresent(tracks::add);
        }
    }

    /** Charts a metric, or takes it off; a ninth one is not taken on. */
    void toggle(String metric) {
        if (tracks.has(metric)) {
            tracks.remove(metric);
        } else {
            choose(metric);
        }
        list.mark(tracks::has);
        redraw();
        readMarks();
    }

    void retry() {
        if (phase.get() instanceof Phase.Failed) {
            phase.set(new Phase.Loading());
            refresh();
        }
        tracks.retry();
    }

    private void follow(List<Desk.Event> events) {
        for (var event : events) {
            switch (event) {
                case Desk.Event.Ran(var statuses) -> {
                    tracks.refresh(
                            statuses.stream()
                                    .map(status -> status.check().id())
                                    .collect(Collectors.toSet()));
                    readMarks();
                }
                case Desk.Event.Progress _,
                        Desk.Event.Leadership _,
                        Desk.Event.Schedule _,
                        Desk.Event.Trouble _ -> {}
            }
        }
    }

    private void redraw() {
        var shown = tracks.all();
        if (!list.isEmpty()) {
            phase.set(shown.isEmpty() ? new Phase.Unchosen() : new Phase.Shown());
        }
        update(before ->
                new Picture(
                        shown,
                        Sight.of(length.get(), before.sight(), shown, now()),
                        before.marks(),
                        before.options(),
                        before.zone()));
    }

    private void update(UnaryOperator<Picture> change) {
        var before = picture.get().sight();
        picture.set(change.apply(picture.get()));
        var after = picture.get().sight();
        if (!before.equals(after)) {
            marks.follow(after);
            cursor.set(cursor.get().filter(after::holds));
        }
    }

    // Time

    private long now() {
        return around.now().getValue().toEpochMilli();
    }

    void show(Length chosen) {
        length.set(chosen);
        redraw();
    }

    void look(Sight sight) {
        length.set(Length.FIXED);
        update(before -> before.with(sight));
    }

    /** Around the crosshair, else the middle. */
    void zoom(double factor) {
        var sight = picture.get().sight();
        look(sight.zoom(factor, cursor.get().orElse(sight.middle())));
    }

    void pan(double share) {
        look(picture.get().sight().pan(share));
    }

    /** Moves the crosshair to the next value of the first chart that has one. */
    void step(int direction) {
        var shown = picture.get();
        for (var track : shown.tracks()) {
            var trace = track.trace();
            if (!trace.isEmpty()) {
                var sight = shown.sight();
                long edge = direction > 0 ? sight.from() : sight.until();
                long at = cursor.get().orElse(edge);
                int next = direction > 0 ? trace.from(at + 1) : trace.from(at) - 1;
                if (next >= 0 && next < trace.size()) {
                    stand(trace.at(next));
                }
                return;
            }
        }
    }

    /** Puts the crosshair on an instant, and that on screen. */
    void stand(long at) {
        var sight = picture.get().sight();
        if (!sight.holds(at)) {
            look(sight.with(at));
        }
        cursor.set(Optional.of(at));
    }

    // What is shown beside it

    void options(UnaryOperator<SavedView.Options> change) {
        update(before ->
                new Picture(
                        before.tracks(),
                        before.sight(),
                        before.marks(),
                        change.apply(before.options()),
                        before.zone()));
    }

    /** A picture with a chart in it, whatever is charted; without one of an empty playbook. */
    Picture example() {
        var shown = picture.get();
        var tracks =
                desk.playbook().checks().stream()
                        .limit(1)
                        .map(check -> Track.of(new Metric(check, "")));
        return new Picture(
                tracks.toList(), shown.sight(), List.of(), shown.options(), shown.zone());
    }

    /** What is looked at, to be seen again by a name. */
    SavedView view(String name) {
        var shown = picture.get();
        var sight = shown.sight();
        var fixed =
                new SavedView.Window(
                        Length.FIXED,
                        Optional.of(Instant.ofEpochMilli(sight.from())),
                        Optional.of(Instant.ofEpochMilli(sight.until())));
        return new SavedView(
                name,
                shown.tracks().stream().map(track -> track.metric().id()).toList(),
                length.get() == Length.FIXED ? fixed : SavedView.Window.of(length.get()),
                shown.options());
    }

    /** Shows a saved view. */
    void show(SavedView view) {
        options(_ -> view.options());
        length.set(view.window().length());
        view.window()
                .from()
                .flatMap(from -> view.window().until().map(until -> Sight.of(from, until)))
                .ifPresent(this::look);
        showOnly(view.metrics());
    }

    void toggle(Mark.Kind kind) {
        options(before -> {
            var hidden = new ArrayList<>(before.hidden());
            if (!hidden.remove(kind)) {
                hidden.add(kind);
            }
            return new SavedView.Options(before.compare(), before.logarithmic(), hidden);
        });
    }

    void readMarks() {
        marks.read(picture.get().sight());
    }

    private void mark(List<Mark> found) {
        update(before ->
                new Picture(
                        before.tracks(), before.sight(), found, before.options(), before.zone()));
    }

    // What others look at

    MetricList list() {
        return list;
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Picture> picture() {
        return picture.getReadOnlyProperty();
    }

    ObjectProperty<Page> page() {
        return page;
    }

    ObjectProperty<Length> length() {
        return length;
    }

    /** Where the crosshair stands, milliseconds since 1970. */
    ObjectProperty<Optional<Long>> cursor() {
        return cursor;
    }

    ZoneId zone() {
        return around.zone();
    }

    @Override
    public void close() {
        subscription.close();
        tracks.clear();
    }
}
