package org.tocsin.domain.check;

/** Names a check within a playbook; kebab-case. */
public record CheckId(String value) implements Comparable<CheckId> {
    @Override
    public int compareTo(CheckId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
