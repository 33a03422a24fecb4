package org.tocsin.domain.notice;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One try to send a notice.
 *
 * @param number counts up from 1 for each notice
 * @param together how many notices went out as one
 * @param ending empty while it is under way
 */
public record Attempt(int number, Instant began, int together, Optional<Ending> ending) {
    /**
     * @param remark the receipt of one that was accepted, the reason of any other
     */
    public record Ending(Instant at, Outcome outcome, String remark) {}

    public enum Outcome {
        ACCEPTED,
        LATER,
        UNANSWERED,
        REFUSED;

        /** In lower case, as it is stored. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
