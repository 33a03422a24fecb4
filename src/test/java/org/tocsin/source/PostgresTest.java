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

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;

class PostgresTest {
    @TempDir static Path folder;
    private static EmbeddedPostgres postgres;
    private static SourceReader reader;

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.start();
        try (var c = postgres.getPostgresDatabase().getConnection();
                var s = c.createStatement()) {
            s.execute(
                    "create table events (id text, customer int, amount numeric, at timestamp, seen timestamptz, data jsonb, \"Odd Name\" text)");
            s.execute(
                    """
                    insert into events values
                    ('a', 1, 10, '2025-03-04 10:00', '2025-03-04 09:00Z', '{"revenue": 5}', '2025-02-28'),
                    ('a', 1, 20, '2025-03-04 10:04', '2025-03-04 09:04Z', '{"revenue": 7}', '2025-02-29'),
                    ('b', 2, 60, '2025-03-04 23:30', '2025-03-04 22:30Z', null, 'soon'),
                    ('b', 3, null, '2025-03-05 00:30', '2025-03-04 23:30Z', null, null)\
                    """);
            s.execute("create table customers (id int)");
            s.execute("insert into customers values (1),(2)");
            s.execute("create sequence seq");
        }
        reader =
                Sources.open(
                        new SourceSpec.Jdbc(
                                new SourceId("pg"),
                                postgres.getJdbcUrl("postgres", "postgres"),
                                Optional.empty(),
                                Optional.empty(),
                                Map.of(),
                                SourceSpec.Limits.DEFAULT),
                        folder,
                        folder);
    }

    @AfterAll
    static void stop() throws Exception {
        reader.close();
        postgres.close();
    }

    @Test
    void everyMeasureSpeaksPostgres() throws Exception {
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
    void naiveAndZonedStampsFallIntoTheSameDayOfTheZone() throws Exception {
        for (String column : List.of("at", "seen")) {
            var berlin =
                    Asks.table("events")
                            .in("Europe/Berlin")
                            .by(new Partitioning.ByColumn(column, Grain.DAY));
            assertThat(scan(reader, berlin.request(rowCount())).value(0)).as(column).isEqualTo(3);
        }
    }

    @Test
    void theDatabaseItselfRefusesWhatTheGuardDoesNotKnow() throws Exception {
        try (var c = postgres.getPostgresDatabase().getConnection();
                var s = c.createStatement()) {
            s.execute(
                    "create or replace function sly() returns int language sql as 'insert into customers values (9) returning id'");
        }
        var answers =
                scan(
                        reader,
                        Asks.table("customers")
                                .request(
                                        query("select sly()", Reads.VALUE),
                                        query("select nextval('seq')", Reads.VALUE),
                                        query("select 'it''s; fine', 1 -- ;", Reads.ROWS),
                                        query(
                                                "with x as (delete from customers returning id) select * from x",
                                                Reads.ROWS),
                                        query("select $$;$$; drop table customers", Reads.ROWS),
                                        rowCount()));
        assertThat(answers.failure(0)).contains("read-only");
        assertThat(answers.failure(1)).startsWith("refused");
        assertThat(answers.value(2)).isEqualTo(1);
        assertThat(answers.failure(3)).startsWith("refused");
        assertThat(answers.failure(4)).startsWith("refused");
        assertThat(answers.value(5)).isEqualTo(2);
    }

    @Test
    void aStatementThatSleepsIsGivenUp() throws Exception {
        var answers =
                scan(
                        reader,
                        Asks.table("customers")
                                .within(Duration.ofMillis(500))
                                .request(
                                        query(
                                                "select count(*) from generate_series(1, 1000000000) a, generate_series(1, 1000) b",
                                                Reads.VALUE)));
        assertThat(answers.failure(0)).contains("gave up after 500 ms");
    }
}
