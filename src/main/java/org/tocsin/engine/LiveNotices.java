package org.tocsin.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.tocsin.domain.notice.Attempt;
import org.tocsin.domain.notice.Draft;
import org.tocsin.domain.notice.Filter;
import org.tocsin.domain.notice.Kept;
import org.tocsin.domain.notice.Stage;
import org.tocsin.store.FactStore;
import org.tocsin.store.NoticeStore;
import org.tocsin.store.Store;
import org.tocsin.store.StoreException;

/** The outbox of an open workspace, as the store has it. Somebody else sends what is in it. */
public final class LiveNotices implements NoticeDesk {
    static final String TROUBLED = "notices.troubled-since";

    private final NoticeStore store;
    private final FactStore facts;
    private final InstantSource clock;
    private final List<Consumer<Status>> listeners = new CopyOnWriteArrayList<>();
    private volatile Runnable woken = () -> {};

    public LiveNotices(Store store, InstantSource clock) {
        this.store = store.notices();
        this.facts = store.facts();
        this.clock = clock;
    }

    /**
     * @param sender is called when there is something new to send
     */
    void wakes(Runnable sender) {
        woken = sender;
    }

    @Override
    public List<Kept> list(Filter filter) {
        return store.list(filter);
    }

    @Override
    public Optional<Kept> find(UUID notice) {
        return store.find(notice);
    }

    @Override
    public List<Attempt> attempts(UUID notice) {
        return store.attempts(notice);
    }

    @Override
    public Status status() {
        var counts = store.counts();
        return new Status(
                facts.find(TROUBLED).filter(at -> !at.isEmpty()).map(Instant::parse),
                counts.getOrDefault(Stage.WAITING, 0L),
                counts.getOrDefault(Stage.DEAD, 0L));
    }

    @Override
    public int retry(Collection<UUID> notices) {
        int revived = store.retry(notices, clock.instant());
        woken.run();
        return revived;
    }

    @Override
    public int retryAll() {
        int revived = store.retryAll(clock.instant());
        woken.run();
        return revived;
    }

    @Override
    public boolean drop(UUID notice, String why) {
        return store.drop(notice, why, clock.instant());
    }

    @Override
    public List<UUID> add(List<Draft> drafts) {
        var ids = store.add(drafts, clock.instant());
        woken.run();
        return ids;
    }

    @Override
    public Desk.Subscription listenNotices(Consumer<Status> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Something in the store has changed. Without listeners nobody counts anything. */
    void changed() {
        if (listeners.isEmpty()) {
            return;
        }
        try {
            var status = status();
            listeners.forEach(listener -> listener.accept(status));
        } catch (StoreException.Closed _) {
            // Nobody is left to be told.
            listeners.clear();
        }
    }
}
