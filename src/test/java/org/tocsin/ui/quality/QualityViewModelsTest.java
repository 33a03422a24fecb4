package org.tocsin.ui.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.check.SchemaDrift.Change;
import org.tocsin.domain.tuning.Scorecard;
import org.tocsin.engine.Retelling.Days;
import org.tocsin.ui.kit.Threads;

/** Weeks of scorecards and changes of columns, without a widget. */
class QualityViewModelsTest {
    private final Garden garden = new Garden();
    private final Threads atOnce = new Threads(Runnable::run, Runnable::run);
    private final ScorecardViewModel scorecards = new ScorecardViewModel(garden, atOnce);
    private final DriftViewModel drifts = new DriftViewModel(garden, atOnce);

    @TempDir private Path folder;

    private ScorecardViewModel.State.Shown shown() {
        return (ScorecardViewModel.State.Shown) scorecards.state().get();
    }

    @Test
    void theNewestWeekIsShownFirstAndNoneIsLater() {
        scorecards.open();
        scorecards.week(1);

        assertThat(shown().newest()).isTrue();
        assertThat(garden.asked).containsExactly(new Days(Garden.LAST.minusDays(6), Garden.LAST));
    }

    @Test
    void weeksBeforeAreSevenDaysEarlierEachAndOneWayLeadsBack() {
        scorecards.open();
        scorecards.week(-1);
        scorecards.week(-1);
        assertThat(shown().days().to()).isEqualTo(Garden.LAST.minusDays(14));
        assertThat(shown().newest()).isFalse();
        assertThat(shown().isJudged()).isFalse();
        scorecards.newest();
        assertThat(shown().days().to()).isEqualTo(Garden.LAST);
    }

    @Test
    void whatRunsIsReadOnlyWhileSomebodyLooks() {
        scorecards.changed();
        assertThat(garden.asked).isEmpty();
        scorecards.open();
        scorecards.changed();
        assertThat(garden.asked).hasSize(2);
        scorecards.close();
        scorecards.changed();
        assertThat(garden.asked).hasSize(2);
    }

    @Test
    void ofManyChangesWhileItReadsTheLastAloneIsReadToo() {
        var later = new Garden.Later();
        var slow = new ScorecardViewModel(garden, new Threads(later, Runnable::run));
        slow.open();
        slow.changed();
        slow.week(-1);
        later.run(waiting -> assertThat(waiting).isEqualTo(1));
        later.run(waiting -> assertThat(waiting).isEqualTo(1));

        assertThat(garden.asked)
                .extracting(Days::to)
                .containsExactly(Garden.LAST, Garden.LAST.minusDays(7));
        assertThat(later.waiting).isEmpty();
    }

    @Test
    void aStoreThatCannotBeReadSaysSoAndIsTriedAgain() {
        garden.broken = true;
        scorecards.open();
        drifts.open();
        assertThat(scorecards.state().get())
                .isEqualTo(new ScorecardViewModel.State.Failed("the disk is gone"));
        assertThat(drifts.state().get())
                .isEqualTo(new DriftViewModel.State.Failed("the disk is gone"));
        garden.broken = false;
        scorecards.retry();
        assertThat(shown().cards()).hasSize(2);
    }

    @Test
    void beforeTheFirstRunThereIsNothing() {
        garden.empty = true;
        scorecards.open();
        drifts.open();
        assertThat(scorecards.state().get()).isEqualTo(new ScorecardViewModel.State.Nothing());
        assertThat(((DriftViewModel.State.Shown) drifts.state().get()).isLookedAt()).isFalse();
    }

    @Test
    void aCardSaysInWordsWhyItIsAtRisk() {
        scorecards.open();
        var events = shown().cards().getFirst();
        assertThat(Phrases.reasons(events))
                .containsExactly(
                        "80.0%, after 100.0% the day before and 100.0% a week before. High: less than 95% of the one and less than 90% of the other.",
                        "The score falls over these days, by 2.1 points a day.");
        assertThat(Phrases.heading(events)).isEqualTo("↘ Falling");
        assertThat(Phrases.kept(events)).isEqualTo("6 of 7 days");
        assertThat(Phrases.reasons(shown().cards().getLast()).getLast())
                .isEqualTo("The score is steady over these days.");
        assertThat(ScorecardDetail.failedDays(events))
                .containsExactly(java.util.Map.entry(Garden.SCHEMA, List.of("Tue 4")));
    }

    @Test
    void changesOfColumnsComeNewestFirstWithWhatMayBeDone() {
        drifts.open();
        var rows = ((DriftViewModel.State.Shown) drifts.state().get()).rows(Optional.empty());
        assertThat(rows)
                .extracting(DriftRow::column)
                .containsExactly("referrer", "=evil", "client_id");
        assertThat(rows)
                .extracting(DriftRow::advice)
                .containsExactly(
                        "Rules name it: they cannot be judged without it.",
                        "No rule knows it yet.",
                        "The playbook knows both names; checks go on.");
        var guessed =
                new DriftRow(Garden.LAST, Garden.EVENTS, new Change.Renamed("referrer", "referer"));
        assertThat(guessed.advice()).contains("write aliases: [referer] to referrer");
    }

    @Test
    void whatWasNeverLookedAtIsNamedBesideWhatWas() {
        assertThat(DriftSheet.words(garden.drifts(Optional.empty())))
                .isEqualTo(
                        "Columns looked at in 10 partitions of 1 data set. Never looked at: Beds.");
        garden.empty = true;
        assertThat(DriftSheet.words(garden.drifts(Optional.empty()))).isEmpty();
    }

    @Test
    void filesHoldWhatIsShownAndNoFormula() throws Exception {
        scorecards.open();
        drifts.open();
        var scores = folder.resolve("scores.csv");
        CsvFile.scorecards(shown().cards(), scores);
        assertThat(Files.readString(scores))
                .startsWith(
                        "data_set,day,score,promised,passed,failed,broken,failed_checks,risk\r\n")
                .contains("events,2025-03-04,0.800000,0.950000,4,1,0,schema,HIGH\r\n");
        var changes = folder.resolve("drift.csv");
        CsvFile.drifts(
                ((DriftViewModel.State.Shown) drifts.state().get()).rows(Optional.empty()),
                changes);
        assertThat(Files.readAllLines(changes))
                .hasSize(4)
                .contains("2025-03-04,events,\"'=evil\",came,\"came, text\",No rule knows it yet.");
    }

    @Test
    void aCardWithoutATierPromisesNothing() {
        var card =
                new Scorecard(
                        Garden.BEDS.id(),
                        "Beds",
                        Optional.empty(),
                        garden.scorecards(new Days(Garden.LAST, Garden.LAST)).getLast().days());
        assertThat(Phrases.tier(card)).isEqualTo("No tier");
        assertThat(Phrases.kept(card)).isEqualTo("–");
        assertThat(Phrases.heading(card)).isEqualTo("–");
    }
}
