package org.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GroupForceTest {
    private final GroupForce force = new GroupForce();
    private final AtomicInteger trips = new AtomicInteger();
    private final CountDownLatch gate = new CountDownLatch(1);

    @Test
    void oneAfterTheOtherEachMakesATrip() {
        force.cover(trips::incrementAndGet);
        force.cover(trips::incrementAndGet);
        assertThat(trips).hasValue(2);
    }

    @Test
    void whoComesWhileATripIsUnderWayIsCoveredByTheNextWhichAllShare() throws Exception {
        var first = start(this::waitAtTheGate);
        awaitTrips(1);
        var others = new ArrayList<Thread>();
        for (int i = 0; i < 10; i++) {
            others.add(start(trips::incrementAndGet));
        }
        for (var other : others) {
            awaitWaiting(other);
        }
        gate.countDown();
        first.join();
        for (var other : others) {
            other.join();
        }
        assertThat(trips).hasValue(2);
    }

    @Test
    void whoExpectsAnotherToMakeATripIsCoveredByIt() throws Exception {
        var expecting =
                Thread.ofPlatform()
                        .start(() -> force.cover(trips::incrementAndGet, Duration.ofHours(1)));
        awaitWaiting(expecting);
        assertThat(trips).hasValue(0);
        force.cover(trips::incrementAndGet);
        expecting.join();
        assertThat(trips).hasValue(1);
    }

    @Test
    void aTripThatAnotherMadeForItselfCoversWhatWasCommittedBefore() {
        long needed = force.next();
        force.lead(trips::incrementAndGet);
        force.cover(needed, trips::incrementAndGet, Duration.ofHours(1));
        assertThat(trips).hasValue(1);
    }

    @Test
    void aTripForItselfWaitsForTheOneUnderWay() throws Exception {
        var first = start(this::waitAtTheGate);
        awaitTrips(1);
        var own = Thread.ofPlatform().start(() -> force.lead(trips::incrementAndGet));
        awaitWaiting(own);
        assertThat(trips).hasValue(1);
        gate.countDown();
        first.join();
        own.join();
        assertThat(trips).hasValue(2);
    }

    @Test
    void whenTheOtherDoesNotComeTheTripIsMadeAllTheSame() {
        force.cover(trips::incrementAndGet, Duration.ofMillis(1));
        assertThat(trips).hasValue(1);
    }

    @Test
    void aTripThatFailsCoversNobody() throws Exception {
        var failed = new ArrayList<RuntimeException>();
        var first =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                force.cover(() -> {
                                    waitAtTheGate();
                                    throw new IllegalStateException("no disk");
                                });
                            } catch (IllegalStateException said) {
                                failed.add(said);
                            }
                        });
        awaitTrips(1);
        var second = start(trips::incrementAndGet);
        awaitWaiting(second);
        gate.countDown();
        first.join();
        second.join();
        assertThat(failed).hasSize(1);
        assertThat(trips).hasValue(2);
        assertThatThrownBy(() -> force.cover(() -> List.of().getFirst()))
                .isInstanceOf(java.util.NoSuchElementException.class);
        force.cover(trips::incrementAndGet);
        assertThat(trips).hasValue(3);
    }

    private void waitAtTheGate() {
        trips.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException cut) {
            throw new IllegalStateException(cut);
        }
    }

    private Thread start(Runnable trip) {
        return Thread.ofPlatform().start(() -> force.cover(trip));
    }

    private void awaitTrips(int count) {
        while (trips.get() < count) {
            Thread.onSpinWait();
        }
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING
                && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }
}
