package org.tocsin.ui.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Unit;
import org.tocsin.engine.Desk;

class ChecksViewModelTest {
    private final Rig rig = new Rig();
    private final FakeDesk desk = Shop.desk();

    @Test
    void theWorstComesFirstAndTheRestKeepsThePlaybooksOrder() {
        var model = rig.loaded(desk);
        assertThat(Rig.ids(model))
                .startsWith(
                        "null-client-id",
                        "schema",
                        "duplicate-transactions",
                        "revenue-zscore",
                        "channel-concentration",
                        "traffic-zscore",
                        "aov-zscore",
                        "event-count",
                        "revenue-floor")
                .hasSize(14);
    }

    @Test
    void itIsLoadingUntilTheStoreHasAnswered() {
        var model = rig.model(desk);
        assertThat(model.phase().get()).isEqualTo(new ChecksViewModel.Phase.Loading());
        rig.settle();
        assertThat(model.phase().get()).isEqualTo(new ChecksViewModel.Phase.Shown());
    }

    @Test
    void aStoreThatCannotBeReadSaysSoAndCanBeTriedAgain() {
        desk.broken = "the workspace is in use.";
        var model = rig.loaded(desk);
        assertThat(model.phase().get())
                .isEqualTo(
                        new ChecksViewModel.Phase.Failed(
                                "The checks could not be read: the workspace is in use."));
        desk.broken = "";
        model.refresh();
        rig.settle();
        assertThat(model.phase().get()).isEqualTo(new ChecksViewModel.Phase.Shown());
    }

    @Test
    void aPlaybookWithoutChecksIsEmptyRatherThanUnmatched() {
        var model = rig.loaded(new FakeDesk(Shop.playbook(List.of()), List.of()));
        model.search("anything");
        assertThat(model.phase().get()).isEqualTo(new ChecksViewModel.Phase.NoChecks());
    }

    @Test
    void everyVerdictIsCountedAndBreachesMakeTheBadge() {
        var model = rig.loaded(desk);
        var counts = model.counts().get();
        assertThat(counts.of(State.BREACH)).isEqualTo(5);
        assertThat(counts.of(State.BROKEN)).isEqualTo(1);
        assertThat(counts.of(State.LEARNING)).isEqualTo(1);
        assertThat(counts.of(State.HEALTHY)).isEqualTo(7);
        assertThat(counts.of(State.NOT_RUN)).isZero();
        assertThat(counts.worstSeverity()).contains(Shop.CRITICAL);
        assertThat(model.breaches().get()).isEqualTo(5);
    }

    @Test
    void countsFollowARunThatTurnsHealthy() {
        var model = rig.loaded(desk);
        desk.tellRan(Shop.again(desk.status("null-client-id"), 0.01, 5));
        rig.settle();
        assertThat(model.breaches().get()).isEqualTo(4);
        assertThat(model.counts().get().of(State.HEALTHY)).isEqualTo(8);
        assertThat(model.counts().get().total()).isEqualTo(14);
    }

    @Test
    void aRunChangesItsRowInPlace() {
        var model = rig.loaded(desk);
        var row = model.row(new CheckId("event-count")).orElseThrow();
        var lines = model.lines().get();
        desk.tellRan(Shop.again(desk.status("event-count"), 3_600, 5));
        rig.settle();
        assertThat(RowWords.value(row.now())).isEqualTo("3,600");
        assertThat(model.lines().get()).isSameAs(lines).contains(row);
    }

    @Test
    void rowsStayWhereTheyAreWhileThePointerIsOverThem() {
        var model = rig.loaded(desk);
        model.pointer(true);
        desk.tellRan(Shop.again(desk.status("event-count"), 12, 5));
        rig.settle();
        rig.beat();
        assertThat(Rig.ids(model)).startsWith("null-client-id");
        assertThat(model.stale().get()).isTrue();
        model.pointer(false);
        assertThat(Rig.ids(model)).startsWith("event-count", "null-client-id");
        assertThat(model.stale().get()).isFalse();
    }

    @Test
    void awayFromThePointerTheOrderFollowsWithTheNextBeat() {
        var model = rig.loaded(desk);
        desk.tellRan(Shop.again(desk.status("event-count"), 12, 5));
        rig.settle();
        assertThat(Rig.ids(model)).startsWith("null-client-id");
        rig.beat();
        assertThat(Rig.ids(model)).startsWith("event-count");
    }

    @Test
    void aRunThatMovesNothingLeavesTheOrderAlone() {
        var model = rig.loaded(desk);
        desk.tellRan(Shop.again(desk.status("event-count"), 3_601, 5));
        rig.settle();
        assertThat(model.stale().get()).isFalse();
    }

    @Test
    void aRowThatLeavesTheFilterStaysUntilThePointerHasLeft() {
        var model = rig.loaded(desk);
        model.show(Set.of(State.BREACH));
        model.pointer(true);
        desk.tellRan(Shop.again(desk.status("schema"), 0, 5));
        rig.settle();
        assertThat(Rig.ids(model)).contains("schema");
        model.pointer(false);
        assertThat(Rig.ids(model)).doesNotContain("schema").hasSize(4);
    }

    @Test
    void everyWordOfTheSearchMustOccurSomewhere() {
        var model = rig.loaded(desk);
        model.search("  ANOMALY revenue ");
        assertThat(Rig.ids(model)).containsExactly("revenue-zscore");
        model.search("orders anomaly");
        assertThat(Rig.ids(model))
                .containsExactlyInAnyOrder("revenue-zscore", "conversions-zscore", "aov-zscore");
    }

    @Test
    void aFilterThatHidesEverythingCanBeCleared() {
        var model = rig.loaded(desk);
        model.search("zebra");
        model.show(Set.of(State.BROKEN));
        assertThat(model.phase().get()).isEqualTo(new ChecksViewModel.Phase.NoMatch());
        model.clearFilter();
        assertThat(model.phase().get()).isEqualTo(new ChecksViewModel.Phase.Shown());
        assertThat(Rig.ids(model)).hasSize(14);
    }

    @Test
    void chipsAndSearchNarrowTogether() {
        var model = rig.loaded(desk);
        model.show(Set.of(State.BREACH, State.BROKEN));
        model.search("anomaly");
        assertThat(Rig.ids(model)).containsExactly("revenue-zscore", "traffic-zscore");
    }

    @Test
    void groupsStandInThePlaybooksOrderWithTheirOwnCounts() {
        var model = rig.loaded(desk);
        model.group(true);
        assertThat(Rig.ids(model).getFirst()).isEqualTo("# Shop events");
        assertThat(Rig.ids(model)).contains("# Orders").hasSize(16);
        var orders = (GroupRow) model.lines().get().get(9);
        assertThat(orders.name()).isEqualTo("Orders");
        assertThat(GroupRow.words(orders.counts().get()))
                .isEqualTo("6 checks · 2 breaches · 1 learning · 3 healthy");
        assertThat(orders.counts().get().worst()).isEqualTo(State.BREACH);
        assertThat(orders.counts().get().worstSeverity()).contains(Shop.CRITICAL);
        desk.tellRan(Shop.again(desk.status("duplicate-transactions"), 0, 5));
        rig.settle();
        assertThat(orders.counts().get().worstSeverity()).contains(Shop.WARNING);
    }

    @Test
    void aFoldedGroupKeepsItsHeader() {
        var model = rig.loaded(desk);
        model.group(true);
        model.fold((GroupRow) model.lines().get().getFirst());
        assertThat(Rig.ids(model)).startsWith("# Shop events", "# Orders").hasSize(8);
    }

    @Test
    void theSelectionSurvivesUpdatesAndReordering() {
        var model = rig.loaded(desk);
        model.select(Rig.checkIds("event-count", "schema"));
        desk.tellRan(Shop.again(desk.status("event-count"), 12, 5));
        rig.settle();
        rig.beat();
        assertThat(model.selection().get()).isEqualTo(Rig.checkIds("event-count", "schema"));
    }

    @Test
    void whatAFilterHidesIsNoLongerSelected() {
        var model = rig.loaded(desk);
        model.select(Rig.checkIds("event-count", "schema"));
        model.show(Set.of(State.BREACH));
        model.runSelected();
        assertThat(desk.ran).containsExactly(Rig.checkIds("schema"));
    }

    @Test
    void nothingSelectedRunsNothing() {
        var model = rig.loaded(desk);
        model.runSelected();
        assertThat(desk.ran).isEmpty();
    }

    @Test
    void runAllRunsHiddenChecksToo() {
        var model = rig.loaded(desk);
        model.search("revenue");
        model.runAll();
        assertThat(desk.ran.getFirst()).hasSize(14);
    }

    @Test
    void progressIsTheNewestAndMarksTheRunningRows() {
        var model = rig.loaded(desk);
        desk.tell(new Desk.Event.Progress(Rig.checkIds("schema"), 3, 14));
        desk.tell(new Desk.Event.Progress(Rig.checkIds("event-count"), 7, 14));
        rig.settle();
        assertThat(model.progress().get().words()).isEqualTo("7 of 14 checks");
        assertThat(model.progress().get().underWay()).isTrue();
        assertThat(model.row(new CheckId("schema")).orElseThrow().running().get()).isFalse();
        assertThat(model.row(new CheckId("event-count")).orElseThrow().running().get()).isTrue();
        desk.tell(new Desk.Event.Progress(Set.of(), 0, 0));
        rig.settle();
        assertThat(model.progress().get().underWay()).isFalse();
        assertThat(model.row(new CheckId("event-count")).orElseThrow().running().get()).isFalse();
    }

    @Test
    void troubleStaysUntilItIsDismissed() {
        var model = rig.loaded(desk);
        desk.tell(new Desk.Event.Trouble("The disk is full."));
        rig.settle();
        assertThat(model.trouble().get()).isEqualTo("The disk is full.");
        model.dismissTrouble();
        assertThat(model.trouble().get()).isEmpty();
    }

    @Test
    void anEventThatOvertakesTheFirstReadingIsNotLost() {
        var model = rig.model(desk);
        rig.drain(rig.background);
        desk.tellRan(Shop.again(desk.status("event-count"), 3_777, 5));
        rig.settle();
        var row = model.row(new CheckId("event-count")).orElseThrow();
        assertThat(RowWords.value(row.now())).isEqualTo("3,777");
        assertThat(row.position()).isZero();
    }

    @Test
    void anOlderStatusDoesNotReplaceANewerOne() {
        var model = rig.loaded(desk);
        var old = desk.status("event-count");
        desk.tellRan(Shop.again(old, 3_777, 5));
        desk.tellRan(old);
        rig.settle();
        var row = model.row(new CheckId("event-count")).orElseThrow();
        assertThat(RowWords.value(row.now())).isEqualTo("3,777");
    }

    @Test
    void aCheckThatLeftThePlaybookLeavesTheTableAndItsCounts() {
        var model = rig.loaded(desk);
        desk.forget("null-client-id");
        model.refresh();
        rig.settle();
        assertThat(Rig.ids(model)).hasSize(13).doesNotContain("null-client-id");
        assertThat(model.breaches().get()).isEqualTo(4);
    }

    @Test
    void whatDoesNotHaveTheValueSortedByComesLastEitherWay() {
        var model = rig.loaded(desk);
        model.sort(List.of(new SortKey.By(SortKey.VALUE, false)));
        assertThat(Rig.ids(model)).startsWith("funnel-inversion").endsWith("traffic-zscore");
        model.sort(List.of(new SortKey.By(SortKey.VALUE, true)));
        assertThat(Rig.ids(model)).startsWith("revenue-floor").endsWith("traffic-zscore");
    }

    @Test
    void afterClosingNothingListensAnyMore() {
        var model = rig.loaded(desk);
        model.close();
        assertThat(desk.listeners()).isZero();
    }

    @Test
    void aManyTimesUpdatedTableIsLaidOutOnceABeat() {
        var checks = new ArrayList<Check>();
        for (int i = 0; i < 10_000; i++) {
            checks.add(
                    Shop.check(
                            "c-" + i,
                            "Check " + i,
                            Shop.EVENTS,
                            Unit.COUNT,
                            Shop.below(Shop.CRITICAL, 2_000)));
        }
        var many = new FakeDesk(Shop.playbook(checks), checks.stream().map(Shop::never).toList());
        var model = rig.loaded(many);
        var layouts = new ArrayList<List<Line>>();
        model.lines().addListener((_, _, now) -> layouts.add(now));
        for (int i = 0; i < 2_000; i++) {
            many.tellRan(Shop.healthy(checks.get(i), 1));
            if (i % 33 == 0) {
                rig.settle();
            }
        }
        rig.settle();
        assertThat(layouts).isEmpty();
        rig.beat();
        assertThat(layouts).hasSize(1);
        assertThat(model.counts().get().of(State.HEALTHY)).isEqualTo(2_000);
        assertThat(model.counts().get().of(State.NOT_RUN)).isEqualTo(8_000);
    }
}
