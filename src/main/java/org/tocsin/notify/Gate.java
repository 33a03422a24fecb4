package org.tocsin.notify;

import java.time.Instant;
import org.tocsin.domain.notice.Notice;

/** Asked before a notice goes out, whether it is to go out now. Safe to use from any thread. */
@FunctionalInterface
public interface Gate {
    Ruling rule(Notice notice);

    sealed interface Ruling {
        record Pass() implements Ruling {}

        /**
         * Not now.
         *
         * @param until when it is to be asked again
         * @param why in words
         */
        record Hold(Instant until, String why) implements Ruling {}

        /**
         * Not worth sending any more.
         *
         * @param why in words
         */
        record Drop(String why) implements Ruling {}
    }
}
