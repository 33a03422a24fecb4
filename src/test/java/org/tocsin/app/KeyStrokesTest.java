package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.Actions;

class KeyStrokesTest {
    private static final Instant NOW = Instant.parse("2025-03-04T06:35:00Z");
    private final List<String> done = new ArrayList<>();
    private final SimpleBooleanProperty can = new SimpleBooleanProperty(true);
    private final Actions actions = new Actions();
    private final KeyStrokes strokes = new KeyStrokes(actions);

    @BeforeEach
    void register() {
        actions.add(
                List.of(
                        action("checks", "g c"),
                        action("settings", "g s"),
                        action("palette", "Ctrl+K"),
                        action("cancel", "c").when(can)));
    }

    private Action action(String id, String keys) {
        return Action.of(id, id, "G", () -> done.add(id)).withKeys(keys);
    }

    private boolean press(String stroke) {
        return strokes.press(stroke, false, NOW);
    }

    @Test
    void aSequenceIsOneAction() {
        assertThat(press("g")).isTrue();
        assertThat(press("c")).isTrue();
        assertThat(done).containsExactly("checks");
    }

    @Test
    void theSecondStrokeAloneIsAnotherAction() {
        press("c");
        assertThat(done).containsExactly("cancel");
    }

    @Test
    void aSequenceNotFinishedInTimeIsForgotten() {
        press("g");
        strokes.press("c", false, NOW.plus(KeyStrokes.PATIENCE).plusMillis(1));
        assertThat(done).containsExactly("cancel");
    }

    @Test
    void aWrongSecondStrokeCountsByItself() {
        press("g");
        press("Ctrl+K");
        press("g");
        press("g");
        press("s");
        assertThat(done).containsExactly("palette", "settings");
    }

    @Test
    void charactersTypedIntoAFieldAreText() {
        assertThat(strokes.press("g", true, NOW)).isFalse();
        assertThat(strokes.press("c", true, NOW)).isFalse();
        assertThat(done).isEmpty();
        assertThat(strokes.press("Ctrl+K", true, NOW)).isTrue();
        assertThat(done).containsExactly("palette");
    }

    @Test
    void aDisabledActionLetsTheStrokePass() {
        can.set(false);
        assertThat(press("c")).isFalse();
        assertThat(press("x")).isFalse();
        assertThat(done).isEmpty();
    }
}
