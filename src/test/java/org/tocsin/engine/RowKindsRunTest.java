package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.check.Judgement;
import org.tocsin.domain.check.Verdict;
import org.tocsin.playbook.PlaybookReader;
import org.tocsin.source.Sources;

/** Playbooks as people write them, run against files and a database. */
class RowKindsRunTest {
    private static final Instant NOW = Instant.parse("2025-03-20T12:00:00Z");

    @TempDir Path folder;
    private final AtomicLong ids = new AtomicLong();

    @BeforeEach
    void fill() throws Exception {
        try (var c = DriverManager.getConnection("jdbc:h2:" + folder.resolve("ledger"));
                var s = c.createStatement()) {
            s.execute("create table bookings (at timestamp, amount int, rate decimal(12,6))");
            for (int day = 1; day <= 20; day++) {
                // The rate stands still from the 11th on; the ledger lacks money on the 12th.
                s.execute(
                        "insert into bookings values ('2025-03-%02d 09:00', %d, %s)"
                                .formatted(
                                        day,
                                        day == 12 ? 90_000 : 100_000,
                                        day < 11 ? "1.08" + day : "1.09"));
            }
        }
        for (int day = 1; day <= 16; day++) {
            boolean sale = day == 13;
            day(day, sale ? 900 : 100, day == 14 ? "view;gift" : "view");
        }
    }

    /** A file with rows that come to 100,000, or nine times as much. */
    private void day(int day, int rows, String kinds) throws Exception {
        var text = new StringBuilder("kind,amount\n");
        String[] all = kinds.split(";");
        for (int i = 0; i < rows; i++) {
            text.append(all[i % all.length]).append(",1000\n");
        }
        Files.writeString(folder.resolve("orders_202503%02d.csv".formatted(day)), text);
    }

    private List<Judgement> run(String measures, String rules, String... days) throws Exception {
        return runWith("", measures, rules, days);
    }

    private List<Judgement> runWith(
            String more, String measures, String rules, String... days)
            throws Exception {
        var playbookFolder = Files.createDirectories(folder.resolve("playbook"));
        Files.writeString(
                playbookFolder.resolve("playbook.yaml"),
                """
                name: shop
                severities:
                  - {id: P1, class: critical}
                  - {id: P2, class: warning}
                sources:
                  files: {folder: .}
                  base: {jdbc: "jdbc:h2:%s"}
                datasets:
                  orders: {source: files, files: "orders_{yyyyMMdd}.csv", columns: {kind: text, amount: decimal}}
                  bookings: {source: base, table: bookings, partition-by: {column: at, every: day}, columns: {at: timestamp, amount: integer, rate: decimal}}
                  months: {source: base, table: bookings, partition-by: {column: at, every: month}, columns: {at: timestamp, amount: integer}}
                  ever: {source: base, table: bookings, columns: {at: timestamp}}
                measures:
                %s
                checks:
                  - id: c
                    measure: judged
                    rules:
                %s
                milestones: [{id: response, within: 1h}]
                %s
                """
                        .formatted(
                                folder.resolve("ledger"),
                                measures.indent(2).stripTrailing(),
                                rules.indent(6).stripTrailing(),
                                more));
        var read = PlaybookReader.read(playbookFolder);
        assertThat(read.problems()).isEmpty();
        var playbook = read.playbook().orElseThrow();
        try (var pool =
                new SourcePool(
                        playbook.inputs().sources(), spec -> Sources.open(spec, folder, folder))) {
            var monitor =
                    new Monitor(
                            playbook, pool, () -> new UUID(0, ids.incrementAndGet()), () -> NOW);
            return monitor
                    .run(
                            List.of(days).stream().map(LocalDate::parse).toList(),
                            Optional.empty())
                    .days()
                    .stream()
                    .map(day -> day.results().getFirst().run().judgement())
                    .toList();
        }
    }

    private static final String RECONCILED =
            """
            shop-total: {dataset: orders, sum: amount}
            booked: {dataset: bookings, sum: amount}
            judged: {dataset: orders, name: Difference, gap: {of: shop-total, and: booked}}
            """;

    @Test
    void twoSystemsAreReconciledDayByDay() throws Exception {
        var found =
                run(
                        RECONCILED,
                        "- {severity: P1, above: 9_999}",
                        "2025-03-11",
                        "2025-03-12",
                        "2025-03-20");
        assertThat(found.get(0).verdict()).isEqualTo(new Verdict.Healthy());
        assertThat(found.get(1).message())
                .isEqualTo(
                        "Difference (10,000) exceeds threshold (9,999); shop-total 100,000, booked 90,000");
        // No file came on the 20th: nothing can be reconciled, and that is never healthy.
        assertThat(found.get(2).verdict()).isEqualTo(new Verdict.Broken());
    }

    @Test
    void tenThousandIsNotMoreThanTenThousand() throws Exception {
        assertThat(run(RECONCILED, "- {severity: P1, above: 10_000}", "2025-03-12"))
                .extracting(Judgement::verdict)
                .containsExactly(new Verdict.Healthy());
    }

    @Test
    void aDayIsHeldAgainstItsMonth() throws Exception {
        var found =
                run(
                        """
                        day-sum: {dataset: orders, sum: amount}
                        month-sum: {dataset: months, sum: amount}
                        judged: {dataset: orders, difference: {of: day-sum, minus: month-sum}}
                        """,
                        "- {severity: P1, above: 0}",
                        "2025-03-12",
                        "2025-03-13");
        assertThat(found).extracting(j -> j.value().orElseThrow())
                .containsExactly(100_000.0 - 1_990_000, 900_000.0 - 1_990_000);
    }

    @Test
    void aRateThatStandsStillIsStale() throws Exception {
        var found =
                run(
                        "judged: {dataset: bookings, name: Rate, max: rate}",
                        "- {severity: P1, steady: 0.01%, previous: 1}",
                        "2025-03-01",
                        "2025-03-05",
                        "2025-03-12");
        assertThat(found)
                .extracting(Judgement::verdict)
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo(new Verdict.Learning()),
                        moved -> assertThat(moved).isEqualTo(new Verdict.Healthy()),
                        stale -> assertThat(stale).isInstanceOf(Verdict.Breach.class));
        assertThat(found.get(2).message())
                .isEqualTo("Rate (1.09) moved by less than 0.01% from the previous value");
    }

    @Test
    void aMoveFromYesterdayIsADeviationFromOnePoint() throws Exception {
        var found =
                run(
                        "judged: {dataset: orders, name: Rows, count-rows: true}",
                        "- {severity: P2, deviation: 5%, previous: 1}",
                        "2025-03-12",
                        "2025-03-13");
        assertThat(found.get(0).verdict()).isEqualTo(new Verdict.Healthy());
        assertThat(found.get(1).message()).contains("800.0% above average");
    }

    @Test
    void kindsThatDidNotOccurBeforeAreNamed() throws Exception {
        var found =
                run(
                        "judged: {dataset: orders, name: New kinds, new-values: {of: kind, previous: 3}}",
                        "- {severity: P2, above: 0}",
                        "2025-03-13",
                        "2025-03-14",
                        "2025-03-15",
                        "2025-03-01");
        assertThat(found.get(0).value()).hasValue(0);
        assertThat(found.get(1).value()).hasValue(1);
        assertThat(found.get(1).message()).isEqualTo("New kinds: gift");
        assertThat(found.get(2).verdict()).isEqualTo(new Verdict.Healthy());
        assertThat(found.get(3).verdict()).isEqualTo(new Verdict.Learning());
    }

    @Test
    void aWeekendHasItsOwnRule() throws Exception {
        // The 7th is a Friday, the 8th a Saturday; both have 100 rows.
        var found =
                runWith(
                        "intervals:\n  tenth: [{days_of_month: ['10']}]",
                        "judged: {dataset: orders, count-rows: true}",
                        """
                        - {severity: P2, below: 500, on: weekdays}
                        - {severity: P2, below: 50, on: weekends}
                        - {severity: P1, below: 101, on: {interval: tenth}}
                        """,
                        "2025-03-07",
                        "2025-03-08",
                        "2025-03-10");
        assertThat(found)
                .extracting(j -> j.verdict() instanceof Verdict.Breach(var s) ? s.id() : "fine")
                .containsExactly("P2", "fine", "P1");
    }

    @Test
    void baselinesLeaveExpectedDaysOut() throws Exception {
        String rule = "- {severity: P2, deviation: 20%, previous: 3}";
        String rows = "judged: {dataset: orders, count-rows: true}";
        // With the sale in its past the 16th looks like a collapse.
        assertThat(run(rows, rule, "2025-03-16").getFirst().verdict())
                .isInstanceOf(Verdict.Breach.class);
        var without =
                runWith(
                        "expected:\n  - {from: \"2025-03-13\", to: \"2025-03-13\", reason: Sale, author: Anna, measures: [judged]}",
                        rows,
                        rule,
                        "2025-03-16",
                        "2025-03-13");
        assertThat(without.getFirst().verdict()).isEqualTo(new Verdict.Healthy());
        assertThat(without.getFirst().bounds().expected()).hasValue(100);
        // The day itself is judged all the same.
        assertThat(without.get(1).verdict()).isInstanceOf(Verdict.Breach.class);
    }

    @Test
    void anEmptyPartitionIsAsBadAsItGets() throws Exception {
        String rules = "- {severity: P1, above: 4h}\n- {severity: P2, above: 2h}";
        var found =
                run(
                        "judged: {dataset: ever, name: Age, age: at}",
                        rules,
                        "2025-03-20");
        // Asked at noon; the newest row is of nine in the morning.
        assertThat(found.getFirst().message())
                .isEqualTo("Age (3 h) exceeds threshold (2 h)");
        assertThat(found.getFirst().value()).hasValue(3.0 * LocalTime.of(1, 0).toSecondOfDay());
        try (var c = DriverManager.getConnection("jdbc:h2:" + folder.resolve("ledger"));
                var s = c.createStatement()) {
            s.execute("delete from bookings");
        }
        var empty = run("judged: {dataset: ever, name: Age, age: at}", rules, "2025-03-20");
        assertThat(((Verdict.Breach) empty.getFirst().verdict()).severity().id()).isEqualTo("P1");
        assertThat(empty.getFirst().message()).isEqualTo("Age: there are no rows");
    }
}
