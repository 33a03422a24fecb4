package org.tocsin.source.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * At most a few connections to one source, opened when first needed. Who borrows one waits for a
 * free one, so that a source is never asked harder than its limits allow.
 */
public final class Connections implements AutoCloseable {
    /** Opens one more connection; may block, so it honours interruption and the time-out. */
    @FunctionalInterface
    public interface Opener {
        Connection open(Duration timeout) throws SQLException, InterruptedException;
    }

    /** How long an idle connection is taken to be alive without asking. */
    private static final Duration TRUSTED = Duration.ofSeconds(1);

    /** How long an idle connection may take to say that it is alive. */
    private static final Duration ASKED = Duration.ofSeconds(2);

    private record Idle(Connection connection, long since) {}

    private final Opener opener;
    private final Semaphore permits;
    private final ConcurrentLinkedDeque<Idle> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    public Connections(Opener opener, int limit) {
        this.opener = opener;
        this.permits = new Semaphore(Math.max(1, limit), true);
    }

    /** Blocks until a connection is free. */
    public Lease borrow(Duration timeout) throws SQLException, InterruptedException {
        permits.acquire();
        try {
            if (closed) {
                throw new SQLException("the source has been closed");
            }
            var free = free();
            return new Lease(free.isPresent() ? free.get() : opener.open(timeout));
        } catch (SQLException | InterruptedException | RuntimeException e) {
            permits.release();
            throw e;
        }
    }

    /** An idle connection that a server's restart or a firewall has not killed meanwhile. */
    private Optional<Connection> free() throws InterruptedException {
        for (Idle next = idle.poll(); next != null; next = idle.poll()) {
            if (System.nanoTime() - next.since() < TRUSTED.toNanos() || alive(next.connection())) {
                return Optional.of(next.connection());
            }
            throwAway(next.connection());
        }
        return Optional.empty();
    }

    private static boolean alive(Connection connection) throws InterruptedException {
        var asking = new FutureTask<>(() -> connection.isValid((int) ASKED.toSeconds()));
        Thread.ofVirtual().name("alive").start(asking);
        try {
            return asking.get(ASKED.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException _) {
            return false;
        } catch (InterruptedException e) {
            throwAway(connection);
            throw e;
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Idle free = idle.poll(); free != null; free = idle.poll()) {
            quietly(free.connection());
        }
    }

    /** A dead connection may block on closing, and the borrower must not. */
    private static void throwAway(Connection connection) {
        Thread.ofVirtual()
                .name("throw away")
                .start(() -> {
                    try {
                        // Lets go of the socket, and so of whoever still reads from it.
                        connection.abort(Runnable::run);
                    } catch (SQLException | RuntimeException _) {
                        // A driver that cannot abort still closes.
                    }
                    quietly(connection);
                });
    }

    private static void quietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException _) {
            // It is being thrown away; there is nobody whom this would help.
        }
    }

    /** One borrowed connection; goes back when closed, if it was settled and not found broken. */
    public final class Lease implements AutoCloseable {
        private final Connection connection;
        private volatile boolean broken;
        private volatile boolean settled;

        private Lease(Connection connection) {
            this.connection = connection;
        }

        public Connection connection() {
            return connection;
        }

        /** Do not use this connection again. */
        public void discard() {
            broken = true;
        }

        /**
         * A fault on this connection; where it says that the server is gone, the idle ones are
         * thrown away with it, so that the next run starts afresh.
         */
        public void failed(SQLException fault) {
            if (Advice.lost(fault)) {
                broken = true;
                for (Idle other = idle.poll(); other != null; other = idle.poll()) {
                    throwAway(other.connection());
                }
            }
        }

        /** Ends the transaction; asks the server, and so may block where it is out of reach. */
        public void settle() {
            try {
                if (!connection.isClosed() && !connection.getAutoCommit()) {
                    connection.rollback();
                }
                settled = !connection.isClosed();
            } catch (SQLException _) {
                broken = true;
            }
        }

        @Override
        public void close() {
            if (broken || closed || !settled) {
                throwAway(connection);
            } else {
                idle.push(new Idle(connection, System.nanoTime()));
                if (closed) {
                    Connections.this.close();
                }
            }
            permits.release();
        }
    }
}
