package org.tocsin.store;

import java.util.Map;

/** What became of an export. */
public sealed interface Exported {
    /**
     * @param rows how many of each table, by its name
     * @param bytes of the file
     */
    record Done(Map<String, Long> rows, long bytes) implements Exported {
        public Done {
            rows = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(rows));
        }
    }

    /**
     * @param message what, where and what to do
     */
    record Refused(String message) implements Exported {}
}
