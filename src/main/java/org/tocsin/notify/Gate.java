package org.tocsin.notify;

import java.time.Instant;
import java.util.Optional;
import org.tocsin.domain.notice.About;
import org.tocsin.domain.notice.Notice;

/**
 * Decides whether a notice that is due may go out: the silences of an incident and the grouping of
 * several. Asked right before each try, and again when a hold ends or {@code
 * reconsider} is called; to be answered quickly, because all destinations wait for it.
 */
public interface Gate {
    /** Nothing is ever held. */
    Gate OPEN = (_, _) -> new Ruling.Pass();

    /**
     * @param about the incident as it is now; empty for what comes from none
     */
    Ruling rule(Notice notice, Optional<About> about);

    sealed interface Ruling {
        record Pass() implements Ruling {}

        /**
         * @param until when to ask again, at the earliest a second from now
         * @param why for people; stands beside the notice
         */
        record Hold(Instant until, String why) implements Ruling {}

        /**
         * It will never be sent.
         *
         * @param why for people
         */
        record Drop(String why) implements Ruling {}
    }
}
