package org.tocsin.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What is handed in on standard input. */
final class Input {
    private Input() {}

    /** All of it, without the line's end at the end. */
    static String all() {
        return all(System.in);
    }

    static String all(InputStream from) {
        try {
            return new String(from.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
