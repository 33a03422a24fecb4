package org.tocsin.domain.response;

/**
 * The text of a message with places to fill, written {@code {{name}}} (N-4).
 *
 * @param use when it is offered
 * @param subject empty for messages that have none
 */
public record Template(String id, String title, Use use, String subject, String body) {
    public enum Use {
        INITIAL,
        UPDATE,
        RESOLUTION,
        ANNOTATION,
        TICKET,
        REPORT
    }
}
