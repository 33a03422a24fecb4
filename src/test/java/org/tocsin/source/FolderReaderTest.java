package org.tocsin.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.source.Asks.duplicates;
import static org.tocsin.source.Asks.failing;
import static org.tocsin.source.Asks.nulls;
import static org.tocsin.source.Asks.rowCount;
import static org.tocsin.source.Asks.scan;
import static org.tocsin.source.Asks.sql;
import static org.tocsin.source.Asks.total;
import static org.tocsin.source.Asks.where;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Formula.Counting;
import org.tocsin.domain.check.Formula.Function;
import org.tocsin.domain.check.Formula.RowTest;
import org.tocsin.domain.data.ColumnType;
import org.tocsin.domain.data.Grain;
import org.tocsin.domain.data.Partitioning;
import org.tocsin.domain.data.SeenColumn;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;

class FolderReaderTest {
    private static final Offset<Double> TINY = Offset.offset(1e-12);

    @TempDir Path folder;
    private SourceReader reader;

    @BeforeEach
    void open() {
        reader =
                Sources.open(
                        new SourceSpec.Folder(new SourceId("shop"), ".", SourceSpec.Limits.DEFAULT),
                        folder,
                        folder.resolve("drivers"));
    }

    @AfterEach
    void close() {
        reader.close();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Asks orders() {
        return Asks.files("orders.csv")
                .column("id", ColumnType.TEXT)
                .column("at", ColumnType.TIMESTAMP)
                .column("amount", ColumnType.DECIMAL)
                .column("country", ColumnType.TEXT);
    }

    @Test
    void allPlainMeasuresComeFromOneStatement() throws Exception {
        write(
                "orders.csv",
                """
                id,at,amount,country
                a,2025-03-04T10:00:00Z,10,DE
                b,2025-03-04T11:00:00Z,20,
                b,2025-03-04T12:00:00Z,60,US
                ,2025-03-04T13:00:00Z,,xx
                """);
        var answers =
                scan(
                        reader,
                        orders().request(
                                        rowCount(),
                                        nulls("country"),
                                        total(Function.SUM, "amount"),
                                        total(Function.AVG, "amount"),
                                        total(Function.MEDIAN, "amount"),
                                        total(Function.STDDEV, "amount"),
                                        total(Function.MAX, "at"),
                                        new Formula.DistinctCount(sql("id"), Optional.empty()),
                                        duplicates(Counting.ROWS, "id"),
                                        failing(
                                                new RowTest.OneOf(
                                                        sql("country"), List.of("DE", "US"))),
                                        failing(new RowTest.Matches(sql("country"), "[A-Z]{2}")),
                                        new Formula.Share(sql("amount > 15"), Optional.empty()),
                                        new Formula.MissingValues(
                                                sql("country"),
                                                List.of("DE", "FR"),
                                                Optional.empty()),
                                        new Formula.MeanMedianGap(
                                                sql("amount"), Optional.empty())));
        assertThat(answers.value(0)).isEqualTo(4);
        assertThat(answers.value(1)).isEqualTo(0.25);
        assertThat(answers.value(2)).isEqualTo(90);
        assertThat(answers.value(3)).isEqualTo(30);
        assertThat(answers.value(4)).isEqualTo(20);
        assertThat(answers.value(5)).isEqualTo(Math.sqrt(700), TINY);
        assertThat(answers.value(6)).isEqualTo(1741093200.0);
        assertThat(answers.value(7)).isEqualTo(2);
        assertThat(answers.value(8)).isEqualTo(1);
        assertThat(answers.value(9)).isEqualTo(1);
        assertThat(answers.value(10)).isEqualTo(1);
        assertThat(answers.value(11)).isEqualTo(0.5);
        assertThat(answers.value(12)).isEqualTo(1);
        assertThat(answers.taken(12).details()).containsExactly("FR");
        assertThat(answers.value(13)).isEqualTo(0.5, TINY);
        assertThat(answers.done().readings().values().stream().map(r -> r.evidence().sql()))
                .as("statements")
                .allMatch(answers.reading(0).evidence().sql()::equals);
    }

    @Test
    void keysThatMustBeCountedShareTheOneReadingOfTheFile() throws Exception {
        write(
                "orders.csv",
                "id,at,amount,country\na,,1,DE\na,,1,DE\na,,2,US\nb,,3,DE\nb,,3,US\nc,,3,DE\n");
        var answers =
                scan(
                        reader,
                        orders().request(
                                        rowCount(),
                                        duplicates(Counting.KEYS, "id"),
                                        duplicates(Counting.ROWS, "id", "country"),
                                        new Formula.LargestShare(sql("country"), Optional.empty()),
                                        new Formula.HeavyKeys(sql("id"), 2, Optional.empty()),
                                        new Formula.DistinctCount(sql("id"), where("amount = 3"))));
        assertThat(answers.value(0)).isEqualTo(6);
        assertThat(answers.value(1)).isEqualTo(2);
        assertThat(answers.taken(1).tested().failing()).hasValue(3);
        assertThat(answers.value(2)).isEqualTo(1);
        assertThat(answers.value(3)).isEqualTo(4 / 6.0, TINY);
        assertThat(answers.value(4)).isEqualTo(1);
        assertThat(answers.value(5)).isEqualTo(2);
        assertThat(answers.reading(4).evidence().sql())
                .isEqualTo(answers.reading(0).evidence().sql())
                .containsOnlyOnce("read_csv");
    }

    @Test
    void onlyRepeatsThatFollowWithinFiveMinutesCount() throws Exception {
        write(
                "orders.csv",
                """
                id,at,amount,country
                a,2025-03-04T10:00:00Z,1,
                a,2025-03-04T10:04:59Z,1,
                b,2025-03-04T10:00:00Z,1,
                b,2025-03-04T10:05:01Z,1,
                c,2025-03-04T10:00:00Z,1,
                c,2025-03-04T10:00:00Z,1,
                d,2025-03-04T10:00:00Z,1,
                d,2025-03-04T10:05:00Z,1,
                d,2025-03-04T10:05:00Z,1,
                """);
        var near = Optional.of(new Formula.Window(sql("at"), Duration.ofMinutes(5)));
        var answers =
                scan(
                        reader,
                        orders().request(
                                        new Formula.Duplicates(
                                                List.of(sql("id")),
                                                Counting.ROWS,
                                                near,
                                                Optional.empty()),
                                        new Formula.Duplicates(
                                                List.of(sql("id")),
                                                Counting.KEYS,
                                                near,
                                                Optional.empty())));
        assertThat(answers.value(0)).as("a and both late rows of d").isEqualTo(3);
        assertThat(answers.value(1)).isEqualTo(2);
        assertThat(answers.taken(0).tested().rows()).isEqualTo(9);
    }

    @Test
    void anEmptyTableHasNoRowsAndNoRates() throws Exception {
        write("orders.csv", "id,at,amount,country\n");
        var answers =
                scan(
                        reader,
                        orders().request(
                                        rowCount(),
                                        nulls("id"),
                                        total(Function.SUM, "amount"),
                                        total(Function.AVG, "amount"),
                                        duplicates(Counting.KEYS, "id"),
                                        new Formula.LargestShare(sql("id"), Optional.empty())));
        assertThat(answers.value(0)).isZero();
        assertThat(answers.taken(1).value()).isEmpty();
        assertThat(answers.value(2)).isZero();
        assertThat(answers.taken(3).value()).isEmpty();
        assertThat(answers.value(4)).isZero();
        assertThat(answers.taken(5).value()).isEmpty();
        assertThat(answers.done().schema().columns()).hasSize(4);
    }

    @Test
    void dirtyValuesBecomeNullAndAreCounted() throws Exception {
        write(
                "orders.csv",
                "id,at,amount,country\na,2025-03-04,12.0 oz,DE\nb,soon,7,US\nc,2025-02-30,,US\n");
        var answers =
                scan(
                        reader,
                        orders().request(
                                        total(Function.SUM, "amount"),
                                        nulls("amount"),
                                        failing(
                                                new RowTest.ParsesAs(
                                                        sql("amount"), ColumnType.DECIMAL))));
        assertThat(answers.value(0)).isEqualTo(7);
        assertThat(answers.value(1))
                .as("what is written there is not null")
                .isEqualTo(1 / 3.0, TINY);
        assertThat(answers.value(2)).isEqualTo(1);
        assertThat(answers.done().schema().unparsed())
                .containsOnly(java.util.Map.entry("at", 2L), java.util.Map.entry("amount", 1L));
    }

    @Test
    void wholeNumbersMayBeWrittenWithAPointButHalvesAreNone() throws Exception {
        write("n.csv", "n\n1\n2.0\n2.5\nx\n");
        var answers =
                scan(
                        reader,
                        Asks.files("n.csv")
                                .column("n", ColumnType.INTEGER)
                                .request(total(Function.SUM, "n")));
        assertThat(answers.value(0)).isEqualTo(3);
        assertThat(answers.done().schema().unparsed()).containsEntry("n", 2L);
    }

    @Test
    void aMeasureFollowsTheAliasAndTheSchemaTellsTheRename() throws Exception {
        write("events_20250304.csv", "clientId,referrer\nx,\n,\n");
        var answers =
                scan(
                        reader,
                        Asks.files("events_{yyyyMMdd}.csv")
                                .by(new Partitioning.ByFile(Grain.DAY))
                                .column("client_id", ColumnType.TEXT, "clientId")
                                .column("referrer", ColumnType.TEXT)
                                .request(nulls("client_id")));
        assertThat(answers.value(0)).isEqualTo(0.5);
        assertThat(answers.done().schema().columns())
                .containsExactly(
                        new SeenColumn("clientId", "text"), new SeenColumn("referrer", "text"));
    }

    @Test
    void aMissingColumnBreaksOnlyWhatNamesIt() throws Exception {
        write("events_20250304.csv", "client_id\nx\n");
        var answers =
                scan(
                        reader,
                        Asks.files("events_{yyyyMMdd}.csv")
                                .by(new Partitioning.ByFile(Grain.DAY))
                                .column("client_id", ColumnType.TEXT)
                                .column("referrer", ColumnType.TEXT)
                                .derived("channel", "upper(referrer)")
                                .request(
                                        rowCount(),
                                        nulls("referrer"),
                                        new Formula.LargestShare(sql("channel"), Optional.empty()),
                                        nulls("nonsense")));
        assertThat(answers.value(0)).isEqualTo(1);
        assertThat(answers.failure(1))
                .isEqualTo("column referrer is missing from events_20250304.csv");
        assertThat(answers.failure(2)).contains("referrer").contains("channel");
        assertThat(answers.failure(3)).contains("nonsense").contains("client_id");
    }

    @Test
    void aRuleThatTheDatabaseRejectsBreaksOnlyItself() throws Exception {
        write("orders.csv", "id,at,amount,country\na,,1,DE\n");
        var answers =
                scan(
                        reader,
                        orders().request(
                                        rowCount(),
                                        total(Function.SUM, "no_such_function(amount)")));
        assertThat(answers.value(0)).isEqualTo(1);
        assertThat(answers.failure(1)).contains("no_such_function");
    }

    @Test
    void derivedColumnsUseEachOtherByName() throws Exception {
        write("events.csv", "name,data\ncheckout,\"{\"\"revenue\"\": 12.5}\"\nview,\n");
        var answers =
                scan(
                        reader,
                        Asks.files("events.csv")
                                .column("name", ColumnType.TEXT)
                                .column("data", ColumnType.JSON)
                                .derived("doubled", "revenue * 2")
                                .derived("revenue", "cast(json_value(data, '$.revenue') as double)")
                                .derived("a", "b + 1")
                                .derived("b", "a + 1")
                                .request(total(Function.SUM, "doubled"), total(Function.SUM, "a")));
        assertThat(answers.value(0)).isEqualTo(25);
        assertThat(answers.failure(1)).contains("refers to itself").contains("a -> b -> a");
    }

    @Test
    void aDayByColumnIsTheZonesDayEvenWhenItHas23Hours() throws Exception {
        var text = new StringBuilder("id,at,amount,country\n");
        var start = java.time.Instant.parse("2025-03-29T00:00:00Z");
        for (int h = 0; h < 72; h++) {
            text.append("x,").append(start.plus(Duration.ofHours(h))).append(",1,\n");
        }
        write("orders.csv", text.toString());
        var berlin = orders().in("Europe/Berlin").by(new Partitioning.ByColumn("at", Grain.DAY));
        assertThat(scan(reader, berlin.request(LocalDate.of(2025, 3, 30), rowCount())).value(0))
                .isEqualTo(23);
        assertThat(scan(reader, berlin.request(LocalDate.of(2025, 3, 31), rowCount())).value(0))
                .isEqualTo(24);
    }

    @Test
    void stampsWithoutAnOffsetAreReadInTheZoneOfTheDataSet() throws Exception {
        write(
                "orders.csv",
                "id,at,amount,country\na,2025-03-04 00:30:00,1,\nb,2025-03-03T23:30:00Z,1,\nc,2025-03-04T23:30:00+00:00,1,\n");
        var berlin = orders().in("Europe/Berlin").by(new Partitioning.ByColumn("at", Grain.DAY));
        var answers =
                scan(
                        reader,
                        berlin.request(
                                rowCount(),
                                total(Function.MIN, "at"),
                                new Formula.RowCount(where("at >= :from and at < :to")),
                                new Formula.RowCount(where("at < :now - interval '1' day"))));
        assertThat(answers.value(0)).isEqualTo(2);
        assertThat(answers.value(1)).isEqualTo(1741044600.0);
        assertThat(answers.value(2)).isEqualTo(2);
        assertThat(answers.value(3)).isEqualTo(2);
    }

    @Test
    void valuesAreLookedUpInAnotherFileOfTheFolder() throws Exception {
        write("orders.csv", "id,at,amount,country\na,,1,DE\nb,,1,XX\nc,,1,\n");
        write("countries.csv", "code\nDE\nUS\n");
        var request =
                orders().request(
                                failing(
                                        new RowTest.RefersTo(
                                                sql("country"), "countries.csv", "code")),
                                failing(
                                        new RowTest.RefersTo(
                                                sql("country"), "nowhere.csv", "code")),
                                failing(
                                        new RowTest.RefersTo(
                                                sql("country"), "countries.csv", "kode")),
                                rowCount());
        var answers = scan(reader, request);
        assertThat(answers.value(0)).isEqualTo(1);
        assertThat(answers.taken(0).tested().rows()).isEqualTo(3);
        assertThat(answers.failure(1)).contains("nowhere.csv");
        assertThat(answers.failure(2)).contains("kode").contains("code");
        assertThat(answers.value(3)).isEqualTo(3);
        assertThat(reader.sample(request, request.measures().getFirst()).rows())
                .containsExactly(java.util.Arrays.asList("b", null, "1", "XX"));
    }

    @Test
    void severalFilesWithOtherColumnsAreOneDataSet() throws Exception {
        write("taxi-01.csv", "fare,tip\n1,2\n");
        write("taxi-02.csv", "tip,fare,extra\n5,4,9\n");
        var answers =
                scan(
                        reader,
                        Asks.files("taxi-*.csv")
                                .column("fare", ColumnType.DECIMAL)
                                .request(rowCount(), total(Function.SUM, "fare"), nulls("extra")));
        assertThat(answers.value(0)).isEqualTo(2);
        assertThat(answers.value(1)).isEqualTo(5);
        assertThat(answers.value(2)).isEqualTo(0.5);
    }

    @Test
    void parquetAndJsonKeepToTheSameMeanings() throws Exception {
        write("e.ndjson", "{\"id\":\"a\",\"n\":1,\"more\":{\"x\":1}}\n{\"id\":null,\"n\":2.5}");
        write("e.json", "[{\"id\":\"a\",\"n\":1},{\"id\":\"b\",\"n\":\"x\"}]");
        try (var c = java.sql.DriverManager.getConnection("jdbc:duckdb:");
                var s = c.createStatement()) {
            s.execute(
                    "copy (select * from (values ('a',1.5),(null,2.5),('a',1.0)) t(id,n)) to '%s'"
                            .formatted(folder.resolve("e.parquet")));
        }
        for (var expected :
                List.of(
                        "e.ndjson:2:0.5:3.5",
                        "e.json:2:0.0:1.0",
                        "e.parquet:3:0.3333333333333333:5.0")) {
            var parts = expected.split(":");
            var answers =
                    scan(
                            reader,
                            Asks.files(parts[0])
                                    .column("id", ColumnType.TEXT)
                                    .column("n", ColumnType.DECIMAL)
                                    .request(
                                            rowCount(),
                                            nulls("id"),
                                            total(Function.SUM, "n"),
                                            duplicates(Counting.ROWS, "id")));
            assertThat(answers.value(0)).as(parts[0]).isEqualTo(Double.parseDouble(parts[1]));
            assertThat(answers.value(1)).isEqualTo(Double.parseDouble(parts[2]), TINY);
            assertThat(answers.value(2)).isEqualTo(Double.parseDouble(parts[3]));
            assertThat(answers.value(3)).isEqualTo(parts[0].endsWith("parquet") ? 1 : 0);
        }
    }
}
