package org.tocsin.domain.review;

import java.time.Instant;
import org.tocsin.domain.review.ActionItem.Aim;
import org.tocsin.domain.review.ActionItem.Promise;
import org.tocsin.domain.review.ActionItem.Ties;

/** What somebody wants done with an action item that is there. */
public sealed interface ActionCommand {
    /**
     * Changes what it says.
     *
     * @param seen the item as the person saw it, so that what another changed meanwhile stays
     */
    record Edit(ActionItem seen, Aim aim, Promise promise, Ties ties) implements ActionCommand {}

    /** Somebody works on it. */
    record Begin() implements ActionCommand {}

    /** The change is in place: from here on runs of its check count. */
    record MarkFixed(Instant at) implements ActionCommand {}

    record Finish(String note) implements ActionCommand {}

    record Drop(String reason) implements ActionCommand {}

    record Reopen(String reason) implements ActionCommand {}
}
