package org.tocsin.ui.overview;

import java.time.Instant;
import java.util.Optional;

/**
 * Who is on call in one rotation.
 *
 * @param person empty when nobody is
 */
public record OnCallNow(String rotation, String person, Optional<Next> next) {
    /** Who takes over, and when. */
    public record Next(String person, Instant at) {}
}
