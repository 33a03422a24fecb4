package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.tocsin.domain.oncall.Layer;
import org.tocsin.domain.oncall.Rotation;

/** How the layers of an on-call schedule are written. */
final class RotationShape {
    /**
     * A layer that still waits for what its interval stands for.
     *
     * @param only the interval outside which it fills nothing
     */
    record Entry(
            String title, String position, Rotation rotation, Optional<String> only, Term term) {
        /** One layer for each part of the interval, or one for all hours. */
        List<Layer> layers(ZoneId zone, Intervals intervals) {
            var positions = Map.of(position, rotation);
            var in = term.in(zone);
            return only.map(name ->
                            intervals.parts(name).stream()
                                    .map(part ->
                                            new Layer(title, positions, Optional.of(part), in))
                                    .toList())
                    .orElseGet(() -> List.of(new Layer(title, positions, Optional.empty(), in)));
        }
    }

    record Term(
            Optional<Function<ZoneId, Instant>> from, Optional<Function<ZoneId, Instant>> until) {
        Layer.Term in(ZoneId zone) {
            return new Layer.Term(from.map(at -> at.apply(zone)), until.map(at -> at.apply(zone)));
        }
    }

    private record Turn(int count, Rotation.Unit unit) {}

    private static final Shape.Key<LocalDateTime> START =
            required("start", Dates.LOCAL, "When the first person's turn begins, by the wall clock");
    private static final Shape.Key<Turn> EVERY =
            required(
                    "every",
                    Scalars.scalar(
                            "the length of a turn such as 1 week, 2 days or 12 hours",
                            Map.of(
                                    "type",
                                    "string",
                                    "pattern",
                                    "^([1-9][0-9]* )?(hour|day|week|month)s?$"),
                            RotationShape::turn),
                    "How long a turn lasts, such as 1 week");
    private static final Shape.Key<List<String>> PEOPLE =
            required(
                    "people",
                    Structures.someOf(Scalars.reference(Declared.Kind.PERSON)),
                    "Who takes turns, in order");
    private static final Shape.Key<Rotation> ROTATION =
            required(
                    "rotation",
                    new Shape<>(
                            List.of(START, EVERY, PEOPLE),
                            fields ->
                                    new Rotation(
                                            fields.get(START),
                                            fields.get(EVERY).unit(),
                                            fields.get(EVERY).count(),
                                            fields.get(PEOPLE))),
                    "Who takes turns");
    private static final Shape.Key<String> TITLE =
            optional(
                    "title", Scalars.TEXT, "What its shifts are said to come from; rotation when not said");
    private static final Shape.Key<String> POSITION =
            required("position", Scalars.ID, "The position it fills, such as primary");
    private static final Shape.Key<String> ONLY =
            optional(
                    "only",
                    Scalars.reference(Declared.Kind.INTERVAL),
                    "The interval outside which it fills nothing");
    private static final Shape.Key<Function<ZoneId, Instant>> FROM =
            optional("from", Dates.MOMENT, "From when it counts");
    private static final Shape.Key<Function<ZoneId, Instant>> UNTIL =
            optional("until", Dates.MOMENT, "Until when it counts");

    static final Decoder<Entry> LAYER =
            new Shape<>(
                    List.of(TITLE, POSITION, ROTATION, ONLY, FROM, UNTIL),
                    fields ->
                            new Entry(
                                    fields.find(TITLE).orElse("rotation"),
                                    fields.get(POSITION),
                                    fields.get(ROTATION),
                                    fields.find(ONLY),
                                    new Term(fields.find(FROM), fields.find(UNTIL))));

    private RotationShape() {}

    private static Optional<Turn> turn(ScalarNode node, Consumer<String> complain) {
        var words = node.getValue().strip().split(" +");
        String unit = words[words.length - 1].toLowerCase(Locale.ROOT);
        var count = words.length == 2 ? Numbers.parse(words[0]).orElse(0) : 1;
        for (var known : Rotation.Unit.values()) {
            boolean same = unit.equals(known.word()) || unit.equals(known.word() + "s");
            if (same && words.length <= 2 && count >= 1 && count <= 1000 && count == (int) count) {
                return Optional.of(new Turn((int) count, known));
            }
        }
        complain.accept("");
        return Optional.empty();
    }
}
