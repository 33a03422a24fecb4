package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.response.Ladder;
import org.tocsin.domain.response.Recipients;

/** How it is written who is told next while a silence lasts. */
final class LadderShape {
    private sealed interface Wait {
        /** From the ladder's start. */
        record After(Span span) implements Wait {}

        /** From this rung to the next. */
        record Delay(Span span) implements Wait {}
    }

    /**
     * @param rung as if it were reached at once
     */
    private record Entry(Ladder.Rung rung, Wait timing, Place at) {}

    /** The rungs with their times, and how long one round takes where the delays say so. */
    private record Climb(List<Ladder.Rung> rungs, Optional<Span> round) {}

    private static final Shape.Key<String> RUNG_ID =
            required("id", Scalars.ID, "The rung's name, unique within its ladder");
    private static final Shape.Key<String> RUNG_TITLE =
            optional("title", Scalars.TEXT, "The title for people; the id when not said");
    private static final Shape.Key<Wait> AFTER =
            optional(
                    "after",
                    Scalars.SPAN.map(Wait.After::new),
                    "How long after the ladder's start it is reached");
    private static final Shape.Key<Wait> DELAY =
            optional(
                    "delay",
                    Scalars.SPAN.map(Wait.Delay::new),
                    "How long it waits before the next rung; the delays add up");
    private static final Shape.Choice<Wait> WAIT =
            new Shape.Choice<>("when it is reached", List.of(AFTER, DELAY));
    private static final Shape.Key<Recipients> TELL =
            optional("tell", RecipientsShape.RECIPIENTS, "Who is told");
    private static final Shape.Key<String> LEVEL =
            optional(
                    "level",
                    Scalars.reference(Declared.Kind.LEVEL),
                    "The level of escalation that is reached with it");
    private static final Decoder<Entry> RUNG =
            new Shape<>(List.of(RUNG_ID, RUNG_TITLE, WAIT, TELL, LEVEL), LadderShape::rung);

    private static final Shape.Key<Ladder.Silence> WHILE =
            required(
                    "while",
                    Scalars.word(Ladder.Silence.values()),
                    "The silence that is climbed in");
    private static final Shape.Key<List<Entry>> RUNGS =
            required("rungs", Structures.someOf(RUNG), "Who is told when, the first first");
    private static final Shape.Key<Integer> REPEAT =
            optional(
                    "repeat",
                    Scalars.whole(0),
                    "How often the rungs are climbed again after the last; never when not said");
    private static final Shape.Key<Span> REPEAT_EVERY =
            optional(
                    "repeat-every",
                    Scalars.SOME_SPAN,
                    "How long from the start of one round to that of the next; the last rung's"
                            + " time when not said");
    private static final Shape.Key<List<String>> REPLACES =
            optional(
                    "replaces",
                    Structures.oneOrMore(Scalars.reference(Declared.Kind.LADDER)),
                    "Ladders that do not run for an incident that this one runs for");
    private static final Shape.Key<Boolean> ONLY_SWITCHED =
            optional(
                    "only-switched",
                    Scalars.FLAG,
                    "Whether it runs only for incidents that an impact rule has switched to it");

    private static final Decoder<Optional<Ladder>> WHOLE =
            new Shape<>(
                    List.of(
                            RuleParts.ID,
                            RuleParts.TITLE,
                            RuleParts.FOR,
                            WHILE,
                            RUNGS,
                            REPEAT,
                            REPEAT_EVERY,
                            REPLACES,
                            ONLY_SWITCHED,
                            RuleParts.SOURCE),
                    LadderShape::build);
    static final Decoder<Ladder> LADDER = WHOLE.judged((ladder, _, _) -> ladder);

    private LadderShape() {}

    private static Entry rung(Fields fields) {
        String id = fields.get(RUNG_ID);
        return new Entry(
                new Ladder.Rung(
                        id,
                        fields.find(RUNG_TITLE).orElse(id),
                        Span.ZERO,
                        fields.find(TELL).orElse(Recipients.NONE),
                        fields.find(LEVEL)),
                fields.chosen(WAIT),
                fields.valuePlace(RUNG_ID));
    }

    private static Optional<Ladder> build(Fields fields) {
        var scope = RuleParts.scope(fields);
        RuleParts.take("ladder", fields, scope);
        var entries = fields.get(RUNGS);
        tellSameIds(entries, fields.context().problems());
        return climb(entries, fields)
                .map(climb ->
                        new Ladder(
                                fields.get(RuleParts.ID),
                                RuleParts.title(fields),
                                new Ladder.When(scope, fields.get(WHILE), RuleParts.source(fields)),
                                climb.rungs(),
                                new Ladder.Climbing(
                                        fields.find(REPEAT).orElse(0),
                                        fields.find(REPEAT_EVERY).or(climb::round),
                                        fields.find(REPLACES).orElse(List.of()),
                                        fields.find(ONLY_SWITCHED).orElse(false))));
    }

    private static Optional<Climb> climb(List<Entry> entries, Fields fields) {
        var problems = fields.context().problems();
        boolean delays = entries.getFirst().timing() instanceof Wait.Delay;
        var rungs = new ArrayList<Ladder.Rung>();
        var reached = Span.ZERO;
        for (var entry : entries) {
            switch (entry.timing()) {
                case Wait.After(var span) when !delays -> {
                    tellDisorder(reached, span, entry.at(), problems);
                    reached = span;
                    rungs.add(reachedAfter(entry.rung(), span));
                }
                case Wait.Delay(var span) when delays -> {
                    rungs.add(reachedAfter(entry.rung(), reached));
                    var next = Spans.sum(reached, span);
                    if (next.isEmpty()) {
                        problems.error(
                                entry.at(),
                                "delays in wall and in business time do not add up; write after"
                                        + " instead");
                        return Optional.empty();
                    }
                    reached = next.get();
                }
                case Wait.After _, Wait.Delay _ -> {
                    problems.error(
                            entry.at(), "the rungs of a ladder have either all after or all delay");
                    return Optional.empty();
                }
            }
        }
        return Optional.of(
                new Climb(
                        List.copyOf(rungs),
                        Optional.of(reached).filter(span -> delays && !span.isZero())));
    }

    private static void tellDisorder(Span before, Span after, Place at, Problems problems) {
        if (Spans.compare(after, before).orElse(0) < 0) {
            problems.warning(
                    at,
                    "this rung is reached after %s, before the one above it (%s); the first comes"
                                    .formatted(after, before)
                            + " first");
        }
    }

    private static void tellSameIds(List<Entry> entries, Problems problems) {
        var seen = new HashMap<String, Place>();
        for (var entry : entries) {
            var first = seen.putIfAbsent(entry.rung().id(), entry.at());
            if (first != null) {
                problems.error(
                        entry.at(),
                        "rung \"%s\" is declared twice, first at %s; give one of them another name"
                                .formatted(entry.rung().id(), first));
            }
        }
    }

    private static Ladder.Rung reachedAfter(Ladder.Rung rung, Span after) {
        return new Ladder.Rung(rung.id(), rung.title(), after, rung.tell(), rung.level());
    }
}
