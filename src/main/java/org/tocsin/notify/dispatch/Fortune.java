package org.tocsin.notify.dispatch;

import java.time.Instant;
import java.util.Optional;
import org.tocsin.notify.Delivery;

/** Whether messages get out at all: what the status bar says of being offline. */
final class Fortune {
    private volatile Optional<Instant> troubledSince = Optional.empty();

    /** A refusal is an answer: whoever gives it can be reached. */
    void after(Delivery delivery, Instant now) {
        switch (delivery) {
            case Delivery.Accepted _, Delivery.Refused _ -> troubledSince = Optional.empty();
            case Delivery.Later _, Delivery.Unanswered _ -> {
                if (troubledSince.isEmpty()) {
                    troubledSince = Optional.of(now);
                }
            }
        }
    }

    Optional<Instant> troubledSince() {
        return troubledSince;
    }
}
