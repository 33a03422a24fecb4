package org.tocsin.app;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;

/** The parts of a window that F6 goes round. */
record Regions(List<Node> parts) {
    /** Gives the focus to the first control of the next part that has one. */
    void next() {
        int current = current();
        for (int step = 1; step <= parts.size(); step++) {
            var target = firstFocusable(parts.get((current + step) % parts.size()));
            if (target.isPresent()) {
                target.get().requestFocus();
                return;
            }
        }
    }

    private int current() {
        var focused = parts.getFirst().getScene().getFocusOwner();
        for (Node node = focused; node != null; node = node.getParent()) {
            int index = parts.indexOf(node);
            if (index >= 0) {
                return index;
            }
        }
        return parts.size() - 1;
    }

    private static Optional<Node> firstFocusable(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node.isFocusTraversable()) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> firstFocusable(child).stream())
                        .findFirst()
                : Optional.empty();
    }
}
