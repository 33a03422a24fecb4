package org.tocsin.engine;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Where new ids come from; tests hand in a counter. */
@FunctionalInterface
public interface Ids {
    /** UUIDv7 (RFC 9562), so that ids sort by the time they were made. */
    Ids TIME_ORDERED = UuidCreator::getTimeOrderedEpoch;

    UUID next();
}
