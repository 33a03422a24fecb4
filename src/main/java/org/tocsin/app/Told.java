package org.tocsin.app;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.tocsin.domain.incident.Incident;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.engine.QuietDesk;
import org.tocsin.store.NoticeHistory;

/** Why somebody was, or was not, told of an incident, line by line; times in UTC. */
final class Told {
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss zzz", Locale.ENGLISH)
                    .withZone(ZoneId.of("UTC"));

    private Told() {}

    static List<String> why(QuietDesk quiet, IncidentDesk incidents, UUID id) {
        return incidents.incident(id).map(incident -> lines(quiet, incident)).orElse(List.of());
    }

    private static List<String> lines(QuietDesk quiet, Incident incident) {
        var why = quiet.why(incident);
        var lines = new ArrayList<String>();
        why.now().forEach(words -> lines.add("Now: " + words));
        for (var decision : why.decisions()) {
            lines.add(
                    "%s: check %s was %s"
                            .formatted(
                                    at(decision.at()),
                                    decision.about().check(),
                                    lower(decision.outcome())));
            for (var step : decision.steps()) {
                lines.add(
                        "    %s%s: %s"
                                .formatted(
                                        step.decisive() ? "→ " : "",
                                        lower(step.stage()),
                                        step.why()));
            }
        }
        why.notices().forEach(line -> lines.add(line(line)));
        return lines;
    }

    private static String line(NoticeHistory.Line line) {
        var course = line.course();
        var remark = course.remark().isEmpty() ? "" : ": " + course.remark();
        return "%s: %s to %s by %s, %s%s"
                .formatted(
                        at(course.recorded()),
                        line.where().purpose(),
                        line.where().address(),
                        line.where().channel(),
                        course.standing(),
                        remark);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String at(Instant at) {
        return EXACT.format(at);
    }
}
