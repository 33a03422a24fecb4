package org.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.store.Given.NOON;
import static org.tocsin.store.Given.all;
import static org.tocsin.store.Given.march;
import static org.tocsin.store.Given.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.check.CheckId;

/** A store as one file, and back. */
class BackupTest {
    private static final CheckId FLOOR = new CheckId("revenue-floor");

    @TempDir Path folder;

    @Test
    void whatWasBackedUpComesBackAndWhatWasThereIsKeptBeside() throws IOException {
        Path backup = folder.resolve("monday.zip");
        try (var store = opened()) {
            store.runs().record(all(run(1, "revenue-floor", march(4), 3)));
            append(store, 0);
            assertThat(store.backup(backup, NOON)).isInstanceOf(Copied.Done.class);
            store.runs().record(all(run(2, "revenue-floor", march(5), 4)));
        }

        var restored = new StoreFile(file()).restore(backup, NOON);

        assertThat(restored)
                .isInstanceOfSatisfying(
                        Copied.Done.class,
                        done -> assertThat(done.audit()).isInstanceOf(Audit.Intact.class));
        try (var store = opened()) {
            assertThat(store.runs().recent("puffy", FLOOR, 10)).hasSize(1);
            assertThat(store.log().lastPosition()).isEqualTo(1);
        }
        assertThat(folder.resolve("tocsin.mv.db.before-20250304-120000")).exists();
        assertThat(names()).noneMatch(name -> name.contains("restoring") || name.endsWith(".part"));
    }

    @Test
    void aBackupIsMadeWhileAnotherProcessWrites() throws Exception {
        Path backup = folder.resolve("busy.zip");
        try (var writer = StoreProcess.on(file());
                var store = opened()) {
            assertThat(writer.answer()).isEqualTo("open");
            writer.send("write 0 40");
            assertThat(writer.answer()).isEqualTo("wrote 0");

            assertThat(store.backup(backup, NOON)).isInstanceOf(Copied.Done.class);
            assertThat(new StoreFile(file()).restore(backup, NOON))
                    .isInstanceOfSatisfying(
                            Copied.Refused.class,
                            refused -> assertThat(refused.message()).contains("is open in"));
        }
        Path other = folder.resolve("elsewhere.mv.db");
        assertThat(new StoreFile(other).restore(backup, NOON)).isInstanceOf(Copied.Done.class);
        try (var store = ((Opened.Ready) Store.open(other)).store()) {
            int runs = store.runs().recent("puffy", new CheckId("check-0"), 100).size();
            assertThat(runs).isPositive();
            assertThat(store.runs().recent("puffy", new CheckId("check-9"), 100)).hasSize(runs);
        }
    }

    @Test
    void aFileThatIsThereIsLeftAlone() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken.zip"), "mine");
        try (var store = opened()) {
            assertThat(store.backup(taken, NOON))
                    .isInstanceOfSatisfying(
                            Copied.Refused.class,
                            refused -> assertThat(refused.message()).contains("is there already"));
            var nowhere = store.backup(folder.resolve("no/such/folder.zip"), NOON);
            assertThat(nowhere).isInstanceOf(Copied.Refused.class);
        }
        assertThat(taken).hasContent("mine");
    }

    @Test
    void aSpoiltBackupIsRefusedAndTheStoreStaysAsItWas() throws IOException {
        Path backup = folder.resolve("backup.zip");
        try (var store = opened()) {
            store.runs().record(all(run(1, "revenue-floor", march(4), 3)));
            assertThat(store.backup(backup, NOON)).isInstanceOf(Copied.Done.class);
        }
        byte[] bytes = Files.readAllBytes(backup);
        for (int i = bytes.length / 3; i < bytes.length / 3 + 16; i++) {
            bytes[i] ^= 0x55;
        }
        Files.write(backup, bytes);
        Path text = Files.writeString(folder.resolve("text.zip"), "no zip at all");

        for (var bad : List.of(backup, text)) {
            assertThat(new StoreFile(file()).restore(bad, NOON))
                    .isInstanceOfSatisfying(
                            Copied.Refused.class,
                            refused ->
                                    assertThat(refused.message())
                                            .contains("was not restored", "as it was"));
        }

        try (var store = opened()) {
            assertThat(store.runs().recent("puffy", FLOOR, 10)).hasSize(1);
        }
        assertThat(names())
                .noneMatch(name -> name.contains("before") || name.contains("restoring"));
    }

    @Test
    void compactingKeepsEverythingAndTellsTheSizes() throws IOException {
        try (var store = opened()) {
            for (int i = 0; i < 50; i++) {
                store.runs().record(StoreProcess.batch(i));
            }
            assertThat(new StoreFile(file()).compact()).isInstanceOf(Copied.Refused.class);
        }

        var compacted = (Copied.Done) new StoreFile(file()).compact();

        assertThat(compacted.after()).isPositive().isLessThanOrEqualTo(compacted.before());
        assertThat(compacted.after()).isEqualTo(Files.size(file()));
        try (var store = opened()) {
            assertThat(store.runs().recent("puffy", new CheckId("check-3"), 100)).hasSize(50);
        }
        assertThat(new StoreFile(folder.resolve("none.mv.db")).compact())
                .isInstanceOf(Copied.Refused.class);
    }

    private static void append(Store store, long version) {
        var told = new NewEntry(NOON, "ann", "said", "{}");
        assertThat(store.log().append(Given.id(1), version, List.of(told)))
                .isInstanceOf(Appended.Done.class);
    }

    private Path file() {
        return folder.resolve("tocsin.mv.db");
    }

    private Store opened() {
        var opened = Store.open(file());
        assertThat(opened).isInstanceOf(Opened.Ready.class);
        return ((Opened.Ready) opened).store();
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).toList();
        }
    }
}
