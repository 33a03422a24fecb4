package org.tocsin.domain.review;

import java.time.Instant;
import java.util.Optional;

/**
 * A section as it is kept.
 *
 * @param version 0 when nobody has written on it yet; grows with every save
 * @param by who saved it and when; empty when nobody did
 */
public record Kept(Section section, long version, Optional<Signed> by, Content content) {
    public record Signed(String author, Instant at) {}

    public static Kept empty(Section section) {
        return new Kept(section, 0, Optional.empty(), section.empty());
    }
}
