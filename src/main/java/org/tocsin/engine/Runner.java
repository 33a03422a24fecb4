package org.tocsin.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.data.Partition;

/**
 * Works on lots in the background, each on a virtual thread of its own; the sources themselves say
 * how many at once they take. Knows what is under way, and stops it when asked.
 */
final class Runner implements AutoCloseable {
    private final Work work;
    private final Consumer<Desk.Event> listener;
    private final Set<CheckId> running = new HashSet<>();
    private final Set<Thread> threads = new HashSet<>();
    private boolean closed;
    private int done;
    private int total;

    Runner(Work work, Consumer<Desk.Event> listener) {
        this.work = work;
        this.listener = listener;
    }

    /** Examines one partition and keeps what was found. */
    @FunctionalInterface
    interface Work {
        void examine(Lot lot, Partition partition, String trigger) throws InterruptedException;
    }

    /** A lot and the partitions to look at, in this order. */
    record Task(Lot lot, List<Partition> partitions, String trigger) {
        Task {
            partitions = List.copyOf(partitions);
        }
    }

    /**
     * Starts tasks at once, but those that look back on other checks only when the others are done;
     * checks under way already are left out.
     */
    void submit(List<Task> tasks) {
        var others = new ArrayList<Thread>();
        for (var task : tasks) {
            if (!looksBack(task)) {
                start(task, List.of()).ifPresent(others::add);
            }
        }
        tasks.stream().filter(Runner::looksBack).forEach(task -> start(task, others));
    }

    private static boolean looksBack(Task task) {
        return task.lot().manner() == Lot.Manner.HINDSIGHT;
    }

    private synchronized Optional<Thread> start(Task task, List<Thread> others) {
        var free =
                task.lot().checks().stream()
                        .filter(check -> !running.contains(check.id()))
                        .toList();
        if (free.isEmpty() || task.partitions().isEmpty() || closed) {
            return Optional.empty();
        }
        var lot = new Lot(task.lot().dataSet(), task.lot().timeout(), free);
        free.forEach(check -> running.add(check.id()));
        total += free.size() * task.partitions().size();
        threads.removeIf(thread -> !thread.isAlive());
        var thread =
                Thread.startVirtualThread(
                        () -> perform(new Task(lot, task.partitions(), task.trigger()), others));
        threads.add(thread);
        tell();
        return Optional.of(thread);
    }

    private void perform(Task task, List<Thread> others) {
        try {
            for (var other : others) {
                other.join();
            }
            for (var partition : task.partitions()) {
                work.examine(task.lot(), partition, task.trigger());
                advance(task.lot().checks().size());
            }
        } catch (InterruptedException _) {
            // Cancelled: what was found so far is kept.
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            System.getLogger(Runner.class.getName())
                    .log(
                            System.Logger.Level.ERROR,
                            "checks of " + task.lot().dataSet().id(),
                            fault);
            listener.accept(new Desk.Event.Trouble(words(task, fault)));
        } finally {
            finish(task.lot().checks());
        }
    }

    private static String words(Task task, RuntimeException fault) {
        return "The checks of %s stopped: %s"
                .formatted(task.lot().dataSet().name(), String.valueOf(fault.getMessage()));
    }

    private synchronized void advance(int checks) {
        done += checks;
        tell();
    }

    private synchronized void finish(List<Check> checks) {
        checks.forEach(check -> running.remove(check.id()));
        if (running.isEmpty()) {
            done = 0;
            total = 0;
        }
        tell();
    }

    private void tell() {
        listener.accept(new Desk.Event.Progress(Set.copyOf(running), done, total));
    }

    /**
     * Interrupts everything under way. Threads rather than futures: a future that is cancelled
     * before it begins never says that it ended.
     */
    synchronized void cancel() {
        threads.forEach(Thread::interrupt);
    }

    @Override
    public synchronized void close() {
        closed = true;
        cancel();
    }
}
