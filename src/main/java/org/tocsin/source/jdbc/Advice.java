package org.tocsin.source.jdbc;

import java.sql.SQLException;
import java.util.Optional;

/**
 * What to do about a fault, from the codes that databases agree on (ISO 9075 SQLSTATE) and the few
 * where they do not.
 */
final class Advice {
    static final String TABLE =
            "check that it was not dropped or renamed, and in which schema it is";
    static final String RIGHT = "grant the source's user the right to read it";
    private static final String LOGIN =
            "check the source's user and its password; set the secret anew if it was changed";
    private static final String FULL =
            "the server has no connection to spare; lower the source's concurrency or raise the server's limit";
    static final String CANCELLED =
            "somebody or a limit at the server cancelled it; it is asked again with the next run";
    static final String LOST =
            "the server stopped, is starting or cannot be reached; check it and the network; it is asked again with the next run";
    static final String WRITES = "a check may only read";
    private static final String BUSY =
            "another program is writing to it; it is asked again with the next run";

    private Advice() {}

    /** Nothing where the database's own words have to do. */
    static Optional<String> on(SQLException fault) {
        String message = String.valueOf(fault.getMessage());
        if (TrinoAdvice.concerns(fault)) {
            return TrinoAdvice.on(fault);
        }
        return message.contains("[SQLITE_")
                ? sqlite(message)
                : vendor(fault.getErrorCode()).or(() -> state(fault.getSQLState()));
    }

    /** Its driver has no SQLSTATE; it writes the name of the result code into the message. */
    private static Optional<String> sqlite(String message) {
        if (message.contains("no such table")) {
            return Optional.of(TABLE);
        }
        if (message.contains("[SQLITE_BUSY") || message.contains("[SQLITE_LOCKED")) {
            return Optional.of(BUSY);
        }
        if (message.contains("[SQLITE_READONLY")) {
            return Optional.of(WRITES);
        }
        return message.contains("[SQLITE_CANTOPEN") || message.contains("[SQLITE_NOTADB")
                ? Optional.of("check the path of the file, and that it is an SQLite database")
                : Optional.empty();
    }

    /** MySQL and MariaDB put several faults under one SQLSTATE. */
    private static Optional<String> vendor(int code) {
        return switch (code) {
            case 1040, 1203, 1226 -> Optional.of(FULL);
            case 1044, 1045, 1698 -> Optional.of(LOGIN);
            case 1142, 1143 -> Optional.of(RIGHT);
            case 1146 -> Optional.of(TABLE);
            case 1317, 1969, 3024 -> Optional.of(CANCELLED);
            case 1792 -> Optional.of(WRITES);
            // H2, whose SQLSTATE for a missing right is nobody else's.
            case 90096 -> Optional.of(RIGHT);
            default -> Optional.empty();
        };
    }

    private static Optional<String> state(@org.jspecify.annotations.Nullable String state) {
        return switch (state) {
            case null -> Optional.empty();
            case "42P01", "42S02" -> Optional.of(TABLE);
            case "42501" -> Optional.of(RIGHT);
            case "53300" -> Optional.of(FULL);
            case "57014" -> Optional.of(CANCELLED);
            case "25006" -> Optional.of(WRITES);
            case "57P01", "57P02", "57P03", "57P05" -> Optional.of(LOST);
            default ->
                    state.startsWith("28")
                            ? Optional.of(LOGIN)
                            : lost(state) ? Optional.of(LOST) : Optional.empty();
        };
    }

    /** Whether the connection, and with it every other to this server, is probably dead. */
    static boolean lost(SQLException fault) {
        return lost(fault.getSQLState()) || TrinoAdvice.away(fault);
    }

    private static boolean lost(@org.jspecify.annotations.Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }
}
