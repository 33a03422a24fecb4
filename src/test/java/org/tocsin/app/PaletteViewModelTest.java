package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.Actions;

class PaletteViewModelTest {
    private final List<String> done = new ArrayList<>();
    private final Actions actions = new Actions();
    private final PaletteViewModel palette = new PaletteViewModel(actions);

    private Action action(String id, String title) {
        return Action.of(id, title, "Group", () -> done.add(id));
    }

    private List<String> shown() {
        return palette.hits().stream().map(hit -> hit.action().id()).toList();
    }

    private void use(String query) {
        palette.open().set(true);
        palette.query().set(query);
        palette.perform();
    }

    @Test
    void whatIsChosenIsDoneAfterThePaletteHasClosed() {
        actions.add(
                List.of(
                        Action.of(
                                "a",
                                "Alpha",
                                "G",
                                () -> done.add("open: " + palette.open().get()))));
        use("alp");
        assertThat(done).containsExactly("open: false");
    }

    @Test
    void withoutAQueryThoseUsedLatelyComeFirst() {
        actions.add(List.of(action("a", "Alpha"), action("b", "Beta"), action("c", "Gamma")));
        use("gamma");
        use("beta");
        palette.open().set(true);
        assertThat(shown()).containsExactly("b", "c", "a");
        assertThat(palette.hits().getFirst().lately()).isTrue();
        assertThat(palette.query().get()).isEmpty();
    }

    @Test
    void habitBreaksTiesButDoesNotHideABetterMatch() {
        actions.add(
                List.of(
                        action("x", "Run checks"),
                        action("y", "Run charts"),
                        action("z", "Rerun")));
        use("run charts");
        palette.open().set(true);
        palette.query().set("run ch");
        assertThat(shown()).startsWith("y", "x");
    }

    @Test
    void whatCannotBeDoneIsNotOffered() {
        var can = new SimpleBooleanProperty(false);
        actions.add(List.of(action("a", "Alpha").when(can), action("b", "Beta")));
        palette.open().set(true);
        assertThat(shown()).containsExactly("b");
        palette.query().set("alpha");
        assertThat(shown()).isEmpty();
        assertThat(palette.selected().get()).isEqualTo(-1);
        palette.perform();
        assertThat(done).isEmpty();
        assertThat(palette.open().get()).isTrue();
    }

    @Test
    void theChoiceGoesRoundTheEnds() {
        actions.add(List.of(action("a", "Alpha"), action("b", "Beta")));
        palette.open().set(true);
        palette.move(-1);
        assertThat(palette.selected().get()).isEqualTo(1);
        palette.move(1);
        assertThat(palette.selected().get()).isZero();
        palette.choose(7);
        assertThat(palette.selected().get()).isZero();
    }

    @Test
    void anActionThatIsGoneIsForgottenQuietly() {
        var visit = actions.add(List.of(action("a", "Alpha")));
        use("alpha");
        visit.unsubscribe();
        palette.open().set(true);
        assertThat(shown()).isEmpty();
    }

    @Test
    void fewAreRemembered() {
        var many = IntStream.range(0, 40).mapToObj(i -> action("a" + i, "Act " + i)).toList();
        actions.add(many);
        many.forEach(action -> use(action.title()));
        assertThat(palette.recent()).hasSize(PaletteViewModel.MOST_RECENT);
    }

    @Test
    void tenThousandActionsAnswerAtOnce() {
        actions.add(
                IntStream.range(0, 10_000)
                        .mapToObj(i -> action("a" + i, "Open check number " + i + " of the shop"))
                        .toList());
        palette.open().set(true);
        palette.query().set("chk shop 42");
        assertThat(shown()).hasSize(PaletteViewModel.MOST_SHOWN);
        // Generous for a busy machine; a quadratic search would take minutes.
        Assertions.assertTimeout(
                Duration.ofSeconds(2), () -> palette.query().set("open number 4242"));
        assertThat(shown()).first().isEqualTo("a4242");
    }
}
