package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.required;

import java.util.List;
import java.util.function.Function;
import org.tocsin.domain.playbook.ScheduledReport;
import org.tocsin.domain.playbook.TeamDuty;
import org.tocsin.domain.response.Recipients;

/** How it is written which summaries go out by themselves, when and to whom (T-6). */
final class ReportShape {
    private static final Shape.Key<Recipients> TO =
            required("to", RecipientsShape.RECIPIENTS, "Who gets it");
    private static final Shape.Key<String> TEMPLATE =
            required(
                    "template",
                    Scalars.reference(Declared.Kind.TEMPLATE),
                    "What is sent: a template with use: report");

    static final Decoder<Function<TimeContext, ScheduledReport>> REPORT =
            new Shape<>(
                    List.of(
                            AgendaShape.ID,
                            AgendaShape.TITLE,
                            AgendaShape.ROUND,
                            AgendaShape.AT,
                            RuleParts.FOR,
                            TO,
                            TEMPLATE,
                            RuleParts.SOURCE),
                    ReportShape::build);

    private ReportShape() {}

    private static Function<TimeContext, ScheduledReport> build(Fields fields) {
        AgendaShape.tellTwice(fields);
        return time ->
                new ScheduledReport(
                        new TeamDuty(
                                fields.get(AgendaShape.ID),
                                AgendaShape.title(fields),
                                AgendaShape.recurrence(fields, time),
                                "",
                                RuleParts.source(fields)),
                        fields.get(TO),
                        fields.get(TEMPLATE),
                        RuleParts.scope(fields));
    }
}
