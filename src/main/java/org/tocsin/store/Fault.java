package org.tocsin.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.h2.api.ErrorCode;

/** What kind of trouble an exception of the database is, and what to tell people about it. */
enum Fault {
    /** The connection is gone or another transaction was in the way: worth another try. */
    PASSING("cannot be reached"),
    /** A row is there already: worth one more try that looks first. */
    REPEATED("was given the same entry twice"),
    LOCKED(
            "is held by another program; close that program (a database tool, a backup) and try"
                    + " again"),
    FULL("has no room left on its disk; free some space and try again"),
    DENIED("may not be written; give your account the right to write there, or choose another"),
    DAMAGED("is damaged; restore it from a backup, or move it away to begin a new one"),
    OTHER("failed");

    private static final Set<Integer> GONE =
            Set.of(
                    ErrorCode.CONNECTION_BROKEN_1,
                    ErrorCode.DATABASE_IS_CLOSED,
                    ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
                    ErrorCode.OBJECT_CLOSED,
                    ErrorCode.CONCURRENT_UPDATE_1,
                    ErrorCode.DEADLOCK_1,
                    ErrorCode.LOCK_TIMEOUT_1);
    private static final Set<Integer> UNSOUND =
            Set.of(
                    ErrorCode.FILE_CORRUPTED_1,
                    ErrorCode.FILE_VERSION_ERROR_1,
                    ErrorCode.ROW_NOT_FOUND_IN_PRIMARY_INDEX);
    private static final Set<String> SERVER_GONE =
            Set.of("57P01", "57P02", "57P03", "40001", "40P01");

    /** Of Linux and macOS, of Windows, of an account's share, of a limit on files. */
    private static final Set<String> NO_ROOM =
            Set.of("no space left", "not enough space", "quota exceeded", "file too large");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    /** One line for people: what, where and what to do. */
    String words(String where, Throwable cause) {
        return switch (this) {
            case LOCKED, FULL, DENIED, DAMAGED -> "The store " + where + " " + words;
            case PASSING, REPEATED, OTHER ->
                    "The store %s %s: %s".formatted(where, words, firstLine(cause));
        };
    }

    /** Whether the fault may lie in one row of many, and the others would pass without it. */
    boolean ofOneRow() {
        return switch (this) {
            case REPEATED, OTHER -> true;
            case PASSING, LOCKED, FULL, DENIED, DAMAGED -> false;
        };
    }

    /** The innermost cause that is telling decides: H2 wraps what the disk said several times. */
    static Fault of(Throwable thrown) {
        var fault = OTHER;
        int depth = 0;
        for (Throwable t = thrown; t != null && depth < 20; t = t.getCause(), depth++) {
            var here = one(t);
            if (here == FULL || here == DENIED) {
                return here;
            }
            if (fault == OTHER || here == DAMAGED) {
                fault = here == OTHER ? fault : here;
            }
        }
        return fault;
    }

    /** Whether a row refers to one that is not there. */
    static boolean ofLostParent(Throwable thrown) {
        int depth = 0;
        for (Throwable t = thrown; t != null && depth < 20; t = t.getCause(), depth++) {
            if (t instanceof SQLException sql
                    && (sql.getErrorCode()
                                    == ErrorCode.REFERENTIAL_INTEGRITY_VIOLATED_PARENT_MISSING_1
                            || "23503".equals(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private static Fault one(Throwable t) {
        return switch (t) {
            case SQLException sql -> ofCode(sql.getErrorCode(), String.valueOf(sql.getSQLState()));
            case AccessDeniedException _ -> DENIED;
            case IOException io -> ofWords(String.valueOf(io.getMessage()));
            case org.h2.mvstore.MVStoreException mv -> ofStore(mv.getErrorCode());
            default -> OTHER;
        };
    }

    private static Fault ofCode(int code, String state) {
        if (GONE.contains(code) || SERVER_GONE.contains(state) || state.startsWith("08")) {
            return PASSING;
        }
        if (UNSOUND.contains(code)) {
            return DAMAGED;
        }
        return switch (code) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 -> LOCKED;
            case ErrorCode.DATABASE_IS_READ_ONLY, ErrorCode.FILE_CREATION_FAILED_1 -> DENIED;
            default ->
                    switch (state) {
                        case "23505" -> REPEATED;
                        case "53100" -> FULL;
                        default -> OTHER;
                    };
        };
    }

    private static Fault ofStore(int code) {
        return switch (code) {
            case org.h2.mvstore.DataUtils.ERROR_FILE_CORRUPT,
                    org.h2.mvstore.DataUtils.ERROR_UNSUPPORTED_FORMAT ->
                    DAMAGED;
            case org.h2.mvstore.DataUtils.ERROR_FILE_LOCKED -> LOCKED;
            case org.h2.mvstore.DataUtils.ERROR_CLOSED -> PASSING;
            default -> OTHER;
        };
    }

    private static Fault ofWords(String message) {
        String said = message.toLowerCase(Locale.ROOT);
        if (NO_ROOM.stream().anyMatch(said::contains)) {
            return FULL;
        }
        return said.contains("permission denied") || said.contains("read-only file system")
                ? DENIED
                : OTHER;
    }

    private static String firstLine(Throwable cause) {
        Throwable deepest = cause;
        for (int depth = 0; depth < 20 && deepest.getCause() != null; depth++) {
            deepest = java.util.Objects.requireNonNull(deepest.getCause());
        }
        String message = String.valueOf(deepest.getMessage());
        int end = message.indexOf("; SQL statement");
        return (end < 0 ? message : message.substring(0, end)).lines().findFirst().orElse("");
    }
}
