package org.tocsin.notify;

import java.util.Optional;
import org.tocsin.domain.notice.About;
import org.tocsin.domain.notice.Message;
import org.tocsin.domain.notice.Notice;

/** Finds the words of a notice when it is sent (N-4). Safe to use from any thread. */
public interface Fill {
    /** For whom the usual text is enough. */
    Fill USUAL = (_, _) -> Optional.empty();

    /**
     * @param about the incident as it is now; empty for what comes from none
     * @return empty for the usual text
     */
    Optional<Message.Content> fill(Notice notice, Optional<About> about);
}
