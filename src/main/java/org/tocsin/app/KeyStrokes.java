package org.tocsin.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.Actions;

/**
 * Turns strokes into actions. A stroke is a single character ({@code g}, {@code ?}) or a named key,
 * with modifiers or without ({@code Ctrl+K}, {@code F6}); a sequence has to come within {@link
 * #PATIENCE}.
 */
final class KeyStrokes {
    static final Duration PATIENCE = Duration.ofSeconds(2);
    private final Actions actions;
    private String begun = "";
    private Instant since = Instant.EPOCH;

    KeyStrokes(Actions actions) {
        this.actions = actions;
    }

    /**
     * @param typing whether the stroke goes into a text field, where characters are text
     * @return whether the stroke meant something and should go no further
     */
    boolean press(String stroke, boolean typing, Instant now) {
        boolean character = stroke.length() == 1;
        if (character && typing) {
            begun = "";
            return false;
        }
        var before = now.isAfter(since.plus(PATIENCE)) ? "" : begun;
        begun = "";
        return (!before.isEmpty() && take(before + " " + stroke, now)) || take(stroke, now);
    }

    private boolean take(String keys, Instant now) {
        var action = withKeys(keys);
        if (action.isPresent()) {
            action.get().perform();
            return true;
        }
        if (actions.all().stream().anyMatch(a -> a.keys().startsWith(keys + " "))) {
            begun = keys;
            since = now;
            return true;
        }
        return false;
    }

    private Optional<Action> withKeys(String keys) {
        return actions.all().stream()
                .filter(action -> action.keys().equals(keys) && action.enabled().get())
                .findFirst();
    }
}
