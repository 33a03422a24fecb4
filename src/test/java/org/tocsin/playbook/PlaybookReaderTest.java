package org.tocsin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Condition;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Formula.RowTest;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Rule;
import org.tocsin.domain.check.Segmentation;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.data.Column;
import org.tocsin.domain.data.ColumnType;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.DerivedColumn;
import org.tocsin.domain.data.Expression;
import org.tocsin.domain.data.Grain;
import org.tocsin.domain.data.Location;
import org.tocsin.domain.data.Partitioning;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.Runbook;
import org.tocsin.domain.playbook.SeverityGuide;

/** What sound files become. */
class PlaybookReaderTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Severity P0 = new Severity("P0", 0, Severity.Level.CRITICAL);
    private static final Severity P1 = new Severity("P1", 1, Severity.Level.WARNING);
    private static final Optional<Expression> ALL = Optional.empty();

    private final Playbook playbook = sound(Written.EVERY_KIND);

    @Test
    void theHeaderFallsBackToTheNameAndToUtc() {
        assertThat(sound(Written.SOUND).header())
                .isEqualTo(new Playbook.Header("shop", "shop", "", ZoneId.of("UTC")));
        assertThat(playbook.header())
                .isEqualTo(new Playbook.Header("everything", "Everything", "", BERLIN));
    }

    @Test
    void theOrderOfTheSeveritiesIsTheScale() {
        assertThat(playbook.severities())
                .containsExactly(
                        new SeverityGuide(
                                P0,
                                new SeverityGuide.Targets(
                                        Optional.of(new Span.Wall(Duration.ofMinutes(15))),
                                        Optional.of(new Span.Wall(Duration.ofDays(1)))),
                                new SeverityGuide.Words("at once", "", "", ""),
                                SeverityGuide.Signs.NONE),
                        new SeverityGuide(
                                P1,
                                SeverityGuide.Targets.NONE,
                                new SeverityGuide.Words("", "", "Slack", ""),
                                new SeverityGuide.Signs(List.of(), List.of("one", "two"))));
    }

    @Test
    void sourcesAreFoldersOrDatabasesWithLimits() {
        assertThat(playbook.inputs().sources())
                .extracting(Object.class::cast)
                .containsExactly(
                        new SourceSpec.Folder(
                                new SourceId("files"),
                                "data",
                                new SourceSpec.Limits(4, Duration.ofSeconds(90))),
                        new SourceSpec.Jdbc(
                                new SourceId("base"),
                                "jdbc:h2:mem:shop",
                                Optional.of("reader"),
                                Optional.of(new SourceSpec.Secret.Environment("SHOP_PASSWORD")),
                                java.util.Map.of("ssl", "true", "fetch", "100"),
                                SourceSpec.Limits.DEFAULT));
    }

    @Test
    void dataSetsHaveAPlaceAPartitioningAndColumns() {
        var events = dataSet("events");
        assertThat(events.location())
                .isEqualTo(
                        new Location.Files(
                                "logs/{yyyy-MM}/*.json",
                                Optional.of(Location.Format.JSON),
                                Optional.empty()));
        assertThat(events.partitioning()).isEqualTo(new Partitioning.ByFile(Grain.MONTH));
        assertThat(events.zone()).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(events.shape().columns().subList(0, 2))
                .containsExactly(
                        new Column("id", ColumnType.TEXT, false, List.of(), false),
                        new Column(
                                "amount", ColumnType.DECIMAL, true, List.of("total", "sum"), true));
        assertThat(events.shape().derived())
                .containsExactly(new DerivedColumn("double", new Expression("amount * 2")));

        var orders = dataSet("orders");
        assertThat(orders.location()).isEqualTo(new Location.Table("shop.orders"));
        assertThat(orders.partitioning()).isEqualTo(new Partitioning.ByColumn("at", Grain.MONTH));
        assertThat(orders.zone()).isEqualTo(ZoneId.of("UTC"));

        assertThat(dataSet("plain").partitioning()).isEqualTo(new Partitioning.Whole());
        assertThat(dataSet("plain").location())
                .isEqualTo(
                        new Location.Files(
                                "plain.txt", Optional.of(Location.Format.CSV), Optional.of("\t")));
    }

    @ParameterizedTest
    @CsvSource({
        "{yyyyMMdd}, DAY",
        "{yyyy-MM-dd}, DAY",
        "{uuuuDDD}, DAY",
        "{yyyy-'d'-MM}, MONTH",
        "{yyyy}, YEAR"
    })
    void theFinestLetterOfTheDateIsTheGrain(String date, Grain grain) {
        String yaml = Written.SOUND.replace("orders.csv", "\"orders_" + date + ".csv\"");

        assertThat(sound(yaml).inputs().dataSets().getFirst().partitioning())
                .isEqualTo(new Partitioning.ByFile(grain));
    }

    @Test
    void everyFormulaIsReadAsItIsWritten() {
        var amount = new Expression("amount");
        var id = new Expression("id");
        var kind = new Expression("kind");
        var at = new Expression("at");
        var isA = new Expression("kind = 'a'");
        assertFormula("rows", new Formula.RowCount(Optional.of(isA)));
        assertFormula("nulls", new Formula.NullRate(id, false, ALL));
        assertFormula("empties", new Formula.NullRate(id, true, ALL));
        assertFormula(
                "sum",
                new Formula.Aggregate(
                        Formula.Function.SUM, amount, Optional.of(new Expression("amount > 0"))));
        assertFormula("avg", new Formula.Aggregate(Formula.Function.AVG, amount, ALL));
        assertFormula("min", new Formula.Aggregate(Formula.Function.MIN, amount, ALL));
        assertFormula(
                "max", new Formula.Aggregate(Formula.Function.MAX, new Expression("double"), ALL));
        assertFormula("median", new Formula.Aggregate(Formula.Function.MEDIAN, amount, ALL));
        assertFormula("stddev", new Formula.Aggregate(Formula.Function.STDDEV, amount, ALL));
        assertFormula("distinct", new Formula.DistinctCount(kind, ALL));
        assertFormula(
                "per-kind",
                new Formula.Segmented(new Formula.RowCount(ALL), new Segmentation(kind, 50, true)));
        assertFormula(
                "per-kinds",
                new Formula.Segmented(
                        new Formula.NullRate(new Expression("id"), false, ALL),
                        new Segmentation(new Expression("lower(kind)"), 5, false)));
        assertFormula(
                "twice",
                new Formula.Duplicates(List.of(id), Formula.Counting.ROWS, Optional.empty(), ALL));
        assertFormula(
                "pairs",
                new Formula.Duplicates(
                        List.of(id, kind), Formula.Counting.ROWS, Optional.empty(), ALL));
        assertFormula(
                "close",
                new Formula.Duplicates(
                        List.of(id),
                        Formula.Counting.KEYS,
                        Optional.of(new Formula.Window(at, Duration.ofMinutes(5))),
                        ALL));
        assertFormula("schema", new Formula.Schema(Set.of(Formula.SchemaFault.values())));
        assertFormula("share", new Formula.Share(isA, ALL));
        assertFormula("largest", new Formula.LargestShare(kind, ALL));
        assertFormula("missing", new Formula.MissingValues(kind, List.of("a", "b"), ALL));
        assertFormula("heavy", new Formula.HeavyKeys(id, 1_000, ALL));
        assertFormula("gap", new Formula.MeanMedianGap(amount, ALL));
        assertFormula("ratio", relation(Formula.Form.RATIO));
        assertFormula("difference", relation(Formula.Form.DIFFERENCE));
        assertFormula("while", relation(Formula.Form.LEFT_WHILE_NO_RIGHT));
        assertFormula(
                "query", new Formula.Query("select count(*) from anything", Formula.Reads.VALUE));
        assertFormula(
                "queried-rows", new Formula.Query("select * from anything", Formula.Reads.ROWS));
    }

    @Test
    void everyRowTestIsReadAsItIsWritten() {
        var id = new Expression("id");
        var kind = new Expression("kind");
        assertTest(
                "range",
                new RowTest.Range(
                        new Expression("at"),
                        Optional.of(new Expression("0")),
                        Optional.of(new Expression(":now"))));
        assertFormula(
                "accepted",
                new Formula.FailingRows(new RowTest.OneOf(kind, List.of("a", "2")), true, ALL));
        assertTest("pattern", new RowTest.Matches(kind, "[a-z]+"));
        assertTest("types", new RowTest.ParsesAs(id, ColumnType.INTEGER));
        assertTest(
                "condition",
                new RowTest.Satisfies(new Expression("amount > 0 or kind = 'refund'")));
        assertTest("orphans", new RowTest.RefersTo(id, "shop.people", "id"));
    }

    @ParameterizedTest
    @CsvSource({
        "rows, NUMBER",
        "nulls, RATIO",
        "sum, USD",
        "avg, NUMBER",
        "twice, COUNT",
        "schema, COUNT",
        "accepted, RATIO",
        "pattern, COUNT",
        "largest, RATIO",
        "gap, RATIO",
        "query, NUMBER",
        "queried-rows, COUNT",
        "ratio, NUMBER"
    })
    void aMeasureHasTheUnitItSaysOrTheUsualOneOfItsFormula(String measure, Unit unit) {
        assertThat(measure(measure).unit()).isEqualTo(unit);
    }

    @Test
    void everyRuleIsReadAsItIsWritten() {
        assertThat(check("fixed").rules())
                .containsExactly(
                        new Rule(P0, new Condition.Below(2_000), 1),
                        new Rule(P1, new Condition.Above(1e6), 3));
        assertThat(check("moved").rules())
                .containsExactly(
                        new Rule(P0, new Condition.Above(0.05), 1),
                        new Rule(P1, new Condition.Deviates(0.2, 7, Condition.Direction.UP), 1));
        assertThat(check("far").rules())
                .containsExactly(
                        new Rule(P1, new Condition.ZScore(2.5, 14, Condition.Direction.DOWN), 1));
    }

    @Test
    void aCheckHasItsOwnScheduleOrThePlaybooks() {
        assertThat(check("fixed").handling())
                .isEqualTo(
                        new Check.Handling(
                                new Schedule.Every(Duration.ofMinutes(15)),
                                Optional.of(Duration.ofMinutes(90)),
                                new Check.Labels(
                                        Optional.of("data-quality"),
                                        Optional.of(1),
                                        List.of("one", "two")),
                                Optional.of("somebody"),
                                Optional.empty()));
        assertThat(check("fixed").title())
                .isEqualTo(new Check.Title("Rows", "because", Optional.of("a document")));
        assertThat(check("moved").handling().schedule())
                .isEqualTo(new Schedule.Daily(LocalTime.of(6, 30), ZoneId.of("UTC")));
        assertThat(check("far").handling().schedule())
                .isEqualTo(new Schedule.Daily(LocalTime.of(23, 59), BERLIN));
        assertThat(sound(Written.SOUND).checks().getFirst().handling().schedule())
                .isEqualTo(new Schedule.Manual());
        assertThat(
                        sound(Written.SOUND + "schedule: {every: 1h}\n")
                                .checks()
                                .getFirst()
                                .handling()
                                .schedule())
                .isEqualTo(new Schedule.Every(Duration.ofHours(1)));
    }

    @Test
    void sectionsMayBeSplitOverFilesInAnyWay() {
        int checks = Written.SOUND.indexOf("checks:");
        var reading =
                Written.read(
                        "one.yaml",
                        Written.SOUND.substring(checks),
                        "two.yml",
                        Written.SOUND.substring(0, checks),
                        "three.yaml",
                        "measures: {}\nchecks: []\n");

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.playbook()).contains(sound(Written.SOUND));
    }

    @Test
    void runbooksAreMarkdownWithFrontMatter() {
        String yaml = Written.SOUND.replace("measure: rows\n", "measure: rows\n    runbook: few\n");
        var reading =
                Written.read(
                        "a.yaml",
                        yaml,
                        "runbooks/few.md",
                        "---\r\nid: few\r\ntitle: Too few\r\n---\r\n\r\n## Do\r\n\r\n1. Look\r\n");

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.playbook().orElseThrow().runbooks())
                .containsExactly(new Runbook("few", "Too few", "## Do\n\n1. Look"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() {
        assertThat(Written.read("\uFEFF" + Written.SOUND).playbook())
                .contains(sound(Written.SOUND));
    }

    private static Playbook sound(String yaml) {
        var reading = Written.read(yaml);
        assertThat(
                        reading.problems().stream()
                                .filter(problem -> problem.level() == Problem.Level.ERROR))
                .isEmpty();
        return reading.playbook().orElseThrow();
    }

    private static Formula relation(Formula.Form form) {
        return new Formula.Relation(new MeasureId("sum"), form, new MeasureId("rows"));
    }

    private void assertFormula(String measure, Formula formula) {
        assertThat(measure(measure).formula()).isEqualTo(formula);
    }

    private void assertTest(String measure, RowTest test) {
        assertFormula(measure, new Formula.FailingRows(test, false, ALL));
    }

    private Measure measure(String id) {
        return playbook.measure(new MeasureId(id)).orElseThrow();
    }

    private DataSet dataSet(String id) {
        return playbook.dataSet(new DataSetId(id)).orElseThrow();
    }

    private Check check(String id) {
        return playbook.check(new CheckId(id)).orElseThrow();
    }
}
