package org.tocsin.domain.notice;

/**
 * What an event gives rise to.
 *
 * @param event its index among those written with it
 */
public sealed interface Arising {
    int event();

    /** A message of its own. */
    record Told(int event, Draft draft) implements Arising {}

    /**
     * Something that everybody who was alerted of the incident is to hear as well, wherever they
     * were. Who they are is looked up in the outbox, in the same transaction.
     */
    record Followed(int event, Purpose purpose, Cause cause, Text text) implements Arising {}
}
