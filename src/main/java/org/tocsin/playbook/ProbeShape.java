package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.snakeyaml.engine.v2.nodes.Node;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Lateness;
import org.tocsin.domain.check.Probe;

/** How it is written what a source is asked without looking at its rows. */
final class ProbeShape {
    private enum TimeoutIs {
        BREACH,
        BROKEN
    }

    private static final Shape.Key<TimeoutIs> TIMEOUT_IS =
            optional(
                    "timeout-is",
                    Scalars.word(TimeoutIs.values()),
                    "What no answer in time is: broken (when not said), or a breach of the worst"
                            + " severity that the check has a rule for");
    private static final Shape.Key<Integer> STATUS =
            optional(
                    "status",
                    Scalars.whole(100),
                    "The HTTP status that is expected; any from 200 to 299 when not said");
    private static final Shape.Key<String> SQL =
            required("sql", Scalars.TEXT, "The query, in the source's own SQL");
    private static final Decoder<String> POINTER =
            Scalars.TEXT.judged((text, node, context) -> {
                if (text.startsWith("/")) {
                    return Optional.of(text);
                }
                context.error(node, "expected a JSON pointer such as /queue/length, found " + text);
                return Optional.empty();
            });

    private static final Decoder<Lateness.By> TIME = Scalars.TIME.map(Lateness.By.Clock::new);
    private static final Decoder<Lateness.By> LENGTH =
            Scalars.DURATION.map(Lateness.By.AfterMidnight::new);
    private static final Shape.Key<Lateness.By> BY =
            required(
                    "by",
                    timeOrLength(),
                    "By when: so long after midnight, such as 2h, or a time of day such as"
                            + " \"02:00\"");
    private static final Shape.Key<ZoneId> ZONE =
            optional("zone", Scalars.ZONE, "Whose midnight it is; UTC when not said");
    private static final Shape.Key<Lateness.Day> DAY =
            optional(
                    "day",
                    Scalars.word(Lateness.Day.values()),
                    "Which day's partition is due: the previous (when not said) or the same");
    private static final Shape.Key<Span> AHEAD =
            optional(
                    "ahead",
                    Scalars.SPAN,
                    "From so long before the deadline a breach is imminent, such as 2h or 1bd; the"
                            + " seconds late then count from there");
    private static final Shape.Key<Integer> MIN_BYTES =
            optional("min-bytes", Scalars.whole(0), "Files with less have not landed");
    private static final Shape.Key<Integer> MIN_ROWS =
            optional("min-rows", Scalars.whole(0), "With fewer rows it has not landed");
    private static final Shape.Key<String> PIPELINE =
            required(
                    "pipeline",
                    Scalars.reference(Declared.Kind.PIPELINE),
                    "The pipeline that has to deliver");
    private static final Shape.Key<String> DEADLINE =
            optional("id", Scalars.ID, "Which of its deadlines; the only one when not said");

    private ProbeShape() {}

    /** Each a formula's key. */
    static List<Shape.Key<FormulaShape.Recipe>> keys() {
        return List.of(
                key(
                        "load-time",
                        flagOr(
                                new Probe.LoadTime(),
                                new Shape<>(
                                        List.of(TIMEOUT_IS),
                                        fields -> timed(new Probe.LoadTime(), fields))),
                        "Seconds until an HTTP resource has come whole: true, or {timeout-is:"
                                + " breach}"),
                key(
                        "available",
                        flagOr(
                                new Probe.Available(OptionalInt.empty()),
                                new Shape<>(List.of(STATUS), ProbeShape::available)),
                        "1 when the source answers, else 0: true, or {status: 204}"),
                key(
                        "json-value",
                        POINTER.map(pointer -> plain(new Probe.JsonValue(pointer))),
                        "The number at a JSON pointer of an HTTP resource, such as /queue/length"),
                key(
                        "query-time",
                        Structures.shortOr(
                                Scalars.TEXT.map(sql -> plain(new Probe.QueryTime(sql))),
                                new Shape<>(
                                        List.of(SQL, TIMEOUT_IS),
                                        fields ->
                                                timed(
                                                        new Probe.QueryTime(fields.get(SQL)),
                                                        fields))),
                        "Seconds that a query takes: the query, or {sql: select ..., timeout-is:"
                                + " breach}"),
                key(
                        "file-size",
                        only(new Probe.FileSize()),
                        "true: the bytes of the partition's files together"),
                key(
                        "file-age",
                        only(new Probe.FileAge()),
                        "true: the seconds since the newest of the files was written"),
                key(
                        "storage-used",
                        only(new Probe.StorageUsed()),
                        "true: the share in use, from 0 to 1, of the disk that holds the folder"),
                key(
                        "landed",
                        new Shape<>(
                                List.of(BY, ZONE, DAY, AHEAD, MIN_BYTES, MIN_ROWS),
                                ProbeShape::landed),
                        "Seconds that a day's data is late, 0 when it has landed: {by: 2h, zone:"
                                + " UTC, min-rows: 1}"),
                key(
                        "deadline",
                        new Shape<>(
                                List.of(PIPELINE, DEADLINE, AHEAD, MIN_BYTES, MIN_ROWS),
                                ProbeShape::deadline),
                        "Seconds that data is late for a pipeline's deadline, 0 when it has"
                                + " landed: {pipeline: profit, ahead: 1bd}"));
    }

    private static Shape.Key<FormulaShape.Recipe> key(
            String name, Decoder<Formula> decoder, String doc) {
        return optional(name, decoder.map(FormulaShape.Recipe.Complete::new), doc);
    }

    private static Decoder<Formula> only(Probe probe) {
        return Scalars.FLAG.judged(FormulaShape::onlyTrue).map(_ -> plain(probe));
    }

    private static Decoder<Formula> flagOr(Probe probe, Decoder<Formula> atLength) {
        return Structures.shortOr(only(probe), atLength);
    }

    private static Formula plain(Probe probe) {
        return new Formula.Probed(probe, false);
    }

    private static Formula timed(Probe probe, Fields fields) {
        return new Formula.Probed(
                probe, fields.find(TIMEOUT_IS).filter(TimeoutIs.BREACH::equals).isPresent());
    }

    private static Formula available(Fields fields) {
        return plain(
                new Probe.Available(
                        fields.find(STATUS).map(OptionalInt::of).orElse(OptionalInt.empty())));
    }

    private static Formula landed(Fields fields) {
        return new Formula.Late(
                new Lateness(
                        new Lateness.Due.Daily(
                                fields.get(BY),
                                fields.find(ZONE).orElse(ZoneId.of("UTC")),
                                fields.find(DAY).orElse(Lateness.Day.PREVIOUS)),
                        fields.find(AHEAD).orElse(Span.ZERO),
                        floors(fields)));
    }

    private static Formula deadline(Fields fields) {
        return new Formula.Late(
                new Lateness(
                        new Lateness.Due.Pipeline(fields.get(PIPELINE), fields.find(DEADLINE)),
                        fields.find(AHEAD).orElse(Span.ZERO),
                        floors(fields)));
    }

    private static Probe.Floors floors(Fields fields) {
        return new Probe.Floors(fields.find(MIN_BYTES).orElse(0), fields.find(MIN_ROWS).orElse(0));
    }

    private static Decoder<Lateness.By> timeOrLength() {
        return new Decoder<>() {
            @Override
            public Optional<Lateness.By> decode(Node node, Context context) {
                boolean time = Nodes.text(node).filter(text -> text.contains(":")).isPresent();
                return (time ? TIME : LENGTH).decode(node, context);
            }

            @Override
            public Map<String, Object> schema() {
                return Map.of("anyOf", List.of(LENGTH.schema(), TIME.schema()));
            }
        };
    }
}
