package org.tocsin.domain.data;

import java.util.Optional;

/** Where in its source a data set is found. */
public sealed interface Location {
    /**
     * Files of a folder source.
     *
     * @param pattern a file name or glob relative to the source; one {@code {…}} part holds a date
     *     pattern of {@link java.time.format.DateTimeFormatter}, such as {@code
     *     events_{yyyyMMdd}.csv}, and makes each file a partition
     * @param format taken from the file's ending when not said
     * @param delimiter of CSV, a comma when not said
     */
    record Files(String pattern, Optional<Format> format, Optional<String> delimiter)
            implements Location {}

    /** A table or view, schema-qualified where the database needs it. */
    record Table(String name) implements Location {}

    /**
     * A resource of an HTTP source.
     *
     * @param path begins with a slash; may end in a query
     */
    record Resource(String path) implements Location {}

    enum Format {
        CSV,
        JSON,
        PARQUET
    }
}
