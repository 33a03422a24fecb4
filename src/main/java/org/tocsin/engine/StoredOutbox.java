package org.tocsin.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tocsin.domain.notice.Queued;
import org.tocsin.domain.notice.Step;
import org.tocsin.notify.dispatch.Outbox;
import org.tocsin.store.Lease;
import org.tocsin.store.NoticeStore;

/** The outbox of the store, under the lease of this process. */
record StoredOutbox(NoticeStore store, Lease.Held lease) implements Outbox {
    @Override
    public long term() {
        return lease.token();
    }

    @Override
    public boolean takeOver(Set<UUID> except, Instant now) {
        return store.takeOver(except, now, lease).isPresent();
    }

    @Override
    public Arrivals arrivals(Position after, int limit) {
        var page = store.waiting(new NoticeStore.Cursor(after.arrived(), after.place()), limit);
        var next = new Position(page.next().arrived(), page.next().place());
        return new Arrivals(page.notices(), next, page.whole());
    }

    @Override
    public List<Queued> waiting(Address address, long afterPlace, int limit) {
        return store.waiting(address.channel(), address.address(), afterPlace, limit);
    }

    @Override
    public Optional<Set<UUID>> write(List<Step> steps) {
        return store.write(steps, lease);
    }
}
