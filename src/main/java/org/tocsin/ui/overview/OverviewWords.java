package org.tocsin.ui.overview;

import java.util.Optional;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.incident.Glance;
import org.tocsin.ui.kit.IncidentCard;
import org.tocsin.ui.kit.SeverityBadge;
import org.tocsin.ui.kit.VerdictBadge;

/** What the kit's parts show for the words of this feature. */
final class OverviewWords {
    private OverviewWords() {}

    static SeverityBadge.Tone tone(Severity severity) {
        boolean informational =
                switch (severity.level()) {
                    case INFO -> true;
                    case CRITICAL, WARNING -> false;
                };
        return SeverityBadge.Tone.of(severity.rank(), informational);
    }

    static VerdictBadge.Kind kind(Health.State state) {
        return switch (state) {
            case BREACH -> VerdictBadge.Kind.BREACH;
            case BROKEN -> VerdictBadge.Kind.BROKEN;
            case LEARNING -> VerdictBadge.Kind.LEARNING;
            case NOT_RUN -> VerdictBadge.Kind.NOT_RUN;
            case HEALTHY -> VerdictBadge.Kind.HEALTHY;
        };
    }

    static IncidentCard.Face face(Glance glance) {
        var incident = glance.incident();
        Optional<IncidentCard.Due> due =
                glance.deadline()
                        .map(next ->
                                new IncidentCard.Due(
                                        next.from(), next.at(), glance.names().atZero()));
        return new IncidentCard.Face(
                new IncidentCard.Head(
                        glance.severity().id(),
                        tone(glance.severity()),
                        incident.id().number(),
                        incident.subject().title()),
                due,
                glance.names().owner(),
                glance.names().pipeline(),
                new IncidentCard.Times(incident.detectedAt(), incident.course().times().changed()));
    }
}
