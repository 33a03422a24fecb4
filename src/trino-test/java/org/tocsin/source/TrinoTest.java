package org.tocsin.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.source.Asks.duplicates;
import static org.tocsin.source.Asks.failing;
import static org.tocsin.source.Asks.nulls;
import static org.tocsin.source.Asks.query;
import static org.tocsin.source.Asks.rowCount;
import static org.tocsin.source.Asks.scan;
import static org.tocsin.source.Asks.sql;
import static org.tocsin.source.Asks.total;
import static org.tocsin.source.Asks.where;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Formula.Counting;
import org.tocsin.domain.check.Formula.Function;
import org.tocsin.domain.check.Formula.Reads;
import org.tocsin.domain.check.Formula.RowTest;
import org.tocsin.domain.data.ColumnType;
import org.tocsin.domain.data.Grain;
import org.tocsin.domain.data.Partitioning;

/** What is asked of a Trino cluster comes back as of any other database. */
class TrinoTest {
    private static final Offset<Double> TINY = Offset.offset(1e-12);

    @TempDir static Path folder;
    private static TrinoCluster cluster;
    private static SourceReader reader;

    @BeforeAll
    static void start() throws Exception {
        cluster = TrinoCluster.start();
        cluster.run(
                "create table events (id varchar, customer integer, amount decimal(10, 2), at timestamp(6), seen timestamp(3) with time zone, data varchar, \"Odd Name\" varchar, day date)",
                """
                insert into events values
                ('a', 1, 10, timestamp '2025-03-04 10:00', timestamp '2025-03-04 09:00 UTC', '{"revenue": 5}', '2025-02-28', date '2025-03-04'),
                ('a', 1, 20, timestamp '2025-03-04 10:04', timestamp '2025-03-04 09:04 UTC', '{"revenue": 7}', '2025-02-29', date '2025-03-04'),
                ('b', 2, 60, timestamp '2025-03-04 23:30', timestamp '2025-03-04 22:30 UTC', null, 'soon', date '2025-03-04'),
                ('b', 3, null, timestamp '2025-03-05 00:30', timestamp '2025-03-04 23:30 UTC', null, null, date '2025-03-05')\
                """,
                "create table customers (id integer)",
                "insert into customers values 1, 2",
                "create table nothing (id varchar, amount double, at timestamp(3))");
        reader = cluster.reader("memory/default", folder);
    }

    @AfterAll
    static void stop() {
        reader.close();
        cluster.close();
    }

    @Test
    void everyMeasureSpeaksTrino() throws Exception {
        var near = Optional.of(new Formula.Window(sql("at"), Duration.ofMinutes(5)));
        var answers =
                scan(
                        reader,
                        Asks.table("events")
                                .derived(
                                        "revenue",
                                        "cast(json_value(data, '$.revenue') as decimal(10,2))")
                                .request(
                                        rowCount(),
                                        nulls("data"),
                                        total(Function.SUM, "revenue"),
                                        total(Function.MEDIAN, "amount"),
                                        total(Function.STDDEV, "amount"),
                                        duplicates(Counting.ROWS, "id"),
                                        duplicates(Counting.KEYS, "id", "customer"),
                                        new Formula.Duplicates(
                                                List.of(sql("id")),
                                                Counting.ROWS,
                                                near,
                                                Optional.empty()),
                                        failing(
                                                new RowTest.RefersTo(
                                                        sql("customer"), "customers", "id")),
                                        failing(
                                                new RowTest.ParsesAs(
                                                        sql("\"Odd Name\""), ColumnType.DATE)),
                                        failing(new RowTest.Matches(sql("id"), "[ab]")),
                                        total(Function.MAX, "seen"),
                                        new Formula.HeavyKeys(
                                                sql("customer"), 1, Optional.empty())));
        assertThat(answers.value(0)).isEqualTo(4);
        assertThat(answers.value(1)).isEqualTo(0.5);
        assertThat(answers.value(2)).isEqualTo(12);
        assertThat(answers.value(3)).isEqualTo(20);
        assertThat(answers.value(4)).isBetween(26.457, 26.458);
        assertThat(answers.value(5)).isEqualTo(2);
        assertThat(answers.value(6)).isEqualTo(1);
        assertThat(answers.value(7)).isEqualTo(1);
        assertThat(answers.value(8)).isEqualTo(1);
        assertThat(answers.value(9)).as("a day that does not exist, and a word").isEqualTo(2);
        assertThat(answers.value(10)).isZero();
        assertThat(answers.value(11)).isEqualTo(1741131000.0);
        assertThat(answers.value(12)).isEqualTo(1);
    }

    @Test
    void theRestOfTheCatalogueSpeaksTrinoToo() throws Exception {
        var answers =
                scan(
                        reader,
                        Asks.table("events")
                                .request(
                                        new Formula.DistinctCount(sql("id"), Optional.empty()),
                                        new Formula.LargestShare(sql("customer"), Optional.empty()),
                                        new Formula.MeanMedianGap(sql("amount"), Optional.empty()),
                                        new Formula.MissingValues(
                                                sql("id"), List.of("a", "z"), Optional.empty()),
                                        new Formula.Share(sql("customer = 1"), where("id = 'a'")),
                                        failing(
                                                new RowTest.Range(
                                                        sql("amount"),
                                                        Optional.of(sql("15")),
                                                        Optional.of(sql("50")))),
                                        failing(new RowTest.OneOf(sql("id"), List.of("a"))),
                                        failing(new RowTest.Satisfies(sql("amount > 15"))),
                                        failing(new RowTest.ParsesAs(sql("data"), ColumnType.JSON)),
                                        total(Function.AVG, "amount"),
                                        total(Function.MIN, "at"),
                                        total(Function.MAX, "day")));
        assertThat(answers.value(0)).isEqualTo(2);
        assertThat(answers.value(1)).isEqualTo(0.5);
        assertThat(answers.value(2)).isEqualTo(0.5);
        assertThat(answers.value(3)).isEqualTo(1);
        assertThat(answers.value(4)).isEqualTo(1);
        assertThat(answers.value(5)).isEqualTo(2);
        assertThat(answers.value(6)).isEqualTo(2);
        assertThat(answers.value(7)).isEqualTo(1);
        assertThat(answers.value(8)).isZero();
        assertThat(answers.value(9)).isEqualTo(30);
        assertThat(answers.value(10)).isEqualTo(1741082400.0);
        assertThat(answers.value(11)).isEqualTo(1741132800.0);
    }

    @Test
    void meansAndQuotientsKeepTheirFractions() throws Exception {
        cluster.run(
                "drop table if exists thirds",
                "create table thirds as select * from (values (1, decimal '1.0', decimal '1.0'), (1, decimal '1.1', decimal '3.0'), (2, decimal '1.3', decimal '3.0')) as t(n, amount, parts)");
        var answers =
                scan(
                        reader,
                        Asks.table("thirds")
                                .derived("half", "n / 4")
                                .request(
                                        total(Function.AVG, "amount"),
                                        total(Function.SUM, "half"),
                                        total(Function.MAX, "1 - amount / (parts + 1)"),
                                        total(Function.MIN, "n / (n - 1)"),
                                        new Formula.MeanMedianGap(
                                                sql("amount"), Optional.empty())));
        assertThat(answers.value(0)).isEqualTo(3.4 / 3, TINY);
        assertThat(answers.value(1)).isEqualTo(1);
        assertThat(answers.value(2)).isEqualTo(1 - 1.1 / 4, TINY);
        assertThat(answers.value(3)).as("1 / 0 and 2 / 1").isEqualTo(2);
        assertThat(answers.value(4)).isEqualTo((3.4 / 3 - 1.1) / 1.1, TINY);
    }

    @Test
    void aSampleShowsTheRowsInQuestion() throws Exception {
        var twice = Asks.table("events").masked("data").request(duplicates(Counting.ROWS, "id"));
        assertThat(Asks.sample(reader, twice).rows()).hasSize(4);
        var odd =
                Asks.table("events")
                        .request(
                                failing(
                                        new RowTest.ParsesAs(
                                                sql("\"Odd Name\""), ColumnType.DATE)));
        assertThat(Asks.sample(reader, odd).rows().toString())
                .contains("soon", "2025-02-29")
                .doesNotContain("2025-02-28");
        var lost =
                Asks.table("events")
                        .request(failing(new RowTest.RefersTo(sql("customer"), "customers", "id")));
        assertThat(Asks.sample(reader, lost).rows()).hasSize(1);
    }

    @Test
    void naiveAndZonedStampsFallIntoTheSameDayOfTheZone() throws Exception {
        for (String column : List.of("at", "seen", "day")) {
            var berlin =
                    Asks.table("events")
                            .in("Europe/Berlin")
                            .by(new Partitioning.ByColumn(column, Grain.DAY));
            assertThat(scan(reader, berlin.request(rowCount())).value(0)).as(column).isEqualTo(3);
        }
    }

    @Test
    void aDayOfTwentyThreeHoursIsCutAtTheZonesMidnights() throws Exception {
        cluster.run(
                "drop table if exists spring",
                "create table spring as select timestamp '2025-03-29 22:30 UTC' + n * interval '1' hour as at from unnest(sequence(0, 25)) as t(n)");
        var berlin =
                Asks.table("spring")
                        .in("Europe/Berlin")
                        .by(new Partitioning.ByColumn("at", Grain.DAY))
                        .request(LocalDate.of(2025, 3, 30), rowCount(), new Formula.HoursInDay());
        var answers = scan(reader, berlin);
        assertThat(answers.value(0)).isEqualTo(23);
        assertThat(answers.value(1)).isEqualTo(23);
    }

    @Test
    void aTableOfAnyCatalogIsNamedInFull() throws Exception {
        var answers =
                scan(
                        reader,
                        Asks.table("tpch.tiny.orders")
                                .request(rowCount(), total(Function.MAX, "orderdate")));
        assertThat(answers.value(0)).isEqualTo(15_000);
        assertThat(answers.done().schema().columns()).hasSize(9);
    }

    @Test
    void noRowsAreNoNumbersAndNoFault() throws Exception {
        var answers =
                scan(
                        reader,
                        Asks.table("nothing")
                                .request(
                                        rowCount(),
                                        nulls("id"),
                                        total(Function.SUM, "amount"),
                                        total(Function.MEDIAN, "amount"),
                                        total(Function.STDDEV, "amount"),
                                        duplicates(Counting.KEYS, "id")));
        assertThat(answers.value(0)).isZero();
        assertThat(answers.taken(1).value()).isEmpty();
        assertThat(answers.value(2)).isZero();
        assertThat(answers.taken(3).value()).isEmpty();
        assertThat(answers.taken(4).value()).isEmpty();
        assertThat(answers.value(5)).isZero();
    }

    @Test
    void columnsAreSeenAsTheyStandAndAfterAChange() throws Exception {
        cluster.run("drop table if exists drift", "create table drift (id bigint, old varchar)");
        var before = scan(reader, Asks.table("drift").request(rowCount())).done().schema();
        cluster.run("drop table drift", "create table drift (id varchar, new varchar, more date)");
        var after = scan(reader, Asks.table("drift").request(rowCount())).done().schema();
        assertThat(before.columns().toString()).contains("id", "bigint", "old");
        assertThat(after.columns()).hasSize(3);
        assertThat(after.columns().toString()).contains("varchar", "new", "more", "date");
    }

    @Test
    void aStatementThatWritesIsRefusedBeforeItRuns() throws Exception {
        var answers =
                scan(
                        reader,
                        Asks.table("customers")
                                .request(
                                        query("insert into customers values 9", Reads.VALUE),
                                        query(
                                                "create table copied as select * from customers",
                                                Reads.VALUE),
                                        query("delete from customers", Reads.VALUE),
                                        query("drop table customers", Reads.VALUE),
                                        query(
                                                "call system.runtime.kill_query(query_id => 'x')",
                                                Reads.VALUE),
                                        query(
                                                "explain analyze insert into customers values 9",
                                                Reads.ROWS),
                                        query("select 'it''s; fine', 1 -- ;", Reads.ROWS),
                                        rowCount()));
        for (int i = 0; i < 6; i++) {
            assertThat(answers.failure(i)).as("statement " + i).startsWith("refused");
        }
        assertThat(answers.value(6)).isEqualTo(1);
        assertThat(answers.value(7)).isEqualTo(2);
        assertThat(
                        cluster.number(
                                "select count(*) from information_schema.tables where table_name = 'copied'"))
                .isZero();
        assertThat(
                        cluster.number(
                                "select count(*) from system.runtime.queries where \"user\" = 'checker' and (lower(query) like 'insert%' or lower(query) like 'create%')"))
                .isZero();
    }
}
