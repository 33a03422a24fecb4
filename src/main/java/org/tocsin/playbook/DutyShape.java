package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.util.List;
import java.util.Set;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.response.Deed;
import org.tocsin.domain.response.Duty;
import org.tocsin.domain.response.Recipients;

/** How it is written what is due again and again while an incident lasts. */
final class DutyShape {
    /** What people do, one or several. */
    static final Decoder<Set<Deed>> DEEDS =
            Structures.oneOrMore(Scalars.word(Deed.values())).map(Set::copyOf);

    private static final Shape.Key<Pace> EVERY =
            required(
                    "every",
                    Pace.either(Scalars.SOME_SPAN),
                    "How long from one time to the next, or that by severity");
    private static final Shape.Key<Pace> FIRST =
            optional(
                    "first",
                    Pace.either(Scalars.SPAN),
                    "How long until the first time; as long as between two when not said");
    private static final Shape.Key<Boolean> WORKING_TIME =
            optional(
                    "working-time-only", Scalars.FLAG, "Whether it falls due in working time only");
    private static final Shape.Key<Boolean> DORMANT =
            optional(
                    "dormant",
                    Scalars.FLAG,
                    "Whether it begins only when a missed milestone starts it");
    static final Shape.Key<String> AUDIENCE =
            optional(
                    "audience",
                    Scalars.WORDS,
                    "Which updates do it, such as customers; any when not said");
    private static final Shape.Key<String> OWED_BY =
            optional(
                    "owed-by", Scalars.reference(Declared.Kind.ROLE), "The role that has to do it");
    private static final Shape.Key<Recipients> TO =
            optional("to", RecipientsShape.RECIPIENTS, "Who is told by it");
    private static final Shape.Key<Set<Deed>> MET_BY =
            optional("met-by", DEEDS, "What does it, beside marking it done");

    static final Decoder<List<Duty>> DUTY =
            new Shape<>(
                    List.of(
                            RuleParts.ID,
                            RuleParts.TITLE,
                            RuleParts.FOR,
                            EVERY,
                            FIRST,
                            RuleParts.FROM,
                            WORKING_TIME,
                            DORMANT,
                            OWED_BY,
                            TO,
                            MET_BY,
                            AUDIENCE,
                            RuleParts.SOURCE),
                    DutyShape::build);

    private DutyShape() {}

    private static List<Duty> build(Fields fields) {
        var first = fields.find(FIRST).orElseGet(() -> fields.get(EVERY));
        if (first instanceof Pace.BySeverity && fields.get(EVERY) instanceof Pace.Same) {
            fields.error(FIRST, "\"first\" goes by severity only where \"every\" does");
        }
        return RuleParts.stages(fields, EVERY.name(), fields.get(EVERY)).stream()
                .map(stage -> duty(fields, stage, first.of(stage.scope()).orElse(stage.span())))
                .toList();
    }

    private static Duty duty(Fields fields, Pace.Stage stage, Span first) {
        return new Duty(
                RuleParts.rule("duty", fields, stage.scope(), first),
                new Duty.Beat(
                        stage.span(),
                        fields.find(WORKING_TIME).orElse(false),
                        fields.find(DORMANT).orElse(false),
                        fields.find(AUDIENCE).orElse("")),
                fields.find(OWED_BY).orElse(""),
                fields.find(TO).orElse(Recipients.NONE),
                fields.find(MET_BY).orElse(Set.of()));
    }
}
