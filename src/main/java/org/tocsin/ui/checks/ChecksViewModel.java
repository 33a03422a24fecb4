package org.tocsin.ui.checks;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.engine.Desk;
import org.tocsin.ui.kit.FxInbox;

/**
 * The live table without its widgets: takes batches of events, keeps rows in place, and lays them
 * out anew only when that disturbs nobody.
 */
final class ChecksViewModel implements AutoCloseable {
    private final Desk desk;
    private final ChecksPane.Threads threads;
    private final ObservableValue<Instant> now;
    private final ZoneId zone;
    private final Roster roster = new Roster();
    private final Desk.Subscription subscription;
    private final ChangeListener<Instant> onBeat = (_, _, _) -> settle();

    private final ReadOnlyObjectWrapper<Phase> phase =
            new ReadOnlyObjectWrapper<>(this, "phase", new Phase.Loading());
    private final ReadOnlyObjectWrapper<List<Line>> lines =
            new ReadOnlyObjectWrapper<>(this, "lines", List.of());
    private final ReadOnlyObjectWrapper<Tally.Counts> counts =
            new ReadOnlyObjectWrapper<>(this, "counts", Tally.Counts.NONE);
    private final ReadOnlyIntegerWrapper breaches = new ReadOnlyIntegerWrapper(this, "breaches");
    private final ReadOnlyObjectWrapper<Progress> progress =
            new ReadOnlyObjectWrapper<>(this, "progress", Progress.IDLE);
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
    private final ReadOnlyObjectWrapper<Layout> layout =
            new ReadOnlyObjectWrapper<>(this, "layout", Layout.INITIAL);
    private final ReadOnlyObjectWrapper<Set<CheckId>> selection =
            new ReadOnlyObjectWrapper<>(this, "selection", Set.of());
    private final BooleanProperty compact = new SimpleBooleanProperty(this, "compact", true);
    private final SimpleBooleanProperty stale = new SimpleBooleanProperty(this, "stale");
    private final List<Desk.Event> early = new ArrayList<>();
    private boolean pointerInside;

    /** What there is to see. */
    sealed interface Phase {
        record Loading() implements Phase {}

        record Failed(String message) implements Phase {}

        /** The playbook has no checks. */
        record NoChecks() implements Phase {}

        /** There are checks, but the filter hides them all. */
        record NoMatch() implements Phase {}

        record Shown() implements Phase {}
    }

    /**
     * @param done of {@code total}; both 0 when idle
     */
    record Progress(int running, int done, int total) {
        static final Progress IDLE = new Progress(0, 0, 0);

        boolean underWay() {
            return running > 0 || done < total;
        }

        /** {@code 7 of 14 checks}. */
        String words() {
            return "%,d of %,d %s".formatted(done, total, total == 1 ? "check" : "checks");
        }
    }

    ChecksViewModel(
            Desk desk, ChecksPane.Threads threads, ObservableValue<Instant> now, ZoneId zone) {
        this.desk = desk;
        this.threads = threads;
        this.now = now;
        this.zone = zone;
        subscription = desk.listen(new FxInbox<>(threads.ui(), this::apply));
        now.addListener(onBeat);
        refresh();
    }

    /** Reads every check anew: at the start, after a failure, and when the playbook has changed. */
    void refresh() {
        if (roster.rows().isEmpty()) {
            phase.set(new Phase.Loading());
        }
        threads.background().execute(this::read);
    }

    private void read() {
        try {
            var playbook = desk.playbook();
            var statuses = desk.statuses();
            threads.ui().execute(() -> loaded(playbook, statuses));
        } catch (RuntimeException e) {
            // Whatever the store threw, the window stays up and says so where the list would be.
            var message = "The checks could not be read: " + reason(e) + ".";
            threads.ui().execute(() -> phase.set(new Phase.Failed(message)));
        }
    }

    private void loaded(Playbook playbook, List<Desk.Status> statuses) {
        roster.rename(playbook);
        roster.keepOnly(
                statuses.stream().map(status -> status.check().id()).collect(Collectors.toSet()));
        roster.take(statuses, layout.get());
        publishCounts();
        layOut();
        var missed = List.copyOf(early);
        early.clear();
        apply(missed);
    }

    static String reason(RuntimeException e) {
        return Optional.ofNullable(e.getMessage())
                .map(text -> text.replaceAll("\\.+$", ""))
                .orElse(e.getClass().getSimpleName());
    }

    private void apply(List<Desk.Event> events) {
        if (phase.get() instanceof Phase.Loading) {
            early.addAll(events);
            return;
        }
        boolean moved = false;
        Optional<Desk.Event.Progress> latest = Optional.empty();
        for (var event : events) {
            switch (event) {
                case Desk.Event.Ran(var statuses) -> moved |= roster.take(statuses, layout.get());
                case Desk.Event.Progress at -> latest = Optional.of(at);
                case Desk.Event.Trouble(var message) -> trouble.set(message);
                // The status bar tells who leads; here it changes nothing.
                case Desk.Event.Leadership _, Desk.Event.Schedule _ -> {}
            }
        }
        latest.ifPresent(this::progressed);
        publishCounts();
        stale.set(stale.get() || moved);
    }

    private void progressed(Desk.Event.Progress at) {
        roster.markRunning(at.running());
        progress.set(new Progress(at.running().size(), at.done(), at.total()));
    }

    private void publishCounts() {
        counts.set(roster.counts());
        breaches.set(counts.get().of(State.BREACH));
    }

    /** Lays out again if need be, unless the pointer rests on a row that would jump away. */
    private void settle() {
        if (stale.get() && !pointerInside) {
            layOut();
        }
    }

    private void layOut() {
        stale.set(false);
        lines.set(layout.get().lines(roster.rows(), roster::group));
        phase.set(
                roster.rows().isEmpty()
                        ? new Phase.NoChecks()
                        : lines.get().isEmpty() ? new Phase.NoMatch() : new Phase.Shown());
        var shown =
                lines.get().stream()
                        .filter(CheckRow.class::isInstance)
                        .map(line -> ((CheckRow) line).id())
                        .filter(selection.get()::contains)
                        .collect(Collectors.toSet());
        if (shown.size() < selection.get().size()) {
            selection.set(Set.copyOf(shown));
        }
    }

    private void arrange(Layout next) {
        if (!next.equals(layout.get())) {
            layout.set(next);
            if (!(phase.get() instanceof Phase.Loading || phase.get() instanceof Phase.Failed)) {
                layOut();
            }
        }
    }

    void pointer(boolean inside) {
        pointerInside = inside;
        settle();
    }

    void search(String text) {
        var filter = layout.get().filter();
        arrange(layout.get().with(new Layout.Filter(filter.states(), text)));
    }

    void show(Set<State> states) {
        var filter = layout.get().filter();
        arrange(layout.get().with(new Layout.Filter(states, filter.text())));
    }

    void clearFilter() {
        arrange(layout.get().with(Layout.Filter.NONE));
    }

    void group(boolean byDataSet) {
        arrange(layout.get().withGrouping(byDataSet));
    }

    void sort(List<SortKey.By> order) {
        arrange(layout.get().withOrder(order));
    }

    void fold(GroupRow group) {
        group.fold(!group.folded().get());
        layOut();
    }

    void select(Set<CheckId> checks) {
        selection.set(Set.copyOf(checks));
    }

    void runSelected() {
        if (!selection.get().isEmpty()) {
            desk.run(selection.get());
        }
    }

    void runAll() {
        var all = all();
        if (!all.isEmpty()) {
            desk.run(all);
        }
    }

    Set<CheckId> all() {
        return roster.rows().stream().map(CheckRow::id).collect(Collectors.toSet());
    }

    /** Shows in the banner what could not be done. */
    void tellTrouble(String message) {
        trouble.set(message);
    }

    void cancel() {
        desk.cancel();
    }

    void dismissTrouble() {
        trouble.set("");
    }

    Optional<CheckRow> row(CheckId id) {
        return roster.row(id);
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<Line>> lines() {
        return lines.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Tally.Counts> counts() {
        return counts.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty breaches() {
        return breaches.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Progress> progress() {
        return progress.getReadOnlyProperty();
    }

    ReadOnlyStringProperty trouble() {
        return trouble.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Layout> layout() {
        return layout.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Set<CheckId>> selection() {
        return selection.getReadOnlyProperty();
    }

    BooleanProperty compact() {
        return compact;
    }

    /** Whether the order on screen waits to be brought up to date. */
    ReadOnlyBooleanProperty stale() {
        return stale;
    }

    ObservableValue<Instant> now() {
        return now;
    }

    ZoneId zone() {
        return zone;
    }

    @Override
    public void close() {
        now.removeListener(onBeat);
        subscription.close();
    }
}
