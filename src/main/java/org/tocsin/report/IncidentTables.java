package org.tocsin.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.domain.review.metrics.FigureWords;
import org.tocsin.domain.review.metrics.Handled;
import org.tocsin.engine.ReportMatter;

/** Incidents as the tables of a report. */
record IncidentTables(ReportMatter matter, Instant now) {
    /** More than anybody reads; what is left out is said. */
    private static final int MOST = 100;

    private static final int LONGEST = 160;

    Report.Table list(String title, List<Handled> incidents, String none) {
        var rows = new ArrayList<List<String>>();
        incidents.stream().limit(MOST).map(this::row).forEach(rows::add);
        var counted =
                incidents.size() > MOST
                        ? "%s (%,d, the first %d are listed)"
                                .formatted(title, incidents.size(), MOST)
                        : incidents.isEmpty()
                                ? title
                                : "%s (%,d)".formatted(title, incidents.size());
        return new Report.Table(
                counted,
                List.of("No.", "Severity", "Title", "Detected", "Took", "Who"),
                List.of(0, 4),
                rows,
                none);
    }

    private List<String> row(Handled each) {
        var incident = each.incident();
        var zone = matter.playbook().header().zone();
        var took =
                each.timeToResolve()
                        .map(FigureWords::length)
                        .orElseGet(() -> "open " + FigureWords.length(open(each)));
        return List.of(
                String.valueOf(incident.id().number()),
                incident.severity(),
                brief(incident.subject().title()),
                ReportWords.at(each.detected(), zone),
                took,
                incident.owner().map(this::name).orElse(""));
    }

    private Duration open(Handled each) {
        return each.detected().isBefore(now)
                ? Duration.between(each.detected(), now)
                : Duration.ZERO;
    }

    private String name(String person) {
        return matter.playbook()
                .response()
                .directory()
                .person(person)
                .map(known -> known.name())
                .orElse(person);
    }

    private static String brief(String title) {
        var line = title.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
