package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.domain.remedy.Case;
import org.tocsin.domain.remedy.Remedy;

/**
 * How a remedy is written:
 *
 * <pre>{@code
 * remedies:
 *   - id: load-again
 *     title: Load the day again
 *     checks: [event-count]
 *     run: [/opt/etl/load, "{{data-set}}", "{{day}}"]
 * }</pre>
 */
final class RemedyShape {
    private static final Decoder<String> FILLED = Scalars.TEXT.judged(RemedyShape::filled);

    private static final Shape.Key<String> ID =
            required("id", Scalars.ID, "The remedy's name, which the timeline shows");
    private static final Shape.Key<String> TITLE =
            optional("title", Scalars.TEXT, "The title for people; the id when not said");
    private static final Shape.Key<List<String>> CHECKS =
            required(
                    "checks",
                    Structures.someOf(Scalars.reference(Declared.Kind.CHECK)),
                    "The checks after which it is tried");
    private static final Shape.Key<List<Remedy.Finding>> WHEN =
            optional(
                    "when",
                    Structures.someOf(Scalars.word(Remedy.Finding.values())),
                    "After which of their verdicts: breach, broken; breach when not said");
    private static final Shape.Key<List<String>> SEVERITIES =
            optional(
                    "severities",
                    Structures.someOf(Scalars.reference(Declared.Kind.SEVERITY)),
                    "After breaches of these severities only; of all when not said");

    private static final Shape.Key<Remedy.Deed> RUN =
            optional(
                    "run",
                    Structures.someOf(FILLED).judged(RemedyShape::program),
                    "A program and its arguments, run without a shell, such as [/opt/etl/load,"
                            + " \"{{data-set}}\", \"{{day}}\"]; the workspace must allow the program");

    private static final Shape.Key<String> URL =
            required("url", FILLED, "The address, such as https://etl.example.com/loads/{{day}}");
    private static final Shape.Key<Method> METHOD =
            optional(
                    "method", Scalars.word(Method.values()), "How it is asked; post when not said");
    private static final Shape.Key<String> BODY =
            optional("body", FILLED, "What is sent, as JSON, such as '{\"day\": \"{{day}}\"}'");
    private static final Shape.Key<SourceSpec.Secret> TOKEN =
            optional(
                    "token",
                    SourceShape.SECRET,
                    "Where the bearer token is kept, such as {keyring: etl-token}");
    private static final Shape.Key<Remedy.Deed> CALL =
            optional(
                    "call",
                    new Shape<>(
                            List.of(URL, METHOD, BODY, TOKEN),
                            fields ->
                                    new Remedy.Call(
                                            fields.find(METHOD).orElse(Method.POST).name(),
                                            fields.get(URL),
                                            fields.find(BODY).orElse(""),
                                            fields.find(TOKEN))),
                    "An address that is called, such as {url: https://etl.example.com/loads}; the"
                            + " workspace must allow the host");

    private static final Shape.Key<String> SOURCE =
            required("source", Scalars.reference(Declared.Kind.SOURCE), "The source");
    private static final Shape.Key<String> USE =
            required(
                    "use", Scalars.reference(Declared.Kind.SOURCE), "The source read in its place");
    private static final Shape.Key<Duration> PERIOD =
            optional("for", Scalars.DURATION, "For how long; an hour when not said");
    private static final Shape.Key<Remedy.Deed> FALLBACK =
            optional(
                    "fallback",
                    new Shape<>(List.of(SOURCE, USE, PERIOD), RemedyShape::fallback),
                    "Another source read in place of one, such as {source: shop, use: replica, for:"
                            + " 1h}");
    private static final Shape.Key<Remedy.Deed> PAUSE =
            optional(
                    "pause",
                    new Shape<>(
                            List.of(SOURCE, PERIOD),
                            fields ->
                                    new Remedy.Pause(
                                            new SourceId(fields.get(SOURCE)), period(fields))),
                    "A source that no checks are started on for a time, such as {source: shop, for:"
                            + " 30m}");

    private static final Shape.Key<String> FOLDER =
            required("folder", Scalars.TEXT, "The folder that the pipeline reads");
    private static final Shape.Key<String> COLUMN =
            required("column", Scalars.TEXT, "The column that names a row, such as event_id");
    private static final Shape.Key<Remedy.Deed> QUARANTINE =
            optional(
                    "quarantine",
                    new Shape<>(
                            List.of(FOLDER, COLUMN),
                            fields ->
                                    new Remedy.Quarantine(fields.get(FOLDER), fields.get(COLUMN))),
                    "A list of failing rows for the pipeline to leave out, such as {folder:"
                            + " quarantine, column: event_id}");
    private static final Shape.Choice<Remedy.Deed> DEED =
            new Shape.Choice<>("what it does", List.of(RUN, CALL, FALLBACK, PAUSE, QUARANTINE));

    private static final Shape.Key<Integer> MOST =
            optional("most", Scalars.whole(1), "How often within a time; 3 when not said");
    private static final Shape.Key<Duration> WITHIN =
            optional("within", Scalars.DURATION, "That time; 1d when not said");
    private static final Shape.Key<Duration> APART =
            optional(
                    "apart",
                    Scalars.DURATION,
                    "The least time between two attempts; 10m when not" + " said");
    private static final Shape.Key<Duration> TIMEOUT =
            optional("timeout", Scalars.DURATION, "After which it is stopped; 2m when not said");

    static final Shape.Key<List<Remedy>> REMEDIES =
            optional(
                    "remedies",
                    Structures.entries(
                            new Shape<>(
                                    List.of(
                                            ID,
                                            TITLE,
                                            CHECKS,
                                            WHEN,
                                            SEVERITIES,
                                            DEED,
                                            MOST,
                                            WITHIN,
                                            APART,
                                            TIMEOUT),
                                    RemedyShape::build)),
                    "What the machine may try by itself when a check fails; nothing is done unless"
                            + " the workspace allows it under remediation");

    private enum Method {
        POST,
        PUT,
        GET,
        DELETE
    }

    private RemedyShape() {}

    private static Remedy build(Fields fields) {
        var usual = Remedy.Limits.USUAL;
        String id = fields.get(ID);
        return new Remedy(
                id,
                fields.find(TITLE).orElse(id),
                new Remedy.On(
                        fields.get(CHECKS).stream().map(CheckId::new).collect(Collectors.toSet()),
                        fields.find(WHEN).map(Set::copyOf).orElse(Set.of(Remedy.Finding.BREACH)),
                        fields.find(SEVERITIES).map(Set::copyOf).orElse(Set.of())),
                fields.chosen(DEED),
                new Remedy.Limits(
                        fields.find(MOST).orElse(usual.most()),
                        fields.find(WITHIN).orElse(usual.within()),
                        fields.find(APART).orElse(usual.apart()),
                        fields.find(TIMEOUT).orElse(usual.timeout())));
    }

    private static Remedy.Deed fallback(Fields fields) {
        if (fields.get(SOURCE).equals(fields.get(USE))) {
            fields.error(USE, "a source cannot stand in for itself; name another one");
        }
        return new Remedy.Fallback(
                new SourceId(fields.get(SOURCE)), new SourceId(fields.get(USE)), period(fields));
    }

    private static Duration period(Fields fields) {
        return fields.find(PERIOD).orElse(Duration.ofHours(1));
    }

    private static Optional<String> filled(String words, Node node, Context context) {
        var unknown = Case.unknown(words);
        unknown.ifPresent(name ->
                context.error(
                        node,
                        "there is no place {{%s}}%s"
                                .formatted(name, Scalars.known(name, Case.PLACES))));
        return unknown.isPresent() ? Optional.empty() : Optional.of(words);
    }

    /** The program itself is what a workspace allows, so nothing may be filled into it. */
    private static Optional<Remedy.Deed> program(List<String> words, Node node, Context context) {
        if (words.getFirst().contains("{{")) {
            context.error(node, "the program's own name must not have a place to fill in it");
            return Optional.empty();
        }
        return Optional.of(new Remedy.Run(words));
    }
}
