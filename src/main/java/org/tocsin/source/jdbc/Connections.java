package org.tocsin.source.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

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

    private final Opener opener;
    private final Semaphore permits;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
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
            Connection free = idle.poll();
            return new Lease(free != null ? free : opener.open(timeout));
        } catch (SQLException | InterruptedException | RuntimeException e) {
            permits.release();
            throw e;
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Connection free = idle.poll(); free != null; free = idle.poll()) {
            quietly(free);
        }
    }

    private static void quietly(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException _) {
            // It is being thrown away; there is nobody whom this would help.
        }
    }

    /** One borrowed connection; goes back when closed, unless it was found broken. */
    public final class Lease implements AutoCloseable {
        private final Connection connection;
        private boolean broken;

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

        @Override
        public void close() {
            if (broken || closed || !rolledBack()) {
                // A broken connection may block on closing, and the borrower must not.
                Thread.ofVirtual().start(() -> quietly(connection));
            } else {
                idle.push(connection);
                if (closed) {
                    Connections.this.close();
                }
            }
            permits.release();
        }

        private boolean rolledBack() {
            try {
                if (!connection.isClosed() && !connection.getAutoCommit()) {
                    connection.rollback();
                }
                return !connection.isClosed();
            } catch (SQLException _) {
                return false;
            }
        }
    }
}
