package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.tocsin.engine.Fixtures.COUNT;
import static org.tocsin.engine.Fixtures.CRITICAL;
import static org.tocsin.engine.Fixtures.EVENTS;
import static org.tocsin.engine.Fixtures.below;
import static org.tocsin.engine.Fixtures.check;
import static org.tocsin.engine.Fixtures.playbook;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.Adjustment;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Condition;
import org.tocsin.domain.check.Exclusion;
import org.tocsin.domain.check.Judgement;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.series.detect.DetectorKind;
import org.tocsin.domain.series.detect.Settings;
import org.tocsin.domain.trend.Mark;
import org.tocsin.domain.trend.SavedView;
import org.tocsin.store.Recorded;
import org.tocsin.store.Series;
import org.tocsin.store.Store;

/** What a workspace tells a window of its metrics, and keeps for it. */
class LiveTrendsTest {
    private static final Instant NOW = Instant.parse("2025-03-10T12:00:00Z");
    private static final CheckId ROWS = new CheckId("rows");
    private static final LocalDate FIRST = LocalDate.of(2025, 3, 1);

    private final Store store = Store.inMemory();
    private final LiveDesk desk = desk();
    private final TrendDesk trends = desk.trends();

    @AfterEach
    void close() {
        desk.close();
        store.close();
    }

    private LiveDesk desk() {
        var ids = new long[1];
        return new LiveDesk(
                new Rules(
                        playbook(
                                check("rows", COUNT, below(CRITICAL, 5)),
                                check("more", COUNT, below(CRITICAL, 2))),
                        new SourcePool(List.of(), _ -> new Fixtures.FakeSource())),
                store,
                new Shell(() -> NOW, () -> new UUID(7, ids[0]++), "window"),
                new Actor.Person("ada"),
                HolidaySource.NONE);
    }

    private void keep(double... values) {
        var recorded = new ArrayList<Recorded>();
        for (int i = 0; i < values.length; i++) {
            var partition = EVENTS.partitionOn(FIRST.plusDays(i));
            Verdict verdict = values[i] < 5 ? new Verdict.Breach(CRITICAL) : new Verdict.Healthy();
            var run =
                    new CheckRun(
                            new UUID(1, i),
                            ROWS,
                            new CheckRun.Occasion(
                                    partition, partition.end(), Duration.ZERO, "schedule"),
                            new Judgement(
                                    verdict,
                                    OptionalDouble.of(values[i]),
                                    Judgement.Bounds.NONE,
                                    "as it was"),
                            new CheckRun.Findings(Reading.Tested.NONE, "select 1", Sample.NONE));
            recorded.add(new Recorded(run, Series.of("test", COUNT)));
        }
        store.runs().record(recorded);
    }

    private TrendDesk.Metric rows() {
        return trends.metrics().getFirst();
    }

    @Test
    void aMetricIsReadWholeWithWhatRunsMadeOfIt() {
        keep(9, 8, 3);
        var parts = new ArrayList<TrendDesk.Part>();
        trends.read(rows(), Instant.EPOCH, part -> parts.add(part));

        assertThat(parts.getLast().whole()).isTrue();
        var trace = parts.getLast().trace();
        assertThat(trace.size()).isEqualTo(3);
        assertThat(trace.value(2)).isEqualTo(3);
        assertThat(trends.judged(rows(), Instant.EPOCH))
                .extracting(each -> each.verdict() instanceof Verdict.Breach)
                .containsExactly(false, false, true);
        assertThat(trends.run(new UUID(1, 2)).orElseThrow().findings().sql()).isEqualTo("select 1");
        assertThat(trends.run(new UUID(1, 9))).isEmpty();
    }

    @Test
    void aMetricIsDrawnByTheRulesAsTheExceptionsOfTheMomentLeaveThem() {
        var detects =
                new Condition.Detects(
                        Settings.usual(DetectorKind.EWMA), 0, Condition.Direction.BOTH);
        desk.adjust(
                new Adjustment.Change.Detector("CRITICAL", detects),
                ROWS,
                new Adjustment.Term(NOW, Optional.of(NOW.plusSeconds(60))),
                "to try");
        assertThat(rows().check().rules().getFirst().condition()).isEqualTo(detects);
        assertThat(trends.metrics().getLast().check().rules().getFirst().condition())
                .isEqualTo(new Condition.Below(2));
    }

    @Test
    void aStretchThatIsLeftOutIsMarkedUntilItIsBroughtBack() {
        var stretch = new Exclusion.Stretch(NOW.minusSeconds(600), NOW.minusSeconds(60));
        var id = trends.exclude(new Exclusion.Scope.Everything(), stretch, " back-fill ");

        assertThat(marks()).extracting(Mark::label).containsExactly("back-fill, by ada");
        trends.withdraw(id);
        assertThat(marks()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trends.exclude(new Exclusion.Scope.Everything(), stretch, " "))
                .withMessageContaining("reason");
    }

    @Test
    void notesAreKeptWithWhoWroteThemAndTakenAway() {
        var id = trends.note(Mark.Kind.DEPLOYMENT, NOW.minusSeconds(60), "version 2");
        assertThat(marks())
                .singleElement()
                .satisfies(mark -> {
                    assertThat(mark.kind()).isEqualTo(Mark.Kind.DEPLOYMENT);
                    assertThat(mark.label()).isEqualTo("version 2, by ada");
                    assertThat(mark.id()).contains(id);
                });
        trends.removeNote(id);
        assertThat(marks()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trends.note(Mark.Kind.NOTE, NOW, ""))
                .withMessageContaining("empty");
    }

    @Test
    void onlyMarksThatTouchTheStretchAreTold() {
        trends.note(Mark.Kind.NOTE, NOW.minusSeconds(7_200), "long ago");
        assertThat(marks()).isEmpty();
    }

    @Test
    void viewsAreKeptByNameWhateverTheNameAndAnotherStartFindsThem() {
        var name = "Ünusual ".repeat(60) + "/\\";
        trends.save(view(name, "rows"));
        trends.save(view("alpha", "rows"));
        trends.save(view("alpha", "more"));
        var again = desk().trends();
        assertThat(again.views()).extracting(SavedView::name).containsExactly("alpha", name);
        assertThat(again.views().getFirst().metrics()).containsExactly("more");
        trends.forget("alpha");
        assertThat(trends.views()).hasSize(1);
    }

    @Test
    void scorecardsAndDriftAreOfTheSameWorkspace() {
        assertThat(trends.quality().lastWeek()).isEmpty();
        keep(9, 3);
        var days = trends.quality().lastWeek().orElseThrow();
        assertThat(days.to()).isEqualTo(FIRST.plusDays(1));
        var card = trends.quality().scorecards(days).getFirst();
        assertThat(card.days().getLast().failed()).containsExactly(ROWS);
        assertThat(card.days().get(5).failed()).isEmpty();
        assertThat(trends.quality().drifts(Optional.empty()).getFirst().partitions()).isZero();
    }

    private List<Mark> marks() {
        return trends.marks(NOW.minusSeconds(3_600), NOW.plusSeconds(3_600));
    }

    private static SavedView view(String name, String metric) {
        return new SavedView(
                name,
                List.of(metric),
                SavedView.Window.of(SavedView.Length.WEEK),
                SavedView.Options.USUAL);
    }
}
