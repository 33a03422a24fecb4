package org.tocsin.notify.dispatch;

import java.time.Instant;
import java.util.Optional;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.notice.About;
import org.tocsin.domain.notice.Queued;
import org.tocsin.domain.response.Ladder;

/** Whether a notice is still worth sending, as its incident is by now. */
final class Staleness {
    private Staleness() {}

    /** Why it is not; empty when it is. */
    static Optional<String> of(Queued queued, Optional<About> about) {
        return about.flatMap(known -> of(queued, known));
    }

    private static Optional<String> of(Queued queued, About about) {
        var incident = about.incident();
        return switch (queued.notice().draft().purpose()) {
            case ALERT -> over(queued, incident).or(() -> taken(queued, about));
            case UPDATE, REMINDER -> over(queued, incident);
            case ACKNOWLEDGED -> over(queued, incident).or(() -> unheard(queued));
            case RESOLVED ->
                    incident.isOpen() ? Optional.of("The incident is open again") : unheard(queued);
            case REPORT, ANNOTATION, TEST -> Optional.empty();
        };
    }

    private static Optional<String> over(Queued queued, Incident incident) {
        return isOverSince(incident, queued.kept().arisen())
                ? Optional.of("The incident was over before this could be sent")
                : Optional.empty();
    }

    /** Who climbs because nobody answers need not, once somebody has. */
    private static Optional<String> taken(Queued queued, About about) {
        var rule = queued.notice().draft().cause().rule();
        boolean becauseNobodyAnswers =
                about.terms().rules().ladders().stream()
                        .filter(ladder -> rule.startsWith(ladder.id() + "/"))
                        .anyMatch(
                                ladder -> ladder.when().silence() == Ladder.Silence.UNACKNOWLEDGED);
        return becauseNobodyAnswers
                        && about.incident()
                                .clockwork()
                                .anchors()
                                .acknowledged()
                                .filter(held -> !queued.kept().arisen().isAfter(held.at()))
                                .isPresent()
                ? Optional.of("It was acknowledged before this could be sent")
                : Optional.empty();
    }

    /** There was something to be heard of it, and nothing got there. */
    private static Optional<String> unheard(Queued queued) {
        return queued.preceded() && !queued.heard()
                ? Optional.of("Nobody there had heard of the incident")
                : Optional.empty();
    }

    /** What arises later, such as that a review is due, is about an incident that is over. */
    private static boolean isOverSince(Incident incident, Instant arisen) {
        var times = incident.course().times();
        return !incident.isOpen() && !arisen.isAfter(times.resolved().orElse(times.changed()));
    }
}
