package org.tocsin.domain.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.data.Card;
import org.tocsin.domain.data.Catalogue;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Expression;
import org.tocsin.domain.data.Grain;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.data.Tier;

/** What a tier promises of the age (C-23), and who is warned of a changed schema (C-24). */
class HealthTest {
    private static final Instant NINE = Instant.parse("2025-03-10T09:00:00Z");
    private static final Instant TEN = NINE.plus(Duration.ofHours(1));
    private static final Severity WARNING = new Severity("P2", 0, Severity.Level.WARNING);
    private static final Formula ALL_ROWS = new Formula.Age(new Expression("at"), Optional.empty());
    private static final Formula SOME_ROWS =
            new Formula.Age(new Expression("at"), Optional.of(new Expression("paid")));
    private static final Formula COLUMNS =
            new Formula.Schema(Set.of(Formula.SchemaFault.MISSING, Formula.SchemaFault.CHANGED));

    private final Map<DataSetId, Card> cards = new LinkedHashMap<>();
    private final List<Check> checks = new ArrayList<>();
    private final List<CheckRun> newest = new ArrayList<>();

    /** Document 000: less than 30 minutes, less than 2 hours, less than 24 hours. */
    @ParameterizedTest
    @CsvSource({
        "1, 1799, true, '29 min, tier 1 promises 30 min: met'",
        "1, 1800, false, '30 min, tier 1 promises 30 min: not met'",
        "1, 2700, false, '45 min, tier 1 promises 30 min: not met'",
        "1, 12, true, '12 s, tier 1 promises 30 min: met'",
        "1, -90, true, '-1 min, tier 1 promises 30 min: met'",
        "2, 7199, true, '1 h 59 min, tier 2 promises 2 h: met'",
        "2, 9000, false, '2 h 30 min, tier 2 promises 2 h: not met'",
        "2, 7200.4, false, '2 h, tier 2 promises 2 h: not met'",
        "3, 90000000, false, '25,000 h, tier 3 promises 24 h: not met'",
        "3, 86400, false, '24 h, tier 3 promises 24 h: not met'",
    })
    void theAgeIsHeldAgainstWhatTheTierPromises(int tier, double age, boolean met, String words) {
        card("orders", tier);
        ran(check("fresh", "orders", ALL_ROWS), NINE, age);

        var promised = health("orders").promise().age().orElseThrow();

        assertThat(promised.met()).isEqualTo(met);
        assertThat(promised.words()).isEqualTo(words);
        assertThat(promised.asOf()).isEqualTo(NINE);
        assertThat(health("orders").tierMet().orElseThrow()).isEqualTo(met);
    }

    @Test
    void dataWithoutAnyInstantAreNotAsYoungAsPromised() {
        card("orders", 3);
        ran(check("fresh", "orders", ALL_ROWS), NINE, OptionalDouble.empty(), breach());

        assertThat(health("orders").promise().age().orElseThrow().words())
                .isEqualTo("none, no row has a time, tier 3 promises 24 h: not met");
    }

    @Test
    void withoutATierACheckOrAnAnswerNothingIsSaid() {
        card("untiered", Optional.empty());
        card("unchecked", 1);
        card("down", 1);
        ran(check("fresh", "untiered", ALL_ROWS), NINE, 60);
        ran(check("rows", "unchecked", new Formula.RowCount(Optional.empty())), NINE, 60);
        check("never-ran", "unchecked", ALL_ROWS);
        var broken = check("broken", "down", ALL_ROWS);
        ran(broken, NINE, OptionalDouble.empty(), new Verdict.Broken());

        assertThat(List.of("untiered", "unchecked", "down"))
                .allSatisfy(each -> assertThat(health(each).promise().age()).isEmpty());
    }

    @Test
    void theNewestAnswerCountsAndOfThoseOfOneScanTheOldest() {
        card("orders", 1);
        ran(check("yesterday", "orders", ALL_ROWS), NINE, 9_999);
        ran(check("created", "orders", ALL_ROWS), TEN, 60);
        ran(check("loaded", "orders", ALL_ROWS), TEN, 1_900);

        var promised = health("orders").promise().age().orElseThrow();

        assertThat(promised.age()).hasValue(1_900);
        assertThat(promised.asOf()).isEqualTo(TEN);
    }

    @Test
    void someRowsTellTheAgeOnlyWhereNoCheckLooksAtAllOfThem() {
        card("orders", 1);
        var paid = check("paid", "orders", SOME_ROWS);
        ran(paid, TEN, 5_000);
        assertThat(health("orders").promise().age().orElseThrow().met()).isFalse();

        var all = check("all", "orders", ALL_ROWS);
        ran(all, NINE, 60);
        assertThat(health("orders").promise().age().orElseThrow().met()).isTrue();
        assertThat(Timeliness.checks(new DataSetId("orders"), checks)).containsExactly(all);
    }

    @Test
    void aTierIsMetOnlyWhenScoreAndAgeAre() {
        card("orders", 1);
        ran(check("fresh", "orders", ALL_ROWS), NINE, 60);
        assertThat(health("orders").tierMet()).contains(true);

        var rows = check("rows", "orders", new Formula.RowCount(Optional.empty()));
        ran(rows, NINE, OptionalDouble.of(1), breach());
        assertThat(health("orders").promise().age().orElseThrow().met()).isTrue();
        assertThat(health("orders").tierMet()).contains(false);
    }

    @Test
    void aSchemaChangeWarnsAllThatIsMadeFromItHoweverFar() {
        lineage();
        var run = ran(check("columns", "raw", COLUMNS), TEN, OptionalDouble.of(1), breach());
        ran(check("own", "report", ALL_ROWS), TEN, 60);

        var warned = new SchemaChange(new DataSetId("raw"), NINE, "columns is said");

        assertThat(health("orders", NINE).prospect().schemaChanged()).containsExactly(warned);
        assertThat(health("report", NINE).prospect().schemaChanged()).containsExactly(warned);
        assertThat(health("raw", NINE).prospect().schemaChanged()).isEmpty();
        assertThat(health("apart", NINE).prospect().schemaChanged()).isEmpty();
        assertThat(health("orders").prospect().schemaChanged())
                .extracting(SchemaChange::since)
                .containsExactly(run.occasion().startedAt());
    }

    @Test
    void theNearestWarnsFirstAndWhatChangedItselfIsAmongWhatReachesIt() {
        lineage();
        ran(check("raw-columns", "raw", COLUMNS), TEN, OptionalDouble.of(1), breach());
        ran(check("order-columns", "orders", COLUMNS), TEN, OptionalDouble.of(2), breach());

        assertThat(health("report").prospect().schemaChanged())
                .extracting(each -> each.dataSet().value())
                .containsExactly("orders", "raw");
        var reaching =
                SchemaChange.reaching(
                        new DataSetId("orders"),
                        catalogue(),
                        Standing.of(checks, newest),
                        run -> run.occasion().startedAt());
        assertThat(reaching)
                .extracting(each -> each.dataSet().value())
                .containsExactly("orders", "raw");
    }

    @Test
    void onlyABrokenPromiseOfColumnsWarns() {
        lineage();
        ran(check("columns", "raw", COLUMNS), TEN, 0);
        ran(check("rows", "raw", ALL_ROWS), TEN, OptionalDouble.of(9), breach());
        var down = check("down", "raw", COLUMNS);
        ran(down, TEN, OptionalDouble.empty(), new Verdict.Broken());

        assertThat(health("orders").prospect().schemaChanged()).isEmpty();
    }

    @Test
    void aBreachBeganWithTheFirstRunSinceTheLastGoodOne() {
        var columns = check("columns", "raw", COLUMNS);
        var runs =
                List.of(
                        ran(columns, TEN, OptionalDouble.of(1), breach()),
                        ran(columns, NINE, OptionalDouble.of(1), breach()),
                        ran(columns, NINE.minusSeconds(1), 0),
                        ran(columns, NINE.minusSeconds(2), OptionalDouble.of(1), breach()));

        assertThat(SchemaChange.began(runs)).contains(NINE);
        assertThat(SchemaChange.began(runs.subList(2, 4))).isEmpty();
        assertThat(SchemaChange.began(List.of())).isEmpty();
    }

    private void lineage() {
        card("raw", Optional.empty());
        card("orders", Optional.empty(), "raw");
        card("report", Optional.empty(), "orders");
        card("apart", Optional.empty());
    }

    private void card(String dataSet, int tier) {
        card(dataSet, Optional.of(tier));
    }

    private void card(String dataSet, Optional<Integer> tier, String... upstream) {
        var from = List.of(upstream).stream().map(DataSetId::new).toList();
        cards.put(
                new DataSetId(dataSet),
                new Card("", tier, Card.Words.NONE, new Card.Lineage(from, List.of())));
    }

    private Catalogue catalogue() {
        return new Catalogue(
                cards,
                List.of(
                        new Tier(1, 0.995, Duration.ofMinutes(30)),
                        new Tier(2, 0.95, Duration.ofHours(2)),
                        new Tier(3, 0.9, Duration.ofHours(24))));
    }

    private Health health(String dataSet) {
        return Health.of(new DataSetId(dataSet), catalogue(), checks, newest);
    }

    private Health health(String dataSet, Instant since) {
        return Health.of(new DataSetId(dataSet), catalogue(), checks, newest, _ -> since);
    }

    private Check check(String id, String dataSet, Formula formula) {
        var check =
                new Check(
                        new CheckId(id),
                        new Check.Title(id, "", Optional.empty()),
                        new Measure(
                                new MeasureId(id),
                                id,
                                new DataSetId(dataSet),
                                formula,
                                Unit.SECONDS),
                        List.of(),
                        new Check.Handling(
                                new Schedule.Manual(),
                                Optional.empty(),
                                Check.Labels.NONE,
                                Optional.empty(),
                                Optional.empty()));
        checks.add(check);
        return check;
    }

    private static Verdict breach() {
        return new Verdict.Breach(WARNING);
    }

    private CheckRun ran(Check check, Instant at, double value) {
        return ran(check, at, OptionalDouble.of(value), new Verdict.Healthy());
    }

    private CheckRun ran(Check check, Instant at, OptionalDouble value, Verdict verdict) {
        var day = new Partition.Span(LocalDate.of(2025, 3, 10), Grain.DAY, ZoneOffset.UTC);
        var run =
                new CheckRun(
                        new UUID(0, newest.size()),
                        check.id(),
                        new CheckRun.Occasion(day, at, Duration.ZERO, "schedule"),
                        new Judgement(
                                verdict, value, Judgement.Bounds.NONE, check.id() + " is said"),
                        new CheckRun.Findings(Reading.Tested.NONE, "", Sample.NONE));
        newest.add(run);
        return run;
    }
}
