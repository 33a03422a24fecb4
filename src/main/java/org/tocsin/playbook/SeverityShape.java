package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.time.Duration;
import java.util.List;
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
    private static final Shape.Key<Duration> RESPOND =
            optional("respond-within", Scalars.DURATION, "The response target as wall time");
    private static final Shape.Key<Duration> RESOLVE =
            optional("resolve-within", Scalars.DURATION, "The resolution target as wall time");
    private static final Shape.Key<String> ESCALATION =
            optional("escalation", Scalars.TEXT, "Who hears of it, in the document's own words");
    private static final Shape.Key<List<String>> EXAMPLES =
            optional("examples", Structures.list(Scalars.TEXT), "What belongs to this severity");

    static final Decoder<SeverityGuide> SEVERITY =
            new Shape<>(
                    List.of(ID, CLASS, RESPONSE, RESPOND, RESOLVE, ESCALATION, EXAMPLES),
                    SeverityShape::build);

    private SeverityShape() {}

    private static SeverityGuide build(Fields fields) {
        String id = fields.get(ID);
        int rank = fields.context().declared().rank(id);
        return new SeverityGuide(
                new Severity(id, rank, fields.get(CLASS)),
                new SeverityGuide.Targets(fields.find(RESPOND), fields.find(RESOLVE)),
                fields.find(RESPONSE).orElse(""),
                fields.find(ESCALATION).orElse(""),
                fields.find(EXAMPLES).orElse(List.of()));
    }
}
