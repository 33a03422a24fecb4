package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.engine.Fixtures.*;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.domain.check.*;
import org.tocsin.domain.data.*;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.series.Point;
import org.tocsin.source.Scan;

/** What is reckoned from runs and points that were kept. */
class HindsightTest {
    private static final Instant NOW = Instant.parse("2025-03-10T12:00:00Z");
    private static final Partition TODAY = EVENTS.partitionOn(LocalDate.of(2025, 3, 10));

    private final List<CheckRun> runs = new ArrayList<>();
    private final List<Point> points = new ArrayList<>();
    private final Check worst = check("worst", COUNT, below(CRITICAL, 5));
    private final Check mild = check("mild", CARTS, below(WARNING, 5));
    private final Check third = check("third", ORDERS, above(WARNING, 5));
    private final Measure score = recalled("score", Hindsight.QualityOf.PLAIN);

    @Test
    void theFailureRateCountsOnlyWhatRanWithinTheWindow() {
        ran(worst, breach(CRITICAL), NOW.minus(Duration.ofHours(1)));
        ran(mild, new Verdict.Healthy(), NOW);
        ran(third, breach(WARNING), NOW.minus(Duration.ofHours(1)).minusMillis(1));

        var rate = take(new Hindsight.FailureRate(Duration.ofHours(1), Hindsight.Of.ALL));

        assertThat(rate.value()).hasValue(0.5);
        assertThat(rate.details()).containsExactly("1 of 2 checks failed: worst");
    }

    @Test
    void withoutAnyRunInTheWindowThereIsNoRate() {
        ran(worst, breach(CRITICAL), NOW.minus(Duration.ofDays(1)));

        assertThat(take(new Hindsight.FailureRate(Duration.ofHours(1), Hindsight.Of.ALL)).value())
                .isEmpty();
    }

    @Test
    void theScoreWeighsChecksByTheirWorstSeverityAndLeavesBrokenOnesOut() {
        ran(worst, breach(CRITICAL), NOW);
        ran(mild, new Verdict.Healthy(), NOW);
        ran(third, new Verdict.Broken(), NOW);

        assertThat(take(Hindsight.QualityOf.PLAIN).value()).hasValue(0.5);
        var weighed =
                take(new Hindsight.QualityOf(Hindsight.Scoring.CHECKS, Map.of("CRITICAL", 4.0)));
        assertThat(weighed.value()).hasValue(0.2);
        assertThat(weighed.notes()).containsExactly("1 broken checks do not count");
    }

    @Test
    void theScoreByRowsIsTheShareOfRowsThatPass() {
        ran(worst, breach(CRITICAL), NOW, new Reading.Tested(90, OptionalLong.of(9)));
        ran(mild, new Verdict.Healthy(), NOW, new Reading.Tested(10, OptionalLong.of(0)));
        ran(third, new Verdict.Healthy(), NOW);

        var rows = take(new Hindsight.QualityOf(Hindsight.Scoring.ROWS, Map.of()));

        assertThat(rows.value()).hasValue(0.91);
        assertThat(rows.tested()).isEqualTo(new Reading.Tested(100, OptionalLong.of(9)));
    }

    /** Document 001: both bounds must be passed. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5, 0",
        "0.52, 0.55, 1",
        "0.53, 0.56, 2",
        "0.53, 0.55, 1",
        "0.7, 0.5, 0",
        "0.5, 0.7, 0"
    })
    void theRiskHoldsTheScoreAgainstYesterdayAndAWeekAgo(
            double yesterday, double weekAgo, double risk) {
        ran(worst, breach(CRITICAL), NOW);
        ran(mild, new Verdict.Healthy(), NOW);
        point("2025-03-09T00:00:00Z", yesterday);
        point("2025-03-03T00:00:00Z", weekAgo);

        assertThat(take(new Hindsight.RiskOf(score.id())).value()).hasValue(risk);
    }

    @Test
    void withoutAScoreAWeekAgoTheRiskIsLowAndSaysWhy() {
        ran(worst, breach(CRITICAL), NOW);
        point("2025-03-09T00:00:00Z", 1);

        var risk = take(new Hindsight.RiskOf(score.id()));

        assertThat(risk.value()).hasValue(0);
        assertThat(risk.notes()).hasSize(1);
    }

    @Test
    void aDiskThatGrowsIsFullWhenItsLineSaysSo() {
        IntStream.rangeClosed(1, 10)
                .forEach(day -> point("2025-03-%02dT00:00:00Z".formatted(day), 0.85 + day / 100.0));

        var left = take(new Hindsight.TimeToFull(COUNT.id(), 1, 0.9, 14));

        assertThat(Math.round(left.value().orElseThrow() / 86_400)).isEqualTo(5);
        assertThat(take(new Hindsight.TimeToFull(COUNT.id(), 1, 0.96, 14)).value())
                .hasValue(Hindsight.TimeToFull.NEVER.toSeconds());
        assertThat(take(new Hindsight.TimeToFull(COUNT.id(), 0.95, 0.9, 14)).value()).hasValue(0);
    }

    @Test
    void aDiskThatDoesNotGrowIsNeverFullAndOnePointMakesNoLine() {
        point("2025-03-09T00:00:00Z", 0.95);
        assertThat(take(new Hindsight.TimeToFull(COUNT.id(), 1, 0, 14)).value()).isEmpty();

        point("2025-03-10T00:00:00Z", 0.95);
        assertThat(take(new Hindsight.TimeToFull(COUNT.id(), 1, 0, 14)).value())
                .hasValue(Hindsight.TimeToFull.NEVER.toSeconds());
    }

    @Test
    void theHealthOfADataSetIsFoldedFromTheNewestRuns() {
        ran(worst, breach(CRITICAL), NOW);
        ran(mild, new Verdict.Healthy(), NOW);
        var raw = new DataSetId("raw");
        var cards =
                Map.of(
                        EVENTS.id(),
                        card(1, List.of(raw), "Board report"),
                        raw,
                        card(2, List.of(EVENTS.id()), "Loop"));
        var catalogue = new Catalogue(cards, List.of(new Tier(1, 0.995, Duration.ofMinutes(30))));
        var checks = playbook(worst, mild, third, check("s", score)).checks();

        var health = Health.of(EVENTS.id(), catalogue, checks, runs);

        assertThat(health.counts()).isEqualTo(new Health.Counts(1, 1, 0, 3));
        assertThat(health.score()).hasValue(0.5);
        assertThat(health.tierMet()).contains(false);
        assertThat(health.prospect().endangers()).containsExactly("Board report", "Loop");
        assertThat(Health.of(raw, catalogue, checks, runs).prospect().failingUpstream())
                .containsExactly(EVENTS.id());
        assertThat(Health.of(raw, catalogue, checks, runs).tierMet()).isEmpty();
    }

    @Test
    void aOneOffRunLooksBackOnTheChecksOfItsOwnDay() throws Exception {
        var source = new FakeSource().day("2025-03-10", COUNT, 1).day("2025-03-10", CARTS, 9);
        var playbook = playbook(check("s", score, below(WARNING, 0.9)), worst, mild);
        try (var pool = new SourcePool(playbook.inputs().sources(), _ -> source)) {
            var report =
                    new Monitor(playbook, pool, UUID::randomUUID, () -> NOW)
                            .run(List.of(LocalDate.of(2025, 3, 10)), Optional.empty());

            var first = report.days().getFirst().results().getFirst().run();
            assertThat(first.judgement().value()).hasValue(0.5);
            assertThat(first.judgement().verdict()).isEqualTo(breach(WARNING));
        }
    }

    @Test
    void noAnswerInTimeIsABreachOfTheWorstSeverityWhenThatIsLookedFor() {
        var slow = check("slow", COUNT, above(WARNING, 60), above(CRITICAL, 300));
        var late = new Reading.TimedOut(Duration.ofSeconds(30), Reading.Evidence.NONE);

        var judgement = Judge.judge(slow, late, List.of());

        assertThat(judgement.verdict()).isEqualTo(breach(CRITICAL));
        assertThat(judgement.value()).hasValue(30);
        assertThat(judgement.message()).isEqualTo("count: no answer within 30 s");
    }

    private static Card card(int tier, List<DataSetId> upstream, String feeds) {
        return new Card(
                "", Optional.of(tier), Card.Words.NONE, new Card.Lineage(upstream, List.of(feeds)));
    }

    private static Verdict breach(Severity severity) {
        return new Verdict.Breach(severity);
    }

    private static Measure recalled(String id, Hindsight hindsight) {
        return measure(id, EVENTS, new Formula.Recalled(hindsight));
    }

    private void point(String at, double value) {
        points.add(new Point(Instant.parse(at), value));
    }

    private void ran(Check check, Verdict verdict, Instant at) {
        ran(check, verdict, at, Reading.Tested.NONE);
    }

    private void ran(Check check, Verdict verdict, Instant at, Reading.Tested tested) {
        runs.add(
                new CheckRun(
                        UUID.randomUUID(),
                        check.id(),
                        new CheckRun.Occasion(TODAY, at, Duration.ZERO, "schedule"),
                        new Judgement(verdict, OptionalDouble.empty(), Judgement.Bounds.NONE, ""),
                        new CheckRun.Findings(tested, "", Sample.NONE)));
    }

    private Reading.Taken take(Hindsight hindsight) {
        var measure = recalled("asked", hindsight);
        Playbook playbook =
                playbook(worst, mild, third, check("s", score), check("asked", measure));
        var scan =
                (Scan.Probed)
                        new Retrospect(playbook, new Kept()).scan(List.of(measure), TODAY, NOW);
        return (Reading.Taken) scan.readings().get(measure.id());
    }

    private final class Kept implements Memory {
        @Override
        public List<CheckRun> newest() {
            return runs;
        }

        @Override
        public List<Point> points(Measure measure, Instant before, int limit) {
            return points.stream().filter(point -> point.at().isBefore(before)).toList();
        }
    }
}
