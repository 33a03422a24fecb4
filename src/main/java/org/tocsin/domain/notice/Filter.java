package org.tocsin.domain.notice;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Which notices to list, the newest first.
 *
 * @param page where the list goes on
 */
public record Filter(
        Optional<Stage> stage, Optional<String> channel, Optional<UUID> incident, Page page) {
    /**
     * @param before only notices with a smaller {@link Notice#place}; empty for the first page
     * @param limit the most to list
     */
    public record Page(OptionalLong before, int limit) {}

    public static Filter all(int limit) {
        return new Filter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Page(OptionalLong.empty(), limit));
    }

    public Filter in(Stage only) {
        return new Filter(Optional.of(only), channel, incident, page);
    }

    public Filter through(String only) {
        return new Filter(stage, Optional.of(only), incident, page);
    }

    public Filter of(UUID only) {
        return new Filter(stage, channel, Optional.of(only), page);
    }

    public Filter before(long place) {
        return new Filter(stage, channel, incident, new Page(OptionalLong.of(place), page.limit()));
    }
}
