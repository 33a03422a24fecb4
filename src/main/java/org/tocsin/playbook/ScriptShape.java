package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Impact;
import org.tocsin.domain.incident.State;
import org.tocsin.domain.response.ImpactRule;

/** How a script of a simulation is written. */
final class ScriptShape {
    private static final String SOMEBODY = "somebody";

    /** A script resolves without ticking the checklist: it is about clocks. */
    private static final Optional<String> UNTICKED = Optional.of("played from a script");

    static final Decoder<Instant> INSTANT =
            Scalars.scalar(
                    "an instant with its offset such as 2026-03-02T10:00:00Z",
                    Map.of("type", "string"),
                    (node, complain) -> {
                        try {
                            return Optional.of(OffsetDateTime.parse(node.getValue()).toInstant());
                        } catch (DateTimeParseException _) {
                            complain.accept("");
                            return Optional.empty();
                        }
                    });

    private record Said(String by, Script.Doing doing) {}

    private static final Shape.Key<String> BY = optional("by", Scalars.TEXT, "Who does it");
    private static final Shape.Key<String> TEXT = optional("text", Scalars.TEXT, "What is said");
    private static final Shape.Key<String> REASON = optional("reason", Scalars.TEXT, "Why");
    private static final Shape.Key<String> AUDIENCE =
            optional("audience", Scalars.TEXT, "Who an update is for; everybody when not said");

    private static final Shape.Key<String> SEVERITY =
            required("severity", Scalars.ID, "The playbook's severity");
    private static final Shape.Key<String> TITLE =
            optional("title", Scalars.TEXT, "What is wrong, in a few words");
    private static final Shape.Key<String> CATEGORY =
            optional("category", Scalars.ID, "A category or a sub-category of the playbook");
    private static final Shape.Key<String> SUBCATEGORY =
            optional("subcategory", Scalars.ID, "A sub-category of the category");
    private static final Shape.Key<String> PIPELINE =
            optional("pipeline", Scalars.ID, "A pipeline of the playbook");
    private static final Shape.Key<List<String>> LABELS =
            optional("labels", Structures.list(Scalars.TEXT), "Labels beside the pipeline's own");

    private static final Decoder<Said> OPEN =
            new Shape<>(
                    List.of(SEVERITY, TITLE, CATEGORY, SUBCATEGORY, PIPELINE, LABELS, BY),
                    fields ->
                            new Said(
                                    by(fields),
                                    new Script.Open(
                                            fields.find(TITLE).orElse("Simulated incident"),
                                            fields.get(SEVERITY),
                                            fields.find(CATEGORY).orElse(""),
                                            new Script.Where(
                                                    fields.find(SUBCATEGORY).orElse(""),
                                                    fields.find(PIPELINE).orElse(""),
                                                    fields.find(LABELS).orElse(List.of())))));

    private static final Shape.Key<String> TO = required("to", Scalars.TEXT, "What it becomes");
    private static final Shape.Key<State> STATE =
            required("to", Scalars.word(State.values()), "The state that it moves to");
    private static final Shape.Key<String> MILESTONE =
            required("milestone", Scalars.ID, "A milestone or a duty of the playbook");

    private static final Shape.Key<Event.Part> PART =
            required("part", Scalars.word(Event.Part.values()), "The part that somebody takes");
    private static final Shape.Key<String> PERSON = required("to", Scalars.TEXT, "Who takes it");
    private static final Shape.Key<String> PROCEDURE =
            required("procedure", Scalars.ID, "A procedure of the playbook");
    private static final Shape.Key<String> STEP_OF =
            required("step", Scalars.ID, "The step's id within it");
    private static final Shape.Key<String> WAIVED =
            optional("waived", Scalars.TEXT, "Why it is waived; it is done when not said");

    private static final Shape.Key<Integer> USERS =
            optional("users", Scalars.whole(0), "How many users are affected");
    private static final Shape.Key<Integer> USERS_AFFECTED =
            optional("usersAffected", Scalars.whole(0), "The same");
    private static final Shape.Key<Double> REVENUE =
            optional("revenuePerHour", Scalars.NUMBER, "Revenue lost per hour");
    private static final Shape.Key<Boolean> CUSTOMER_FACING =
            optional("customerFacing", Scalars.FLAG, "Whether customers see it");
    private static final Shape.Key<Boolean> REGULATORY =
            optional("regulatory", Scalars.FLAG, "Whether regulated data is affected");
    private static final Shape.Key<Boolean> SECURITY =
            optional("security", Scalars.FLAG, "Whether security is affected");
    private static final Shape.Key<Boolean> DATA_INTEGRITY =
            optional("dataIntegrity", Scalars.FLAG, "Whether data has been damaged");
    private static final Shape.Key<List<String>> TEAMS =
            optional("teams", Structures.list(Scalars.TEXT), "Teams that are concerned");
    private static final Shape.Key<List<String>> METRICS =
            optional("metrics", Structures.list(Scalars.TEXT), "Metrics that are concerned");
    private static final Shape.Key<List<String>> DECISIONS =
            optional("decisions", Structures.list(Scalars.TEXT), "Decisions that wait for it");

    private static final List<Shape.Key<?>> IMPACT_KEYS =
            List.of(
                    USERS,
                    USERS_AFFECTED,
                    REVENUE,
                    CUSTOMER_FACING,
                    REGULATORY,
                    SECURITY,
                    DATA_INTEGRITY,
                    TEAMS,
                    METRICS,
                    DECISIONS);

    private static final Decoder<Said> IMPACT =
            new Shape<>(
                    with(BY),
                    fields ->
                            new Said(
                                    by(fields),
                                    new Script.Do(new Command.DeclareImpact(impact(fields)))));

    private static final Shape.Key<Instant> AT = required("at", INSTANT, "When");

    private static final Shape.Choice<Said> DOING =
            new Shape.Choice<>(
                    "what somebody does",
                    List.of(
                            optional("open", OPEN, "Opens the incident"),
                            deed("acknowledge", _ -> new Command.Acknowledge()),
                            deed(
                                    "update",
                                    fields ->
                                            new Command.Update(
                                                    fields.find(TEXT).orElse("Update"),
                                                    fields.find(AUDIENCE).orElse("")),
                                    TEXT,
                                    AUDIENCE),
                            deed(
                                    "note",
                                    fields ->
                                            new Command.Write(
                                                    Event.Entry.NOTE,
                                                    fields.find(TEXT).orElse("Note")),
                                    TEXT),
                            optional("impact", IMPACT, "Declares the impact"),
                            deed(
                                    "severity",
                                    fields ->
                                            new Command.ChangeSeverity(
                                                    fields.get(TO), reason(fields)),
                                    TO,
                                    REASON),
                            deed(
                                    "state",
                                    fields -> new Command.Move(fields.get(STATE)),
                                    STATE,
                                    REASON),
                            deed(
                                    "rootCause",
                                    fields ->
                                            new Command.RecordRootCause(
                                                    fields.find(TEXT).orElse("Root cause")),
                                    TEXT),
                            deed(
                                    "met",
                                    fields -> new Command.MarkMet(fields.get(MILESTONE)),
                                    MILESTONE),
                            deed(
                                    "decide",
                                    fields ->
                                            new Command.Write(
                                                    Event.Entry.DECISION,
                                                    fields.find(TEXT).orElse("Decided")),
                                    TEXT),
                            deed(
                                    "assign",
                                    fields ->
                                            new Command.Assign(
                                                    fields.get(PART), fields.get(PERSON)),
                                    PART,
                                    PERSON),
                            deed("tick", ScriptShape::tick, PROCEDURE, STEP_OF, WAIVED),
                            deed(
                                    "escalate",
                                    fields -> new Command.Escalate(reason(fields)),
                                    REASON),
                            deed(
                                    "resolve",
                                    fields ->
                                            new Command.Resolve(
                                                    fields.find(TEXT).orElse(""), UNTICKED),
                                    TEXT),
                            deed("dismiss", fields -> new Command.Dismiss(reason(fields)), REASON),
                            deed("reopen", fields -> new Command.Reopen(reason(fields)), REASON)));

    private static final Decoder<Script.Step> STEP =
            new Shape<>(
                    List.of(AT, DOING),
                    fields -> {
                        var said = fields.chosen(DOING);
                        return new Script.Step(fields.get(AT), said.by(), said.doing());
                    });

    private static final Shape.Key<String> PLAYBOOK =
            optional("playbook", Scalars.TEXT, "A shipped playbook, or a folder");
    private static final Shape.Key<List<Script.Step>> EVENTS =
            required("events", Structures.someOf(STEP), "What people do");
    private static final Shape.Key<Instant> BEGINS =
            optional(
                    "begins",
                    INSTANT,
                    "When a drill begins that the script is played in; at the first event when not"
                            + " said");
    private static final Shape.Key<Instant> UNTIL =
            optional("until", INSTANT, "How far the clocks run; a day after the last event");

    static final Decoder<Script> SCRIPT =
            new Shape<>(
                    List.of(PLAYBOOK, BEGINS, EVENTS, UNTIL),
                    fields ->
                            Script.of(
                                    fields.find(PLAYBOOK),
                                    fields.find(BEGINS),
                                    fields.get(EVENTS),
                                    fields.find(UNTIL)));

    private ScriptShape() {}

    private static Command tick(Fields fields) {
        var mark = fields.mentions(WAIVED) ? Event.Mark.WAIVED : Event.Mark.DONE;
        return new Command.Tick(
                fields.get(PROCEDURE), fields.get(STEP_OF), mark, fields.find(WAIVED).orElse(""));
    }

    /** What can be said of an impact, and more. */
    static List<Shape.Key<?>> with(Shape.Key<?>... more) {
        return Stream.concat(IMPACT_KEYS.stream(), Stream.of(more)).toList();
    }

    private static Shape.Key<Said> deed(
            String name, Function<Fields, Command> command, Shape.Key<?>... keys) {
        var parts = new java.util.ArrayList<Shape.Key<?>>(List.of(keys));
        parts.add(BY);
        return optional(
                name,
                new Shape<>(
                        parts,
                        fields -> new Said(by(fields), new Script.Do(command.apply(fields)))),
                "What the console's command of that name does");
    }

    private static String by(Fields fields) {
        return fields.find(BY).orElse(SOMEBODY);
    }

    private static String reason(Fields fields) {
        return fields.find(REASON).orElse("not said");
    }

    static Impact impact(Fields fields) {
        var touched = EnumSet.noneOf(ImpactRule.Aspect.class);
        Map.of(
                        CUSTOMER_FACING, ImpactRule.Aspect.CUSTOMER_FACING,
                        REGULATORY, ImpactRule.Aspect.REGULATORY,
                        SECURITY, ImpactRule.Aspect.SECURITY,
                        DATA_INTEGRITY, ImpactRule.Aspect.DATA_INTEGRITY)
                .forEach((key, aspect) -> {
                    if (fields.find(key).orElse(false)) {
                        touched.add(aspect);
                    }
                });
        var users = fields.find(USERS).or(() -> fields.find(USERS_AFFECTED));
        return new Impact(
                users.map(OptionalLong::of).orElseGet(OptionalLong::empty),
                fields.find(REVENUE).map(BigDecimal::valueOf),
                touched,
                new Impact.Concerned(
                        fields.find(TEAMS).orElse(List.of()),
                        fields.find(METRICS).orElse(List.of()),
                        fields.find(DECISIONS).orElse(List.of())));
    }
}
