package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
                awaitRuns(store, 1);
                var begun = Mark.of(store);
                awaitRuns(store, begun.count() + 3);
                first.kill();
                int before = runs(store).size();
                awaitRuns(store, before + 12);
                second.kill();
                verify(begun, Mark.of(store));
            }
        } finally {
            first.kill();
            second.kill();
        }
    }

    /**
     * How many runs there are, and up to when the schedule is met by them.
     *
     * @param count of scheduled runs
     */
    private record Mark(int count, Instant met) {
        /** Both are written together, so that they fit when the count has not changed meanwhile. */
        static Mark of(Store store) {
            while (true) {
                int count = runs(store).size();
                var met = Objects.requireNonNull(store.runs().met("test").get(ROWS));
                if (runs(store).size() == count) {
                    return new Mark(count, met);
                }
            }
        }
    }

    private static void verify(Mark first, Mark last) {
        assertThat(Duration.between(first.met(), last.met()))
                .as("from %s to %s", first, last)
                .isEqualTo(DeskProcess.EVERY.multipliedBy(last.count() - first.count()));
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
