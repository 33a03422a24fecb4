package org.tocsin.domain.review;

/** What comes of an {@link ActionCommand}. */
public sealed interface ActionDecision {
    /**
     * @param item the very same when there was nothing to do
     */
    record Accepted(ActionItem item) implements ActionDecision {}

    /**
     * @param reason for people
     */
    record Refused(String reason) implements ActionDecision {}
}
