package org.tocsin.app;

import java.util.Optional;

/** Where a window is: a place, and perhaps one thing in it. */
record Location(String place, Optional<Item> item) {
    static Location at(String place) {
        return new Location(place, Optional.empty());
    }

    /** The place this thing is in; itself if there is no thing. */
    Location up() {
        return at(place);
    }

    record Item(String id, String title) {}
}
