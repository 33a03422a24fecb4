package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.response.Directory;
import org.tocsin.domain.review.metrics.Figure;
import org.tocsin.domain.review.metrics.Grouping;
import org.tocsin.domain.review.metrics.Handled;
import org.tocsin.domain.review.metrics.Handling;
import org.tocsin.domain.review.metrics.Period;
import org.tocsin.domain.review.metrics.Reckoning;
import org.tocsin.domain.review.metrics.ResponseMetrics;
import org.tocsin.domain.review.metrics.Share;
import org.tocsin.domain.review.metrics.Spread;
import org.tocsin.domain.review.metrics.Value;

/**
 * The figures of a year of 5,000 incidents, folded from their logs, are those that plain loops over
 * what happened come to, to the second.
 */
class YearOfIncidentsTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 11, 15);
    private static final Instant NOW = FIRST.plusDays(365).atStartOfDay(BenchYear.ZONE).toInstant();
    private static List<BenchYear.Fact> facts = List.of();
    private static List<Handled> handled = List.of();

    @BeforeAll
    static void fold() {
        var places =
                new BenchYear.Places(
                        List.of("profit", "growth", "engagement"),
                        List.of("orders", "events", "users", "videos"),
                        List.of("a", "b", "c"));
        facts = new BenchYear(20_261_121, FIRST, places).facts(5_000);
        var incidents = new ArrayList<Incident>();
        var handlings = new HashMap<UUID, Handling>();
        for (var fact : facts) {
            var log = BenchYear.log(fact, "rules");
            incidents.add(Incident.of(fact.id(), fact.number(), log));
            handlings.put(fact.id(), Handling.of(log, Optional.of(BenchYear.rules())));
        }
        handled =
                new Reckoning(Directory.NONE, YearOfIncidentsTest::after).of(incidents, handlings);
    }

    private static Instant after(Instant from, Span span) {
        return from.plus(((Span.Wall) span).length());
    }

    @Test
    void theYearHasWhatMakesFiguresGoWrong() {
        assertThat(facts).anyMatch(fact -> fact.rounds().size() == 3);
        assertThat(facts).anyMatch(fact -> fact.after().told().raised().isPresent());
        assertThat(facts).anyMatch(fact -> isIn(fact, "2026-03-08T10:30:00Z"));
        assertThat(facts).anyMatch(fact -> isIn(fact, "2025-12-01T08:00:00Z"));
        for (var end : BenchYear.End.values()) {
            assertThat(facts).anyMatch(fact -> fact.after().end() == end);
        }
    }

    private static boolean isIn(BenchYear.Fact fact, String at) {
        return Duration.between(fact.detected(), Instant.parse(at)).abs().toHours() == 0;
    }

    @Test
    void theWholeYearIsEqual() {
        isEqual(facts, handled, new Period(FIRST, FIRST.plusDays(364), BenchYear.ZONE));
    }

    @Test
    void everyMonthIsEqualOverTheDaysOnWhichClocksChange() {
        var months = new Period(FIRST, FIRST.plusDays(364), BenchYear.ZONE).months();
        assertThat(months).hasSize(13);
        for (var month : months) {
            isEqual(facts, handled, month);
        }
        var march = new Period(LocalDate.of(2026, 3, 8), LocalDate.of(2026, 3, 8), BenchYear.ZONE);
        assertThat(march.stretch().length()).isEqualTo(Duration.ofHours(23));
        isEqual(facts, handled, march);
    }

    @Test
    void everyGroupIsEqual() {
        var year = new Period(FIRST, FIRST.plusDays(364), BenchYear.ZONE);
        var bySeverity = Grouping.SEVERITY.split(handled);
        for (int rank = 0; rank < 4; rank++) {
            int severity = rank;
            isEqual(
                    facts.stream()
                            .filter(fact -> fact.after().told().severity() == severity)
                            .toList(),
                    bySeverity.get(BenchYear.SEVERITIES.get(rank)),
                    year);
        }
        var byPipeline = Grouping.PIPELINE.split(handled);
        assertThat(byPipeline).hasSize(3);
        byPipeline.forEach((pipeline, some) ->
                isEqual(
                        facts.stream()
                                .filter(fact -> fact.where().pipeline().equals(pipeline))
                                .toList(),
                        some,
                        year));
    }

    // By plain loops

    private static void isEqual(List<BenchYear.Fact> facts, List<Handled> handled, Period period) {
        var expected = new Loops(facts, period);
        var metrics = ResponseMetrics.of(handled, period.stretch(), NOW);
        assertThat(length(metrics, Figure.MTTD)).isEqualTo(Loops.spread(expected.detect));
        assertThat(length(metrics, Figure.MTTA)).isEqualTo(Loops.spread(expected.acknowledge));
        assertThat(length(metrics, Figure.MTTR)).isEqualTo(Loops.spread(expected.resolve));
        assertThat(metrics.value(Figure.OPENED)).isEqualTo(new Value.Count(expected.opened));
        assertThat(metrics.value(Figure.RESOLVED)).isEqualTo(new Value.Count(expected.resolved));
        assertThat(metrics.value(Figure.OPEN)).isEqualTo(new Value.Count(expected.open));
        isShare(metrics, Figure.SLA, expected.kept, expected.promised);
        isShare(metrics, Figure.ESCALATION, expected.escalated, expected.resolved);
        isShare(metrics, Figure.REPEAT, expected.repeats, expected.opened);
        isShare(metrics, Figure.REOPEN, expected.reopened, expected.resolved);
        isShare(metrics, Figure.FALSE_POSITIVES, expected.dismissed, expected.ended);
        var money = (Value.Money) metrics.value(Figure.REVENUE);
        assertThat(money.amount().orElse(BigDecimal.ZERO)).isEqualByComparingTo(expected.lost);
        assertThat(metrics.value(Figure.CUSTOMERS)).isEqualTo(new Value.Count(expected.customers));
        assertThat(metrics.behind(Figure.REPEAT)).hasSize(expected.repeats);
        assertThat(metrics.behind(Figure.SLA)).hasSize(expected.broken);
    }

    private static Optional<Spread> length(ResponseMetrics metrics, Figure figure) {
        return ((Value.Length) metrics.value(figure)).spread();
    }

    private static void isShare(ResponseMetrics metrics, Figure figure, long part, long whole) {
        assertThat(metrics.value(figure))
                .as(figure.label())
                .isEqualTo(new Value.Rate(new Share(part, whole)));
    }

    private static final class Loops {
        final List<Long> detect = new ArrayList<>();
        final List<Long> acknowledge = new ArrayList<>();
        final List<Long> resolve = new ArrayList<>();
        int opened;
        int resolved;
        int open;
        int kept;
        int promised;
        int broken;
        int escalated;
        int repeats;
        int reopened;
        int dismissed;
        int ended;
        long customers;
        BigDecimal lost = BigDecimal.ZERO;

        Loops(List<BenchYear.Fact> facts, Period period) {
            for (var fact : facts) {
                if (fact.after().end() != BenchYear.End.MERGED) {
                    detected(fact, period);
                    ended(fact, period);
                    open(fact, period);
                }
            }
        }

        private void detected(BenchYear.Fact fact, Period period) {
            if (!isOn(fact.detected(), period) || fact.after().end() == BenchYear.End.DISMISSED) {
                return;
            }
            opened++;
            fact.started()
                    .ifPresent(at ->
                            detect.add(fact.detected().getEpochSecond() - at.getEpochSecond()));
            for (var round : fact.rounds()) {
                if (round.acknowledged().isPresent()) {
                    acknowledge.add(
                            round.acknowledged().get().getEpochSecond()
                                    - fact.detected().getEpochSecond());
                    break;
                }
            }
            repeats += fact.after().told().repeats() > 0 ? 1 : 0;
        }

        private void ended(BenchYear.Fact fact, Period period) {
            var until = fact.rounds().getLast().until();
            if (until.isEmpty() || !isOn(until.get(), period)) {
                return;
            }
            ended++;
            if (fact.after().end() == BenchYear.End.DISMISSED) {
                dismissed++;
                return;
            }
            resolved++;
            resolve.add(until.get().getEpochSecond() - fact.detected().getEpochSecond());
            escalated += fact.after().told().escalated().isPresent() ? 1 : 0;
            reopened += fact.rounds().size() > 1 ? 1 : 0;
            customers += fact.after().customers();
            promises(fact);
            harm(fact);
        }

        private void promises(BenchYear.Fact fact) {
            int before = promised - kept;
            int severity = fact.after().told().severity();
            for (var round : fact.rounds()) {
                var toTake = round.from().plusSeconds(60 * BenchYear.limit(false, severity));
                var toMend = round.from().plusSeconds(60 * BenchYear.limit(true, severity));
                var end = round.until().orElseThrow();
                promised++;
                kept += end.isAfter(toMend) ? 0 : 1;
                if (round.acknowledged().isPresent()) {
                    promised++;
                    kept += round.acknowledged().get().isAfter(toTake) ? 0 : 1;
                } else if (end.isAfter(toTake)) {
                    promised++;
                }
            }
            broken += promised - kept > before ? 1 : 0;
        }

        private void harm(BenchYear.Fact fact) {
            if (fact.after().told().loss() == 0) {
                return;
            }
            long seconds =
                    fact.started()
                            .map(at -> fact.detected().getEpochSecond() - at.getEpochSecond())
                            .orElse(0L);
            for (var round : fact.rounds()) {
                seconds +=
                        round.until().orElseThrow().getEpochSecond()
                                - round.from().getEpochSecond();
            }
            lost =
                    lost.add(
                            BigDecimal.valueOf(fact.after().told().loss())
                                    .multiply(BigDecimal.valueOf(seconds))
                                    .divide(BigDecimal.valueOf(3_600), 2, RoundingMode.HALF_UP));
        }

        private void open(BenchYear.Fact fact, Period period) {
            var end = period.to().plusDays(1).atStartOfDay(BenchYear.ZONE).toInstant();
            for (var round : fact.rounds()) {
                if (round.from().isBefore(end)
                        && (round.until().isEmpty() || !round.until().get().isBefore(end))) {
                    open++;
                    return;
                }
            }
        }

        /** By the day on the wall, not by instants. */
        private static boolean isOn(Instant at, Period period) {
            var day = at.atZone(BenchYear.ZONE).toLocalDate();
            return !day.isBefore(period.from())
                    && !day.isAfter(period.to())
                    && !YearMonth.from(day).isBefore(YearMonth.from(period.from()));
        }

        private static Optional<Spread> spread(List<Long> seconds) {
            if (seconds.isEmpty()) {
                return Optional.empty();
            }
            var sorted = new ArrayList<>(seconds);
            Collections.sort(sorted);
            long total = 0;
            for (long each : sorted) {
                total += each;
            }
            int n = sorted.size();
            int ninth = 0;
            while (10 * (ninth + 1) < 9 * n) {
                ninth++;
            }
            long low = sorted.get((n - 1) / 2);
            long high = sorted.get(n / 2);
            return Optional.of(
                    new Spread(
                            n,
                            Duration.ofSeconds(total).dividedBy(n),
                            Duration.ofSeconds(low + high).dividedBy(2),
                            Duration.ofSeconds(sorted.get(ninth))));
        }
    }
}
