package org.tocsin.notify.dispatch;

import java.time.Instant;
import java.util.Optional;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.notice.About;
import org.tocsin.domain.notice.Queued;

/** Whether a notice is still worth sending, as its incident is by now. */
final class Staleness {
    private Staleness() {}

    /** Why it is not; empty when it is. */
    static Optional<String> of(Queued queued, Optional<About> about) {
        return about.flatMap(known -> of(queued, known.incident()));
    }

    private static Optional<String> of(Queued queued, Incident incident) {
        return switch (queued.notice().draft().purpose()) {
            case ALERT, ACKNOWLEDGED, UPDATE, REMINDER ->
                    isOverSince(incident, queued.kept().arisen())
                            ? Optional.of("The incident was over before this could be sent")
                            : Optional.empty();
            case RESOLVED -> {
                if (incident.isOpen()) {
                    yield Optional.of("The incident is open again");
                }
                yield queued.preceded() && !queued.heard()
                        ? Optional.of("Nobody there had heard of the incident")
                        : Optional.empty();
            }
            case REPORT, ANNOTATION, TEST -> Optional.empty();
        };
    }

    /** What arises later, such as that a review is due, is about an incident that is over. */
    private static boolean isOverSince(Incident incident, Instant arisen) {
        var times = incident.course().times();
        return !incident.isOpen() && !arisen.isAfter(times.resolved().orElse(times.changed()));
    }
}
