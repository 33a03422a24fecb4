package org.tocsin.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Log;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.tools.JooqLogger;

/**
 * A few threads with a few connections, on which all work with the database is done.
 *
 * <p>They are threads of their own because an interrupt in the middle of reading or writing closes
 * the file (or the socket) under everybody: a caller may be interrupted, its statement never is.
 * Work that fails because the process that hosts the file has died is done again on a new
 * connection, for as long as taking over the file may need.
 */
final class Sessions implements AutoCloseable {
    /** Reads, or one statement that commits by itself. */
    interface Work<T> {
        T on(DSLContext db);
    }

    /** One transaction. */
    interface Write<T> {
        /**
         * Does the work, all of which is undone when it throws.
         *
         * @param again whether an earlier attempt may have been committed after all
         */
        T on(DSLContext db, boolean again);
    }

    /** Plain JDBC, where starting jOOQ is not worth the time. */
    interface Raw<T> {
        T on(Connection connection) throws SQLException;
    }

    private static final int THREADS = 4;

    /** Enough for another process to notice that the host is gone and to open the file. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * Enough for a file that a program holds which is about to end. When a host dies, those who
     * open the file hold one another up, which is no such holding and gets all the patience.
     */
    private static final Duration PATIENCE_WHILE_OPENING = Duration.ofSeconds(12);

    private static final Settings SETTINGS =
            new Settings()
                    .withRenderSchema(false)
                    .withRenderCatalog(false)
                    .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)
                    .withExecuteLogging(false)
                    .withFetchWarnings(false)
                    .withAttachRecords(false);

    static {
        // It greets every database on the terminal, in the middle of a report.
        JooqLogger.globalThreshold(Log.Level.WARN);
    }

    private final DataSource source;
    private final SQLDialect dialect;
    private final String where;
    private final Flush flush;
    private final GroupForce force = new GroupForce();
    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    THREADS, Thread.ofPlatform().daemon().name("store-", 1).factory());
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile Duration patience = PATIENCE_WHILE_OPENING;
    private volatile boolean closed;

    /**
     * @param where what messages call the store: its path
     */
    Sessions(DataSource source, SQLDialect dialect, String where, Flush flush) {
        this.source = source;
        this.dialect = dialect;
        this.where = where;
        this.flush = flush;
    }

    /** The tables are up to date; from now on, lost connections are sought anew for longer. */
    void opened() {
        raw(connection -> {
            flush.prepare(connection);
            return true;
        });
        patience = PATIENCE;
    }

    /** What to tell people about a failure. */
    String words(Exception failure) {
        return Fault.of(failure).words(where, failure);
    }

    DataSource source() {
        return source;
    }

    /** Work that opens connections of its own. */
    <T> T apart(Callable<T> work) {
        return await(work);
    }

    <T> T raw(Raw<T> work) {
        return await(() -> persist((connection, _) -> work.on(connection)));
    }

    <T> T read(Work<T> work) {
        return await(() -> persist((connection, _) -> work.on(dsl(connection))));
    }

    <T> T write(Write<T> work) {
        return write(work, _ -> {});
    }

    /**
     * As {@link #write(Write)}, for what may be lost with the process because it would be done
     * again: the file is left to whoever writes next, or to the database within a second. Many
     * small transactions on the same pages then write each page once.
     */
    <T> T writeInPassing(Write<T> work) {
        return await(() ->
                persist((connection, again) -> {
                    T result = commit(connection, again, work);
                    Flush.byDatabase().after(connection);
                    return result;
                }));
    }

    /**
     * As {@link #write(Write)}.
     *
     * @param committed is told once others can read it, before it is in the file; must not wait
     */
    <T> T write(Write<T> work, Consumer<T> committed) {
        return await(() ->
                persist((connection, again) -> {
                    T result = commit(connection, again, work);
                    committed.accept(result);
                    flush.after(connection);
                    return result;
                }));
    }

    /**
     * As {@link #write(Write)} and {@link #force} in one trip. Both on one connection: whoever
     * hosts the file may die in between, and then all of it is done again.
     */
    <T> T writeForced(Write<T> work) {
        return await(() ->
                persist((connection, again) -> {
                    T result = commit(connection, again, work);
                    force.lead(() -> force(connection));
                    return result;
                }));
    }

    private void force(Connection connection) {
        try {
            flush.force(connection);
        } catch (SQLException failure) {
            throw new DataAccessException("forcing the disk", failure);
        }
    }

    /**
     * Returns when everything this process has committed before the call is on the disk, where a
     * power cut does not reach it. To be called by whoever wrote something that must never be lost,
     * such as entries of the incident log, acts of its clocks and notices to be sent.
     */
    void force() {
        force(nextTrip(), Duration.ZERO);
    }

    /**
     * Puts a piece of the file in order, after much was let go.
     *
     * @return whether there may be more to do
     */
    boolean tidy() {
        return raw(flush::tidy);
    }

    /** The first trip to the disk that covers what is committed by now. */
    long nextTrip() {
        return force.next();
    }

    /**
     * As {@link #force()}, when somebody else is expected to do the same at once.
     *
     * @param trip what {@link #nextTrip} said after the commit
     * @param linger for how long to leave it to them
     */
    void force(long trip, Duration linger) {
        force.cover(
                trip,
                () ->
                        raw(connection -> {
                            flush.force(connection);
                            return true;
                        }),
                linger);
    }

    private <T> T commit(Connection connection, boolean again, Write<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.on(dsl(connection), again);
            connection.commit();
            connection.setAutoCommit(true);
            return result;
        } catch (RuntimeException | SQLException failure) {
            rollback(connection, failure);
            throw failure;
        }
    }

    private static void rollback(Connection connection, Exception failure) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    private DSLContext dsl(Connection connection) {
        return DSL.using(connection, dialect, SETTINGS);
    }

    private interface Attempt<T> {
        T make(Connection connection, boolean again) throws SQLException;
    }

    private <T> T persist(Attempt<T> attempt) {
        long begun = System.nanoTime();
        long pause = Duration.ofMillis(10).toNanos();
        boolean again = false;
        while (true) {
            try {
                return once(attempt, again);
            } catch (SQLException | DataAccessException failure) {
                var fault = Fault.of(failure);
                var waited = Duration.ofNanos(System.nanoTime() - begun);
                if (closed || !worthAnother(fault, again, waited)) {
                    throw new StoreException(words(failure), failure);
                }
            }
            again = true;
            LockSupport.parkNanos(pause);
            pause = Math.min(2 * pause, Duration.ofMillis(500).toNanos());
        }
    }

    private boolean worthAnother(Fault fault, boolean again, Duration waited) {
        return switch (fault) {
            case PASSING -> waited.compareTo(PATIENCE) < 0;
            case LOCKED -> waited.compareTo(patience) < 0;
            case REPEATED -> !again;
            case FULL, DENIED, DAMAGED, OTHER -> false;
        };
    }

    private <T> T once(Attempt<T> attempt, boolean again) throws SQLException {
        Connection connection = idle.poll();
        if (connection == null) {
            connection = source.getConnection();
        }
        try {
            T result = attempt.make(connection, again);
            giveBack(connection);
            return result;
        } catch (SQLException | RuntimeException failure) {
            switch (Fault.of(failure)) {
                case REPEATED, OTHER -> giveBack(connection);
                case PASSING, LOCKED, FULL, DENIED, DAMAGED -> {
                    discard(connection);
                    discardIdle();
                }
            }
            throw failure;
        }
    }

    private void giveBack(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            idle.push(connection);
        } else {
            discard(connection);
        }
    }

    private static void discard(Connection connection) {
        try {
            connection.close();
        } catch (SQLException gone) {
            // It was to go anyway; what made it useless is reported by whoever met it.
            assert gone != null;
        }
    }

    private void discardIdle() {
        for (var connection = idle.poll(); connection != null; connection = idle.poll()) {
            discard(connection);
        }
    }

    private <T> T await(Callable<T> work) {
        Future<T> result;
        try {
            result = threads.submit(work);
        } catch (RejectedExecutionException rejected) {
            throw new StoreException.Closed("The store %s is closed".formatted(where), rejected);
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException failed) {
            throw rethrown(failed);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException rethrown(ExecutionException failed) {
        return switch (failed.getCause()) {
            case StoreException store -> new StoreException(message(store), store);
            case RuntimeException bug -> bug;
            case Error bug -> throw bug;
            case null, default -> new IllegalStateException(failed);
        };
    }

    private static String message(StoreException store) {
        return String.valueOf(store.getMessage());
    }

    /** Waits for work under way, then closes every connection; the last one closes the file. */
    @Override
    public void close() {
        closed = true;
        threads.close();
        discardIdle();
    }
}
