package org.tocsin.domain.incident;

import java.time.Instant;
import java.util.List;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.response.Directory;

/** What the clocks look up that is no rule: working time, who is on call, who owns what. */
public interface Surroundings {
    /** The end of a span that begins at an instant, in wall or in business time. */
    Instant after(Instant from, Span span);

    /** The instant itself when it is in working time, else the next start of work. */
    Instant working(Instant at);

    /** Ids of who holds a position at an instant; empty in a gap. */
    List<String> onCall(String schedule, String position, Instant at);

    Directory directory();
}
