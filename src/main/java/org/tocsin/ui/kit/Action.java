package org.tocsin.ui.kit;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;

/**
 * Something a person can do, reached from the palette and, if it has keys, from the keyboard.
 *
 * @param id stable across versions, for example {@code checks.run-all}; remembered as recently used
 * @param title what it does, in sentence case
 * @param group heading under which it is listed, for example {@code Checks}
 * @param keys strokes separated by spaces, as {@code g c}, {@code Ctrl+K}, {@code Alt+Left}, {@code
 *     ?}; empty if it has none. Ctrl means the platform's shortcut key
 * @param enabled whether it can be done now; a disabled action is neither listed nor run
 */
public record Action(
        String id,
        String title,
        String group,
        String keys,
        ObservableBooleanValue enabled,
        Runnable run) {
    /** One without keys that can always be done. */
    public static Action of(String id, String title, String group, Runnable run) {
        return new Action(id, title, group, "", new SimpleBooleanProperty(true), run);
    }

    public Action withKeys(String strokes) {
        return new Action(id, title, group, strokes, enabled, run);
    }

    public Action when(ObservableBooleanValue condition) {
        return new Action(id, title, group, keys, condition, run);
    }

    /** Does it, if it can be done now. */
    public void perform() {
        if (enabled.get()) {
            run.run();
        }
    }
}
