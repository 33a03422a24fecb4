package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.engine.Crew.opening;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.Child;
import org.tocsin.domain.incident.Act;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Logged;
import org.tocsin.store.Audit;
import org.tocsin.store.Opened;
import org.tocsin.store.Store;

/**
 * Processes that keep the clocks are killed in the midst of an escalation, one after the other and
 * while the next already waits: whatever fell due is in the log once. How often is set by {@code
 * -Dtocsin.kills}.
 */
class KilledClocksTest {
    private static final int KILLS = Integer.getInteger("tocsin.kills", 3);

    @TempDir Path folder;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void whateverFellDueIsInTheLogOnceHoweverOftenItsKeeperIsKilled() throws Exception {
        var file = folder.resolve("store");
        long base = System.currentTimeMillis();
        var id = begin(file, base);
        var seed = new Random(7);
        var running = new ArrayDeque<Child>();
        int killed = 0;
        while (killed < KILLS) {
            var next = ClockProcess.on(file, base);
            running.add(next);
            assertThat(next.answer()).isEqualTo("open");
            // Not a wait for anything: the moment of death is what is tried.
            LockSupport.parkNanos(Duration.ofMillis(seed.nextInt(900)).toNanos());
            int survivors = seed.nextInt(3) == 0 ? 0 : 1;
            while (running.size() > survivors) {
                running.remove().kill();
                killed++;
            }
        }
        while (!running.isEmpty()) {
            running.remove().kill();
        }
        verify(file, base, id);
    }

    private static UUID begin(Path file, long base) {
        try (var store = store(file)) {
            var keeping = new ClockProcess.Keeping(store, ClockProcess.clock(base), "begin");
            return LiveIncidentsTest.done(keeping.desk().open(opening("CRITICAL"))).id().uuid();
        }
    }

    private static void verify(Path file, long base, UUID id) {
        try (var store = store(file)) {
            var clock = ClockProcess.clock(base);
            var keeping = new ClockProcess.Keeping(store, clock, "end");
            while (!keeping.turn()) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            var until = clock.instant();
            keeping.turn();
            assertThat(store.log().verify()).isInstanceOf(Audit.Intact.class);
            var keys = new HashSet<Act.Key>();
            var rounds = new TreeSet<Long>();
            long rungs = 0;
            int spared = 0;
            for (var logged : keeping.desk().log(id)) {
                if (logged.event() instanceof Event.Opened) {
                    continue;
                }
                var act = act(logged);
                assertThat(keys.add(act.key())).as("%s comes once", act.key()).isTrue();
                assertThat(logged.at()).as("not before it is due").isAfterOrEqualTo(act.at());
                spared += logged.event() instanceof Event.Spared ? 1 : 0;
                if (act.kind() == Act.Kind.RUNG) {
                    rungs++;
                } else {
                    var since = Duration.between(Crew.TEN, act.at());
                    assertThat(since.toSeconds() % ClockProcess.ROUND.toSeconds()).isZero();
                    assertThat(rounds.add(since.dividedBy(ClockProcess.ROUND))).isTrue();
                }
            }
            assertThat(rungs).isGreaterThanOrEqualTo(ClockProcess.rungsBy(until));
            assertThat(rounds.last())
                    .isGreaterThanOrEqualTo(
                            Duration.between(Crew.TEN, until).dividedBy(ClockProcess.ROUND));
            System.out.printf(
                    "%d kills: %d rungs and %d rounds, %d of them spared, each once%n",
                    KILLS, rungs, rounds.size(), spared);
        }
    }

    private static Act act(Logged logged) {
        return switch (logged.event()) {
            case Event.Acted(var act) -> act;
            case Event.Spared(var act, _) -> act;
            case Event other -> throw new AssertionError("no clock does " + other);
        };
    }

    private static Store store(Path file) {
        return ((Opened.Ready) Store.open(file)).store();
    }
}
