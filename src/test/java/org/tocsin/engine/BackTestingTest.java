package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.engine.Fixtures.COUNT;
import static org.tocsin.engine.Fixtures.CRITICAL;
import static org.tocsin.engine.Fixtures.EVENTS;
import static org.tocsin.engine.Fixtures.below;
import static org.tocsin.engine.Fixtures.check;
import static org.tocsin.engine.Fixtures.measure;
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
import org.tocsin.domain.check.Exclusion;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Judgement;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Risk;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.check.SchemaDrift.Change;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.data.Expression;
import org.tocsin.domain.data.SeenColumn;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.store.Recorded;
import org.tocsin.store.Series;
import org.tocsin.store.Store;

/** What a workspace has kept is judged by other rules, and told of. */
class BackTestingTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 3, 1);
    private static final Instant NOW = Instant.parse("2025-04-01T00:00:00Z");
    private final Store store = Store.inMemory();

    @AfterEach
    void close() {
        store.close();
    }

    private void keep(String check, Verdict verdict, double... values) {
        var recorded = new ArrayList<Recorded>();
        for (int i = 0; i < values.length; i++) {
            var partition = EVENTS.partitionOn(FIRST.plusDays(i));
            var run =
                    new CheckRun(
                            UUID.nameUUIDFromBytes((check + i).getBytes()),
                            new CheckId(check),
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

    private static Exclusion.Stretch days(int from, int to) {
        return new Exclusion.Stretch(
                EVENTS.partitionOn(FIRST.withDayOfMonth(from)).at(),
                EVENTS.partitionOn(FIRST.withDayOfMonth(to)).end());
    }

    @Test
    void anotherPlaybookIsHeldAgainstTheOneInForce() {
        keep("rows", new Verdict.Healthy(), 900, 400, 300, 900, 450);
        var now = playbook(check("rows", COUNT, below(CRITICAL, 350)));
        var other = playbook(check("rows", COUNT, below(CRITICAL, 500)));
        var found =
                new BackTesting(now, store, HolidaySource.NONE)
                        .policy(other, days(1, 4), List.of(), NOW);
        assertThat(found.test().now().load().points()).isEqualTo(1);
        assertThat(found.test().tried().load().points()).isEqualTo(2);
        assertThat(found.test().rows().getFirst().gained())
                .extracting(mark -> mark.point().value())
                .containsExactly(400.0);
        assertThat(found.left()).isEmpty();
    }

    @Test
    void whatMeasuresSomethingElseOrNothingIsNamedAndLeftOut() {
        keep("rows", new Verdict.Healthy(), 900, 400);
        var now = playbook(check("rows", COUNT, below(CRITICAL, 350)));
        var same = measure("count", EVENTS, new Formula.RowCount(Optional.of(new Expression("x"))));
        var fresh = measure("fresh", EVENTS, new Formula.RowCount(Optional.empty()));
        var other =
                playbook(
                        check("rows", same, below(CRITICAL, 500)),
                        check("new", fresh, below(CRITICAL, 1)));
        var found =
                new BackTesting(now, store, HolidaySource.NONE)
                        .policy(other, days(1, 2), List.of(), NOW);
        assertThat(found.left())
                .extracting(BackTesting.LeftOut::check)
                .containsExactly(new CheckId("rows"), new CheckId("new"));
        assertThat(found.left().getFirst().why()).contains("measures something else");
        assertThat(found.test().rows().getFirst().tried()).isEmpty();
    }

    @Test
    void exceptionsCountForTheRulesInForceAlone() {
        keep("rows", new Verdict.Healthy(), 900, 400, 400);
        var rows = check("rows", COUNT, below(CRITICAL, 500));
        store.adjustments()
                .add(
                        "test",
                        new Adjustment(
                                new UUID(0, 1),
                                rows.id(),
                                new Adjustment.Change.Expected(),
                                new Adjustment.Term(
                                        days(2, 2).from(), Optional.of(days(2, 2).until())),
                                new Adjustment.Entry("sale", "ann", NOW)));
        var desk = new BackTesting(playbook(rows), store, HolidaySource.NONE);
        var bench = desk.bench(rows.id(), List.of(), NOW).orElseThrow();
        var found = bench.tried(rows);
        assertThat(found.now().tally().load().points()).isEqualTo(1);
        assertThat(found.tried().tally().load().points()).isEqualTo(2);
    }

    @Test
    void aCheckWithoutPointsHasNothingToBeTriedOn() {
        var desk = new BackTesting(playbook(check("rows", COUNT)), store, HolidaySource.NONE);
        assertThat(desk.bench(new CheckId("rows"), List.of(), NOW)).isEmpty();
        assertThat(desk.bench(new CheckId("unknown"), List.of(), NOW)).isEmpty();
    }

    @Test
    void aScorecardTellsTheDaysAndTheRisk() {
        var rows = check("rows", COUNT, below(CRITICAL, 500));
        var more = check("more", COUNT, below(CRITICAL, 500));
        keep("rows", new Verdict.Healthy(), 1, 1, 1, 1, 1, 1, 1, 1);
        keep("more", new Verdict.Healthy(), 1, 1, 1, 1, 1, 1, 1);
        var bad = EVENTS.partitionOn(FIRST.plusDays(7));
        var run =
                new CheckRun(
                        new UUID(1, 1),
                        more.id(),
                        new CheckRun.Occasion(bad, bad.end(), Duration.ZERO, "schedule"),
                        new Judgement(
                                new Verdict.Breach(CRITICAL),
                                OptionalDouble.of(1),
                                Judgement.Bounds.NONE,
                                "too few"),
                        new CheckRun.Findings(Reading.Tested.NONE, "select 1", Sample.NONE));
        store.runs().record(List.of(new Recorded(run, Series.of("test", COUNT))));
        var told = new Retelling(playbook(rows, more), store);
        var week = told.lastWeek().orElseThrow();
        assertThat(week.from()).isEqualTo(FIRST.plusDays(1));
        var card = told.scorecards(week).getFirst();
        assertThat(card.days()).hasSize(7);
        assertThat(card.days().getLast().score()).hasValue(0.5);
        assertThat(card.outlook().orElseThrow().risk()).isEqualTo(Risk.HIGH);
        assertThat(card.days().getLast().failed()).containsExactly(more.id());
        assertThat(card.days().getFirst().outlook()).as("nothing of a week ago").isEmpty();
        assertThat(card.trend().orElseThrow()).isNegative();
    }

    @Test
    void columnsThatComeGoAndAreRenamedAreTold() {
        seen(0, "client_id", "id", "price");
        seen(1, "client_id", "id", "price");
        seen(2, "clientId", "id", "price");
        seen(4, "clientId", "id", "colour");
        var told = new Retelling(playbook(), store).drifts(Optional.empty()).getFirst();
        assertThat(told.drifts()).hasSize(2);
        assertThat(told.drifts().getFirst().changes())
                .containsExactly(new Change.Renamed("client_id", "clientId"));
        assertThat(told.drifts().getFirst().at()).isEqualTo(Instant.parse("2025-03-03T00:00:00Z"));
        assertThat(told.drifts().getLast().changes())
                .containsExactly(
                        new Change.Went(new SeenColumn("price", "text")),
                        new Change.Came(new SeenColumn("colour", "text")));
        var later = new Retelling.Days(FIRST.plusDays(3), FIRST.plusDays(9));
        assertThat(new Retelling(playbook(), store).drifts(Optional.of(later)).getFirst().drifts())
                .as("held against what was before the first day")
                .hasSize(1);
    }

    private void seen(int day, String... names) {
        var columns = List.of(names).stream().map(name -> new SeenColumn(name, "text")).toList();
        store.schemas()
                .record("test", EVENTS.id(), EVENTS.partitionOn(FIRST.plusDays(day)), columns, NOW);
    }
}
