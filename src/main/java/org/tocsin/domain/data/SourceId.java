package org.tocsin.domain.data;

/** Names a source within a playbook; kebab-case. */
public record SourceId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
