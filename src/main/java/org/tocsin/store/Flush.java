package org.tocsin.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Brings what was committed to the file, before anybody is told that it is kept. */
interface Flush {
    /** Makes an opened database ready for it. */
    void prepare(Connection connection) throws SQLException;

    void after(Connection connection) throws SQLException;

    /**
     * Forces to the disk what was committed and {@link #after} has brought to the file, by any
     * process.
     */
    void force(Connection connection) throws SQLException;

    /**
     * Puts a piece of the file in order, so that room which was given up is used again.
     *
     * @return whether there may be more to do
     */
    boolean tidy(Connection connection) throws SQLException;

    /** For databases that do so by themselves, and for those that have no file. */
    static Flush byDatabase() {
        return new ByDatabase();
    }

    /**
     * For an H2 file: writes after every commit, which a kill of the process cannot undo, and once
     * a second forces the disk as well, which a power cut cannot.
     *
     * <p>H2's own write delay of 0 would do the former, but switches its housekeeping off: the file
     * then grows without bounds. And because the disk is forced so often, space can be used again
     * after seconds instead of the minute that H2 keeps it for fear of a power cut.
     */
    static Flush ofFile() {
        return new OfFile();
    }

    /** Every commit is forced by the database, or nothing is. */
    final class ByDatabase implements Flush {
        @Override
        public void prepare(Connection connection) {}

        @Override
        public void after(Connection connection) {}

        @Override
        public void force(Connection connection) {}

        @Override
        public boolean tidy(Connection connection) {
            return false;
        }
    }

    /** By {@link HostedFile}. */
    final class OfFile implements Flush {
        private static final Duration FORCED_EVERY = Duration.ofSeconds(1);

        /** Percent of the file that is to be in use; see {@link H2File#source}. */
        private static final int FILLED = 50;

        /** Bytes; others wait for so long as these take to write. */
        private static final int AT_ONCE = 4 << 20;

        private final AtomicLong next = new AtomicLong(System.nanoTime());

        @Override
        public void prepare(Connection connection) throws SQLException {
            try (var statement = connection.createStatement()) {
                statement.execute(
                        "create alias if not exists bring_to_file for '%s.bring'"
                                .formatted(HostedFile.class.getName()));
                statement.execute(
                        "create alias if not exists tidy_file for '%s.tidy'"
                                .formatted(HostedFile.class.getName()));
            }
        }

        @Override
        public void after(Connection connection) throws SQLException {
            long now = System.nanoTime();
            long due = next.get();
            if (now - due >= 0 && next.compareAndSet(due, now + FORCED_EVERY.toNanos())) {
                force(connection);
            } else {
                bring(connection, false);
            }
        }

        @Override
        public void force(Connection connection) throws SQLException {
            bring(connection, true);
        }

        @Override
        public boolean tidy(Connection connection) throws SQLException {
            try (var statement = connection.createStatement();
                    var result =
                            statement.executeQuery(
                                    "call tidy_file(%d, %d)".formatted(FILLED, AT_ONCE))) {
                return result.next() && result.getBoolean(1);
            }
        }

        private static void bring(Connection connection, boolean disk) throws SQLException {
            try (var statement = connection.createStatement()) {
                statement.execute("call bring_to_file(%s)".formatted(disk));
            }
        }
    }
}
