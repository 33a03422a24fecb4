package org.tocsin.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tocsin.source.Asks.failing;
import static org.tocsin.source.Asks.query;
import static org.tocsin.source.Asks.rowCount;
import static org.tocsin.source.Asks.scan;
import static org.tocsin.source.Asks.sql;
import static org.tocsin.source.Asks.total;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Formula.Counting;
import org.tocsin.domain.check.Formula.Function;
import org.tocsin.domain.check.Formula.Reads;
import org.tocsin.domain.check.Formula.RowTest;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Segmentation;
import org.tocsin.domain.data.ColumnType;
import org.tocsin.domain.data.Grain;
import org.tocsin.domain.data.Partitioning;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;

/** SQLite through its own driver, from the folder that people drop drivers into. */
class SqliteTest {
    @TempDir Path folder;

    private SourceReader open(String... statements) throws Exception {
        Files.createDirectories(folder.resolve("drivers"));
        var driver = org.sqlite.JDBC.class.getProtectionDomain().getCodeSource().getLocation();
        Files.copy(Path.of(driver.toURI()), folder.resolve("drivers/sqlite.jar"));
        String url = "jdbc:sqlite:" + folder.resolve("shop.sqlite");
        try (var c = DriverManager.getConnection(url);
                var s = c.createStatement()) {
            for (String statement : statements) {
                s.execute(statement);
            }
        }
        return Sources.open(
                new SourceSpec.Jdbc(
                        new SourceId("shop"),
                        url,
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        SourceSpec.Limits.DEFAULT),
                folder,
                folder.resolve("drivers"));
    }

    @Test
    void medianAndDeviationPerSegmentAreExactToo() throws Exception {
        try (var reader =
                open(
                        "create table t (v real, k text)",
                        "insert into t values (10, 'a'), (20, 'a'), (60, 'a'), (1, 'b'), (3, 'b')")) {
            var by = new Segmentation(sql("k"), 50, true);
            var answers =
                    scan(
                            reader,
                            Asks.table("t")
                                    .request(
                                            new Formula.Segmented(total(Function.MEDIAN, "v"), by),
                                            new Formula.Segmented(total(Function.STDDEV, "v"), by),
                                            new Formula.Segmented(
                                                    new Formula.MeanMedianGap(
                                                            sql("v"), Optional.empty()),
                                                    by)));

            assertThat(of(answers, 0)).containsExactly(20.0, 2.0);
            assertThat(of(answers, 1).get(1)).isCloseTo(Math.sqrt(2), within(1e-9));
            assertThat(of(answers, 2)).containsExactly(0.5, 0.0);
        }
    }

    private static List<Double> of(Asks.Answers answers, int i) {
        return ((Reading.Segmented) answers.reading(i))
                .of().stream()
                        .map(part -> ((Reading.Taken) part.reading()).value().orElseThrow())
                        .toList();
    }

    @Test
    void medianAndDeviationAreExactThoughTheEngineHasNeither() throws Exception {
        try (var reader =
                open(
                        "create table t (v real, w integer, x real)",
                        "insert into t values (10, 1, null), (20, 1, 1), (60, 3, null), (null, 4, null), (30, null, null)")) {
            var answers =
                    scan(
                            reader,
                            Asks.table("t")
                                    .request(
                                            total(Function.MEDIAN, "v"),
                                            total(Function.MEDIAN, "w"),
                                            total(Function.STDDEV, "v"),
                                            total(Function.STDDEV, "x"),
                                            new Formula.Aggregate(
                                                    Function.MEDIAN, sql("v"), Asks.where("w = 1")),
                                            new Formula.MeanMedianGap(sql("v"), Optional.empty()),
                                            new Formula.Aggregate(
                                                    Function.MEDIAN, sql("v"), Asks.where("w > 9")),
                                            total(Function.SUM, "v"),
                                            total(Function.AVG, "v")));
            assertThat(answers.value(0)).as("mean of 20 and 30").isEqualTo(25);
            assertThat(answers.value(1)).as("1 1 3 4").isEqualTo(2);
            assertThat(answers.value(2)).isBetween(21.602, 21.603);
            assertThat(answers.taken(3).value()).as("of one value").isEmpty();
            assertThat(answers.value(4)).isEqualTo(15);
            assertThat(answers.value(5)).isEqualTo(0.2);
            assertThat(answers.taken(6).value()).isEmpty();
            assertThat(answers.value(7)).isEqualTo(120);
            assertThat(answers.value(8)).isEqualTo(30);
            assertThat(answers.taken(0).tested().rows()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER, 9",
        "DECIMAL, 6",
        "BOOLEAN, 11",
        "DATE, 11",
        "TIMESTAMP, 10",
        "JSON, 7",
        "TEXT, 0"
    })
    void textsThatDoNotReadAsTheirTypeAreCounted(ColumnType type, int expected) throws Exception {
        try (var reader =
                open(
                        "create table t (v text)",
                        "insert into t values ('12'), ('-7'), ('+3.0'), ('1.5'), ('.5'), ('1e3'), ('1.2.3'), ('soon'), ('2024-02-29'), ('2025-02-29'), ('2025-03-04T10:00:00Z'), ('true'), (null)")) {
            var answers =
                    scan(
                            reader,
                            Asks.table("t").request(failing(new RowTest.ParsesAs(sql("v"), type))));
            assertThat(answers.value(0)).isEqualTo(expected);
        }
    }

    @Test
    void stampsOfEveryKindFallIntoTheDayOfTheZone() throws Exception {
        try (var reader =
                open(
                        "create table t (at, what text)",
                        "insert into t values ('2025-03-04 00:00:00', 'first'), ('2025-03-04', 'date'), ('2025-03-04T23:59:59.5', 'last'), ('2025-03-03T23:00:00Z', 'utc'), ('2025-03-04T00:30:00+02:00', 'not yet'), (1741042800, 'seconds'), (1741129199000, 'millis'), (1741129200, 'too late'), ('2025-03-05 00:00:00', 'next'), (null, 'never'), ('soon', 'never')")) {
            var berlin =
                    Asks.table("t")
                            .in("Europe/Berlin")
                            .by(new Partitioning.ByColumn("at", Grain.DAY));
            assertThat(scan(reader, berlin.request(rowCount())).value(0)).isEqualTo(6);
            assertThat(scan(reader, berlin.request(LocalDate.of(2025, 3, 5), rowCount())).value(0))
                    .isEqualTo(2);
        }
    }

    @Test
    void repeatsWithinMinutesAndTheNewestRow() throws Exception {
        try (var reader =
                open(
                        "create table t (id text, at text, day text)",
                        "insert into t values ('a', '2025-03-04 10:00:00', '2025-03-03'), ('a', '2025-03-04T10:05:00', '2025-03-04'), ('a', '2025-03-04 10:10:01', null)")) {
            var near = Optional.of(new Formula.Window(sql("at"), Duration.ofMinutes(5)));
            var answers =
                    scan(
                            reader,
                            Asks.table("t")
                                    .request(
                                            total(Function.MAX, "day"),
                                            total(Function.MIN, "at"),
                                            new Formula.Duplicates(
                                                    List.of(sql("id")),
                                                    Counting.ROWS,
                                                    near,
                                                    Optional.empty())));
            assertThat(answers.value(0)).isEqualTo(1741046400.0);
            assertThat(answers.value(1)).isEqualTo(1741082400.0);
        }
    }

    @Test
    void whatItCannotDoIsSaidAndBreaksNothingElse() throws Exception {
        try (var reader = open("create table t (v text)", "insert into t values ('a')")) {
            var answers =
                    scan(
                            reader,
                            Asks.table("t")
                                    .request(
                                            failing(new RowTest.Matches(sql("v"), "[ab]")),
                                            rowCount()));
            assertThat(answers.failure(0)).contains("SQLite has no regular expressions");
            assertThat(answers.value(1)).isEqualTo(1);
        }
    }

    @Test
    void theFileItselfRefusesWrites() throws Exception {
        try (var reader = open("create table t (v text)")) {
            assertThat(Files.exists(folder.resolve("x.sqlite"))).isFalse();
            var answers =
                    scan(
                            reader,
                            Asks.table("t")
                                    .request(
                                            query("attach 'x.sqlite' as x", Reads.ROWS),
                                            query("pragma writable_schema = 1", Reads.ROWS),
                                            query("select load_extension('x')", Reads.ROWS)));
            for (int i = 0; i < 3; i++) {
                assertThat(answers.failure(i)).startsWith("refused");
            }
        }
    }

    @Test
    void aTableThatIsNotThereSaysWhatToCheck() throws Exception {
        try (var reader = open()) {
            assertThat(((Scan.Unreadable) reader.scan(Asks.table("t").request(rowCount()))).cause())
                    .contains("no such table: t")
                    .contains("check that it was not dropped or renamed");
        }
    }
}
