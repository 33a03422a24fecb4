package org.tocsin.workspace;

/**
 * Why something could not be done, for people.
 *
 * @param what what is wrong
 * @param where the file or folder, with line and column where there are any
 * @param remedy what the reader can do about it
 */
public record Refusal(String what, String where, String remedy) {
    /** All three on one line. */
    @Override
    public String toString() {
        return "%s: %s; %s".formatted(where, what, remedy);
    }
}
