package org.tocsin.app;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Where the window was, is, and was before going back; as a browser remembers it. */
final class Trail {
    static final int LONGEST = 100;
    private final Deque<Location> past = new ArrayDeque<>();
    private final Deque<Location> future = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Location> here;

    Trail(Location start) {
        here = new ReadOnlyObjectWrapper<>(this, "here", start);
    }

    /** Goes somewhere new and forgets what lay ahead; staying put is no step. */
    void visit(Location next) {
        if (next.equals(here.get())) {
            return;
        }
        past.push(here.get());
        if (past.size() > LONGEST) {
            past.removeLast();
        }
        future.clear();
        here.set(next);
    }

    /** Is somewhere else without having moved there: where a window opens. */
    void restart(Location start) {
        past.clear();
        future.clear();
        here.set(start);
    }

    void back() {
        step(past, future);
    }

    void forward() {
        step(future, past);
    }

    private void step(Deque<Location> from, Deque<Location> to) {
        if (!from.isEmpty()) {
            var next = from.pop();
            to.push(here.get());
            here.set(next);
        }
    }

    ReadOnlyObjectProperty<Location> here() {
        return here.getReadOnlyProperty();
    }

    BooleanBinding canGoBack() {
        return Bindings.createBooleanBinding(() -> !past.isEmpty(), here);
    }

    BooleanBinding canGoForward() {
        return Bindings.createBooleanBinding(() -> !future.isEmpty(), here);
    }
}
