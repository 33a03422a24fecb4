package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;

import java.util.List;
import java.util.Set;
import org.tocsin.domain.response.Deed;
import org.tocsin.domain.response.Milestone;
import org.tocsin.domain.response.Recipients;

/** How it is written what must have happened by when. */
final class MilestoneShape {
    private static final Shape.Key<Pace> WITHIN =
            optional("within", Pace.same(Scalars.SPAN), "How long there is for it");
    private static final Shape.Key<Pace> DUE =
            optional(
                    "due",
                    Pace.bySeverity(Scalars.SPAN),
                    "How long there is for it, by severity; one milestone for each");
    private static final Shape.Choice<Pace> PACE =
            new Shape.Choice<>("how long there is", List.of(WITHIN, DUE));
    private static final Shape.Key<Set<Deed>> MET_BY =
            optional("met-by", DutyShape.DEEDS, "What meets it, beside marking it met");

    private static final Shape.Key<Recipients> TELL =
            optional("tell", RecipientsShape.RECIPIENTS, "Who is told");
    private static final Shape.Key<String> RAISE =
            optional(
                    "raise",
                    Scalars.reference(Declared.Kind.SEVERITY),
                    "The severity that the incident then gets, if it is a worse one");
    private static final Shape.Key<List<String>> START =
            optional(
                    "start",
                    Structures.oneOrMore(Scalars.reference(Declared.Kind.DUTY)),
                    "Duties that then begin");
    private static final Shape.Key<Milestone.Miss> MISSED =
            optional(
                    "missed",
                    new Shape<>(
                            List.of(TELL, RAISE, START),
                            fields ->
                                    new Milestone.Miss(
                                            fields.find(TELL).orElse(Recipients.NONE),
                                            fields.find(RAISE),
                                            fields.find(START).orElse(List.of()))),
                    "What follows when it is missed");

    static final Decoder<List<Milestone>> MILESTONE =
            new Shape<>(
                    List.of(
                            RuleParts.ID,
                            RuleParts.TITLE,
                            RuleParts.FOR,
                            PACE,
                            RuleParts.FROM,
                            MET_BY,
                            DutyShape.AUDIENCE,
                            MISSED,
                            RuleParts.SOURCE),
                    MilestoneShape::build);

    private MilestoneShape() {}

    private static List<Milestone> build(Fields fields) {
        return RuleParts.stages(fields, DUE.name(), fields.chosen(PACE)).stream()
                .map(stage ->
                        new Milestone(
                                RuleParts.rule("milestone", fields, stage.scope(), stage.span()),
                                fields.find(MET_BY).orElse(Set.of()),
                                fields.find(DutyShape.AUDIENCE).orElse(""),
                                fields.find(MISSED).orElse(Milestone.Miss.NOTHING)))
                .toList();
    }
}
