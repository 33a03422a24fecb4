package org.tocsin.ui.incidents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.incident.Glance;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.State;
import org.tocsin.engine.Desk;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.ui.kit.FxInbox;
import org.tocsin.ui.kit.Threads;

/**
 * The board without its widgets: one column a state, each sorted by the next deadline. What comes
 * in changes cards in place; columns are laid out anew only while that disturbs nobody.
 */
final class BoardViewModel implements AutoCloseable {
    private final IncidentDesk desk;
    private final Threads threads;
    private final ObservableValue<Instant> now;
    private final BoardDeeds deeds;
    private final Desk.Subscription subscription;
    private final ChangeListener<Instant> onBeat = (_, _, _) -> settle();
    private final Map<UUID, BoardRow> rows = new LinkedHashMap<>();
    private final Map<UUID, State> standing = new HashMap<>();
    private final Map<State, BoardColumnModel> columns = new EnumMap<>(State.class);
    private final List<Glance> early = new ArrayList<>();

    private final ReadOnlyObjectWrapper<Phase> phase =
            new ReadOnlyObjectWrapper<>(this, "phase", new Phase.Loading());
    private final ReadOnlyObjectWrapper<BoardFilter> filter =
            new ReadOnlyObjectWrapper<>(this, "filter", BoardFilter.NONE);
    private final ReadOnlyObjectWrapper<BoardGrouping> grouping =
            new ReadOnlyObjectWrapper<>(this, "grouping", BoardGrouping.NONE);
    private final ReadOnlyBooleanWrapper closedShown =
            new ReadOnlyBooleanWrapper(this, "closedShown");
    private final ReadOnlyIntegerWrapper open = new ReadOnlyIntegerWrapper(this, "open");
    private final ReadOnlyObjectWrapper<Optional<UUID>> current =
            new ReadOnlyObjectWrapper<>(this, "current", Optional.empty());
    private boolean pointerInside;

    /** What there is to see. */
    sealed interface Phase {
        record Loading() implements Phase {}

        record Failed(String message) implements Phase {}

        /** There has never been an incident. */
        record NoIncidents() implements Phase {}

        /** There are incidents, but the filter hides them all. */
        record NoMatch() implements Phase {}

        record Shown() implements Phase {}
    }

    BoardViewModel(
            IncidentDesk desk,
            Threads threads,
            ObservableValue<Instant> now,
            BoardPane.Links links) {
        this.desk = desk;
        this.threads = threads;
        this.now = now;
        for (var state : State.values()) {
            columns.put(state, new BoardColumnModel(state));
        }
        deeds = new BoardDeeds(desk, threads, links.notes(), this::answered);
        var inbox = new FxInbox<Glance>(threads.ui(), this::apply);
        subscription =
                desk.listenIncidents(event -> {
                    switch (event) {
                        // The rules are asked where they cost nobody a frame.
                        case IncidentDesk.Event.Changed(var changed) ->
                                threads.background()
                                        .execute(() ->
                                                changed.forEach(
                                                        each -> inbox.accept(glance(each))));
                        case IncidentDesk.Event.Reconciled _ -> {}
                    }
                });
        now.addListener(onBeat);
        refresh();
    }

    private Glance glance(Incident incident) {
        return Glance.of(incident, desk.terms(incident));
    }

    /** Reads every incident anew. */
    void refresh() {
        if (rows.isEmpty()) {
            phase.set(new Phase.Loading());
        }
        threads.background().execute(this::read);
    }

    private void read() {
        try {
            var all = desk.incidents().stream().map(this::glance).toList();
            threads.ui().execute(() -> loaded(all));
        } catch (RuntimeException e) {
            // Whatever was thrown, the window stays up and says so where the board would be.
            var reason = Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
            threads.ui()
                    .execute(() ->
                            phase.set(
                                    new Phase.Failed(
                                            "The incidents could not be read: " + reason)));
        }
    }

    private void loaded(List<Glance> all) {
        var byState = new EnumMap<State, List<BoardRow>>(State.class);
        for (var glance : all) {
            var row = rows.computeIfAbsent(id(glance), _ -> new BoardRow(glance));
            if (isNews(row, glance)) {
                row.take(glance);
            }
            standing.put(row.id(), row.state());
        }
        rows.values()
                .forEach(row ->
                        byState.computeIfAbsent(row.state(), _ -> new ArrayList<>()).add(row));
        columns.forEach((state, column) -> column.replace(byState.getOrDefault(state, List.of())));
        phase.set(new Phase.Shown());
        layOut();
        var missed = List.copyOf(early);
        early.clear();
        apply(missed);
        layOut();
    }

    private static UUID id(Glance glance) {
        return glance.incident().id().uuid();
    }

    /** Answers come by several roads; an older one that comes late changes nothing. */
    private static boolean isNews(BoardRow row, Glance glance) {
        return glance.incident().id().version() >= row.now().incident().id().version();
    }

    private void apply(List<Glance> changed) {
        if (phase.get() instanceof Phase.Loading) {
            early.addAll(changed);
            return;
        }
        changed.forEach(this::take);
        count();
    }

    private void take(Glance glance) {
        var known = Optional.ofNullable(rows.get(id(glance)));
        if (known.isEmpty()) {
            var row = new BoardRow(glance);
            rows.put(row.id(), row);
            standing.put(row.id(), row.state());
            column(row.state()).add(row);
        } else if (isNews(known.get(), glance)) {
            known.get().take(glance);
            move(known.get());
        }
    }

    private void move(BoardRow row) {
        var from = Optional.ofNullable(standing.put(row.id(), row.state()));
        column(row.state()).touch();
        if (from.filter(row.state()::equals).isEmpty()) {
            from.ifPresent(state -> column(state).remove(row));
            column(row.state()).add(row);
        }
    }

    /** What the person at this window has done is shown at once, wherever the pointer is. */
    private void answered(Incident incident) {
        var glance = glance(incident);
        take(glance);
        layOutDirty();
        current.set(Optional.of(id(glance)));
    }

    /** Lays out what has changed, unless the pointer rests on a card that would jump away. */
    private void settle() {
        if (!pointerInside && !(phase.get() instanceof Phase.Loading)) {
            layOutDirty();
        }
    }

    private void layOut() {
        columns.values().forEach(BoardColumnModel::touch);
        layOutDirty();
    }

    private void layOutDirty() {
        boolean any = false;
        var test = filter.get().by(desk.me().name());
        for (var column : columns.values()) {
            if (column.isDirty()) {
                column.layOut(test, grouping.get());
                any = true;
            }
        }
        if (any && !(phase.get() instanceof Phase.Failed)) {
            count();
            phase.set(
                    rows.isEmpty()
                            ? new Phase.NoIncidents()
                            : isNothingShown() ? new Phase.NoMatch() : new Phase.Shown());
        }
    }

    private boolean isNothingShown() {
        return !filter.get().isNone()
                && shown().stream().allMatch(column -> column.count().get() == 0);
    }

    private void count() {
        int sum = 0;
        for (var row : rows.values()) {
            sum += row.now().incident().isOpen() ? 1 : 0;
        }
        open.set(sum);
    }

    void pointer(boolean inside) {
        pointerInside = inside;
        settle();
    }

    void filter(BoardFilter next) {
        if (!next.equals(filter.get())) {
            filter.set(next);
            layOut();
        }
    }

    void group(BoardGrouping next) {
        if (next != grouping.get()) {
            grouping.set(next);
            layOut();
        }
    }

    void showClosed(boolean on) {
        closedShown.set(on);
        layOut();
    }

    void choose(Optional<UUID> incident) {
        current.set(incident);
    }

    Optional<BoardRow> currentRow() {
        return current.get().map(rows::get);
    }

    Optional<BoardRow> row(UUID incident) {
        return Optional.ofNullable(rows.get(incident));
    }

    BoardColumnModel column(State state) {
        return Optional.ofNullable(columns.get(state)).orElseThrow();
    }

    /** The columns on the board now, from the left. */
    List<BoardColumnModel> shown() {
        return columns.values().stream()
                .filter(column -> column.state() != State.MERGED)
                .filter(column ->
                        closedShown.get() || column.state().compareTo(State.RESOLVED) <= 0)
                .toList();
    }

    BoardDeeds deeds() {
        return deeds;
    }

    /** The scale of an incident that would open now, the worst first. */
    List<Severity> scale() {
        return desk.terms().scale();
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<BoardFilter> filter() {
        return filter.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<BoardGrouping> grouping() {
        return grouping.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty closedShown() {
        return closedShown.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty open() {
        return open.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<UUID>> current() {
        return current.getReadOnlyProperty();
    }

    ObservableValue<Instant> now() {
        return now;
    }

    @Override
    public void close() {
        now.removeListener(onBeat);
        subscription.close();
    }
}
