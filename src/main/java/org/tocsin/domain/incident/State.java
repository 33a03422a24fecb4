package org.tocsin.domain.incident;

/** Where an incident stands in its life (I-3), in the order of the board's columns. */
public enum State {
    DETECTED,
    ACKNOWLEDGED,
    INVESTIGATING,
    MITIGATING,
    RESOLVED,
    REVIEWED,
    CLOSED,
    /** Gone into another incident. */
    MERGED;

    /** Whether its clocks run. */
    public boolean isOpen() {
        return compareTo(RESOLVED) < 0;
    }
}
