package org.tocsin.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A CSV file that is still being written. Cells hold no commas. */
final class BookTable {
    private final List<String> header;
    private final List<String[]> rows = new ArrayList<>();

    BookTable(String... header) {
        this.header = List.of(header);
    }

    BookTable add(Object... cells) {
        if (cells.length != header.size()) {
            throw new IllegalArgumentException(Arrays.toString(cells) + " for " + header);
        }
        rows.add(Arrays.stream(cells).map(String::valueOf).toArray(String[]::new));
        return this;
    }

    int size() {
        return rows.size();
    }

    /** Keeps the first {@code n} rows. */
    BookTable cut(int n) {
        rows.subList(n, rows.size()).clear();
        return this;
    }

    BookTable cutWhere(String column, Predicate<String> test) {
        rows.removeIf(row -> test.test(row[at(column)]));
        return this;
    }

    /** Adds {@code n} copies of a row. */
    BookTable repeat(int row, int n) {
        for (int i = 0; i < n; i++) {
            rows.add(rows.get(row).clone());
        }
        return this;
    }

    BookTable set(int row, String column, Object value) {
        rows.get(row)[at(column)] = String.valueOf(value);
        return this;
    }

    /** Sets a cell of the first {@code n} rows. */
    BookTable setFirst(int n, String column, Object value) {
        for (int row = 0; row < n; row++) {
            set(row, column, value);
        }
        return this;
    }

    BookTable setAll(String column, Object value) {
        return setFirst(rows.size(), column, value);
    }

    private int at(String column) {
        int at = header.indexOf(column);
        if (at < 0) {
            throw new IllegalArgumentException("no column " + column + " among " + header);
        }
        return at;
    }

    String text() {
        return Stream.concat(
                        Stream.of(String.join(",", header)),
                        rows.stream().map(row -> String.join(",", row)))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
