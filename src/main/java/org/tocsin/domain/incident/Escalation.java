package org.tocsin.domain.incident;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.tocsin.domain.response.Recipients;

/**
 * Where a person's own escalation leads (E-7): to the next level where the rules have levels, else to
 * the next rung of a ladder that still runs, before its time.
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
                Acts.escalation("escalation", "Escalated to " + level.id(), to, step, incident, terms));
    }

    private static Optional<Act> toRung(
            Incident incident, Terms terms, Instant now, String reason) {
        return Pending.of(incident, terms).stream()
                .filter(due -> due.cause() instanceof Due.OfRung)
                .min(Comparator.comparing(Due::at))
                .map(due -> {
                    var rung = ((Due.OfRung) due.cause()).rung();
                    var step =
                            new Acts.Step(
                                    now,
                                    due.key().part(),
                                    due.key().round(),
                                    rung.level(),
                                    reason);
                    return Acts.escalation(
                            due.key().rule(), rung.title(), rung.tell(), step, incident, terms);
                });
    }
}
