package org.tocsin.domain.oncall;

import java.time.Instant;
import org.tocsin.domain.calendar.Stretch;

/** One person on call in one position for one stretch of time. */
public record Shift(Post post, String person, Stretch when, Why why) {
    public Instant from() {
        return when.from();
    }

    public Instant to() {
        return when.to();
    }
}
