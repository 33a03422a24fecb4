package org.tocsin.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.tocsin.notify.Posting;
import org.tocsin.notify.dispatch.Dispatcher;
import org.tocsin.notify.dispatch.Patience;
import org.tocsin.store.Appended;
import org.tocsin.store.Entry;
import org.tocsin.store.Lease;
import org.tocsin.store.Store;
import org.tocsin.store.StoreException;

/** Sends what is in the outbox, in the process that leads (N-3). */
final class Sending implements AutoCloseable {
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final Store store;
    private final LiveIncidents incidents;
    private final Leads leads;
    private final Consumer<String> trouble;
    private final ExecutorService sends = Executors.newVirtualThreadPerTaskExecutor();
    private final Dispatcher dispatcher;
    private final Thread thread = Thread.ofVirtual().name("notices").unstarted(this::work);
    private final Desk.Subscription subscription;
    private volatile Posting posting = Posting.USUAL;
    private volatile boolean closed;
    private final ConcurrentLinkedQueue<List<Entry>> written = new ConcurrentLinkedQueue<>();
    private boolean failing;
    private Optional<Instant> toldTrouble = Optional.empty();

    /**
     * @param lease of this process, while it leads
     */
    record Leads(Supplier<Optional<Lease.Held>> lease, InstantSource clock) {}

    /**
     * @param trouble is told what hinders the sending, for people
     */
    Sending(Store store, Leads leads, LiveIncidents incidents, Consumer<String> trouble) {
        this.store = store;
        this.incidents = incidents;
        this.leads = leads;
        this.trouble = trouble;
        RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
        var means = new Dispatcher.Means(leads.clock(), random, sends, this::wake);
        var noticed = new NoticedIncidents(incidents);
        this.dispatcher = new Dispatcher(noticed, () -> posting, Patience.USUAL, means);
        this.subscription = incidents.listenIncidents(_ -> wake());
    }

    void start() {
        store.log().onNotices(this::takesUp);
        thread.start();
    }

    /** Whether what has just been written goes out from here. */
    private boolean takesUp(List<Entry> entries) {
        boolean takes = !closed && leads.lease().get().isPresent();
        if (takes) {
            written.add(entries);
        }
        wake();
        return takes;
    }

    /** What was written here need not be read again to be known. */
    private void fold() {
        for (var entries = written.poll(); entries != null; entries = written.poll()) {
            var _ = incidents.folded(new Appended.Done(entries));
        }
    }

    /** From the next turn on; whatever is held is decided anew. */
    void use(Posting other) {
        posting = other;
        dispatcher.reconsider();
    }

    void reconsider() {
        dispatcher.reconsider();
    }

    Posting posting() {
        return posting;
    }

    /** There may be something new. */
    void wake() {
        LockSupport.unpark(thread);
    }

    private void work() {
        while (!closed) {
            var wait = turn();
            if (!closed) {
                LockSupport.parkNanos(wait.toNanos());
            }
        }
    }

    private Duration turn() {
        try {
            var held = leads.lease().get();
            fold();
            if (held.isEmpty()) {
                dispatcher.standDown();
                return REST;
            }
            var wait = dispatcher.turn(new StoredOutbox(store.notices(), held.get()));
            tell(held.get());
            failing = false;
            return wait;
        } catch (StoreException.Closed _) {
            closed = true;
        } catch (RuntimeException fault) {
            hindered(fault);
        }
        return REST;
    }

    private void hindered(RuntimeException fault) {
        if (!failing && !closed) {
            System.getLogger(Sending.class.getName())
                    .log(System.Logger.Level.WARNING, "sending notices", fault);
            trouble.accept("Notices wait: " + fault.getMessage());
        }
        failing = true;
    }

    /** Other processes show it as well. */
    private void tell(Lease.Held lease) {
        var since = dispatcher.troubledSince();
        if (!since.equals(toldTrouble)) {
            var fact = since.map(Instant::toString).orElse("");
            if (store.facts().put(LiveNotices.TROUBLED, fact, lease)) {
                toldTrouble = since;
            }
        }
    }

    /** What is under way is given up, and written down if there is time. */
    @Override
    public void close() {
        closed = true;
        subscription.close();
        wake();
        try {
            if (thread.getState() != Thread.State.NEW) {
                var _ = thread.join(GOODBYE);
            }
            sends.shutdownNow();
            var _ = sends.awaitTermination(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
            leads.lease()
                    .get()
                    .map(held -> new StoredOutbox(store.notices(), held))
                    .ifPresent(dispatcher::settleOnly);
        } catch (StoreException _) {
            // The next leader finds attempts without an end, and makes them again.
            closed = true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
