package org.tocsin.domain.quiet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.quiet.AlertDecision.Stage;
import org.tocsin.domain.quiet.AlertDecision.Step;
import org.tocsin.domain.quiet.Consolidation.Candidate;
import org.tocsin.domain.quiet.Deciding.Question;
import org.tocsin.domain.quiet.Deciding.Ruling;
import org.tocsin.domain.quiet.InhibitionRule.Firing;

class DecidingTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Labels ROWS =
            Labels.NONE
                    .with(Label.KIND, Labels.BREACH)
                    .with(Label.CHECK, "rows")
                    .with(Label.DATA_SET, "events")
                    .with(Label.SOURCE, "shop");
    private static final Alert ALERT = new Alert("rows", ROWS, NOON);
    private static final Firing DOWN =
            new Firing(
                    "incident 4",
                    Labels.NONE.with(Label.KIND, Labels.BROKEN).with(Label.SOURCE, "shop"),
                    "incident 4, shop cannot be checked");
    private static final Silence SILENCE =
            new Silence(
                    new UUID(0, 1),
                    Silence.Kind.SNOOZE,
                    Matchers.of(Label.CHECK, "rows"),
                    new Silence.Term(NOON, NOON.plusSeconds(60)),
                    new Silence.Entry("known", "ada", NOON, Optional.empty()));
    private static final Deciding.Window WINDOW =
            new Deciding.Window("weekly", "Weekly work", NOON.plusSeconds(600));
    private static final Candidate SAME = candidate(7, 10, "events");
    private static final Consolidation ON =
            new Consolidation(true, Duration.ofHours(1), Set.of(Consolidation.By.values()));

    private List<Firing> firing = List.of();
    private SilenceIndex silences = SilenceIndex.EMPTY;
    private List<Candidate> open = List.of();
    private QuietRules rules =
            new QuietRules(Grouping.USUAL, ON, List.of(InhibitionRule.SOURCE_DOWN));

    @Test
    void withNothingInItsWayAnAlertOpensAndEveryStepIsTold() {
        var ruling = decide(question());

        assertThat(ruling).isInstanceOf(Ruling.Opens.class);
        assertThat(ruling.steps())
                .extracting(Step::stage)
                .containsExactly(
                        Stage.INHIBITION,
                        Stage.MAINTENANCE,
                        Stage.SILENCE,
                        Stage.FLAPPING,
                        Stage.CONSOLIDATION,
                        Stage.DEDUPLICATION,
                        Stage.NOTIFICATION);
        assertThat(ruling.steps()).filteredOn(Step::decisive).hasSize(1);
    }

    @Test
    void theFirstReasonInTheOrderOfTheStepsDecides() {
        open = List.of(SAME);
        silences = new SilenceIndex(List.of(SILENCE));
        firing = List.of(DOWN);
        var held = new Question(ALERT, Optional.of(WINDOW), Optional.empty(), Optional.empty());

        assertThat(decide(held)).isInstanceOf(Ruling.Inhibited.class);
        firing = List.of();
        assertThat(decide(held)).isInstanceOf(Ruling.Held.class);
        assertThat(decide(question()))
                .isInstanceOfSatisfying(
                        Ruling.Silenced.class,
                        silenced -> assertThat(silenced.until()).isEqualTo(NOON.plusSeconds(60)));
        silences = SilenceIndex.EMPTY;
        assertThat(decide(question())).isInstanceOf(Ruling.Joins.class);
    }

    @Test
    void aCheckWhoseIncidentIsOpenIsNotHidden() {
        silences = new SilenceIndex(List.of(SILENCE));
        firing = List.of(DOWN);
        var again =
                new Question(
                        ALERT,
                        Optional.of(WINDOW),
                        Optional.of("flapping: turned 4 times"),
                        Optional.of(SAME));

        var ruling = (Ruling.Joins) decide(again);
        assertThat(ruling.note()).isEmpty();
        assertThat(ruling.incident()).isEqualTo(SAME);
        assertThat(ruling.steps())
                .extracting(Step::why)
                .anyMatch(why -> why.contains("Weekly work") && why.contains("told all the same"))
                .contains("flapping: turned 4 times");
        assertThat(ruling.steps().getLast().why()).contains("the same check again");
    }

    @Test
    void aSourceThatIsDownHidesItsChecksAndNoOthers() {
        firing = List.of(DOWN);
        assertThat(decide(question()))
                .isInstanceOfSatisfying(
                        Ruling.Inhibited.class,
                        by ->
                                assertThat(by.steps().getLast().why())
                                        .contains("incident 4, shop cannot be checked"));
        var elsewhere = ROWS.with(Label.SOURCE, "warehouse");
        assertThat(decide(question(elsewhere))).isInstanceOf(Ruling.Opens.class);
    }

    @Test
    void aLabelThatBothLackIsEqual() {
        var rule =
                new InhibitionRule(
                        new InhibitionRule.Name("schema", "The schema is wrong", ""),
                        Matchers.of(Label.CHECK, "schema"),
                        Matchers.of(Label.CHECK, "rows"),
                        List.of(Label.PIPELINE));
        var source = Labels.NONE.with(Label.CHECK, "schema");

        assertThat(rule.inhibits(ALERT, firing("a", source))).isPresent();
        assertThat(rule.inhibits(ALERT, firing("a", source.with(Label.PIPELINE, "daily"))))
                .isEmpty();
    }

    @Test
    void nothingInhibitsItself() {
        var rule =
                new InhibitionRule(
                        new InhibitionRule.Name("same", "Same data", ""),
                        Matchers.of(Label.KIND, Labels.BREACH),
                        Matchers.of(Label.DATA_SET, "events"),
                        List.of(Label.DATA_SET));

        assertThat(rule.inhibits(ALERT, firing("rows", ROWS))).isEmpty();
        // Both are source and target: neither may keep the other quiet for ever.
        assertThat(rule.inhibits(ALERT, firing("most", ROWS.with(Label.CHECK, "most")))).isEmpty();
    }

    @Test
    void whatFailedWithinTheWindowIsJoinedAndWhatFailedBeforeIsNot() {
        open = List.of(candidate(7, 60, "events"));
        assertThat(((Ruling.Joins) decide(question())).note())
                .contains("consolidated into incident 7: the same data set events");
        open = List.of(new Candidate(new UUID(0, 7), 7, Set.of("events"), ago(60).minusNanos(1)));
        assertThat(decide(question())).isInstanceOf(Ruling.Opens.class);
    }

    @Test
    void upstreamAndDownstreamShareACauseAndTheSameDataComeFirst() {
        open = List.of(candidate(1, 5, "raw"), candidate(2, 30, "events"));
        assertThat(((Ruling.Joins) decide(question())).incident().number()).isEqualTo(2);
        open = List.of(candidate(1, 5, "raw"));
        assertThat(((Ruling.Joins) decide(question())).note().orElseThrow())
                .contains("events is made from raw");
        open = List.of(candidate(3, 5, "report"));
        assertThat(((Ruling.Joins) decide(question())).note().orElseThrow())
                .contains("report is made from events");
        open = List.of(candidate(4, 5, "visits"));
        assertThat(decide(question())).isInstanceOf(Ruling.Opens.class);
    }

    @Test
    void consolidationIsForThoseWhoWantIt() {
        open = List.of(SAME);
        rules = QuietRules.USUAL;
        assertThat(decide(question())).isInstanceOf(Ruling.Opens.class);
        rules =
                new QuietRules(
                        Grouping.USUAL,
                        new Consolidation(
                                true, Duration.ofHours(1), Set.of(Consolidation.By.UPSTREAM)),
                        List.of());
        assertThat(decide(question())).isInstanceOf(Ruling.Opens.class);
    }

    private Ruling decide(Question question) {
        return new Deciding(
                        rules, new Deciding.Around(firing, silences, open, DecidingTest::upstream))
                .decide(question);
    }

    private static Set<String> upstream(String dataSet) {
        return switch (dataSet) {
            case "events", "visits" -> Set.of("raw");
            case "report" -> Set.of("events", "raw");
            default -> Set.of();
        };
    }

    private static Question question() {
        return question(ROWS);
    }

    private static Question question(Labels labels) {
        return new Question(
                new Alert("rows", labels, NOON),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static List<Firing> firing(String key, Labels labels) {
        return List.of(new Firing(key, labels, key));
    }

    private static Candidate candidate(long number, long minutesAgo, String dataSet) {
        return new Candidate(new UUID(0, number), number, Set.of(dataSet), ago(minutesAgo));
    }

    private static Instant ago(long minutes) {
        return NOON.minus(Duration.ofMinutes(minutes));
    }
}
