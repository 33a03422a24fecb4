package org.tocsin.store;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.message.DbException;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.RandomAccessStore;

/**
 * Called by H2 as a function of the database, so that it runs in the process that hosts the file,
 * whichever process asks. It makes up for two things in H2 (2.2 to 2.5.252), each of which lost
 * commits that had been answered as kept, when the process was killed just then.
 *
 * <ul>
 *   <li>{@code checkpoint} does not wait for H2's background writer: when that has taken the
 *       changes over a moment before, there is nothing left to do and it returns at once.
 *   <li>When a chunk goes to another place than the chunk before it announced, H2 writes the file's
 *       header anew, because only from there the chunk can be found; but it names the chunk before
 *       instead of the new one. After a crash the file opens there, without the newest chunks.
 * </ul>
 *
 * <p>The names of the methods stand in every store file: they must stay.
 */
public final class HostedFile {
    private static final MethodHandle WRITE_HEADER = writeHeader();

    /** By the file that is open; those that nobody has open any more are forgotten. */
    private static final Map<MVStore, Trips> TRIPS =
            Collections.synchronizedMap(new WeakHashMap<>());

    /** To the file, and on to the disk: each is shared by all who wait for it. */
    private record Trips(GroupForce file, GroupForce disk) {
        Trips() {
            this(new GroupForce(), new GroupForce());
        }
    }

    private HostedFile() {}

    /**
     * Returns when everything committed before the call is in the file, where the death of the
     * process does not reach it. Of those who call while the file is being written, one writes it
     * next for all; whoever commits in another process is among them.
     *
     * @param disk whether it must be on the disk as well, where a power cut does not reach it
     * @throws SQLException such as that the disk is full
     */
    public static boolean bring(Connection connection, boolean disk) throws SQLException {
        var session = connection.unwrap(JdbcConnection.class).getSession();
        if (!(session instanceof SessionLocal local)) {
            throw new SQLException("Not in the process that hosts the file");
        }
        var file = local.getDatabase().getStore().getMvStore();
        var trips = TRIPS.computeIfAbsent(file, _ -> new Trips());
        try {
            trips.file().cover(() -> bring(file));
            if (disk) {
                trips.disk().cover(file::sync);
            }
            return true;
        } catch (MVStoreException failure) {
            throw DbException.toSQLException(told(failure));
        }
    }

    /**
     * Writes a piece of what is scattered over sparse parts of the file anew, so that these can be
     * used again. H2 does so by itself, but by the clock: after much was let go at once, the file
     * would grow faster than it is put in order.
     *
     * @param target the percentage of the file that is to be in use
     * @param bytes to write at most
     * @return whether there may be more to do
     */
    public static boolean tidy(Connection connection, int target, int bytes) throws SQLException {
        var session = connection.unwrap(JdbcConnection.class).getSession();
        if (!(session instanceof SessionLocal local)) {
            throw new SQLException("Not in the process that hosts the file");
        }
        try {
            return local.getDatabase().getStore().getMvStore().compact(target, bytes);
        } catch (MVStoreException failure) {
            throw DbException.toSQLException(told(failure));
        }
    }

    private static void bring(MVStore file) {
        file.commit();
        file.executeFilestoreOperation(() -> nameTheNewestChunk(file.getFileStore()));
    }

    private static void nameTheNewestChunk(FileStore<?> file) {
        try {
            WRITE_HEADER.invoke(file);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static MethodHandle writeHeader() {
        try {
            return MethodHandles.privateLookupIn(RandomAccessStore.class, MethodHandles.lookup())
                    .findVirtual(
                            RandomAccessStore.class,
                            "writeStoreHeader",
                            MethodType.methodType(void.class));
        } catch (ReflectiveOperationException other) {
            throw new IllegalStateException(
                    "This version of H2 is not one that the store was made for", other);
        }
    }

    /** With a code that reaches the asking process, which is sent no causes. */
    private static DbException told(MVStoreException failure) {
        return switch (failure.getErrorCode()) {
            case DataUtils.ERROR_CLOSED -> DbException.get(ErrorCode.DATABASE_IS_CLOSED, failure);
            case DataUtils.ERROR_FILE_CORRUPT, DataUtils.ERROR_CHUNK_NOT_FOUND ->
                    DbException.get(ErrorCode.FILE_CORRUPTED_1, failure, failure.getMessage());
            default ->
                    DbException.get(
                            ErrorCode.IO_EXCEPTION_2, failure, failure.getMessage(), "store");
        };
    }
}
