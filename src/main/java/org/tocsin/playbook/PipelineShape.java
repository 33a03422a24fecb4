package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.tocsin.domain.response.Pipeline;

/** How a flow of data that somebody owns is written. */
final class PipelineShape {
    /** A pipeline, and by when it has to deliver. */
    record Entry(Pipeline pipeline, List<DeadlineShape.Entry> deadlines) {}

    private static final Shape.Key<String> TITLE =
            optional("title", Scalars.TEXT, "The title for people; the id when not said");
    private static final Shape.Key<String> AREA =
            optional("area", Scalars.WORDS, "The area of business");
    private static final Shape.Key<String> PRIMARY =
            optional("primary", Scalars.reference(Declared.Kind.PERSON), "The person who owns it");
    private static final Shape.Key<String> SECONDARY =
            optional(
                    "secondary",
                    Scalars.reference(Declared.Kind.PERSON),
                    "The person who owns it when the first is away");
    private static final Shape.Key<List<String>> LABELS =
            optional(
                    "labels",
                    Structures.oneOrMore(Scalars.TEXT),
                    "Words that incidents about it carry, such as investor");
    private static final Shape.Key<List<String>> DATA_SETS =
            optional(
                    "datasets",
                    Structures.oneOrMore(Scalars.reference(Declared.Kind.DATA_SET)),
                    "The data sets that belong to it");
    private static final Shape.Key<List<String>> UPSTREAM =
            optional(
                    "upstream",
                    Structures.oneOrMore(Scalars.TEXT),
                    "What it reads, by id or in words");
    private static final Shape.Key<String> NAME =
            required("name", Scalars.TEXT, "A dashboard, a report or people");
    private static final Shape.Key<String> IMPACT =
            optional("impact", Scalars.WORDS, "What a fault means there");
    private static final Shape.Key<List<Pipeline.Consumer>> CONSUMERS =
            optional(
                    "consumers",
                    Structures.list(
                            Structures.shortOr(
                                    Scalars.TEXT.map(name -> new Pipeline.Consumer(name, "")),
                                    new Shape<>(
                                            List.of(NAME, IMPACT),
                                            fields ->
                                                    new Pipeline.Consumer(
                                                            fields.get(NAME),
                                                            fields.find(IMPACT).orElse(""))))),
                    "Who reads it");
    private static final Shape.Key<String> RUNBOOK =
            optional("runbook", Scalars.reference(Declared.Kind.RUNBOOK), "Its runbook");

    private static final Shape.Key<List<DeadlineShape.Entry>> DEADLINES =
            optional(
                    "deadlines",
                    Structures.list(DeadlineShape.DEADLINE).judged(PipelineShape::distinct),
                    "By when it has to deliver");

    static final Decoder<Entry> PIPELINE =
            new Shape<>(
                    List.of(
                            TITLE, AREA, PRIMARY, SECONDARY, LABELS, DATA_SETS, UPSTREAM, CONSUMERS,
                            RUNBOOK, DEADLINES),
                    fields ->
                            new Entry(build(fields), fields.find(DEADLINES).orElse(List.of())));

    private PipelineShape() {}

    private static Optional<List<DeadlineShape.Entry>> distinct(
            List<DeadlineShape.Entry> deadlines, Node node, Context context) {
        var seen = new HashMap<String, Place>();
        for (var deadline : deadlines) {
            var first = seen.putIfAbsent(deadline.id(), deadline.at());
            if (first != null) {
                context.problems()
                        .error(
                                deadline.at(),
                                ("deadline \"%s\" is declared twice, first at %s; give one of them"
                                                + " another id")
                                        .formatted(deadline.id(), first));
            }
        }
        return Optional.of(deadlines);
    }

    private static Pipeline build(Fields fields) {
        return new Pipeline(
                fields.name(),
                fields.find(TITLE).orElseGet(fields::name),
                new Pipeline.Ownership(
                        fields.find(AREA).orElse(""),
                        fields.find(PRIMARY).orElse(""),
                        fields.find(SECONDARY).orElse("")),
                Set.copyOf(fields.find(LABELS).orElse(List.of())),
                new Pipeline.Flow(
                        fields.find(DATA_SETS).orElse(List.of()),
                        fields.find(UPSTREAM).orElse(List.of()),
                        fields.find(CONSUMERS).orElse(List.of()),
                        fields.find(RUNBOOK).orElse("")));
    }
}
