package org.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tocsin.store.Given.all;
import static org.tocsin.store.Given.march;
import static org.tocsin.store.Given.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Sample;

/** One file: what stands in the way of opening it, and what it survives. */
class StoreFileTest {
    private static final CheckId FLOOR = new CheckId("revenue-floor");

    private static final List<String> NEW_IN_2 =
            List.of(
                    "log_head",
                    "incident_event",
                    "incident_number",
                    "rulebook",
                    "schedule_override",
                    "published_shift");

    @TempDir Path folder;

    @Test
    void whatWasWrittenIsThereWhenTheFileIsOpenedAgain() {
        Path file = folder.resolve("store");
        try (var store = opened(file)) {
            store.runs().record(all(run(1, "revenue-floor", march(4), 3)));
        }
        try (var store = opened(folder.resolve("store.mv.db"))) {
            assertThat(store.runs().latest("puffy")).hasSize(1);
            assertThat(store.changes().current()).isEqualTo(1);
        }
    }

    @Test
    void theKnownVersionIsThatOfTheNewestMigration() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("db/migration"))) {
            int newest =
                    files.map(f -> f.getFileName().toString())
                            .mapToInt(n -> Integer.parseInt(n.substring(1, n.indexOf("__"))))
                            .max()
                            .orElseThrow();
            assertThat(Schema.KNOWN).isEqualTo(newest);
        }
    }

    @Test
    void aNewerSchemaIsRefusedAndLeftAlone() throws SQLException {
        Path file = folder.resolve("store");
        opened(file).close();
        execute(file, "update \"flyway_schema_history\" set \"version\" = '99'");

        assertThat(Store.open(file)).isEqualTo(new Opened.TooNew(99, Schema.KNOWN));
        assertThat(new Opened.TooNew(99, Schema.KNOWN).message()).contains("99", "newer version");
        assertThat(Store.open(file)).isEqualTo(new Opened.TooNew(99, Schema.KNOWN));
    }

    @Test
    void aFirstStartThatWasCutShortIsFinishedByTheNext() throws SQLException {
        Path file = folder.resolve("store");
        opened(file).close();
        execute(file, "delete from \"flyway_schema_history\" where \"version\" is not null");
        execute(file, "drop table schema_seen");
        execute(file, "delete from lease");
        execute(file, "drop table published_shift");
        execute(file, "delete from log_head");

        try (var store = opened(file)) {
            assertThat(store.lease().tryAcquire("a", Given.NOON, java.time.Duration.ofSeconds(9)))
                    .isPresent();
            assertThat(store.log().lastPosition()).isZero();
        }
    }

    @Test
    void aStoreOfTheFirstVersionIsBroughtUpAndKeepsWhatItHad() throws SQLException {
        Path file = folder.resolve("store");
        try (var store = opened(file)) {
            store.runs().record(all(run(1, "revenue-floor", march(4), 3)));
        }
        execute(file, "delete from \"flyway_schema_history\" where \"version\" <> '1'");
        for (var table : NEW_IN_2) {
            execute(file, "drop table " + table);
        }

        try (var store = opened(file)) {
            assertThat(store.runs().latest("puffy")).hasSize(1);
            assertThat(store.log().verify()).isEqualTo(new Audit.Intact(0, Audit.BEGINNING));
        }
    }

    @Test
    void aMissingFolderIsSaid() {
        assertThat(unusable(folder.resolve("gone").resolve("store")))
                .contains("gone", "does not exist", "create it");
    }

    @Test
    void aFolderInPlaceOfTheFileIsSaid() throws IOException {
        Files.createDirectory(folder.resolve("store.mv.db"));
        assertThat(unusable(folder.resolve("store"))).contains("store.mv.db", "is a folder");
    }

    @Test
    void aPathThatTheDatabaseCannotSpellIsSaid() throws IOException {
        var odd = Files.createDirectory(folder.resolve("a;b"));
        assertThat(unusable(odd.resolve("store"))).contains("a;b", "semicolon");
    }

    @Test
    void spacesAndForeignLettersInThePathAreFine() throws IOException {
        var odd = Files.createDirectory(folder.resolve("Grüße an 100% Ωmega #1"));
        try (var store = opened(odd.resolve("store"))) {
            assertThat(store.changes().current()).isZero();
        }
        assertThat(odd.resolve("store.mv.db")).exists();
    }

    @Test
    void aFolderWithoutTheRightToWriteIsSaid() throws IOException {
        var closed =
                Files.createDirectory(
                        folder.resolve("closed"),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("r-xr-xr-x")));
        assumeTrue(!Files.isWritable(closed), "the superuser may write everywhere");
        assertThat(unusable(closed.resolve("store"))).contains("closed", "right to write");
    }

    @Test
    void aFileThatIsNoStoreIsSaidAndKept() throws IOException {
        Path file = folder.resolve("store.mv.db");
        var nonsense = "not a database ".repeat(10_000);
        Files.writeString(file, nonsense);

        assertThat(unusable(folder.resolve("store"))).contains("store.mv.db", "damaged", "backup");
        assertThat(file).hasContent(nonsense);
    }

    @Test
    void aFileThatAnotherProgramHoldsIsSaid() throws Exception {
        Path file = folder.resolve("store");
        opened(file).close();
        try (var channel =
                        java.nio.channels.FileChannel.open(
                                folder.resolve("store.mv.db"),
                                java.nio.file.StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(Store.open(file))
                    .isInstanceOfSatisfying(
                            Opened.Locked.class,
                            locked ->
                                    assertThat(locked.message())
                                            .contains("store.mv.db", "another program"));
        }
        opened(file).close();
    }

    @Test
    void anInterruptedCallerDoesNotHarmTheStore() throws InterruptedException {
        try (var store = opened(folder.resolve("store"))) {
            for (int i = 0; i < 20; i++) {
                int number = i;
                var caller =
                        Thread.ofVirtual()
                                .start(() -> {
                                    Thread.currentThread().interrupt();
                                    store.runs()
                                            .record(
                                                    all(
                                                            run(
                                                                    number,
                                                                    "revenue-floor",
                                                                    march(4),
                                                                    number)));
                                });
                assertThat(caller.join(java.time.Duration.ofSeconds(30))).isTrue();
            }
            assertThat(store.runs().recent("puffy", FLOOR, 99)).hasSize(20);
        }
    }

    @Test
    void aClosedStoreSaysSo() {
        var store = opened(folder.resolve("store"));
        store.close();
        assertThatThrownBy(() -> store.runs().latest("puffy"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void aFullDiskIsSaidAndNothingCommittedIsLost() throws Exception {
        assumeTrue(mount(folder), "no right to mount a small disk here");
        try {
            Path file = folder.resolve("store");
            long committed = 0;
            try (var store = opened(file)) {
                Throwable refused = null;
                while (refused == null) {
                    var big = "x".repeat(200_000) + committed;
                    try {
                        store.runs()
                                .record(
                                        all(
                                                run(committed, "revenue-floor", march(4), 3)
                                                        .found(big, Sample.NONE)));
                        committed++;
                    } catch (StoreException full) {
                        refused = full;
                    }
                }
                assertThat(refused).hasMessageContaining("no room").hasMessageContaining("free");
            }
            assertThat(committed).isPositive();
            shell("mount", "-o", "remount,size=64m", folder.toString());
            try (var store = opened(file)) {
                assertThat(store.runs().recent("puffy", FLOOR, 9_999))
                        .hasSizeGreaterThanOrEqualTo((int) committed);
                store.runs().record(all(run(77_777, "revenue-floor", march(5), 3)));
                assertThat(store.runs().find(Given.id(77_777))).isPresent();
            }
        } finally {
            shell("umount", folder.toString());
        }
    }

    private static boolean mount(Path at) throws IOException, InterruptedException {
        return "root".equals(System.getProperty("user.name"))
                && shell("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", at.toString());
    }

    private static boolean shell(String... command) throws IOException, InterruptedException {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    private static void execute(Path file, String sql) throws SQLException {
        var source = H2File.at(file).source();
        try (var connection =
                        DriverManager.getConnection(
                                source.getURL(), source.getUser(), source.getPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String unusable(Path file) {
        var opened = Store.open(file);
        assertThat(opened).isInstanceOf(Opened.Unusable.class);
        return ((Opened.Unusable) opened).message();
    }

    private static Store opened(Path file) {
        var opened = Store.open(file);
        assertThat(opened).isInstanceOf(Opened.Ready.class);
        return ((Opened.Ready) opened).store();
    }
}
