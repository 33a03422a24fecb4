package org.tocsin.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/** Everything that can be done in a window at the moment. Used on the FX thread. */
public final class Actions {
    private final ObservableList<Action> all = FXCollections.observableArrayList();
    private final ObservableList<Action> seen = FXCollections.unmodifiableObservableList(all);

    /**
     * Adds actions until the answer is unsubscribed.
     *
     * @throws IllegalArgumentException if an id is already taken, or a key sequence by an action
     *     that can be done now as well; two of which only one can be done at a time may share keys
     */
    public Subscription add(List<Action> actions) {
        var together = new ArrayList<>(all);
        for (var action : actions) {
            claim(action, together);
            together.add(action);
        }
        all.addAll(actions);
        return () -> all.removeAll(actions);
    }

    public ObservableList<Action> all() {
        return seen;
    }

    public Optional<Action> find(String id) {
        return all.stream().filter(action -> action.id().equals(id)).findFirst();
    }

    private static void claim(Action action, List<Action> taken) {
        for (var other : taken) {
            if (other.id().equals(action.id())) {
                throw new IllegalArgumentException("two actions are called " + action.id());
            }
            boolean both = action.enabled().get() && other.enabled().get();
            if (both && !action.keys().isEmpty() && other.keys().equals(action.keys())) {
                throw new IllegalArgumentException(
                        other.id() + " and " + action.id() + " both want " + action.keys());
            }
        }
    }
}
