package org.tocsin.ui.trends;

/** A value on one of the charts. */
record Spot(Track track, int index) {
    /** Milliseconds since 1970. */
    long at() {
        return track.trace().at(index);
    }

    double value() {
        return track.trace().value(index);
    }
}
