package org.tocsin.domain.notice;

/**
 * A notice that waits, with what came before it of the same incident at the same destination.
 *
 * @param preceded whether there was anything at all
 * @param heard whether something of it got there, or may have
 */
public record Queued(Kept kept, boolean preceded, boolean heard) {
    public Notice notice() {
        return kept.notice();
    }

    /** The first that is heard of an incident where it goes: it jumps the queue. */
    public boolean isFirst() {
        return !heard
                && notice().origin().isPresent()
                && notice().draft().purpose() == Purpose.ALERT;
    }
}
