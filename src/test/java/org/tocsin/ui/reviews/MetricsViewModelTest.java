package org.tocsin.ui.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.review.metrics.Figure;
import org.tocsin.domain.review.metrics.Grouping;
import org.tocsin.domain.review.metrics.MetricsSheet;
import org.tocsin.domain.review.metrics.Share;
import org.tocsin.domain.review.metrics.Value;
import org.tocsin.playbook.ShippedPlaybooks;
import org.tocsin.ui.incidents.BoardShop;
import org.tocsin.ui.kit.Threads;

class MetricsViewModelTest {
    static final Playbook PLAYBOOK =
            ShippedPlaybooks.read("data-pipeline").orElseThrow().playbook().orElseThrow();

    private final BoardShop shop = new BoardShop();
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final SimpleObjectProperty<Instant> now = new SimpleObjectProperty<>(BoardShop.NOON);
    private final MetricsViewModel model =
            new MetricsViewModel(
                    new MetricsViewModel.Engine(shop.desk, () -> PLAYBOOK),
                    new Threads(background::add, Runnable::run),
                    now,
                    BoardShop.ZONE);

    /** Opened so many minutes before noon and resolved so many minutes later. */
    private void resolved(String severity, String pipeline, long before, long after) {
        shop.now = BoardShop.NOON.minus(Duration.ofMinutes(before));
        var id = shop.open("Too few rows", severity, pipeline).id().uuid();
        shop.now = shop.now.plus(Duration.ofMinutes(after));
        shop.done(shop.desk.perform(id, new Command.Resolve("", Optional.of("none needed"))));
    }

    private MetricsSheet reckoned() {
        model.refresh();
        work();
        return model.sheet().orElseThrow();
    }

    private void work() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    @Test
    void aWorkspaceWithoutIncidentsSaysSoAndNotThatAllIsZero() {
        model.refresh();
        assertThat(model.working().get()).isTrue();
        assertThat(model.stand().get()).isInstanceOf(MetricsViewModel.Stand.Loading.class);
        work();
        assertThat(model.stand().get()).isInstanceOf(MetricsViewModel.Stand.Nothing.class);
        assertThat(model.working().get()).isFalse();
    }

    @Test
    void figuresAreOfTheChosenTimeAndBesideTheTimeBefore() {
        resolved("P0", "", 60, 30);
        resolved("P1", "", Duration.ofDays(40).toMinutes(), 90);
        model.asking().set(model.asking().get().with(MetricsViewModel.Reach.MONTH));
        var sheet = reckoned();
        assertThat(sheet.whole().now(Figure.RESOLVED)).isEqualTo(new Value.Count(1));
        assertThat(sheet.whole().change(Figure.MTTR).orElseThrow().words()).isEqualTo("67 % less");
        assertThat(sheet.asked().period().days()).isEqualTo(30);

        var first = LocalDate.of(2025, 1, 20);
        model.asking().set(model.asking().get().between(first, first.plusDays(10)));
        work();
        var earlier = model.sheet().orElseThrow();
        assertThat(earlier.rows()).extracting(MetricsSheet.Row::id).containsExactly("P1");
    }

    @Test
    void aNumberLeadsToTheIncidentsBehindItTheLongestFirst() {
        resolved("P0", "", 600, 30);
        resolved("P0", "", 500, 90);
        resolved("P1", "", 400, 60);
        var sheet = reckoned();
        model.open(Figure.MTTR);
        work();
        assertThat(model.behind().get().orElseThrow().incidents())
                .extracting(each -> each.timeToResolve().orElseThrow().toMinutes())
                .containsExactly(90L, 60L, 30L);

        model.open(Figure.RESOLVED, sheet.rows().getFirst());
        work();
        var behind = model.behind().get().orElseThrow();
        assertThat(behind.of()).isEqualTo("P0");
        assertThat(behind.incidents()).hasSize(2);
        assertThat(model.figure().get()).isEqualTo(Figure.RESOLVED);

        model.open(sheet.trend().getFirst());
        work();
        assertThat(model.behind().get().orElseThrow().incidents()).isEmpty();
        model.closeBehind();
        assertThat(model.behind().get()).isEmpty();
    }

    @Test
    void aFilterLeavesTheOthersOut() {
        resolved("P0", "", 600, 30);
        resolved("P1", "", 500, 90);
        var only = new MetricsSheet.Filter(Optional.of("P1"), Optional.empty(), Optional.empty());
        model.asking().set(model.asking().get().with(only).by(Grouping.CATEGORY));
        var sheet = reckoned();
        assertThat(sheet.whole().now(Figure.OPENED)).isEqualTo(new Value.Count(1));
        assertThat(sheet.rows()).hasSize(1);
        assertThat(sheet.rows().getFirst().title()).isEqualTo("Data quality issues");
    }

    @Test
    void whatChangesMeanwhileIsToldAndMovesNothingUnderTheReader() {
        resolved("P0", "", 600, 30);
        var before = reckoned();
        assertThat(model.stale().get()).isFalse();
        resolved("P0", "", 500, 30);
        assertThat(model.stale().get()).isTrue();
        assertThat(model.sheet()).contains(before);
        assertThat(reckoned().whole().now(Figure.RESOLVED)).isEqualTo(new Value.Count(2));
        assertThat(model.stale().get()).isFalse();
    }

    @Test
    void onlyTheAnswerToTheLastQuestionIsShown() {
        resolved("P0", "", 600, 30);
        model.asking().set(model.asking().get().by(Grouping.TEAM));
        model.asking().set(model.asking().get().by(Grouping.MONTH));
        var late = background.remove();
        work();
        late.run();
        assertThat(model.sheet().orElseThrow().asked().grouping()).isEqualTo(Grouping.MONTH);
    }

    @Test
    void acknowledgingLateBreaksAPromise() {
        shop.now = BoardShop.NOON.minus(Duration.ofDays(2));
        var id = shop.open("Too few rows", "P0", "").id().uuid();
        shop.now = shop.now.plus(Duration.ofDays(1));
        shop.done(shop.desk.perform(id, new Command.Acknowledge()));
        shop.done(shop.desk.perform(id, new Command.Resolve("", Optional.of("none needed"))));
        var share = ((Value.Rate) reckoned().whole().now(Figure.SLA)).share();
        assertThat(share.whole()).isPositive();
        assertThat(share).isEqualTo(new Share(0, share.whole()));
    }
}
