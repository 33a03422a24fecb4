package org.tocsin.domain.check;

/**
 * One step of a playbook's own scale.
 *
 * @param rank 0 is the worst
 */
public record Severity(String id, int rank, Level level) implements Comparable<Severity> {
    /** What a severity means to a machine: exit codes, colours, sounds. */
    public enum Level {
        CRITICAL,
        WARNING,
        INFO
    }

    /** The worst comes first. */
    @Override
    public int compareTo(Severity other) {
        return Integer.compare(rank, other.rank);
    }

    @Override
    public String toString() {
        return id;
    }
}
