package org.tocsin.ui.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.check.CheckId;

class DetailViewModelTest {
    private final Rig rig = new Rig();
    private final FakeDesk desk = Shop.desk();
    private ChecksViewModel checks;
    private DetailViewModel detail;

    @BeforeEach
    void load() {
        checks = rig.loaded(desk);
        detail = new DetailViewModel(desk, rig.threads, Shop.ZONE);
    }

    private void open(String id) {
        detail.open(checks.row(new CheckId(id)).orElseThrow());
    }

    private Detail shown() {
        return detail.detail().get().orElseThrow();
    }

    private History history() {
        return ((DetailViewModel.Past.Read) detail.past().get()).history();
    }

    @Test
    void whatIsKnownIsShownBeforeThePastIsRead() {
        open("null-client-id");
        assertThat(shown().standing().message()).contains("8.5%");
        assertThat(shown().rules()).containsExactly("CRITICAL when above 5.0%");
        assertThat(shown().runbook()).isPresent();
        assertThat(detail.past().get()).isEqualTo(new DetailViewModel.Past.Loading());
        rig.settle();
        assertThat(history().marks()).hasSize(45);
        assertThat(history().runs()).hasSize(45);
    }

    @Test
    void anAnswerForACheckThatWasLeftIsDropped() {
        open("null-client-id");
        rig.drain(rig.background);
        open("event-count");
        rig.drain(rig.ui);
        assertThat(detail.past().get()).isEqualTo(new DetailViewModel.Past.Loading());
        rig.settle();
        assertThat(history().marks().getLast().value()).isEqualTo(3_538);
    }

    @Test
    void anAnswerAfterClosingIsDropped() {
        open("null-client-id");
        rig.drain(rig.background);
        detail.close();
        rig.settle();
        assertThat(detail.past().get()).isEqualTo(new DetailViewModel.Past.Loading());
        assertThat(detail.detail().get()).isEmpty();
    }

    @Test
    void returningToACheckWhileItsFirstAnswerIsUnderWayStillShowsIt() {
        open("null-client-id");
        open("event-count");
        open("null-client-id");
        rig.settle();
        assertThat(history().marks().getLast().value()).isEqualTo(0.0848);
    }

    @Test
    void aNewRunOfTheShownCheckIsReadOnceHoweverManyCome() {
        open("event-count");
        rig.settle();
        int before = desk.historiesRead;
        for (int i = 1; i <= 5; i++) {
            desk.tellRan(Shop.again(desk.status("event-count"), 3_600 + i, i));
            rig.drain(rig.ui);
        }
        rig.settle();
        assertThat(shown().standing().message()).contains("3,605");
        assertThat(desk.historiesRead - before).isEqualTo(2);
    }

    @Test
    void aHistoryThatCannotBeReadSaysSoAndCanBeTriedAgain() {
        desk.broken = "disk gone";
        open("event-count");
        rig.settle();
        assertThat(detail.past().get())
                .isEqualTo(
                        new DetailViewModel.Past.Failed(
                                "The history of this check could not be read: disk gone."));
        desk.broken = "";
        detail.retry();
        rig.settle();
        assertThat(history().marks()).isNotEmpty();
    }

    @Test
    void breachesAreMarkedOnTheValuesTheyJudged() {
        open("revenue-zscore");
        rig.settle();
        var last = history().marks().getLast();
        assertThat(last.breach()).contains(Shop.WARNING);
        assertThat(last.bounds().lower()).isPresent();
        assertThat(history().thresholds()).isEmpty();
        assertThat(history().words()).contains("45 values").contains("the newest $9,870");
    }

    @Test
    void fixedBoundsAreThresholdsWithTheirOwnWords() {
        open("event-count");
        rig.settle();
        assertThat(history().thresholds())
                .extracting(History.Threshold::label)
                .containsExactly("CRITICAL below 2,000", "WARNING above 8,000");
    }

    @Test
    void aBrokenCheckIsExplainedAndHasNoRows() {
        open("traffic-zscore");
        assertThat(shown().explained()).contains("could not be run").contains("run it again");
        assertThat(shown().evidence().note()).isEqualTo("None: the check could not be run.");
    }

    @Test
    void aLearningCheckSaysThatItWillJudgeByItself() {
        open("aov-zscore");
        assertThat(shown().explained())
                .contains("not enough of them yet")
                .contains("judge by itself as soon as there are");
    }

    @Test
    void failingRowsSayHowManyOfHowManyTheyAre() {
        open("null-client-id");
        assertThat(shown().evidence().note()).isEqualTo("300 rows failed.");
        rig.settle();
        assertThat(shown().evidence().note()).isEqualTo("3 of 300 failing rows.");
        open("event-count");
        assertThat(shown().evidence().note()).contains("no single row is at fault");
    }

    @Test
    void theFactsNameRowsTimesAndOwner() {
        open("null-client-id");
        assertThat(shown().facts())
                .contains(
                        new Detail.Fact("Rows tested", "3,538"),
                        new Detail.Fact("Rows failed", "300"),
                        new Detail.Fact("Partition", "2025-03-04"),
                        new Detail.Fact("Started", "4 Mar 2025 06:35:00 UTC"),
                        new Detail.Fact("Owner", "analytics"),
                        new Detail.Fact("Tags", "daily, shop"));
    }

    @Test
    void aCheckThatNeverRanHasNoSqlAndSaysWhy() {
        var check = Shop.check("new", "New", Shop.EVENTS, org.tocsin.domain.check.Unit.COUNT);
        desk.tellRan(Shop.never(check));
        rig.settle();
        open("new");
        assertThat(shown().evidence().sql()).isEmpty();
        assertThat(shown().explained()).contains("has not run yet");
        assertThat(shown().facts())
                .extracting(Detail.Fact::label)
                .doesNotContain("Rows tested", "Started");
        rig.settle();
        assertThat(history().words()).isEqualTo("No values yet");
    }

    @Test
    void onlyTheShownCheckIsRun() {
        open("schema");
        detail.run();
        assertThat(desk.ran).isEqualTo(List.of(Rig.checkIds("schema")));
    }
}
