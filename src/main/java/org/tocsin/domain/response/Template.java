package org.tocsin.domain.response;

/**
 * The text of a message with places to fill, written {@code {{name}}} (N-4).
 *
 * @param source where the document says so, such as {@code document 000, Initial Alert Template}
 */
public record Template(String id, String title, Offer offer, Wording wording, String source) {
    public enum Use {
        INITIAL,
        UPDATE,
        RESOLUTION,
        ANNOTATION,
        TICKET,
        /** Sums up a day, a week or a month; sent by a scheduled report. */
        REPORT,
        /** Announces a maintenance window (O-4). */
        MAINTENANCE
    }

    /**
     * When it is offered.
     *
     * @param audience whom it is for, as updates name them, such as {@code customers}; empty for
     *     any
     */
    public record Offer(Use use, String audience) {}

    /**
     * @param subject empty for messages that have none
     */
    public record Wording(String subject, String body) {}

    public Use use() {
        return offer.use();
    }

    public String subject() {
        return wording.subject();
    }

    public String body() {
        return wording.body();
    }
}
