package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;
import org.tocsin.domain.response.Procedure;
import org.tocsin.domain.response.Scope;

/** How it is written what to do, step by step. */
final class ProcedureShape {
    /**
     * @param id when one is written
     */
    private record Draft(Optional<String> id, String heading, String text, Place at) {
        Draft under(String group) {
            return new Draft(id, group, text, at);
        }
    }

    private record PhaseDraft(String title, String timing, List<Draft> steps) {}

    private static final Shape.Key<String> STEP_ID =
            optional(
                    "id",
                    Scalars.ID,
                    "The step's name, which ticks refer to; of its text when not said");
    private static final Shape.Key<String> TEXT = required("text", Scalars.TEXT, "What to do");
    private static final Decoder<Draft> STEP =
            Structures.shortOr(
                    Scalars.TEXT.judged(ProcedureShape::plain),
                    new Shape<>(
                            List.of(STEP_ID, TEXT),
                            fields ->
                                    new Draft(
                                            fields.find(STEP_ID),
                                            "",
                                            fields.get(TEXT),
                                            fields.valuePlace(STEP_ID))));

    private static final Shape.Key<String> HEADING =
            optional("heading", Scalars.TEXT, "What the steps have in common");
    private static final Shape.Key<List<Draft>> GROUP_TEXT =
            optional(
                    "text", Scalars.TEXT.judged(ProcedureShape::plain).map(List::of), "What to do");
    private static final Shape.Key<List<Draft>> GROUP_STEPS =
            optional("steps", Structures.list(STEP), "What to do under the heading");
    private static final Shape.Choice<List<Draft>> GROUP =
            new Shape.Choice<>("what to do", List.of(GROUP_TEXT, GROUP_STEPS));
    private static final Decoder<List<Draft>> STEPS =
            Structures.list(
                            Structures.shortOr(
                                    Scalars.TEXT.judged(ProcedureShape::plain).map(List::of),
                                    new Shape<>(
                                            List.of(STEP_ID, HEADING, GROUP),
                                            ProcedureShape::group)))
                    .map(groups -> groups.stream().flatMap(List::stream).toList());

    private static final Shape.Key<String> PHASE_TITLE =
            optional("title", Scalars.WORDS, "What the phase is called");
    private static final Shape.Key<String> TIMING =
            optional("timing", Scalars.WORDS, "When it is, such as First 30 minutes");
    private static final Shape.Key<List<Draft>> PHASE_STEPS =
            required("steps", STEPS, "What to do, each a text or steps under a heading");
    private static final Decoder<PhaseDraft> PHASE =
            new Shape<>(
                    List.of(PHASE_TITLE, TIMING, PHASE_STEPS),
                    fields ->
                            new PhaseDraft(
                                    fields.find(PHASE_TITLE).orElse(""),
                                    fields.find(TIMING).orElse(""),
                                    fields.get(PHASE_STEPS)));

    private static final Shape.Key<String> ID = required("id", Scalars.ID, "The procedure's name");
    private static final Shape.Key<String> TITLE =
            optional("title", Scalars.TEXT, "The title for people; the id when not said");
    private static final Shape.Key<Procedure.Use> USE =
            required("use", Scalars.word(Procedure.Use.values()), "What it is for");
    private static final Shape.Key<Scope> FOR =
            optional(
                    "for",
                    ScopeShape.SCOPE,
                    "Which incidents it is shown for; all when not said. For a level, labels name it");
    private static final Shape.Key<List<PhaseDraft>> PHASES =
            required("phases", Structures.someOf(PHASE), "What to do, in order");

    static final Decoder<Procedure> PROCEDURE =
            new Shape<>(
                    List.of(ID, TITLE, USE, FOR, PHASES, RuleParts.SOURCE), ProcedureShape::build);

    private ProcedureShape() {}

    private static Optional<Draft> plain(String text, Node node, Context context) {
        return Optional.of(new Draft(Optional.empty(), "", text, context.place(node)));
    }

    private static List<Draft> group(Fields fields) {
        var steps = fields.chosen(GROUP);
        if (fields.mentions(STEP_ID)) {
            if (fields.mentions(GROUP_STEPS)) {
                fields.error(STEP_ID, "only a single step has an id; leave it out");
            }
            steps =
                    steps.stream()
                            .map(step ->
                                    new Draft(
                                            fields.find(STEP_ID),
                                            "",
                                            step.text(),
                                            fields.valuePlace(STEP_ID)))
                            .toList();
        }
        var heading = fields.find(HEADING).orElse("");
        return steps.stream().map(step -> step.under(heading)).toList();
    }

    private static Procedure build(Fields fields) {
        var ids = written(fields);
        var phases = new ArrayList<Procedure.Phase>();
        for (var phase : fields.get(PHASES)) {
            var steps = new ArrayList<Procedure.Step>();
            for (var step : phase.steps()) {
                String id = step.id().orElseGet(() -> StepIds.fresh(step.text(), ids));
                steps.add(new Procedure.Step(id, step.heading(), step.text()));
            }
            phases.add(new Procedure.Phase(phase.title(), phase.timing(), steps));
        }
        return new Procedure(
                fields.get(ID),
                fields.find(TITLE).orElseGet(() -> fields.get(ID)),
                new Procedure.Application(
                        fields.get(USE),
                        fields.find(FOR).orElse(Scope.ALL),
                        RuleParts.source(fields)),
                phases);
    }

    /** The ids that are written down, which no step without one may get. */
    private static Set<String> written(Fields fields) {
        var places = new HashMap<String, Place>();
        for (var phase : fields.get(PHASES)) {
            for (var step : phase.steps()) {
                if (step.id().isEmpty()) {
                    continue;
                }
                var first = places.putIfAbsent(step.id().get(), step.at());
                if (first != null) {
                    fields.context()
                            .problems()
                            .error(
                                    step.at(),
                                    ("step \"%s\" is declared twice, first at %s; give one of them"
                                                    + " another name")
                                            .formatted(step.id().get(), first));
                }
            }
        }
        return new TreeSet<>(places.keySet());
    }
}
