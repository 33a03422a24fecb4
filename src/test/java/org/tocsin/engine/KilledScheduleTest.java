package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.store.Opened;
import org.tocsin.store.Store;

/**
 * A process that runs the schedule is killed while another waits: the other takes over, and every
 * run that fell due is kept once, those included that fell due while nobody led.
 */
class KilledScheduleTest {
    private static final CheckId ROWS = new CheckId("rows");

    @TempDir Path folder;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void noRunIsDoubledOrLostWhenWhoeverLeadsIsKilled() throws Exception {
        var file = folder.resolve("store");
        var first = DeskProcess.on(file);
        assertThat(first.answer()).isEqualTo("open");
        var second = DeskProcess.on(file);
        try {
            assertThat(second.answer()).isEqualTo("open");
            try (var store = store(file)) {
                awaitRuns(store, 4);
                first.kill();
                int before = runs(store).size();
                awaitRuns(store, before + 12);
                second.kill();
                verify(store);
            }
        } finally {
            first.kill();
            second.kill();
        }
    }

    private static void verify(Store store) {
        var scheduled = runs(store);
        var last = store.runs().met("test").get(ROWS);
        // It began within the second that it was due in, unless it was made up for.
        var first = scheduled.getLast();
        long due =
                scheduled.size() * DeskProcess.EVERY.toMillis()
                        - DeskProcess.EVERY.toMillis();
        var beginning = last.minusMillis(due);
        assertThat(Duration.between(beginning, first.occasion().startedAt()))
                .as("%d runs up to %s, the first begun at %s", scheduled.size(), last, first)
                .isBetween(Duration.ZERO, Duration.ofMillis(999));
    }

    /** The newest first. */
    private static List<CheckRun> runs(Store store) {
        return store.runs().recent("test", ROWS, 1_000).stream()
                .filter(run -> !run.occasion().trigger().equals("catch-up"))
                .toList();
    }

    private static void awaitRuns(Store store, int count) {
        while (runs(store).size() < count) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static Store store(Path file) {
        return ((Opened.Ready) Store.open(file)).store();
    }
}
