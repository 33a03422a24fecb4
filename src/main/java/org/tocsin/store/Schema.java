package org.tocsin.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The version of the tables: what is found, what this program knows, and the way up. */
final class Schema {
    /** The newest migration in {@code db/migration}. */
    static final int KNOWN = 11;

    private static final Object ONE_AT_A_TIME = new Object();

    private Schema() {}

    /**
     * The version of a store, 0 of an empty one. A plain query, because starting Flyway to learn
     * that there is nothing to do takes longer than all the rest of opening.
     */
    static int found(Sessions sessions) {
        return sessions.raw(connection -> {
            if (!hasHistory(connection)) {
                return 0;
            }
            try (var select = connection.createStatement();
                    var row =
                            select.executeQuery(
                                    "select max(cast(\"version\" as integer)) from"
                                            + " \"flyway_schema_history\" where"
                                            + " \"success\" and \"version\" is not null")) {
                return row.next() ? row.getInt(1) : 0;
            }
        });
    }

    private static boolean hasHistory(Connection connection) throws SQLException {
        try (var select =
                        connection.prepareStatement(
                                "select 1 from information_schema.tables where table_name = ?");
                var rows = with(select, "flyway_schema_history").executeQuery()) {
            return rows.next();
        }
    }

    private static java.sql.PreparedStatement with(java.sql.PreparedStatement select, String value)
            throws SQLException {
        select.setString(1, value);
        return select;
    }

    /**
     * Brings a store to the known version. Of several processes one migrates, and the others wait
     * for it and find it done.
     *
     * @param latch a file to lock meanwhile; none where the database serves one process only or
     *     Flyway's own lock is good
     * @return why it could not be done
     */
    static Optional<String> migrate(Sessions sessions, Optional<Path> latch) {
        synchronized (ONE_AT_A_TIME) {
            if (latch.isEmpty()) {
                return migrate(sessions);
            }
            try (var channel =
                            FileChannel.open(
                                    latch.get(),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                var failure =
                        found(sessions) < KNOWN ? migrate(sessions) : Optional.<String>empty();
                if (failure.isEmpty()) {
                    Files.deleteIfExists(latch.get());
                }
                return failure;
            } catch (IOException unlockable) {
                return Optional.of(
                        "%s cannot be written: %s; give your account the right to write there"
                                .formatted(latch.get(), unlockable.getMessage()));
            }
        }
    }

    private static Optional<String> migrate(Sessions sessions) {
        try {
            Flyway.configure()
                    .dataSource(sessions.source())
                    .locations("classpath:db/migration")
                    .loggers(MigrationLog.Creator.class.getName())
                    .load()
                    .migrate();
            return Optional.empty();
        } catch (FlywayException failed) {
            return Optional.of(sessions.words(failed));
        }
    }
}
