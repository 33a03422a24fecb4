package org.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.Child;

/** The log when those who write to it are killed. */
class LogProcessesTest {
    /** More by {@code -Dtocsin.kills}; each takes a start of a JVM. */
    private static final int KILLS = Integer.getInteger("tocsin.kills", 3);

    @TempDir Path folder;

    /** The hash of each position that a process said was on the disk. */
    private final Map<Long, String> acknowledged = new HashMap<>();

    @Test
    void killedAtAnyPointNothingAcknowledgedIsLostAndTheLogIsWhole() throws Exception {
        var random = new Random(20250304);
        for (int kill = 0; kill < KILLS; kill++) {
            try (var writer = StoreProcess.on(folder.resolve("store"))) {
                assertThat(writer.answer()).isEqualTo("open");
                writer.send("append 1000000");
                for (int wait = random.nextInt(25); wait >= 0; wait--) {
                    acknowledge(writer.answer());
                }
                writer.kill();
                drain(writer);
            }
            assertWhole();
        }
    }

    @RepeatedTest(2)
    void whenTheHostOfTheFileDiesAWriterGoesOnWithoutRepeatingItself() throws Exception {
        Path file = folder.resolve("store");
        try (var host = StoreProcess.on(file)) {
            assertThat(host.answer()).isEqualTo("open");
            try (var guest = StoreProcess.on(file)) {
                assertThat(guest.answer()).isEqualTo("open");
                guest.send("append 60");
                for (int i = 0; i < 20; i++) {
                    acknowledge(guest.answer());
                }
                host.kill();
                for (int i = 20; i < 60; i++) {
                    acknowledge(guest.answer());
                }
                assertThat(guest.answer()).isEqualTo("done");
            }
        }
        assertWhole();
        try (var store = opened()) {
            // 20 times one, two and three entries: none is there twice.
            assertThat(store.log().lastPosition()).isEqualTo(120);
        }
    }

    private void drain(Child dead) {
        for (var line = dead.answer();
                line.matches("appended \\d+ \\w{64}");
                line = dead.answer()) {
            acknowledge(line);
        }
    }

    private void acknowledge(String line) {
        var words = line.split(" ");
        assertThat(words[0]).as(line).isEqualTo("appended");
        acknowledged.put(Long.parseLong(words[1]), words[2]);
    }

    private void assertWhole() {
        try (var store = opened()) {
            var entries = store.log().readSince(0, 1_000_000);
            assertThat(entries)
                    .extracting(Entry::position)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, entries.size()).boxed().toList());
            var hashes = new HashMap<Long, String>();
            entries.forEach(entry -> hashes.put(entry.position(), entry.hash()));
            assertThat(hashes).containsAllEntriesOf(acknowledged);
            assertThat(store.log().verify()).isInstanceOf(Audit.Intact.class);
        }
    }

    private Store opened() {
        var opened = Store.open(folder.resolve("store"));
        assertThat(opened).isInstanceOf(Opened.Ready.class);
        return ((Opened.Ready) opened).store();
    }
}
