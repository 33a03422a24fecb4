package org.tocsin.domain.incident;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.tocsin.domain.response.Recipients;

/**
 * Where a person's own escalation leads (E-7): to the next level where the rules have levels, else
 * to the next rung that nobody has been told by, whether or not its silence lasts.
 */
final class Escalation {
    private Escalation() {}

    static Optional<Act> of(Incident incident, Terms terms, Instant now, String reason) {
        return toLevel(incident, terms, now, reason).or(() -> toRung(incident, terms, now, reason));
    }

    private static Optional<Act> toLevel(
            Incident incident, Terms terms, Instant now, String reason) {
        var levels = terms.rules().turns().levels();
        var here = incident.level(terms);
        int next = 0;
        for (int i = 0; i < levels.size(); i++) {
            if (here.isPresent() ? levels.get(i).id().equals(here.get()) : i == 0) {
                next = i + 1;
            }
        }
        if (next >= levels.size()) {
            return Optional.empty();
        }
        var level = levels.get(next);
        var step = new Acts.Step(now, level.id(), 0, Optional.of(level.id()), reason);
        var to = new Recipients(level.roles(), java.util.List.of());
        return Optional.of(
                Acts.escalation(
                        "escalation", "Escalated to " + level.id(), to, step, incident, terms));
    }

    private static Optional<Act> toRung(
            Incident incident, Terms terms, Instant now, String reason) {
        var start = incident.clockwork().anchors().start();
        return new Climb(incident, terms, (_, _, _) -> false)
                .untold().stream()
                        .min(
                                Comparator.comparing(
                                        each -> terms.around().after(start, each.rung().after())))
                        .map(next -> {
                            var rung = next.rung();
                            var step =
                                    new Acts.Step(
                                            now,
                                            next.key().part(),
                                            next.key().round(),
                                            rung.level(),
                                            reason);
                            return Acts.escalation(
                                    next.ladder().id(),
                                    rung.title(),
                                    rung.tell(),
                                    step,
                                    incident,
                                    terms);
                        });
    }
}
