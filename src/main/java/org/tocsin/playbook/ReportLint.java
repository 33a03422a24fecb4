package org.tocsin.playbook;

import java.util.List;
import java.util.Optional;
import org.tocsin.domain.playbook.ScheduledReport;
import org.tocsin.domain.response.Response;
import org.tocsin.domain.response.Template;

/** Finds messages that can be read and yet never go out as they are meant to (P-2, T-6). */
final class ReportLint {
    private final Response response;
    private final List<ScheduledReport> reports;
    private final Declared declared;
    private final Problems problems;

    ReportLint(
            Response response,
            List<ScheduledReport> reports,
            Declared declared,
            Problems problems) {
        this.response = response;
        this.reports = reports;
        this.declared = declared;
        this.problems = problems;
    }

    void tell() {
        if (problems.anyError()) {
            return;
        }
        reports.forEach(this::tellUnfit);
        response.rules().routes().forEach(route -> tellUnsent(route.id(), route.template()));
    }

    private void tellUnfit(ScheduledReport report) {
        use(report.template())
                .filter(use -> use != Template.Use.REPORT)
                .ifPresent(use ->
                        problems.error(
                                declared.place(Declared.Kind.REPORT, report.id()),
                                "template \"%s\" speaks of one incident; a report wants one with use: report"
                                        .formatted(report.template())));
    }

    /** A notice in the words of a report goes out with the report. */
    private void tellUnsent(String route, String template) {
        boolean sums = use(template).filter(use -> use == Template.Use.REPORT).isPresent();
        boolean sent = reports.stream().anyMatch(report -> report.template().equals(template));
        if (sums && !sent) {
            declared.rules()
                    .warn(
                            route,
                            "route \"%s\" goes out with the report \"%s\", which no entry of reports: sends"
                                    .formatted(route, template));
        }
    }

    private Optional<Template.Use> use(String template) {
        return response.guides().templates().stream()
                .filter(each -> each.id().equals(template))
                .map(Template::use)
                .findFirst();
    }
}
