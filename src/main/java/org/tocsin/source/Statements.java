package org.tocsin.source;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.tocsin.secret.Redaction;
import org.tocsin.source.jdbc.Connections;

/**
 * Runs one statement at a time on a borrowed connection, cancels it at the source when the caller
 * is interrupted or time is up, and never waits for a source that does not let go.
 */
final class Statements {
    /** How long a cancelled statement may take to end before its connection is given up. */
    private static final Duration LETTING_GO = Duration.ofSeconds(2);

    /** Works on a connection; the statement is noted so that it can be cancelled. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection, Running running) throws SQLException;
    }

    /** Reads what came back. */
    @FunctionalInterface
    interface Extract<T> {
        T from(ResultSet rows) throws SQLException;
    }

    sealed interface Outcome<T> {
        record Got<T>(T value, Duration took) implements Outcome<T> {}

        record Failed<T>(SQLException cause, Duration took) implements Outcome<T> {}

        record GaveUp<T>(Duration after) implements Outcome<T> {}
    }

    private final Connections connections;
    private final Executor threads;
    private final Limit limit;
    private final Redaction redaction;

    /** Tells the driver, too, how long a statement may take; our own clock does not need it. */
    @FunctionalInterface
    interface Limit {
        void on(Statement statement, Duration timeout) throws SQLException;
    }

    /**
     * @param threads platform threads where the driver blocks in native code, else virtual ones; a
     *     free one at once, however many are stuck
     */
    Statements(Connections connections, Executor threads, Limit limit) {
        this(connections, threads, limit, new Redaction());
    }

    /**
     * @param redaction of what faults say
     */
    Statements(Connections connections, Executor threads, Limit limit, Redaction redaction) {
        this.redaction = redaction;
        this.connections = connections;
        this.threads = threads;
        this.limit = limit;
    }

    /** Runs statements for their effect on the session, then one for its rows. */
    <T> Outcome<T> query(List<String> before, String sql, Duration timeout, Extract<T> extract)
            throws InterruptedException {
        return run(
                timeout,
                (connection, running) -> {
                    try (var statement = running.note(connection.createStatement())) {
                        limit.on(statement, timeout);
                        for (String first : before) {
                            statement.execute(first);
                        }
                        try (var rows = statement.executeQuery(sql)) {
                            return extract.from(rows);
                        }
                    }
                });
    }

    <T> Outcome<T> run(Duration timeout, Work<T> work) throws InterruptedException {
        long start = System.nanoTime();
        Connections.Lease lease;
        try {
            lease = connections.borrow(timeout);
        } catch (SQLException e) {
            return new Outcome.Failed<>(redaction.of(e), since(start));
        }
        try (lease) {
            return run(lease, timeout, work);
        }
    }

    private <T> Outcome<T> run(Connections.Lease lease, Duration timeout, Work<T> work)
            throws InterruptedException {
        var running = new Running();
        var task =
                new FutureTask<>(() -> settled(lease, () -> work.on(lease.connection(), running)));
        long start = System.nanoTime();
        threads.execute(task);
        try {
            return new Outcome.Got<>(
                    task.get(timeout.toNanos(), TimeUnit.NANOSECONDS), since(start));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException cause) {
                lease.failed(cause);
                return new Outcome.Failed<>(redaction.of(cause), since(start));
            }
            throw new IllegalStateException("a statement could not be run", e.getCause());
        } catch (TimeoutException _) {
            letGo(lease, running, task);
            return new Outcome.GaveUp<>(timeout);
        } catch (InterruptedException e) {
            letGo(lease, running, task);
            throw e;
        }
    }

    /** The transaction ends on the same thread: it, too, may find the network gone. */
    private static <T> T settled(Connections.Lease lease, Callable<T> work) throws Exception {
        try {
            return work.call();
        } finally {
            lease.settle();
        }
    }

    /** Cancels and waits a little, through interrupts, so that the connection can be used again. */
    private static void letGo(Connections.Lease lease, Running running, FutureTask<?> task) {
        // To cancel is to ask the server once more, and it may be the one that does not answer.
        Thread.ofVirtual().name("cancel").start(running::cancel);
        boolean interrupted = false;
        long end = System.nanoTime() + LETTING_GO.toNanos();
        while (true) {
            try {
                task.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                break;
            } catch (ExecutionException _) {
                break;
            } catch (TimeoutException _) {
                lease.discard();
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** The statement under way, if any. */
    static final class Running {
        private final AtomicReference<@Nullable Statement> statement = new AtomicReference<>();
        private volatile boolean cancelled;

        <S extends Statement> S note(S started) throws SQLException {
            statement.set(started);
            if (cancelled) {
                throw new SQLException("cancelled before it started");
            }
            return started;
        }

        void cancel() {
            cancelled = true;
            Statement current = statement.get();
            try {
                if (current != null) {
                    current.cancel();
                }
            } catch (SQLException _) {
                // It has just ended, or the driver cannot; the connection is discarded then.
            }
        }
    }
}
