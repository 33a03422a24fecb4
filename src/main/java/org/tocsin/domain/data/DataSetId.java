package org.tocsin.domain.data;

/** Names a data set within a playbook; kebab-case. */
public record DataSetId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
