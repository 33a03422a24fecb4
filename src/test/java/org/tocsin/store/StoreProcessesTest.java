package org.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.check.CheckId;

/** Several processes on one file, some of which die. */
class StoreProcessesTest {
    private static final CheckId FIRST = new CheckId("check-0");
    private static final CheckId LAST = new CheckId("check-" + (StoreProcess.BATCH - 1));

    @TempDir Path folder;

    @Test
    void aProcessKilledInMidWriteLeavesWholeBatchesOnly() throws Exception {
        Path file = folder.resolve("store");
        int committed = 0;
        try (var writer = StoreProcess.on(file)) {
            assertThat(writer.answer()).isEqualTo("open");
            writer.send("write 0 1000000");
            while (committed < 50) {
                assertThat(writer.answer()).isEqualTo("wrote " + committed++);
            }
            writer.kill();
        }

        try (var store = opened(file)) {
            var first = store.runs().recent("puffy", FIRST, 1_000_000);
            var last = store.runs().recent("puffy", LAST, 1_000_000);
            assertThat(first).hasSizeGreaterThanOrEqualTo(committed).hasSameSizeAs(last);
            assertThat(store.points().current().newest(Given.REVENUE, 9)).hasSize(1);
            assertThat(store.changes().current()).isEqualTo(first.size());
        }
    }

    @Test
    void whenTheHostOfTheFileDiesTheOthersGoOnAndLoseNothing() throws Exception {
        Path file = folder.resolve("store");
        try (var host = StoreProcess.on(file)) {
            assertThat(host.answer()).isEqualTo("open");
            assertThat(host.ask("write 0 1")).isEqualTo("wrote 0");
            assertThat(host.answer()).isEqualTo("done");
            try (var guest = StoreProcess.on(file);
                    var store = opened(file)) {
                assertThat(guest.answer()).isEqualTo("open");
                guest.send("write 1 200");
                for (int i = 1; i < 20; i++) {
                    assertThat(guest.answer()).isEqualTo("wrote " + i);
                }
                host.kill();
                for (int i = 20; i < 200; i++) {
                    assertThat(guest.answer()).isEqualTo("wrote " + i);
                }
                assertThat(guest.answer()).isEqualTo("done");
                assertThat(store.runs().recent("puffy", FIRST, 999)).hasSize(200);
                assertThat(store.runs().recent("puffy", LAST, 999)).hasSize(200);
            }
        }
    }

    @Test
    void whatAnotherProcessWritesIsFollowedEvenAcrossTheDeathOfTheHost() throws Exception {
        Path file = folder.resolve("store");
        try (var host = StoreProcess.on(file)) {
            assertThat(host.answer()).isEqualTo("open");
            try (var guest = StoreProcess.on(file);
                    var store = opened(file)) {
                assertThat(guest.answer()).isEqualTo("open");
                var seen = new LinkedBlockingQueue<Long>();
                long since = store.changes().current();
                try (var follower =
                        store.changes().follow(since, Duration.ofMillis(20), seen::add)) {
                    guest.ask("write 0 1");
                    assertThat(seen.poll(60, TimeUnit.SECONDS)).isEqualTo(since + 1);
                    assertThat(guest.answer()).isEqualTo("done");
                    host.kill();
                    guest.ask("write 1 2");
                    assertThat(seen.poll(60, TimeUnit.SECONDS)).isEqualTo(since + 2);
                    assertThat(store.runs().changedSince("puffy", since + 1))
                            .hasSize(StoreProcess.BATCH);
                    assertThat(follower).isNotNull();
                }
            }
        }
    }

    @Test
    void twoProcessesCanOpenAFreshFileAtOnce() throws Exception {
        Path file = folder.resolve("store");
        try (var one = StoreProcess.on(file);
                var other = StoreProcess.on(file)) {
            assertThat(one.answer()).isEqualTo("open");
            assertThat(other.answer()).isEqualTo("open");
            assertThat(one.ask("write 0 1")).isEqualTo("wrote 0");
            assertThat(other.ask("write 1 2")).isEqualTo("wrote 1");
            try (var store = opened(file)) {
                assertThat(store.runs().recent("puffy", FIRST, 9)).hasSize(2);
            }
        }
        assertThat(folder.resolve("store.migrating")).doesNotExist();
    }

    @Test
    void theLeaseOfADeadProcessIsTakenOverWhenItLapses() throws Exception {
        Path file = folder.resolve("store");
        try (var leader = StoreProcess.on(file);
                var other = StoreProcess.on(file)) {
            assertThat(leader.answer()).isEqualTo("open");
            assertThat(other.answer()).isEqualTo("open");
            assertThat(leader.ask("lead a 2025-03-04T12:00:00Z")).isEqualTo("token 1");
            leader.kill();
            assertThat(other.ask("lead b 2025-03-04T12:00:09Z")).isEqualTo("refused");
            assertThat(other.ask("lead b 2025-03-04T12:00:10Z")).isEqualTo("token 2");
        }
    }

    @Test
    void ofManyWhoAskAtOnceOneLeads() throws Exception {
        Path file = folder.resolve("store");
        try (var one = StoreProcess.on(file);
                var store = opened(file)) {
            assertThat(one.answer()).isEqualTo("open");
            one.send("lead a 2025-03-04T12:00:00Z");
            var here =
                    CompletableFuture.supplyAsync(() ->
                            store.lease().tryAcquire("b", Given.NOON, Duration.ofSeconds(10)));
            boolean there = one.answer().startsWith("token");
            assertThat(here.get(60, TimeUnit.SECONDS).isPresent()).isNotEqualTo(there);
        }
    }

    private static Store opened(Path file) {
        var opened = Store.open(file);
        assertThat(opened).isInstanceOf(Opened.Ready.class);
        return ((Opened.Ready) opened).store();
    }
}
