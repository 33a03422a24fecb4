package org.tocsin.domain.review;

import java.util.UUID;
import org.tocsin.domain.check.CheckId;

/**
 * What an answer to why rests on. Each keeps the words by which it was chosen, so that the review
 * can be read when what it leads to is gone. Names are kept for ever.
 */
public sealed interface Evidence {
    /** What it is, in words of the time when it was linked. */
    String caption();

    /** One run of a check. */
    record Run(UUID run, CheckId check, String caption) implements Evidence {}

    /** The rows that failed a run, as far as its sample holds them. */
    record Rows(UUID run, CheckId check, String caption) implements Evidence {}

    /**
     * A message or an update in the incident's log.
     *
     * @param version of that entry
     */
    record Message(long version, String caption) implements Evidence {}

    /**
     * A moment of the timeline that was pinned.
     *
     * @param version of that entry
     */
    record Moment(long version, String caption) implements Evidence {}

    /** Something elsewhere. */
    record Link(String url, String caption) implements Evidence {}
}
