package org.tocsin.ui.kit;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;

/**
 * What a feature puts into the window: its content, and what belongs into the window's own bars
 * while it is shown.
 *
 * @param content fills the room under the header
 * @param filter nodes in the middle of the header: search, filters
 * @param controls nodes at the right end of the header: buttons
 * @param actions reachable by palette and keys while the place is shown
 * @param onItem told the id of the one thing in this place that is to be shown ({@link
 *     Navigator#open}), or nothing when the place itself is; called on every visit
 */
public record PlaceView(
        Parent content,
        List<Node> filter,
        List<Node> controls,
        List<Action> actions,
        Consumer<Optional<String>> onItem) {
    public PlaceView {
        filter = List.copyOf(filter);
        controls = List.copyOf(controls);
        actions = List.copyOf(actions);
    }

    /** Content alone. */
    public static PlaceView of(Parent content) {
        return new PlaceView(content, List.of(), List.of(), List.of(), _ -> {});
    }

    public PlaceView withHeader(List<Node> filter, List<Node> controls) {
        return new PlaceView(content, filter, controls, actions, onItem);
    }

    public PlaceView withActions(List<Action> actions) {
        return new PlaceView(content, filter, controls, actions, onItem);
    }

    public PlaceView onItem(Consumer<Optional<String>> onItem) {
        return new PlaceView(content, filter, controls, actions, onItem);
    }
}
