package org.tocsin.notify;

import java.util.Optional;
import org.tocsin.domain.notice.Message;
import org.tocsin.domain.notice.Notice;

/** Turns a notice into the message that is sent, at the time it is sent. */
@FunctionalInterface
public interface Fill {
    /** Empty when the incident that it speaks of is not known here. */
    Optional<Message> fill(Notice notice);
}
