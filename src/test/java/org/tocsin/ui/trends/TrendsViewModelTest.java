package org.tocsin.ui.trends;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.trend.Mark;
import org.tocsin.domain.trend.SavedView;
import org.tocsin.domain.trend.SavedView.Compare;
import org.tocsin.domain.trend.SavedView.Length;
import org.tocsin.domain.trend.Trace;
import org.tocsin.engine.Desk;
import org.tocsin.ui.kit.Threads;

class TrendsViewModelTest {
    private static final long DAY = 86_400_000;

    private final FakeTrends desk = new FakeTrends();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final Threads atOnce = new Threads(Runnable::run, Runnable::run);

    private TrendsViewModel model() {
        return model(atOnce);
    }

    private TrendsViewModel model(Threads threads) {
        return new TrendsViewModel(
                desk,
                threads,
                new TrendsPane.Around(
                        new SimpleObjectProperty<>(Plant.NOW),
                        Plant.ZONE,
                        new FakeNotes(),
                        (_, _) -> Optional.empty()));
    }

    private static List<String> charted(TrendsViewModel model) {
        return model.picture().get().tracks().stream().map(t -> t.metric().id()).toList();
    }

    @Test
    void nothingIsChartedUntilAMetricIsChosen() {
        var model = model();
        assertThat(model.phase().get()).isEqualTo(new TrendsViewModel.Phase.Unchosen());
        model.toggle("revenue");
        assertThat(model.phase().get()).isEqualTo(new TrendsViewModel.Phase.Shown());
        assertThat(model.picture().get().tracks().getFirst().trace().size()).isEqualTo(Plant.DAYS);
        model.toggle("revenue");
        assertThat(model.phase().get()).isEqualTo(new TrendsViewModel.Phase.Unchosen());
    }

    @Test
    void theSearchLooksAtNamesChecksMeasuresSegmentsAndDataSets() {
        var model = model();
        model.list().search().set("readings");
        assertThat(model.list().found()).extracting(Entry::id).containsExactly("raw-rows");
        model.list().search().set("country =de");
        assertThat(model.list().found())
                .extracting(Entry::id)
                .containsExactly("by-country|country=DE");
        model.list().search().set("");
        assertThat(model.list().found()).hasSize(5);
    }

    @Test
    void aMetricStaysChartedWhileTheSearchHidesIt() {
        var model = model();
        model.toggle("revenue");
        model.list().search().set("raw");
        model.toggle("raw-rows");
        assertThat(charted(model)).containsExactly("revenue", "raw-rows");
    }

    @Test
    void aNinthMetricIsNotTakenOn() {
        for (int i = 0; i < 9; i++) {
            var id = "country=X" + i;
            desk.metrics.add(new org.tocsin.engine.TrendDesk.Metric(Plant.GERMANY.check(), id));
        }
        var model = model();
        model.list().metrics().forEach(metric -> model.toggle(metric.id()));
        assertThat(charted(model)).hasSize(TrendsViewModel.MOST);
    }

    @Test
    void theNewestValuesAreShownBeforeTheOlderOnesHaveBeenRead() {
        desk.inParts = true;
        var model = model();
        var sizes = new ArrayList<Integer>();
        model.picture()
                .addListener((_, _, now) ->
                        now.tracks().stream()
                                .findFirst()
                                .ifPresent(track -> sizes.add(track.trace().size())));
        model.toggle("revenue");
        assertThat(sizes).containsSubsequence(10, Plant.DAYS);
    }

    @Test
    void whatComesAfterAMetricWasTakenOffIsDropped() {
        var model = model(new Threads(waiting::add, Runnable::run));
        work();
        model.toggle("revenue");
        model.toggle("revenue");
        work();
        assertThat(charted(model)).isEmpty();
        assertThat(model.phase().get()).isEqualTo(new TrendsViewModel.Phase.Unchosen());
    }

    private void work() {
        while (!waiting.isEmpty()) {
            waiting.poll().run();
        }
    }

    @Test
    void aMetricThatCannotBeReadSaysSoAndTheOthersAreShown() {
        desk.broken = "revenue";
        var model = model();
        model.toggle("revenue");
        model.toggle("raw-rows");
        var tracks = model.picture().get().tracks();
        assertThat(tracks.getFirst().state())
                .isEqualTo(new Track.State.Failed("could not be read: the disk is gone"));
        assertThat(tracks.getLast().state()).isEqualTo(new Track.State.Whole());
        desk.broken = "";
        model.retry();
        assertThat(model.picture().get().tracks())
                .allMatch(track -> track.state() instanceof Track.State.Whole);
    }

    @Test
    void aListThatCannotBeReadIsTriedAgain() {
        desk.brokenMetrics = "locked";
        var model = model();
        assertThat(model.phase().get()).isEqualTo(new TrendsViewModel.Phase.Failed("locked"));
        desk.brokenMetrics = "";
        model.retry();
        assertThat(model.phase().get()).isEqualTo(new TrendsViewModel.Phase.Unchosen());
    }

    @Test
    void aPlaybookWithoutChecksSaysSo() {
        desk.metrics.clear();
        assertThat(model().phase().get()).isEqualTo(new TrendsViewModel.Phase.Nothing());
    }

    @Test
    void aLengthEndsNow() {
        var model = model();
        model.toggle("revenue");
        model.show(Length.WEEK);
        var sight = model.picture().get().sight();
        assertThat(sight.until()).isEqualTo(Plant.NOW.toEpochMilli());
        assertThat(sight.span()).isEqualTo(7 * DAY);
    }

    @Test
    void whereAllValuesAreOlderItEndsWithTheNewest() {
        desk.traces.put("revenue", Trace.of(new long[] {1_000_000_000_000L}, new double[] {5}));
        var model = model();
        model.toggle("revenue");
        assertThat(model.picture().get().sight().holds(1_000_000_000_000L)).isTrue();
        assertThat(model.picture().get().isEmpty()).isFalse();
    }

    @Test
    void everythingThatIsKeptFitsWithRoomAtTheEdges() {
        var model = model();
        model.toggle("revenue");
        model.show(Length.ALL);
        var sight = model.picture().get().sight();
        assertThat(sight.from()).isLessThan(Plant.day(59));
        assertThat(sight.until()).isGreaterThan(Plant.day(0));
    }

    @Test
    void zoomingLetsTheLengthGoAndKeepsTheCrosshairInPlace() {
        var model = model();
        model.toggle("revenue");
        model.stand(Plant.day(7));
        var before = model.picture().get().sight();
        model.zoom(0.5);
        var after = model.picture().get().sight();
        assertThat(model.length().get()).isEqualTo(Length.FIXED);
        assertThat(after.span()).isEqualTo(before.span() / 2);
        double share = (double) (Plant.day(7) - before.from()) / before.span();
        assertThat((double) (Plant.day(7) - after.from()) / after.span())
                .isCloseTo(share, org.assertj.core.api.Assertions.within(1e-6));
    }

    @Test
    void theCrosshairStepsFromValueToValueAndPullsTheSightAlong() {
        var model = model();
        model.toggle("revenue");
        model.show(Length.WEEK);
        model.step(-1);
        assertThat(model.cursor().get()).contains(Plant.day(0));
        for (int i = 0; i < 10; i++) {
            model.step(-1);
        }
        assertThat(model.cursor().get()).contains(Plant.day(10));
        assertThat(model.picture().get().sight().holds(Plant.day(10))).isTrue();
    }

    @Test
    void marksOfHiddenKindsAndOfOtherChecksAreNotShown() {
        var at = Mark.Span.at(Instant.ofEpochMilli(Plant.day(1)));
        desk.marks.add(new Mark(Mark.Kind.HOLIDAY, at, "day off", Set.of(), Optional.empty()));
        desk.marks.add(
                new Mark(
                        Mark.Kind.INCIDENT,
                        at,
                        "#1 late",
                        Set.of(Plant.ROWS.check().id()),
                        Optional.of(new UUID(0, 1))));
        var model = model();
        model.toggle("revenue");
        assertThat(model.picture().get().shown())
                .extracting(Mark::label)
                .containsExactly("day off");
        model.toggle(Mark.Kind.HOLIDAY);
        assertThat(model.picture().get().shown()).isEmpty();
        model.toggle(Mark.Kind.HOLIDAY);
        model.toggle("raw-rows");
        assertThat(model.picture().get().shown()).hasSize(2);
    }

    @Test
    void aRunBringsItsValueIn() {
        var model = model();
        model.toggle("revenue");
        var trace = Plant.trace(Plant.REVENUE);
        desk.traces.put(
                "revenue",
                trace.followedBy(
                        Trace.of(new long[] {Plant.day(0) + DAY / 3}, new double[] {990})));
        desk.tell(
                new Desk.Event.Ran(
                        List.of(
                                new Desk.Status(
                                        Plant.REVENUE.check(),
                                        Optional.empty(),
                                        List.of(),
                                        Optional.empty()))));
        assertThat(model.picture().get().tracks().getFirst().trace().size())
                .isEqualTo(Plant.DAYS + 1);
    }

    @Test
    void aLongTraceIsReadOnFromItsEndNotAllOverAgain() {
        var at = new long[30_000];
        for (int i = 0; i < at.length; i++) {
            at[i] = Plant.NOW.toEpochMilli() - 60_000L * (at.length - i);
        }
        desk.traces.put("revenue", Trace.of(at, new double[at.length]));
        var model = model();
        model.toggle("revenue");
        desk.tell(
                new Desk.Event.Ran(
                        List.of(
                                new Desk.Status(
                                        Plant.REVENUE.check(),
                                        Optional.empty(),
                                        List.of(),
                                        Optional.empty()))));
        assertThat(desk.readFrom.getLast()).isAfter(Plant.NOW.minus(Duration.ofDays(11)));
        assertThat(model.picture().get().tracks().getFirst().trace().size()).isEqualTo(30_000);
    }

    @Test
    void aSavedViewComesBackAsItWas() {
        var model = model();
        model.toggle("revenue");
        model.toggle("raw-rows");
        model.options(
                _ -> new SavedView.Options(Compare.LAST_WEEK, true, List.of(Mark.Kind.HOLIDAY)));
        model.look(new Sight(Plant.day(20), Plant.day(10)));
        var view = model.view("mine");
        model.showOnly(List.of("orders-count"));
        model.show(Length.DAY);
        model.options(_ -> SavedView.Options.USUAL);
        model.show(view);
        assertThat(charted(model)).containsExactlyInAnyOrder("revenue", "raw-rows");
        assertThat(model.picture().get().sight())
                .isEqualTo(new Sight(Plant.day(20), Plant.day(10)));
        assertThat(model.picture().get().options()).isEqualTo(view.options());
    }

    @Test
    void aCheckOfSegmentsIsShownByItsFirstSegment() {
        var model = model();
        model.showCheck("by-country");
        assertThat(charted(model)).containsExactly("by-country|country=DE");
    }

    @Test
    void whatIsWantedBeforeTheListIsThereIsShownOnceItIs() {
        var model = model(new Threads(waiting::add, Runnable::run));
        model.showCheck("revenue");
        assertThat(charted(model)).isEmpty();
        work();
        assertThat(charted(model)).containsExactly("revenue");
    }

    @Test
    void thePictureIsToldInWords() {
        var model = model();
        model.toggle("revenue");
        assertThat(model.picture().get().words())
                .contains("Daily revenue: 28 values")
                .contains("1 in breach")
                .contains("4 Mar 2025");
    }
}
