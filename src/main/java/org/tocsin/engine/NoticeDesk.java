package org.tocsin.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.tocsin.domain.notice.Attempt;
import org.tocsin.domain.notice.Draft;
import org.tocsin.domain.notice.Filter;
import org.tocsin.domain.notice.Kept;

/**
 * What a window needs of the outbox of a workspace. Reads and writes the store: off the FX thread.
 */
public interface NoticeDesk {
    /** What the filter lets through, the newest first. */
    List<Kept> list(Filter filter);

    Optional<Kept> find(UUID notice);

    /** The tries to send a notice, the first one first. */
    List<Attempt> attempts(UUID notice);

    /** For the status bar. */
    Status status();

    /**
     * Lets dead notices be tried again, as if for the first time.
     *
     * @return how many of them were dead
     */
    int retry(Collection<UUID> notices);

    /** As {@link #retry}, all that are dead. */
    int retryAll();

    /**
     * Drops a notice that waits.
     *
     * @return false when it no longer waits
     */
    boolean drop(UUID notice, String why);

    /**
     * Puts notices into the outbox that come from no incident: reports, reminders, tests.
     *
     * @return their ids, in the same order
     */
    List<UUID> add(List<Draft> drafts);

    /**
     * Listens until closed; called on any thread whenever notices may stand differently, by this
     * process or another, and not more often than the listener returns.
     */
    Desk.Subscription listenNotices(Consumer<Status> listener);

    /**
     * @param troubledSince since when nothing has got out although it was tried; empty when it does
     * @param waiting to be sent, or held
     * @param dead given up, until a person lets them be tried again
     */
    record Status(Optional<Instant> troubledSince, long waiting, long dead) {}
}
