package org.tocsin.domain.check;

/** Names a measure within a playbook; kebab-case. */
public record MeasureId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
