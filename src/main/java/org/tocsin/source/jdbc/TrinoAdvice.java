package org.tocsin.source.jdbc;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What to do about a fault of a Trino cluster. Its driver gives the engine's error codes (io.trino
 * .spi.StandardErrorCode) and no SQLSTATE, and says of a coordinator that is away no more than that
 * a query could not be sent.
 */
final class TrinoAdvice {
    private static final String WORKER =
            "a worker stopped or cannot be reached; check the cluster's nodes; it is asked again with the next run";
    private static final String CATALOG =
            "check the catalog and schema in the source's address and in the table's name";
    private static final String MEMORY =
            "the cluster's limits stopped it; narrow the rows, or have its memory or time limit raised";
    private static final String BUSY =
            "the cluster has no room for it; lower the source's concurrency or check its resource group";

    private TrinoAdvice() {}

    /** Whether the fault is one of Trino's, whose codes mean something else to other databases. */
    static boolean concerns(SQLException fault) {
        return String.valueOf(fault.getMessage()).startsWith("Query failed (#") || away(fault);
    }

    static Optional<String> on(SQLException fault) {
        if (away(fault)) {
            return Optional.of(Advice.LOST);
        }
        return switch (fault.getErrorCode()) {
            case 2, 3, 38, 131080 -> Optional.of(Advice.CANCELLED);
            case 4 -> Optional.of(Advice.RIGHT);
            case 23 -> Optional.of(Advice.WRITES);
            case 44, 45, 125, 65565 -> Optional.of(CATALOG);
            case 46 -> Optional.of(Advice.TABLE);
            case 65537, 65539, 65540, 65541, 65542, 65544, 65553, 65558, 65563 ->
                    Optional.of(WORKER);
            case 65545, 65548 -> Optional.of(Advice.LOST);
            case 131074 -> Optional.of(BUSY);
            case 131072, 131073, 131075, 131076, 131077, 131078, 131079, 131081 ->
                    Optional.of(MEMORY);
            default -> Optional.empty();
        };
    }

    /** Whether the coordinator did not answer. */
    static boolean away(SQLException fault) {
        String message = String.valueOf(fault.getMessage());
        boolean sending =
                message.startsWith("Error executing query")
                        || message.startsWith("Error fetching results");
        return sending && unanswered(fault).isPresent();
    }

    /** What the fault says, and what kept the coordinator from answering, which it does not. */
    static String words(SQLException fault) {
        String words = String.valueOf(fault.getMessage());
        return away(fault)
                ? words + ": " + unanswered(fault).map(Throwable::getMessage).orElse("no answer")
                : words;
    }

    private static Optional<Throwable> unanswered(SQLException fault) {
        for (Throwable t = fault.getCause(); t != null; t = t.getCause()) {
            if (t instanceof IOException) {
                return Optional.of(t);
            }
        }
        return Optional.empty();
    }
}
