package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.util.List;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.playbook.SeverityGuide;

/** How a severity is written; the order in the file is the order of the scale. */
final class SeverityShape {
    private static final Shape.Key<String> ID =
            required(
                    "id", Scalars.ID, "The severity as the team writes it, such as P0 or CRITICAL");
    private static final Shape.Key<Severity.Level> CLASS =
            required(
                    "class",
                    Scalars.word(Severity.Level.values()),
                    "What it means to a machine: exit codes, colours, sounds");
    private static final Shape.Key<String> RESPONSE =
            optional("response", Scalars.TEXT, "The response target in the document's own words");
    private static final Shape.Key<Span> RESPOND =
            optional("respond-within", Scalars.SPAN, "The response target as a length of time");
    private static final Shape.Key<Span> RESOLVE =
            optional("resolve-within", Scalars.SPAN, "The resolution target as a length of time");
    private static final Shape.Key<String> RESOLVE_WORDS =
            optional("resolve", Scalars.TEXT, "The resolution target in the document's own words");
    private static final Shape.Key<List<String>> CRITERIA =
            optional("criteria", Structures.list(Scalars.TEXT), "What makes it this severity");
    private static final Shape.Key<String> BUSINESS_IMPACT =
            optional("business-impact", Scalars.TEXT, "What it means for the business");
    private static final Shape.Key<String> ESCALATION =
            optional("escalation", Scalars.TEXT, "Who hears of it, in the document's own words");
    private static final Shape.Key<List<String>> EXAMPLES =
            optional("examples", Structures.list(Scalars.TEXT), "What belongs to this severity");

    static final Decoder<SeverityGuide> SEVERITY =
            new Shape<>(
                    List.of(
                            ID,
                            CLASS,
                            CRITERIA,
                            EXAMPLES,
                            BUSINESS_IMPACT,
                            RESPONSE,
                            RESPOND,
                            RESOLVE_WORDS,
                            RESOLVE,
                            ESCALATION),
                    SeverityShape::build);

    private SeverityShape() {}

    private static SeverityGuide build(Fields fields) {
        String id = fields.get(ID);
        int rank = fields.context().declared().rank(id);
        return new SeverityGuide(
                new Severity(id, rank, fields.get(CLASS)),
                new SeverityGuide.Targets(fields.find(RESPOND), fields.find(RESOLVE)),
                new SeverityGuide.Words(
                        text(fields, RESPONSE),
                        text(fields, RESOLVE_WORDS),
                        text(fields, ESCALATION),
                        text(fields, BUSINESS_IMPACT)),
                new SeverityGuide.Signs(
                        fields.find(CRITERIA).orElse(List.of()),
                        fields.find(EXAMPLES).orElse(List.of())));
    }

    private static String text(Fields fields, Shape.Key<String> key) {
        return fields.find(key).orElse("");
    }
}
