package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cli.MonitorCommand.Place;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Verdict;
import org.tocsin.engine.Ids;
import org.tocsin.engine.Monitor;
import org.tocsin.source.TrinoCluster;
import org.tocsin.workspace.sample.SampleShop;

/** Playbooks on a Trino cluster, with the driver as a user drops it in. */
class TrinoPlaybookTest {
    private static final LocalDate ANCHOR = LocalDate.parse("2026-03-04");

    /** The days before the sample's columns change. */
    private static final List<LocalDate> DAYS =
            ANCHOR.minusDays(13).datesUntil(ANCHOR.minusDays(5)).toList();

    /** Those of them with seven days before: a file that is not there is no row of a table. */
    private static final List<LocalDate> JUDGED = DAYS.subList(7, DAYS.size());

    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2030-01-01T00:00:00Z"));

    @TempDir static Path folder;
    private static TrinoCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = TrinoCluster.start();
        Path jar = jar();
        Path drivers = Files.createDirectories(folder.resolve("drivers"));
        Files.copy(jar, drivers.resolve(jar.getFileName()));
    }

    private static Path jar() throws Exception {
        var driver = Class.forName("io.trino.jdbc.TrinoDriver");
        return Path.of(driver.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    /** How every check comes out on every day, such as {@code CRITICAL} or {@code HEALTHY}. */
    private static Map<String, CheckRun> runs(
            String playbook, Optional<Path> data, List<LocalDate> days) throws Exception {
        var site = Site.of(new Place(Optional.of(folder), Optional.of(playbook), data), folder);
        try (var pool = Wiring.pool(site)) {
            var report =
                    new Monitor(site.playbook(), pool, Ids.TIME_ORDERED, CLOCK)
                            .run(days, Optional.empty());
            var runs = new LinkedHashMap<String, CheckRun>();
            for (var day : report.days()) {
                day.results()
                        .forEach(result ->
                                runs.put(
                                        day.date() + " " + result.check().id().value(),
                                        result.run()));
            }
            return runs;
        }
    }

    private static String words(CheckRun run) {
        var judgement = run.judgement();
        return switch (judgement.verdict()) {
            case Verdict.Healthy() -> "HEALTHY";
            case Verdict.Breach(var severity) -> severity.id();
            case Verdict.Broken() -> "BROKEN " + judgement.message();
            case Verdict.Learning() -> "LEARNING";
        };
    }

    private static Map<String, String> verdicts(Map<String, CheckRun> runs) {
        var verdicts = new LinkedHashMap<String, String>();
        runs.forEach((check, run) -> verdicts.put(check, words(run)));
        return verdicts;
    }

    @Test
    void aShippedPlaybookJudgesTheClusterAsItJudgesTheFiles() throws Exception {
        Path data = folder.resolve("shop");
        SampleShop.write(data, ANCHOR);
        load(data);
        Path playbook = moved();

        var ofFiles = runs("puffy", Optional.of(data), JUDGED);
        var ofCluster = runs(playbook.toString(), Optional.empty(), JUDGED);

        assertThat(verdicts(ofCluster)).isEqualTo(verdicts(ofFiles));
        assertThat(verdicts(ofCluster).values())
                .contains("HEALTHY", "CRITICAL")
                .noneMatch(verdict -> verdict.startsWith("BROKEN"));
        ofFiles.forEach((check, run) -> {
            var there = ofCluster.get(check).judgement().message();
            assertThat(there).as(check).isEqualTo(run.judgement().message());
        });
    }

    /** The shipped files, the source's address and the place of the rows apart. */
    private static Path moved() throws Exception {
        Path from = Path.of("src/main/resources/playbooks/puffy");
        Path to = folder.resolve("puffy");
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Path file = to.resolve("data.yaml");
        String moved =
                Files.readString(file)
                        .replace(
                                "shop: {folder: data}",
                                "shop: {jdbc: \"%s\", user: checker}"
                                        .formatted(cluster.url("memory/default")))
                        .replace(
                                "files: events_{yyyyMMdd}.csv # one file a day",
                                "table: events\n    partition-by: {column: timestamp, every: day}");
        assertThat(moved).contains("table: events", "jdbc:trino:");
        Files.writeString(file, moved);
        return to;
    }

    /** The days' files as one table. */
    private static void load(Path data) throws Exception {
        cluster.run(
                "create table events (client_id varchar, page_url varchar, referrer varchar, \"timestamp\" timestamp(3) with time zone, event_name varchar, event_data varchar, user_agent varchar)");
        String read =
                "select client_id, page_url, referrer, strftime(\"timestamp\" at time zone 'UTC', '%%Y-%%m-%%d %%H:%%M:%%S.%%g') || ' UTC', event_name, event_data, user_agent from read_csv('%s/events_%s.csv', types = {'timestamp': 'timestamptz'})";
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement()) {
            for (LocalDate day : DAYS) {
                var values = new ArrayList<List<@Nullable String>>();
                try (var rows =
                        statement.executeQuery(
                                read.formatted(data, day.toString().replace("-", "")))) {
                    while (rows.next()) {
                        var cells = new ArrayList<@Nullable String>();
                        for (int i = 1; i <= 7; i++) {
                            cells.add(rows.getString(i));
                        }
                        values.add(cells);
                    }
                }
                insert(values);
            }
        }
    }

    /** As JSON, because thousands of rows of literals take the engine minutes to read. */
    private static void insert(List<List<@Nullable String>> rows) throws Exception {
        int most = 2_000;
        for (int from = 0; from < rows.size(); from += most) {
            var some = rows.subList(from, Math.min(rows.size(), from + most));
            cluster.run(
                    "insert into events select r[1], r[2], r[3], cast(r[4] as timestamp(3) with time zone), r[5], r[6], r[7] from unnest(cast(json_parse('%s') as array(array(varchar)))) as t(r)"
                            .formatted(
                                    new ObjectMapper()
                                            .writeValueAsString(some)
                                            .replace("'", "''")));
        }
    }

    private static final String TPCH =
            """
            name: wholesale
            zone: Europe/Berlin
            severities:
              - {id: P0, class: critical}
              - {id: P1, class: warning}
            sources:
              lake: {jdbc: "%s", user: checker}
            datasets:
              orders:
                source: lake
                table: orders
                partition-by: {column: orderdate, every: day}
                columns:
                  orderkey: {type: integer, required: true}
                  orderdate: {type: date, required: true}
                  totalprice: {type: decimal, required: true}
                  orderpriority: {type: text, required: true}
                  discount: {type: decimal, required: true}
              parcels: {source: lake, table: lineitem}
              customers: {source: lake, table: customer}
            measures:
              orders-of-the-day: {dataset: orders, count-rows: true}
              turnover: {dataset: orders, sum: totalprice}
              middle: {dataset: orders, median: totalprice}
              lost-columns: {dataset: orders, schema: [missing]}
              urgent: {dataset: orders, share: "orderpriority = '1-URGENT'"}
              late: {dataset: parcels, share: receiptdate > commitdate}
              lines: {dataset: parcels, duplicates: {key: [orderkey, linenumber]}}
              strangers:
                dataset: parcels
                failing: {refers-to: {of: orderkey, table: orders, column: orderkey}}
              debtors: {dataset: customers, count-rows: true, where: acctbal < 0, segment-by: mktsegment}
              heaviest:
                dataset: customers
                query: select max(n) from (select count(*) as n from orders group by custkey)
              sly: {dataset: customers, query: "create table memory.default.sly as select 1 as n"}
            checks:
              - {id: orders, measure: orders-of-the-day, rules: [{severity: P0, below: 1}]}
              - {id: turnover, measure: turnover, rules: [{severity: P1, above: 1_000_000}]}
              - {id: middle, measure: middle, rules: [{severity: P1, above: 150_000}]}
              - {id: columns, measure: lost-columns, rules: [{severity: P0, above: 0}]}
              - {id: urgent, measure: urgent, rules: [{severity: P1, above: 50%%}]}
              - {id: late, measure: late, rules: [{severity: P1, above: 50%%}]}
              - {id: lines, measure: lines, rules: [{severity: P0, above: 0}]}
              - {id: strangers, measure: strangers, rules: [{severity: P0, above: 0}]}
              - {id: debtors, measure: debtors, rules: [{severity: P1, above: 30}]}
              - {id: heaviest, measure: heaviest, rules: [{severity: P1, above: 30}]}
              - {id: sly, measure: sly, rules: [{severity: P1, above: 0}]}
            """;

    private static Map<String, CheckRun> wholesale(LocalDate day) throws Exception {
        Path playbook = Files.createDirectories(folder.resolve("wholesale"));
        Files.writeString(
                playbook.resolve("playbook.yaml"), TPCH.formatted(cluster.url("tpch/tiny")));
        var runs = new LinkedHashMap<String, CheckRun>();
        runs(playbook.toString(), Optional.empty(), List.of(day))
                .forEach((check, run) -> runs.put(check.substring(11), run));
        return runs;
    }

    @Test
    void anOwnPlaybookComesToWhatTheEngineSaysWhenAskedByHand() throws Exception {
        String ofDay = " from tpch.tiny.orders where orderdate = date '1995-06-15'";
        long orders = cluster.number("select count(*)" + ofDay);
        boolean rich = cluster.number("select cast(sum(totalprice) as bigint)" + ofDay) > 1_000_000;
        boolean dear =
                cluster.number(
                                "select cast(avg(totalprice) as bigint) from (select totalprice, row_number() over (order by totalprice) as r, count(*) over () as n"
                                        + ofDay
                                        + ") where r in ((n + 1) / 2, n / 2 + 1)")
                        > 150_000;
        boolean urgent =
                2 * cluster.number("select count_if(orderpriority = '1-URGENT')" + ofDay) > orders;
        boolean late =
                cluster.number(
                                "select 2 * count_if(receiptdate > commitdate) - count(*) from tpch.tiny.lineitem")
                        > 0;
        boolean debtors =
                cluster.number(
                                "select max(n) from (select count(*) as n from tpch.tiny.customer where acctbal < 0 group by mktsegment)")
                        > 30;
        boolean heavy =
                cluster.number(
                                "select max(n) from (select count(*) as n from tpch.tiny.orders group by custkey)")
                        > 30;

        var verdicts = verdicts(wholesale(LocalDate.parse("1995-06-15")));

        assertThat(orders).isPositive();
        assertThat(verdicts)
                .containsEntry("orders", "HEALTHY")
                .containsEntry("turnover", rich ? "P1" : "HEALTHY")
                .containsEntry("middle", dear ? "P1" : "HEALTHY")
                .containsEntry("columns", "P0")
                .containsEntry("urgent", urgent ? "P1" : "HEALTHY")
                .containsEntry("late", late ? "P1" : "HEALTHY")
                .containsEntry("lines", "HEALTHY")
                .containsEntry("strangers", "HEALTHY")
                .containsEntry("debtors", debtors ? "P1" : "HEALTHY")
                .containsEntry("heaviest", heavy ? "P1" : "HEALTHY");
        assertThat(verdicts.get("sly")).startsWith("BROKEN").contains("refused");
        assertThat(
                        cluster.number(
                                "select count(*) from memory.information_schema.tables where table_name = 'sly'"))
                .isZero();
    }

    @Test
    void aDayWithoutRowsIsJudgedAndNotBroken() throws Exception {
        var runs = wholesale(LocalDate.parse("2001-01-01"));
        assertThat(words(runs.get("orders"))).isEqualTo("P0");
        assertThat(words(runs.get("turnover"))).isEqualTo("HEALTHY");
        assertThat(words(runs.get("late"))).as("does not depend on the day").isNotEmpty();
    }

    @Test
    void aColumnThatIsMissingIsNamed() throws Exception {
        assertThat(wholesale(LocalDate.parse("1995-06-15")).get("columns").judgement().message())
                .contains("discount");
    }
}
