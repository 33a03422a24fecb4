package org.tocsin.domain.review.metrics;

import java.util.OptionalDouble;

/** So many of so many. */
public record Share(long part, long whole) {
    public static final Share NONE = new Share(0, 0);

    /** Empty when there is nothing that it could be a share of; never 0 then. */
    public OptionalDouble ratio() {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }

    Share plus(Share other) {
        return new Share(part + other.part, whole + other.whole);
    }
}
