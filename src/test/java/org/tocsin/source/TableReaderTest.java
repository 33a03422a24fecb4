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

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
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

class TableReaderTest {
    @TempDir Path folder;

    private SourceReader open(String url) {
        return open(url, Optional.empty());
    }

    private SourceReader open(String url, Optional<SourceSpec.Secret> password) {
        return Sources.open(
                new SourceSpec.Jdbc(
                        new SourceId("db"),
                        url,
                        Optional.empty(),
                        password,
                        Map.of(),
                        new SourceSpec.Limits(1, Duration.ofSeconds(30))),
                folder,
                folder.resolve("drivers"));
    }

    private String h2File() throws Exception {
        String url = "jdbc:h2:" + folder.resolve("shop");
        try (var c = DriverManager.getConnection(url);
                var s = c.createStatement()) {
            s.execute(
                    "create table orders (id int, customer varchar, amount decimal(10,2), at timestamp)");
            s.execute(
                    "insert into orders values (1,'a',1.10,'2025-03-04 10:00:00'),(2,'b',2.20,'2025-03-04 23:30:00'),(2,'',null,'2025-03-05 00:30:00'),(null,'z',-1,null)");
            s.execute("create table customers (name varchar)");
            s.execute("insert into customers values ('a'),('b'),('')");
        }
        return url;
    }

    @Test
    void anH2FileIsReadWithoutBeingTouched() throws Exception {
        String url = h2File();
        var before = Files.getLastModifiedTime(folder.resolve("shop.mv.db"));
        try (var reader = open(url)) {
            var answers =
                    scan(
                            reader,
                            Asks.table("orders")
                                    .column("customer", ColumnType.TEXT)
                                    .derived("gross", "amount * 2")
                                    .request(
                                            rowCount(),
                                            nulls("customer"),
                                            total(Function.SUM, "gross"),
                                            total(Function.MEDIAN, "amount"),
                                            duplicates(Counting.ROWS, "id"),
                                            duplicates(Counting.KEYS, "id", "customer"),
                                            failing(
                                                    new RowTest.RefersTo(
                                                            sql("customer"), "customers", "name")),
                                            failing(
                                                    new RowTest.Range(
                                                            sql("amount"),
                                                            Optional.of(sql("0")),
                                                            Optional.empty())),
                                            new Formula.LargestShare(sql("id"), Optional.empty()),
                                            total(Function.MAX, "at")));
            assertThat(answers.value(0)).isEqualTo(4);
            assertThat(answers.value(1)).isEqualTo(0.25);
            assertThat(answers.value(2)).isEqualTo(4.6);
            assertThat(answers.value(3)).isEqualTo(1.1);
            assertThat(answers.value(4)).isEqualTo(1);
            assertThat(answers.value(5)).isZero();
            assertThat(answers.value(6)).isEqualTo(1);
            assertThat(answers.value(7)).isEqualTo(1);
            assertThat(answers.value(8)).isEqualTo(2 / 3.0);
            assertThat(answers.value(9)).isEqualTo(1741134600.0);
            assertThat(answers.done().schema().columns().getFirst().name()).isEqualTo("ID");
        }
        assertThat(Files.getLastModifiedTime(folder.resolve("shop.mv.db"))).isEqualTo(before);
    }

    @Test
    void aDayByColumnReadsNaiveStampsInTheZone() throws Exception {
        try (var reader = open(h2File())) {
            var berlin =
                    Asks.table("orders")
                            .in("Europe/Berlin")
                            .by(new Partitioning.ByColumn("at", Grain.DAY));
            assertThat(scan(reader, berlin.request(rowCount())).value(0)).isEqualTo(2);
            assertThat(scan(reader, berlin.request(LocalDate.of(2025, 3, 5), rowCount())).value(0))
                    .isEqualTo(1);
        }
    }

    @Test
    void aMissingTableSaysWhichAndABadRuleBreaksItselfOnly() throws Exception {
        try (var reader = open(h2File())) {
            var scan = reader.scan(Asks.table("ordres").request(rowCount()));
            assertThat(scan).isInstanceOf(Scan.Unreadable.class);
            assertThat(((Scan.Unreadable) scan).cause()).contains("ordres");
            var answers =
                    scan(
                            reader,
                            Asks.table("orders")
                                    .request(
                                            rowCount(),
                                            total(Function.SUM, "customer"),
                                            total(Function.SUM, "nonsense")));
            assertThat(answers.value(0)).isEqualTo(4);
            assertThat(answers.failure(1)).startsWith("the source says");
            assertThat(answers.failure(2)).contains("no column nonsense");
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsUnreadableAndNotCreated() throws Exception {
        try (var reader = open("jdbc:h2:" + folder.resolve("nothing"))) {
            var scan = reader.scan(Asks.table("t").request(rowCount()));
            assertThat(scan).isInstanceOf(Scan.Unreadable.class);
        }
        assertThat(folder.resolve("nothing.mv.db")).doesNotExist();
    }

    @Test
    void aHostThatNeverAnswersIsGivenUpAndNamed() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var reader =
                        open(
                                "jdbc:postgresql://localhost:%d/shop?password=hunter2"
                                        .formatted(silent.getLocalPort()))) {
            var scan =
                    reader.scan(Asks.table("t").within(Duration.ofMillis(400)).request(rowCount()));
            assertThat(scan).isInstanceOf(Scan.Unreadable.class);
            assertThat(((Scan.Unreadable) scan).cause())
                    .contains("localhost:" + silent.getLocalPort())
                    .contains("did not answer")
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void secretsComeFromTheEnvironmentAndAppearNowhere() throws Exception {
        try (var reader =
                open(
                        "jdbc:h2:mem:x",
                        Optional.of(new SourceSpec.Secret.Environment("TOCSIN_TEST_NOT_SET")))) {
            var scan = reader.scan(Asks.table("t").request(rowCount()));
            assertThat(((Scan.Unreadable) scan).cause())
                    .contains("TOCSIN_TEST_NOT_SET")
                    .contains("not set");
        }
    }

    @Test
    void anUnknownDriverSaysWhereToPutIt() throws Exception {
        try (var reader = open("jdbc:acme://host/db?user=a&password=hunter2")) {
            var scan = reader.scan(Asks.table("t").request(rowCount()));
            assertThat(((Scan.Unreadable) scan).cause())
                    .contains("no JDBC driver")
                    .contains(folder.resolve("drivers").toString())
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void sqliteWorksWithItsDriverDroppedIn() throws Exception {
        Files.createDirectories(folder.resolve("drivers"));
        Files.copy(
                Path.of(
                        org.sqlite
                                .JDBC
                                .class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI()),
                folder.resolve("drivers/sqlite.jar"));
        String url = "jdbc:sqlite:" + folder.resolve("music.sqlite");
        try (var c = DriverManager.getConnection(url);
                var s = c.createStatement()) {
            s.execute("create table Track (Id integer, Album integer, Price real)");
            s.execute("insert into Track values (1,1,0.5),(2,9,1.5),(2,null,null)");
            s.execute("create table Album (Id integer)");
            s.execute("insert into Album values (1)");
        }
        try (var reader = open(url)) {
            var answers =
                    scan(
                            reader,
                            Asks.table("Track")
                                    .request(
                                            rowCount(),
                                            nulls("Price"),
                                            total(Function.SUM, "Price"),
                                            duplicates(Counting.ROWS, "Id"),
                                            failing(
                                                    new RowTest.RefersTo(
                                                            sql("Album"), "Album", "Id")),
                                            query(
                                                    "select count(*) from Track where Id = 2",
                                                    Reads.VALUE),
                                            query("delete from Track", Reads.ROWS)));
            assertThat(answers.value(0)).isEqualTo(3);
            assertThat(answers.value(1)).isEqualTo(1 / 3.0);
            assertThat(answers.value(2)).isEqualTo(2);
            assertThat(answers.value(3)).isEqualTo(1);
            assertThat(answers.value(4)).isEqualTo(1);
            assertThat(answers.value(5)).isEqualTo(2);
            assertThat(answers.failure(6)).startsWith("refused");
        }
    }

    @Test
    void aDatabaseHasNoFiles() throws Exception {
        try (var reader = open(h2File())) {
            assertThat(reader.scan(Asks.files("a.csv").request(rowCount())))
                    .isInstanceOf(Scan.Unreadable.class);
        }
    }
}
