package org.tocsin.ui.incidents;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tocsin.domain.incident.State;

/**
 * The incidents of one state. Keeps them as they were last sorted, so that sorting anew after a few
 * changes is hardly more than looking at each once.
 */
final class BoardColumnModel {
    private final State state;
    private final List<BoardRow> rows = new ArrayList<>();
    private final ReadOnlyObjectWrapper<List<BoardLine>> lines =
            new ReadOnlyObjectWrapper<>(this, "lines", List.of());
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(this, "count");
    private boolean dirty;

    BoardColumnModel(State state) {
        this.state = state;
    }

    State state() {
        return state;
    }

    /** {@code Acknowledged}. */
    String title() {
        return BoardWords.state(state);
    }

    ReadOnlyObjectProperty<List<BoardLine>> lines() {
        return lines.getReadOnlyProperty();
    }

    /** How many are shown, lanes not counted. */
    ReadOnlyIntegerProperty count() {
        return count.getReadOnlyProperty();
    }

    boolean isDirty() {
        return dirty;
    }

    void touch() {
        dirty = true;
    }

    void add(BoardRow row) {
        rows.add(row);
        dirty = true;
    }

    void remove(BoardRow row) {
        rows.remove(row);
        dirty = true;
    }

    void replace(List<BoardRow> all) {
        rows.clear();
        rows.addAll(all);
        dirty = true;
    }

    void layOut(Predicate<BoardRow> filter, BoardGrouping grouping) {
        dirty = false;
        rows.sort(BoardRow.ORDER);
        var shown = rows.stream().filter(filter).toList();
        count.set(shown.size());
        lines.set(grouping.lines(shown));
    }

    List<BoardRow> cards() {
        return lines.get().stream()
                .filter(BoardRow.class::isInstance)
                .map(BoardRow.class::cast)
                .toList();
    }
}
