package org.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tocsin.store.Given.march;
import static org.tocsin.store.Given.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunWriterTest {
    private final Store store = Store.inMemory();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void runsThatComeTogetherAreCommittedTogether() throws Exception {
        var written = new ArrayList<CompletableFuture<Long>>();
        try (var writer = new RunWriter(store.runs(), Duration.ofSeconds(30))) {
            for (int i = 0; i < 100; i++) {
                written.add(writer.submit(run(i, "check-" + i, march(4), i).recorded()));
            }
        }
        var sequences = new HashSet<Long>();
        for (var one : written) {
            sequences.add(one.get(10, TimeUnit.SECONDS));
        }
        assertThat(store.runs().latest("puffy")).hasSize(100);
        assertThat(sequences).hasSizeLessThan(100).contains(store.changes().current());
    }

    @Test
    void aRunThatCannotBeKeptFailsAlone() throws Exception {
        var unkeepable =
                run(1, "check-1", march(4), 1)
                        .of(
                                new Series(
                                        "p".repeat(500),
                                        Given.REVENUE.dataSet(),
                                        Given.REVENUE.measure(),
                                        ""));
        try (var writer = new RunWriter(store.runs(), Duration.ofMillis(200))) {
            var before = writer.submit(run(2, "check-2", march(4), 1).recorded());
            var bad = writer.submit(unkeepable.recorded());
            var after = writer.submit(run(3, "check-3", march(4), 1).recorded());

            assertThat(before.get(30, TimeUnit.SECONDS)).isPositive();
            assertThat(after.get(30, TimeUnit.SECONDS)).isPositive();
            assertThatThrownBy(() -> bad.get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(StoreException.class);
        }
        assertThat(store.runs().latest("puffy")).hasSize(2);
    }

    @Test
    void aClosedWriterTakesNoMore() {
        var writer = new RunWriter(store.runs(), Duration.ZERO);
        writer.close();
        assertThatThrownBy(() -> writer.submit(run(1, "a", march(4), 1).recorded()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aLocalWriteIsFollowedAtOnceAndNotAfterClosing() throws Exception {
        var seen = new LinkedBlockingQueue<Long>();
        var follower = store.changes().follow(0, Duration.ofDays(1), seen::add);
        store.facts().put("a", "1");
        assertThat(seen.poll(30, TimeUnit.SECONDS)).isEqualTo(1);

        follower.close();
        store.facts().put("a", "2");
        assertThat(store.changes().current()).isEqualTo(2);
        assertThat(seen).isEmpty();
    }

    @Test
    void aListenerThatFailsIsToldOfTheNextChangeAllTheSame() throws Exception {
        var seen = new LinkedBlockingQueue<Long>();
        try (var follower =
                store.changes()
                        .follow(
                                0,
                                Duration.ofDays(1),
                                sequence -> {
                                    seen.add(sequence);
                                    throw new IllegalStateException("told on purpose");
                                })) {
            store.facts().put("a", "1");
            assertThat(seen.poll(30, TimeUnit.SECONDS)).isEqualTo(1);
            store.facts().put("a", "2");
            assertThat(seen.poll(30, TimeUnit.SECONDS)).isEqualTo(2);
            assertThat(follower).isNotNull();
        }
    }
}
