package org.tocsin.notify;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.tocsin.domain.notice.Message;
import org.tocsin.domain.notice.Purpose;

/** A channel that keeps one ticket per incident, looked for before it is created. */
abstract class Ticketing implements Channel {
    private final Server server;
    private final Duration pace;

    /** One at a time: of two that look at once, both would create. */
    private final ReentrantLock turn = new ReentrantLock();

    /**
     * @param pace the least time between two messages
     */
    Ticketing(Server server, Duration pace) {
        this.server = server;
        this.pace = pace;
    }

    /**
     * Writes a message into its ticket.
     *
     * @param creates whether a ticket that is missing is created
     */
    abstract Delivery told(Message message, boolean creates) throws Halt, InterruptedException;

    /** Tries what can be tried without creating anything. */
    abstract Delivery tested() throws Halt, InterruptedException;

    @Override
    public final Traits traits() {
        var carried = EnumSet.complementOf(EnumSet.of(Purpose.ANNOTATION, Purpose.REPORT));
        return new Traits(carried, false, true, pace);
    }

    @Override
    public final Delivery send(List<Message> messages) throws InterruptedException {
        var message = messages.getFirst();
        turn.lockInterruptibly();
        try {
            return switch (message.purpose()) {
                case ALERT, UPDATE, REMINDER -> told(message, true);
                case ACKNOWLEDGED, RESOLVED -> told(message, false);
                case TEST -> tested();
                case REPORT, ANNOTATION ->
                        new Delivery.Refused(
                                "a ticket is for one incident, and this is about none");
            };
        } catch (Halt halt) {
            return halt.delivery();
        } finally {
            turn.unlock();
        }
    }

    @Override
    public final void close() {
        server.close();
    }
}
