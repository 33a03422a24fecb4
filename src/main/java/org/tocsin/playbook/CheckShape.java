package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;

/** How a check is written. */
final class CheckShape {
    /** A check that still waits for what its names stand for. */
    record Entry(
            CheckId id,
            Check.Title title,
            String measure,
            List<RuleShape.Entry> rules,
            Function<RunningShape.Usual, Check.Handling> handling) {}

    private static final Shape.Key<String> ID =
            required("id", Scalars.ID, "The check's name for commands and links");
    private static final Shape.Key<String> NAME =
            optional("name", Scalars.TEXT, "The name for people, with which messages begin");
    private static final Shape.Key<String> MEASURE =
            required("measure", Scalars.reference(Declared.Kind.MEASURE), "What is judged");
    private static final Shape.Key<String> WHY =
            optional("why", Scalars.TEXT, "What it means for the business when it fails");
    private static final Shape.Key<String> SOURCE =
            optional("source", Scalars.TEXT, "The document and section the rule comes from");
    private static final Shape.Key<String> RUNBOOK =
            optional(
                    "runbook",
                    Scalars.reference(Declared.Kind.RUNBOOK),
                    "The runbook to follow when it fails");
    private static final Shape.Key<Duration> TIMEOUT =
            optional(
                    "timeout",
                    Scalars.DURATION,
                    "How long it may take; the source's time-out when not said");
    private static final Shape.Key<String> CATEGORY =
            optional("category", Scalars.TEXT, "The kind of issue it finds");
    private static final Shape.Key<Integer> TIER =
            optional("tier", Scalars.whole(1), "How much the data set matters, 1 the most");
    private static final Shape.Key<List<String>> TAGS =
            optional("tags", Structures.list(Scalars.TEXT), "Words to find it by");
    private static final Shape.Key<String> OWNER =
            optional("owner", Scalars.TEXT, "Who looks after it");
    private static final Shape.Key<List<RuleShape.Entry>> RULES =
            required("rules", RuleShape.RULES, "When it fails, and how badly");

    static final Decoder<Entry> CHECK =
            new Shape<>(
                    Stream.of(
                                    List.of(ID, NAME, MEASURE, WHY, SOURCE, RUNBOOK),
                                    RunningShape.KEYS,
                                    List.of(TIMEOUT, CATEGORY, TIER, TAGS, OWNER, RULES))
                            .flatMap(List::stream)
                            .toList(),
                    CheckShape::build);

    private CheckShape() {}

    private static Entry build(Fields fields) {
        String id = fields.get(ID);
        RunningShape.tellUnfitting(fields);
        return new Entry(
                new CheckId(id),
                new Check.Title(
                        fields.find(NAME).orElse(id),
                        fields.find(WHY).orElse(""),
                        fields.find(SOURCE)),
                fields.get(MEASURE),
                fields.get(RULES),
                usual -> handling(fields, usual));
    }

    private static Check.Handling handling(Fields fields, RunningShape.Usual usual) {
        return new Check.Handling(
                RunningShape.running(fields, usual),
                fields.find(TIMEOUT),
                new Check.Labels(
                        fields.find(CATEGORY),
                        fields.find(TIER),
                        fields.find(TAGS).orElse(List.of())),
                fields.find(OWNER),
                fields.find(RUNBOOK));
    }
}
