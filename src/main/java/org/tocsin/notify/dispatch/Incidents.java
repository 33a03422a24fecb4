package org.tocsin.notify.dispatch;

import java.util.Optional;
import org.tocsin.domain.notice.About;
import org.tocsin.domain.notice.Notice;

/** Finds what notices are about. */
public interface Incidents {
    /** The incident as it is now, and not older than the event; empty when there is none such. */
    Optional<About> about(Notice.Origin origin);
}
