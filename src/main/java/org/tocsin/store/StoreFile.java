package org.tocsin.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;

/** What is done to the file of a store as a whole, while nobody has it open (T-7). */
public final class StoreFile {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    static {
        H2File.stayOnLoopback();
    }

    private final H2File file;

    /**
     * @param file with or without H2's suffix {@code .mv.db}
     */
    public StoreFile(Path file) {
        this.file = H2File.at(file);
    }

    /**
     * Puts the store of a backup in place of the one that is there, which is moved aside: its name
     * gets {@code .before-20260302-100000}. The backup is examined first, down to every entry of
     * its incident log, and nothing is moved unless it is sound.
     *
     * @param now for the name
     */
    public Copied restore(Path backup, Instant now) {
        var hindered = inUse();
        if (hindered.isPresent()) {
            return new Copied.Refused(hindered.get());
        }
        Path own = file.path();
        var fresh = H2File.at(own.resolveSibling("restoring-" + STAMP.format(now)));
        try {
            var manifest = Backup.unpack(backup, fresh.path());
            var audit = examine(fresh, manifest);
            if (!(audit instanceof Audit.Intact)) {
                return refused(backup, "the incident log in it is not intact: " + audit);
            }
            long before = Files.exists(own) ? Files.size(own) : 0;
            swap(own, fresh.path(), now);
            return new Copied.Done(before, Files.size(own), audit);
        } catch (FileAlreadyExistsException there) {
            return refused(backup, there.getFile() + " is in the way; move it");
        } catch (IOException | StoreException failure) {
            return refused(backup, String.valueOf(failure.getMessage()));
        } finally {
            Backup.discard(fresh.path());
            Backup.discard(fresh.latch());
        }
    }

    private static Copied refused(Path backup, String why) {
        return new Copied.Refused(
                "The backup %s was not restored: %s; the store is as it was"
                        .formatted(backup, why));
    }

    private static Audit examine(H2File fresh, Backup.Manifest manifest) throws IOException {
        try (var store = Store.open(fresh.path()).orThrow()) {
            var audit = store.log().verify();
            if (audit instanceof Audit.Intact(long count, _) && count < manifest.entries()) {
                throw new IOException(
                        "its incident log has %,d entries and must have %,d"
                                .formatted(count, manifest.entries()));
            }
            return audit;
        }
    }

    private static void swap(Path own, Path fresh, Instant now) throws IOException {
        Path aside = own.resolveSibling(own.getFileName() + ".before-" + STAMP.format(now));
        boolean there = Files.exists(own);
        if (there) {
            Files.move(own, aside);
        }
        try {
            Files.move(fresh, own);
        } catch (IOException failure) {
            if (there) {
                Files.move(aside, own);
            }
            throw failure;
        }
    }

    /** Writes the file anew without the room that what is gone has left in it. */
    public Copied compact() {
        Path own = file.path();
        if (!Files.exists(own)) {
            return new Copied.Refused("There is no store %s".formatted(own));
        }
        var hindered = inUse();
        if (hindered.isPresent()) {
            return new Copied.Refused(hindered.get());
        }
        try {
            long before = Files.size(own);
            try (var connection = file.source().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("shutdown compact");
            }
            Audit audit;
            try (var store = Store.open(own).orThrow()) {
                audit = store.log().verify();
            }
            return new Copied.Done(before, Files.size(own), audit);
        } catch (SQLException | IOException | StoreException failure) {
            return new Copied.Refused(
                    "The store %s was not made smaller: %s; check the free space of its disk"
                            .formatted(own, failure.getMessage()));
        }
    }

    /** Whether somebody has it open, in words; a store that is damaged is in nobody's hands. */
    private Optional<String> inUse() {
        if (!Files.exists(file.path())) {
            return Optional.empty();
        }
        try (var connection = file.source().getConnection()) {
            return isAlone(connection) ? Optional.empty() : Optional.of(open());
        } catch (SQLException failure) {
            return Fault.of(failure) == Fault.LOCKED ? Optional.of(open()) : Optional.empty();
        }
    }

    private String open() {
        return "The store %s is open in a console or another command; close it and try again"
                .formatted(file.path());
    }

    /** Whether this process holds the file, and by this one connection only. */
    private static boolean isAlone(Connection connection) throws SQLException {
        if (!(connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal)) {
            return false;
        }
        try (var statement = connection.createStatement();
                var count =
                        statement.executeQuery(
                                "select count(*) from information_schema.sessions")) {
            return count.next() && count.getInt(1) == 1;
        }
    }
}
