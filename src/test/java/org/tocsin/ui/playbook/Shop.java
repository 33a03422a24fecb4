package org.tocsin.ui.playbook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.incident.Surroundings;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.response.Directory;
import org.tocsin.engine.InForce;
import org.tocsin.engine.MemoryIncidents;

/** Incidents under a playbook, to fill templates in from. */
final class Shop {
    private Shop() {}

    static MemoryIncidents incidents(Playbook playbook, Instant now) {
        return new MemoryIncidents(
                InForce.of(playbook, new Around(playbook.response().directory())).terms(),
                () -> now);
    }

    static void open(MemoryIncidents incidents, String severity, String title, Instant at) {
        incidents.open(
                new Opening(
                        new Subject(
                                title,
                                new Subject.Classification(severity, "", ""),
                                Subject.Place.UNKNOWN,
                                new Subject.Report("ann", "", List.of(), Optional.empty())),
                        at,
                        Optional.empty()));
    }

    /** Nobody on call and no working time: every hour counts. */
    private record Around(Directory directory) implements Surroundings {
        @Override
        public Instant after(Instant from, Span span) {
            return switch (span) {
                case Span.Wall(var length) -> from.plus(length);
                case Span.Business _ -> from;
            };
        }

        @Override
        public Instant working(Instant at) {
            return at;
        }

        @Override
        public List<String> onCall(String schedule, String position, Instant at) {
            return List.of();
        }
    }
}
