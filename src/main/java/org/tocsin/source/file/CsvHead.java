package org.tocsin.source.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The first record of a CSV file (RFC 4180, a byte order mark allowed), read by ourselves so that
 * the engine need not guess what the columns are.
 */
public sealed interface CsvHead {
    /**
     * @param columns as written; nameless ones become {@code column3}, repeated ones {@code a_2}
     */
    record Columns(List<String> columns) implements CsvHead {
        public Columns {
            columns = List.copyOf(columns);
        }
    }

    /** No bytes, or none but blank lines. */
    record Empty() implements CsvHead {}

    /** Not CSV that can be read, said in words. */
    record Odd(String why) implements CsvHead {}

    /** More than this without an end of line is not a header. */
    int LIMIT = 1 << 20;

    /** Delimiters that files really use. */
    String DELIMITERS = ",;\t|";

    static CsvHead read(Path file, char delimiter) throws IOException {
        byte[] bytes = start(file, 1 << 13);
        if (bytes.length == 0) {
            return new Empty();
        }
        for (int size = 1 << 13; ; size = LIMIT) {
            Optional<CsvHead> odd = odd(bytes);
            if (odd.isPresent()) {
                return odd.get();
            }
            boolean all = bytes.length < size;
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (all && text.replace("\uFEFF", "").isBlank()) {
                return new Empty();
            }
            Optional<List<String>> record = record(text, delimiter, all);
            if (record.isPresent()) {
                return new Columns(distinct(record.get()));
            }
            if (all || size == LIMIT) {
                return new Odd("its first line does not end; a quote may not be closed");
            }
            bytes = start(file, LIMIT);
        }
    }

    /** The delimiter that a lone column name must have meant, if one is plain to see. */
    static Optional<Character> likelyDelimiter(String onlyColumn) {
        return DELIMITERS
                .chars()
                .mapToObj(c -> (char) c)
                .filter(c -> onlyColumn.indexOf(c) >= 0)
                .max(Comparator.comparingLong(c -> onlyColumn.chars().filter(o -> o == c).count()));
    }

    private static byte[] start(Path file, int size) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(size);
        }
    }

    private static Optional<CsvHead> odd(byte[] bytes) {
        if (bytes.length > 1
                && (bytes[0] == -1 && bytes[1] == -2 || bytes[0] == -2 && bytes[1] == -1)) {
            return Optional.of(new Odd("it is UTF-16 text; save it as UTF-8"));
        }
        for (byte b : bytes) {
            if (b == 0) {
                return Optional.of(
                        new Odd("it holds NUL bytes, so it is a binary file and not CSV"));
            }
        }
        return Optional.empty();
    }

    private static Optional<List<String>> record(String text, char delimiter, boolean all) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        int i = text.startsWith("\uFEFF") ? 1 : 0;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"' && (quoted || field.isEmpty())) {
                quoted = !quoted;
            } else if (!quoted && c == delimiter) {
                fields.add(field.toString());
                field.setLength(0);
            } else if (!quoted && (c == '\n' || c == '\r')) {
                fields.add(field.toString());
                return Optional.of(fields);
            } else {
                field.append(c);
            }
        }
        if (!all || quoted) {
            return Optional.empty();
        }
        fields.add(field.toString());
        return Optional.of(fields);
    }

    private static List<String> distinct(List<String> written) {
        var seen = new HashSet<String>();
        var names = new ArrayList<String>();
        for (int i = 0; i < written.size(); i++) {
            String base = written.get(i).isEmpty() ? "column" + (i + 1) : written.get(i);
            String name = base;
            for (int n = 2; !seen.add(name.toLowerCase(Locale.ROOT)); n++) {
                name = base + "_" + n;
            }
            names.add(name);
        }
        return names;
    }
}
