package org.tocsin.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Gathers runs for a moment and commits them together: a commit costs about the same for one run as
 * for many. When results come faster than the disk takes them, {@link #submit} waits.
 */
public final class RunWriter implements AutoCloseable {
    private static final int LARGEST_BATCH = 500;
    private static final int WAITING = 5_000;

    private record Waiting(
            List<Recorded> results,
            Optional<FoundColumns> columns,
            Optional<Lease.Held> leader,
            CompletableFuture<Optional<Long>> written) {}

    private final RunStore runs;
    private final long lingerNanos;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();

    /**
     * Whoever finds no room sleeps until there is some: thousands that look again would be in the
     * way.
     */
    private final Semaphore room = new Semaphore(WAITING, true);

    private final Thread thread =
            Thread.ofPlatform().daemon().name("store-run-writer").unstarted(this::work);

    /** Of the thread: whether several came for the batch before. */
    private boolean crowded;

    private volatile boolean closed;

    /**
     * @param linger how long the first run of a batch waits for others where several come at a
     *     time; one that comes alone waits for none, and zero still gathers what comes while the
     *     batch before is being committed
     */
    public RunWriter(RunStore runs, Duration linger) {
        this.runs = runs;
        this.lingerNanos = linger.toNanos();
        thread.start();
    }

    /**
     * Hands a run over, waiting while too many are waiting already.
     *
     * @return the change sequence with which it was committed, or the {@link StoreException} that
     *     kept it from being
     */
    public CompletableFuture<Long> submit(Recorded result) throws InterruptedException {
        return submit(List.of(result), Optional.empty(), Optional.empty())
                .thenApply(Optional::orElseThrow);
    }

    /**
     * As {@link #submit(Recorded)}, for runs of which all or none are kept.
     *
     * @param columns that were found with them
     * @param leader on whose behalf, where that matters: nothing is kept, and the answer is empty,
     *     when another has become leader
     */
    public CompletableFuture<Optional<Long>> submit(
            List<Recorded> results, Optional<FoundColumns> columns, Optional<Lease.Held> leader)
            throws InterruptedException {
        var waiting = new Waiting(List.copyOf(results), columns, leader, new CompletableFuture<>());
        room.acquire();
        if (!closed) {
            queue.add(waiting);
            // The writer may have been closed between the question and the entry.
            if (!closed || thread.isAlive() || !queue.remove(waiting)) {
                return waiting.written();
            }
        }
        room.release();
        throw new IllegalStateException("The writer of runs is closed");
    }

    private void work() {
        while (!closed || !queue.isEmpty()) {
            try {
                var first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    write(gather(first));
                }
            } catch (InterruptedException _) {
                stop();
            }
        }
    }

    private synchronized void stop() {
        if (!closed) {
            closed = true;
            // Whoever waits for room learns that there will be none.
            room.release(Integer.MAX_VALUE / 2);
            LockSupport.unpark(thread);
        }
    }

    private List<Waiting> gather(Waiting first) {
        var batch = new ArrayList<Waiting>();
        batch.add(first);
        room.release();
        fill(batch);
        long until = System.nanoTime() + lingerNanos;
        while ((crowded || batch.size() > 1) && batch.size() < LARGEST_BATCH && !closed) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                break;
            }
            // Asleep rather than woken by each that comes.
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                stop();
            }
            fill(batch);
        }
        crowded = batch.size() > 1;
        return batch;
    }

    private void fill(List<Waiting> batch) {
        room.release(queue.drainTo(batch, LARGEST_BATCH - batch.size()));
    }

    private void write(List<Waiting> batch) {
        var byToken = new LinkedHashMap<Optional<Long>, List<Waiting>>();
        for (var waiting : batch) {
            byToken.computeIfAbsent(waiting.leader().map(Lease.Held::token), _ -> new ArrayList<>())
                    .add(waiting);
        }
        byToken.values().forEach(this::together);
    }

    /** A batch that fails is tried one by one, so that one bad run does not take others along. */
    private void together(List<Waiting> batch) {
        try {
            var leader = batch.getFirst().leader();
            var results = batch.stream().flatMap(each -> each.results().stream()).toList();
            var columns = batch.stream().flatMap(each -> each.columns().stream()).toList();
            var sequence = runs.write(results, columns, leader);
            batch.forEach(waiting -> waiting.written().complete(sequence));
        } catch (RuntimeException failure) {
            if (batch.size() == 1 || !Fault.of(failure).ofOneRow()) {
                batch.forEach(waiting -> waiting.written().completeExceptionally(failure));
            } else {
                batch.forEach(waiting -> together(List.of(waiting)));
            }
        }
    }

    /** Takes no more, and returns once everything taken is committed or has failed. */
    @Override
    public void close() {
        stop();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        // What was handed over while the thread was on its way home.
        for (var late = queue.poll(); late != null; late = queue.poll()) {
            write(List.of(late));
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
