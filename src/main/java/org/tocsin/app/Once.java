package org.tocsin.app;

import java.util.Optional;
import java.util.function.Supplier;

/** Something that is made when it is first asked for. For one thread. */
final class Once<T> {
    private final Supplier<T> make;
    private Optional<T> made = Optional.empty();

    Once(Supplier<T> make) {
        this.make = make;
    }

    T get() {
        if (made.isEmpty()) {
            made = Optional.of(make.get());
        }
        return made.get();
    }

    /** Nothing when nobody has asked yet. */
    Optional<T> ifMade() {
        return made;
    }
}
