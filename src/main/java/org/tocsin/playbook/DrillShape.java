package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.drill.Inject;
import org.tocsin.domain.drill.Reaction;
import org.tocsin.domain.drill.Scenario;
import org.tocsin.domain.drill.When;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.response.Category;

/** How the scenario of a drill is written: a file of its own under {@code drills/} (M-8). */
final class DrillShape {
    private static final Duration USUAL = Duration.ofHours(4);

    /** Times in a file count from the beginning, whenever that will be. */
    private static final Instant BEGINNING = Instant.EPOCH;

    private static final Shape.Key<String> ID =
            required("id", Scalars.ID, "The scenario's name, as tocsin drill run takes it");
    private static final Shape.Key<String> TITLE =
            required("title", Scalars.TEXT, "What is played, in one line");
    private static final Shape.Key<String> PURPOSE =
            required("purpose", Scalars.TEXT, "What is practised by it");

    // When

    private static final Shape.Key<When.Day> DAY =
            optional(
                    "day",
                    Scalars.word(When.Day.values()),
                    "Which day is played; any when not said");
    private static final Shape.Key<LocalTime> TIME =
            optional("at", Scalars.TIME, "The time of day, by the playbook's zone");
    private static final Shape.Key<When> WHEN =
            optional(
                    "when",
                    new Shape<>(
                            List.of(DAY, TIME),
                            fields ->
                                    new When(
                                            fields.find(DAY).orElse(When.Day.ANY),
                                            fields.find(TIME))),
                    "The moment that is played, on the drill's own clock; now when not said");
    private static final Shape.Key<Duration> LASTS =
            optional("lasts", Scalars.DURATION, "When it is over at the latest; 4h when not said");

    // What is wrong

    private static final Shape.Key<String> SEVERITY =
            required(
                    "severity",
                    Scalars.reference(Declared.Kind.SEVERITY),
                    "The incident's severity");
    private static final Shape.Key<String> HEADLINE =
            required("title", Scalars.TEXT, "The incident's title");
    private static final Shape.Key<String> CATEGORY =
            optional("category", Scalars.ID, "A category or a sub-category of the playbook");
    private static final Shape.Key<String> PIPELINE =
            optional(
                    "pipeline",
                    Scalars.reference(Declared.Kind.PIPELINE),
                    "The pipeline that it is about");
    private static final Shape.Key<List<String>> LABELS =
            optional("labels", Structures.list(Scalars.TEXT), "Labels beside the pipeline's own");
    private static final Shape.Key<String> CHECK =
            optional(
                    "check",
                    Scalars.reference(Declared.Kind.CHECK),
                    "The check that finds it; a person reports it when not said");
    private static final Shape.Key<String> MESSAGE =
            optional("message", Scalars.TEXT, "What the check, or whoever reports it, says");
    private static final Shape.Key<String> REPORTER =
            optional("reporter", Scalars.TEXT, "Who reports it, when no check finds it");

    private record Trouble(Function<Playbook, Subject> in) {}

    private static final Shape.Key<Trouble> OPENS =
            required(
                    "opens",
                    new Shape<>(
                            List.of(
                                    SEVERITY, HEADLINE, CATEGORY, PIPELINE, LABELS, CHECK, MESSAGE,
                                    REPORTER),
                            fields -> new Trouble(playbook -> subject(fields, playbook))),
                    "The incident with which it begins");

    // What happens then

    private static final Shape.Key<String> FAILING =
            required("check", Scalars.reference(Declared.Kind.CHECK), "The check");
    private static final Shape.Key<String> SAYS = required("message", Scalars.TEXT, "What it says");
    private static final Shape.Key<String> RAISES =
            optional(
                    "severity",
                    Scalars.reference(Declared.Kind.SEVERITY),
                    "What the incident becomes, should that be worse than it is");
    private static final Shape.Key<String> SOURCE =
            required("source", Scalars.reference(Declared.Kind.SOURCE), "The source");
    private static final Shape.Key<String> FROM = required("from", Scalars.TEXT, "Who says it");
    private static final Shape.Key<String> TEXT = required("text", Scalars.TEXT, "What is said");

    private static final Shape.Choice<Inject.What> WHAT =
            new Shape.Choice<>(
                    "what happens",
                    List.of(
                            optional(
                                    "fails",
                                    new Shape<>(
                                            List.of(FAILING, SAYS, RAISES),
                                            fields ->
                                                    new Inject.Fails(
                                                            new CheckId(fields.get(FAILING)),
                                                            fields.get(SAYS),
                                                            fields.find(RAISES))),
                                    "A check fails, again or beside the others"),
                            optional(
                                    "recovers",
                                    new Shape<>(
                                            List.of(FAILING),
                                            fields ->
                                                    new Inject.Recovers(
                                                            new CheckId(fields.get(FAILING)))),
                                    "A check has a good run"),
                            optional(
                                    "says",
                                    new Shape<>(
                                            List.of(FROM, TEXT),
                                            fields ->
                                                    new Inject.Said(
                                                            fields.get(FROM), fields.get(TEXT))),
                                    "Somebody says something"),
                            optional(
                                    "impact",
                                    new Shape<>(
                                            ScriptShape.with(TEXT),
                                            fields ->
                                                    new Inject.Known(
                                                            fields.get(TEXT),
                                                            ScriptShape.impact(fields))),
                                    "What it does to people and business becomes known"),
                            optional(
                                    "breaks",
                                    new Shape<>(
                                            List.of(SOURCE, FAILING, SAYS),
                                            fields ->
                                                    new Inject.Breaks(
                                                            fields.get(SOURCE),
                                                            new CheckId(fields.get(FAILING)),
                                                            fields.get(SAYS))),
                                    "A source cannot be asked any more")));

    private static final Shape.Key<Duration> AFTER =
            required("after", Scalars.DURATION, "How long after the beginning");
    private static final Shape.Key<String> HOPE =
            optional("hope", Scalars.TEXT, "What people had better do about it");
    private static final Shape.Key<Set<Reaction>> BY =
            optional(
                    "by",
                    Structures.oneOrMore(Scalars.word(Reaction.values())).map(Set::copyOf),
                    "What shows that they do, any one of several");
    private static final Shape.Key<Duration> WITHIN =
            optional("within", Scalars.DURATION, "How soon; by the end when not said");

    private static final Decoder<Inject> INJECT =
            new Shape<>(
                    List.of(AFTER, WHAT, HOPE, BY, WITHIN),
                    fields -> {
                        if (fields.mentions(WITHIN) && !fields.mentions(BY)) {
                            fields.error(
                                    WITHIN,
                                    "\"within\" says how soon what \"by\" names is done; add it");
                        }
                        return new Inject(
                                fields.get(AFTER),
                                fields.chosen(WHAT),
                                new Inject.Hope(
                                        fields.find(HOPE).orElse(""),
                                        fields.find(BY).orElse(Set.of()),
                                        fields.find(WITHIN)));
                    });

    private static final Shape.Key<List<Inject>> HAPPENS =
            required("happens", Structures.someOf(INJECT), "What happens in its course");

    /** A scenario, once the rules are known that it is played by. */
    static final Decoder<Function<Playbook, Scenario>> SCENARIO =
            new Shape<>(
                    List.of(ID, TITLE, PURPOSE, RuleParts.SOURCE, WHEN, LASTS, OPENS, HAPPENS),
                    DrillShape::scenario);

    private DrillShape() {}

    /** The JSON Schema of a scenario's file. */
    static Map<String, Object> schema() {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "Tocsin drill");
        schema.putAll(SCENARIO.schema());
        return schema;
    }

    private static Function<Playbook, Scenario> scenario(Fields fields) {
        var lasts = fields.find(LASTS).orElse(USUAL);
        var injects = fields.get(HAPPENS);
        if (injects.stream().anyMatch(each -> each.after().compareTo(lasts) > 0)) {
            fields.error(
                    fields.mentions(LASTS) ? LASTS : HAPPENS,
                    "something happens after the drill is over; let it last longer");
        }
        return playbook ->
                new Scenario(
                        new Scenario.Named(
                                fields.get(ID),
                                fields.get(TITLE),
                                fields.get(PURPOSE),
                                fields.find(RuleParts.SOURCE).orElse("")),
                        new Scenario.Plot(
                                fields.get(OPENS).in().apply(playbook), BEGINNING, injects, lasts),
                        fields.find(WHEN).orElse(When.NOW));
    }

    private static Subject subject(Fields fields, Playbook playbook) {
        return new Subject(
                fields.get(HEADLINE),
                Opening.classify(
                        fields.get(SEVERITY), category(fields, playbook), categories(playbook)),
                new Subject.Place(
                        fields.find(PIPELINE).orElse(""),
                        dataSets(fields, playbook),
                        Set.copyOf(fields.find(LABELS).orElse(List.of()))),
                origin(fields));
    }

    private static List<Category> categories(Playbook playbook) {
        return playbook.response().categories();
    }

    private static String category(Fields fields, Playbook playbook) {
        var said = fields.find(CATEGORY);
        var known =
                categories(playbook).stream()
                        .flatMap(each ->
                                Stream.concat(
                                        Stream.of(each.id()),
                                        each.subcategories().stream().map(sub -> sub.id())))
                        .toList();
        said.filter(id -> !known.contains(id))
                .ifPresent(id ->
                        fields.error(
                                CATEGORY,
                                "there is no category \"%s\"%s"
                                        .formatted(id, Scalars.known(id, known))));
        return said.orElse("");
    }

    private static List<String> dataSets(Fields fields, Playbook playbook) {
        return fields.find(CHECK).map(CheckId::new).flatMap(playbook::check).stream()
                .map(check -> check.measure().dataSet().value())
                .toList();
    }

    private static Subject.Origin origin(Fields fields) {
        var message = fields.find(MESSAGE).orElseGet(() -> fields.get(HEADLINE));
        Optional<String> check = fields.find(CHECK);
        if (check.isEmpty()) {
            return new Subject.Report(
                    fields.find(REPORTER).orElse("somebody"), message, List.of(), Optional.empty());
        }
        return new Subject.Breach(
                new Subject.Failure(new CheckId(check.get()), Optional.empty(), BEGINNING, message),
                new Subject.Ticket(
                        check.get(),
                        message,
                        Optional.empty(),
                        new Subject.Affected("", "", "", List.of()),
                        List.of()));
    }
}
