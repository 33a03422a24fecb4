package org.tocsin.engine;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does something every second, on a thread of its own, once it is started. */
final class Rounds implements AutoCloseable {
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("rounds").factory());
    private final Runnable round;

    Rounds(Runnable round) {
        this.round = round;
    }

    void start() {
        thread.scheduleWithFixedDelay(round, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
