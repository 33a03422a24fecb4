package org.tocsin.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.source.Asks.DAY;
import static org.tocsin.source.Asks.NOW;
import static org.tocsin.source.HttpReaderTest.down;
import static org.tocsin.source.HttpReaderTest.failure;
import static org.tocsin.source.HttpReaderTest.value;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.check.Probe;
import org.tocsin.domain.check.Probe.Floors;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.data.ColumnType;
import org.tocsin.domain.data.Grain;
import org.tocsin.domain.data.Partitioning;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.source.SourceReader.Probing;

/** Folders and databases, asked without a look at their rows. */
class ProbeTest {
    private static final Probe AVAILABLE = new Probe.Available(OptionalInt.empty());
    private static final Partitioning DAILY = new Partitioning.ByFile(Grain.DAY);

    @TempDir Path folder;

    @Test
    void theFilesOfThePartitionAreMeasured() throws Exception {
        write("pay_20250304.csv", "id\n1\n", "2025-03-05T04:00:00Z");
        write("pay_20250303.csv", "id\n1\n2\n3\n", "2025-03-05T05:59:00Z");
        var asks = Asks.files("pay_{yyyyMMdd}.csv").by(DAILY);

        assertThat(value(probe(asks, new Probe.FileSize()))).isEqualTo(5);
        assertThat(value(probe(asks, new Probe.FileAge()))).isEqualTo(7200);
        assertThat(value(probe(asks, AVAILABLE))).isEqualTo(1);
    }

    @Test
    void aFileThatIsNotThereHasNoBytesAndNoAge() throws Exception {
        var asks = Asks.files("pay_{yyyyMMdd}.csv").by(DAILY);

        assertThat(down(probe(asks, new Probe.FileSize()))).contains("no file pay_20250304.csv");
        assertThat(failure(probe(asks, new Probe.FileAge()))).contains("pay_20250304.csv");
        assertThat(down(probe(asks, AVAILABLE))).contains("no file pay_20250304.csv");
    }

    @Test
    void aFolderThatIsGoneIsUnavailableAndBreaksTheRest() throws Exception {
        Files.delete(folder);
        var asks = Asks.files("a.csv");

        assertThat(down(probe(asks, AVAILABLE))).contains("is not there");
        assertThat(failure(probe(asks, new Probe.FileSize()))).contains("is not there");
        assertThat(failure(probe(asks, new Probe.StorageUsed()))).contains("cannot be asked");
    }

    @Test
    void aPartitionHasLandedWhenEnoughOfItIsThere() throws Exception {
        write("pay_20250304.csv", "id\n1\n2\n", "2025-03-04T01:00:00Z");
        var asks = Asks.files("pay_{yyyyMMdd}.csv").by(DAILY).column("id", ColumnType.INTEGER);

        assertThat(value(probe(asks, landed(0, 0)))).isEqualTo(1);
        assertThat(value(probe(asks, landed(7, 2)))).isEqualTo(1);
        assertThat(down(probe(asks, landed(8, 0)))).isEqualTo("7 of at least 8 bytes are there");
        assertThat(down(probe(asks, landed(0, 3)))).isEqualTo("2 of at least 3 rows are there");
    }

    @Test
    void aFileWithoutADateHasLandedWhenItIsNewEnough() throws Exception {
        write("pay.csv", "id\n1\n", "2025-03-04T23:59:59Z");
        var since = Optional.of(Instant.parse("2025-03-05T00:00:00Z"));
        var probe = new Probe.Landed(Floors.ANY, since);

        assertThat(down(probe(Asks.files("pay.csv"), probe))).contains("pay.csv was last written");
        write("pay.csv", "id\n1\n", "2025-03-05T00:00:00Z");
        assertThat(value(probe(Asks.files("pay.csv"), probe))).isEqualTo(1);
    }

    @Test
    void theDiskOfAFolderIsPartlyInUse() throws Exception {
        assertThat(value(probe(Asks.files("a.csv"), new Probe.StorageUsed()))).isBetween(0.0, 1.0);
    }

    @Test
    void aQueryIsTimedToItsLastRow() throws Exception {
        write("a.csv", "id\n1\n2\n3\n", "2025-03-04T23:59:59Z");

        var reading =
                (Reading.Taken)
                        probe(
                                Asks.files("a.csv"),
                                new Probe.QueryTime("select * from \"shop-events\""));

        assertThat(reading.tested().rows()).isEqualTo(3);
        assertThat(reading.value().orElseThrow()).isPositive();
    }

    @Test
    void aQueryThatDoesNotEndIsTimedOutAndOneThatWritesIsRefused() throws Exception {
        write("a.csv", "id\n1\n", "2025-03-04T23:59:59Z");
        var forEver =
                "select count(*) from range(10000000) a, range(10000000) b where a.range + b.range < 0";
        var asks = Asks.files("a.csv").within(Duration.ofMillis(700));

        assertThat(probe(asks, new Probe.QueryTime(forEver))).isInstanceOf(Reading.TimedOut.class);
        assertThat(failure(probe(Asks.files("a.csv"), new Probe.QueryTime("drop table x"))))
                .contains("refused");
    }

    @Test
    void aFolderHasNoPages() throws Exception {
        assertThat(failure(probe(Asks.files("a.csv"), new Probe.LoadTime())))
                .contains("only an http source");
    }

    @Test
    void aDatabaseIsAvailableWhenItsTableCanBeRead() throws Exception {
        String url = "jdbc:h2:mem:probes";
        try (var keep = DriverManager.getConnection(url);
                var statement = keep.createStatement()) {
            statement.execute("create table pay (at timestamp, amount int)");
            statement.execute("insert into pay values (timestamp '2025-03-04 10:00:00', 1)");
            var day = Asks.table("pay").by(new Partitioning.ByColumn("at", Grain.DAY));
            day.column("at", ColumnType.TIMESTAMP);

            assertThat(value(table(url, day, AVAILABLE))).isEqualTo(1);
            assertThat(down(table(url, Asks.table("gone"), AVAILABLE)))
                    .contains("gone of source shop cannot be read");
            assertThat(value(table(url, day, landed(0, 0)))).isEqualTo(1);
            assertThat(down(table(url, day, landed(0, 2))))
                    .isEqualTo("1 of at least 2 rows are there");
            statement.execute("delete from pay");
            assertThat(down(table(url, day, landed(0, 0))))
                    .isEqualTo("pay has no rows of 2025-03-04");
            assertThat(value(table(url, day, new Probe.QueryTime("select 1")))).isPositive();
            assertThat(failure(table(url, day, new Probe.QueryTime("select nothing from pay"))))
                    .containsIgnoringCase("nothing");
            assertThat(failure(table(url, day, new Probe.FileAge()))).contains("is a database");
        }
    }

    @Test
    void aDatabaseThatCannotBeReachedIsUnavailable() throws Exception {
        var nowhere = "jdbc:postgresql://127.0.0.1:1/none";

        assertThat(down(table(nowhere, Asks.table("t"), AVAILABLE))).contains("cannot connect");
        assertThat(failure(table(nowhere, Asks.table("t"), landed(0, 0)))).isNotEmpty();
    }

    private static Probe landed(long bytes, long rows) {
        return new Probe.Landed(new Floors(bytes, rows), Optional.empty());
    }

    private void write(String name, String text, String at) throws Exception {
        var file = Files.writeString(folder.resolve(name), text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse(at)));
    }

    private Reading probe(Asks asks, Probe probe) throws Exception {
        var limits = new SourceSpec.Limits(1, Duration.ofSeconds(5));
        return ask(new SourceSpec.Folder(new SourceId("shop"), ".", limits), asks, probe);
    }

    private Reading table(String url, Asks asks, Probe probe) throws Exception {
        var limits = new SourceSpec.Limits(1, Duration.ofSeconds(5));
        var id = new SourceId("shop");
        return ask(
                new SourceSpec.Jdbc(id, url, Optional.empty(), Optional.empty(), Map.of(), limits),
                asks,
                probe);
    }

    private Reading ask(SourceSpec spec, Asks asks, Probe probe) throws Exception {
        var request = asks.request(DAY);
        try (var reader = Sources.open(spec, folder, folder)) {
            return reader.probe(
                    new Probing(
                            request.dataSet(), request.partition(), probe, NOW, request.timeout()));
        }
    }
}
