package org.tocsin.notify;

import java.util.Optional;

/** Ends the sending of a message; never leaves this package. */
final class Halt extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Delivery delivery;

    Halt(Delivery delivery) {
        super(null, null, false, false);
        this.delivery = delivery;
    }

    static Halt later(String why) {
        return new Halt(new Delivery.Later(why, Optional.empty()));
    }

    static Halt refused(String why) {
        return new Halt(new Delivery.Refused(why));
    }

    Delivery delivery() {
        return delivery;
    }
}
