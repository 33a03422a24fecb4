package org.tocsin.ui.incidents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.incident.Glance;
import org.tocsin.domain.incident.State;
import org.tocsin.ui.kit.IncidentCard;
import org.tocsin.ui.kit.SeverityBadge;

/** What the board calls things, and what its cards show. */
final class BoardWords {
    /** Letters of a title that a tooltip shows. */
    private static final int LONG = 400;

    private BoardWords() {}

    static String state(State state) {
        String name = state.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    static SeverityBadge.Tone tone(Severity severity) {
        boolean informational =
                switch (severity.level()) {
                    case INFO -> true;
                    case CRITICAL, WARNING -> false;
                };
        return SeverityBadge.Tone.of(severity.rank(), informational);
    }

    static IncidentCard.Face face(Glance glance) {
        var incident = glance.incident();
        var head =
                new IncidentCard.Head(
                        glance.severity().id(),
                        tone(glance.severity()),
                        incident.id().number(),
                        incident.subject().title());
        return new IncidentCard.Face(
                head,
                due(glance),
                glance.names().owner(),
                place(glance),
                new IncidentCard.Times(incident.detectedAt(), incident.course().times().changed()));
    }

    /** What does not fit on a card, for whoever stops over it. */
    static String whole(Glance glance) {
        var title = glance.incident().subject().title();
        String head = title.length() > LONG ? title.substring(0, LONG) + "…" : title;
        return glance.names().atZero().isEmpty() ? head : head + "\n" + glance.names().atZero();
    }

    private static Optional<IncidentCard.Due> due(Glance glance) {
        return glance.deadline()
                .map(next -> new IncidentCard.Due(next.from(), next.at(), glance.names().atZero()));
    }

    private static String place(Glance glance) {
        var parts = new ArrayList<String>();
        if (!glance.names().pipeline().isEmpty()) {
            parts.add(glance.names().pipeline());
        }
        parts.addAll(glance.incident().subject().place().labels().stream().sorted().toList());
        if (parts.isEmpty()) {
            parts.addAll(List.of(glance.incident().subject().classification().category()));
        }
        return String.join(" · ", parts);
    }
}
