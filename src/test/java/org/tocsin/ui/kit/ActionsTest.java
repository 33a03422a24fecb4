package org.tocsin.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;

class ActionsTest {
    private final Actions actions = new Actions();

    private static Action action(String id) {
        return Action.of(id, id, "Group", () -> {});
    }

    @Test
    void whatAPlaceAddsLeavesWithIt() {
        actions.add(List.of(action("stays")));
        var visit = actions.add(List.of(action("a"), action("b")));
        visit.unsubscribe();
        assertThat(actions.all()).extracting(Action::id).containsExactly("stays");
        actions.add(List.of(action("a")));
        assertThat(actions.find("a")).isPresent();
    }

    @Test
    void twoActionsMayNotShareAnIdOrKeys() {
        actions.add(List.of(action("a").withKeys("g c")));
        assertThatThrownBy(() -> actions.add(List.of(action("a")))).hasMessageContaining("a");
        assertThatThrownBy(() -> actions.add(List.of(action("b").withKeys("g c"))))
                .hasMessageContaining("g c");
    }

    @Test
    void aRefusedSetLeavesNothingBehind() {
        actions.add(List.of(action("a")));
        assertThatThrownBy(() -> actions.add(List.of(action("b"), action("a"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(actions.all()).extracting(Action::id).containsExactly("a");
    }

    @Test
    void aDisabledActionIsNotDone() {
        var done = new AtomicInteger();
        var can = new SimpleBooleanProperty(false);
        var action = Action.of("a", "A", "G", done::incrementAndGet).when(can);
        action.perform();
        can.set(true);
        action.perform();
        assertThat(done).hasValue(1);
    }
}
