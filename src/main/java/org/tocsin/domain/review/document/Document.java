package org.tocsin.domain.review.document;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A review with everything that belongs to it. As JSON it is {@code tocsin/review/1}: names of
 * components are kept for ever, instants are in UTC, what is empty is left out.
 */
public record Document(Head head, Story story, Response response, Proof proof, Colophon colophon) {
    public static final String SCHEMA = "tocsin/review/1";

    /**
     * How the document came about.
     *
     * @param zone of the times that it tells people
     */
    public record Colophon(Standing standing, Made made, String zone) {
        public ZoneId zoneId() {
            return ZoneId.of(zone);
        }
    }

    /**
     * How far the review is.
     *
     * @param draft whether nobody has signed it off, or the incident was opened again since
     * @param missing in words; of one that is signed off, what it was signed off without
     * @param authors who wrote on it, by name
     */
    public record Standing(
            boolean draft,
            String stage,
            List<String> missing,
            List<String> authors,
            Optional<SignedOff> signedOff) {
        public Standing {
            missing = List.copyOf(missing);
            authors = List.copyOf(authors);
        }
    }

    public record SignedOff(Instant at, String by, String note) {}

    /**
     * @param product with its version
     * @param workspace its name
     */
    public record Made(Instant at, String by, String product, String workspace) {}

    /** The title of the document. */
    public String title() {
        return "Incident #%d: %s".formatted(head.number(), head.title());
    }
}
