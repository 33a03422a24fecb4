package org.tocsin.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Running.Missed;
import org.tocsin.domain.data.Partition;

/**
 * Works on lots in the background, each on a virtual thread of its own; the sources themselves say
 * how many at once they take. Knows what is under way, and stops it when asked.
 */
final class Runner implements AutoCloseable {
    /** How often progress is told while it goes on; its beginning and its end are told at once. */
    private static final Duration TELL_EVERY = Duration.ofMillis(50);

    private final Work work;
    private final Consumer<Desk.Event> listener;
    private final Set<CheckId> running = new HashSet<>();
    private final Set<Thread> threads = new HashSet<>();

    /** Tasks each of whose runs counts, although their checks were busy when they came. */
    private final List<Task> waiting = new ArrayList<>();

    private final ScheduledExecutorService teller =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("progress").factory());
    private boolean telling;
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
        void examine(Lot lot, Visit visit) throws InterruptedException;
    }

    /**
     * One look at a partition.
     *
     * @param trigger see {@link org.tocsin.domain.check.CheckRun.Occasion#trigger()}
     * @param due the time of the schedule that it meets, if any
     */
    record Visit(Partition partition, String trigger, Optional<Instant> due) {
        static Visit asked(Partition partition, String trigger) {
            return new Visit(partition, trigger, Optional.empty());
        }
    }

    /** A lot and the looks to take, in this order. */
    record Task(Lot lot, List<Visit> visits) {
        Task {
            visits = List.copyOf(visits);
        }
    }

    /**
     * Starts tasks at once, but those that look back on other checks only when the others are done.
     * Checks under way already are left out, unless each of their runs counts: those come when they
     * are free.
     */
    synchronized void submit(List<Task> tasks) {
        boolean idle = running.isEmpty();
        var others = new ArrayList<Thread>();
        for (var task : tasks) {
            if (!looksBack(task)) {
                start(task, List.of()).ifPresent(others::add);
            }
        }
        tasks.stream().filter(Runner::looksBack).forEach(task -> start(task, others));
        if (!running.isEmpty()) {
            tell(idle);
        }
    }

    /** Whether nothing is under way. */
    synchronized boolean isIdle() {
        return running.isEmpty();
    }

    private static boolean looksBack(Task task) {
        return task.lot().manner() == Lot.Manner.HINDSIGHT;
    }

    private Optional<Thread> start(Task task, List<Thread> others) {
        if (task.visits().isEmpty() || closed) {
            return Optional.empty();
        }
        var free = new ArrayList<Check>();
        var later = new ArrayList<Check>();
        for (var check : task.lot().checks()) {
            if (!running.contains(check.id())) {
                free.add(check);
            } else if (check.handling().running().missed() == Missed.EACH
                    && task.visits().stream().anyMatch(visit -> visit.due().isPresent())) {
                later.add(check);
            }
        }
        if (!later.isEmpty()) {
            waiting.add(new Task(task.lot().of(later), task.visits()));
        }
        if (free.isEmpty()) {
            return Optional.empty();
        }
        var begun = new Task(task.lot().of(free), task.visits());
        free.forEach(check -> running.add(check.id()));
        total += free.size() * task.visits().size();
        var thread = Thread.ofVirtual().unstarted(() -> perform(begun, others));
        threads.add(thread);
        thread.start();
        return Optional.of(thread);
    }

    private void perform(Task task, List<Thread> others) {
        try {
            for (var other : others) {
                other.join();
            }
            for (var visit : task.visits()) {
                work.examine(task.lot(), visit);
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
        tell(false);
    }

    private synchronized void finish(List<Check> checks) {
        threads.remove(Thread.currentThread());
        checks.forEach(check -> running.remove(check.id()));
        var again = List.copyOf(waiting);
        waiting.clear();
        again.forEach(task -> start(task, List.of()));
        if (running.isEmpty()) {
            done = 0;
            total = 0;
        }
        tell(running.isEmpty());
    }

    /** What happens in between is told a few times a second, however much it is. */
    private void tell(boolean atOnce) {
        if (atOnce) {
            listener.accept(progress());
        } else if (!telling && !closed) {
            telling = true;
            var _ = teller.schedule(this::tellOn, TELL_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void tellOn() {
        telling = false;
        if (!running.isEmpty()) {
            listener.accept(progress());
        }
    }

    private Desk.Event.Progress progress() {
        return new Desk.Event.Progress(Set.copyOf(running), done, total);
    }

    /**
     * Interrupts everything under way. Threads rather than futures: a future that is cancelled
     * before it begins never says that it ended.
     */
    synchronized void cancel() {
        waiting.clear();
        threads.forEach(Thread::interrupt);
    }

    @Override
    public synchronized void close() {
        closed = true;
        cancel();
        teller.shutdownNow();
    }
}
