package org.tocsin.notify;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.tocsin.domain.notice.Message;
import org.tocsin.domain.notice.Purpose;

/** A way to get messages out (N-1). Safe to use from any thread. */
public interface Channel extends AutoCloseable {
    /**
     * Sends messages that go to one address, at once if there is only one, else as one bundle.
     * Blocks, for as long as its own time-out at most; an interrupt gives up.
     *
     * @param messages one, or several where {@link Traits#bundles()}
     */
    Delivery send(List<Message> messages) throws InterruptedException;

    Traits traits();

    @Override
    default void close() {}

    /**
     * What the worker has to know.
     *
     * @param carries others are of no use to it
     * @param bundles whether several messages can go as one
     * @param recognises whether the other side knows a repeated message by its id and drops it
     * @param pace the least time between two sends to one address
     */
    record Traits(Set<Purpose> carries, boolean bundles, boolean recognises, Duration pace) {
        public Traits {
            carries = Set.copyOf(carries);
        }
    }
}
