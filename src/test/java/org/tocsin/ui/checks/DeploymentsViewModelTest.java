package org.tocsin.ui.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.deployment.Deployment;

class DeploymentsViewModelTest {
    private final FakeDeployments desk = new FakeDeployments();
    private final SimpleObjectProperty<java.time.Instant> now =
            new SimpleObjectProperty<>(Shop.NOW);

    private DeploymentsViewModel model() {
        return new DeploymentsViewModel(
                desk, new ChecksPane.Threads(Runnable::run, Runnable::run), now, Shop.ZONE);
    }

    private static String state(DeploymentsViewModel model) {
        return model.sight().get().chosen().map(Deployment::state).orElse("none");
    }

    @Test
    void aPlanIsTickedStartedWatchedAndFoundGood() {
        var model = model();
        assertThat(model.sight().get().known()).isTrue();
        assertThat(state(model)).isEqualTo("none");
        model.plan(FakeDeployments.KIND, "Country column", "commit 4f2a", Set.of());
        model.tick("approved", true);
        assertThat(state(model)).isEqualTo("planned");
        model.tick("plan", true);
        assertThat(state(model)).isEqualTo("checked");
        model.start("");
        assertThat(state(model)).isEqualTo("watching");
        model.good("all is well");
        assertThat(state(model)).isEqualTo("good");
        assertThat(model.fault().get()).isEmpty();
    }

    @Test
    void whatIsRefusedIsSaidAndWhatCannotBeReadToo() {
        var model = model();
        model.plan(FakeDeployments.KIND, "Country column", "", Set.of());
        model.start("");
        assertThat(model.fault().get()).startsWith("2 of 2 items are open").endsWith(".");
        model.start("a hot fix");
        assertThat(model.fault().get()).isEmpty();
        desk.fault = Optional.of(new IllegalStateException("the disk is full"));
        model.rolledBack("why not");
        assertThat(model.fault().get()).contains("the disk is full");
    }

    @Test
    void theHeadlineSaysWhatIsWatchedAndAProposalComesFirst() {
        var model = model();
        assertThat(model.sight().get().headline(Shop.ZONE)).isEmpty();
        desk.some();
        var _ = desk.start(other(), Optional.of("so"));
        assertThat(model.sight().get().headline(Shop.ZONE))
                .startsWith(
                        "Deployment #3 Events get a country column: a rollback is proposed, and 1"
                                + " more. Daily events was 3,538");
    }

    private UUID other() {
        return desk.kept.stream()
                .filter(each -> each.stage() instanceof Deployment.Planned)
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void theChosenOneStaysWhileOthersAreAddedUntilItIsClosed() {
        desk.some();
        var model = model();
        var chosen = desk.kept.getLast();
        model.choose(chosen.id());
        var ticks = new ArrayList<String>();
        model.onTick(() -> ticks.add("tick"));
        now.set(Shop.NOW.plusSeconds(1));
        assertThat(ticks).hasSize(1);
        var _ = desk.good(desk.kept.getFirst().id(), "fine");
        assertThat(model.sight().get().chosen()).contains(chosen);
        model.close();
        now.set(Shop.NOW.plusSeconds(2));
        assertThat(ticks).hasSize(1);
        assertThat(List.copyOf(model.sight().get().all())).hasSize(4);
    }
}
