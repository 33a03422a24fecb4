package org.tocsin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A folder of files that is still being made up. The same calls always make the same files. */
final class BookFiles {
    private final Map<String, BookTable> tables = new TreeMap<>();

    BookTable put(String name, BookTable table) {
        tables.put(name, table);
        return table;
    }

    BookTable put(String name, LocalDate day, BookTable table) {
        return put(daily(name, day), table);
    }

    BookTable table(String name) {
        return Objects.requireNonNull(tables.get(name), name);
    }

    BookTable table(String name, LocalDate day) {
        return table(daily(name, day));
    }

    void drop(String name, LocalDate day) {
        drop(daily(name, day));
    }

    void drop(String name) {
        if (tables.remove(name) == null) {
            throw new IllegalArgumentException(name);
        }
    }

    private static String daily(String name, LocalDate day) {
        return "%s_%s.csv".formatted(name, day.format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    void write(Path folder) throws IOException {
        for (var table : tables.entrySet()) {
            Files.writeString(folder.resolve(table.getKey()), table.getValue().text());
        }
    }
}
