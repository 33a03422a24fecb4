package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Hindsight;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.playbook.Scalars.Amount;

/** How it is written what is reckoned from runs and points that were kept. */
final class HindsightShape {
    private static final int POINTS = 14;

    private static final Shape.Key<Duration> WITHIN =
            required("within", Scalars.DURATION, "How long ago a run may be to count, such as 1h");
    private static final Shape.Key<String> DATA_SET =
            optional(
                    "dataset",
                    Scalars.reference(Declared.Kind.DATA_SET),
                    "Only checks of this data set");
    private static final Shape.Key<String> TAG =
            optional("tag", Scalars.TEXT, "Only checks with this tag");
    private static final Shape.Key<Integer> TIER =
            optional("tier", Scalars.whole(1), "Only checks of this tier");

    private static final Shape.Key<Hindsight.Scoring> BY =
            optional(
                    "by",
                    Scalars.word(Hindsight.Scoring.values()),
                    "checks (when not said): the share of checks that pass; rows: the share of"
                            + " rows that pass the checks that test rows");
    private static final Shape.Key<Map<String, Double>> WEIGHTS =
            optional(
                    "weights",
                    Structures.map(
                            Scalars.reference(Declared.Kind.SEVERITY),
                            Scalars.NUMBER.judged(HindsightShape::positive)),
                    "How much a check counts, by its worst severity; 1 when not said");

    private static final Decoder<String> MEASURE = Scalars.reference(Declared.Kind.MEASURE);
    private static final Shape.Key<String> SCORE =
            required("of", MEASURE, "The quality score to watch");
    private static final Shape.Key<String> OF =
            required("of", MEASURE, "What fills up, such as storage-used");
    private static final Shape.Key<Amount> FULL =
            optional("full", Scalars.AMOUNT, "Its value when it is full; 100% when not said");
    private static final Shape.Key<Amount> FROM =
            optional("from", Scalars.AMOUNT, "Below this value nothing is foretold");
    private static final Shape.Key<Integer> NEWEST =
            optional(
                    "points",
                    Scalars.whole(2),
                    "How many of its newest points make the line; 14 when not said");

    private HindsightShape() {}

    /** Each a formula's key. */
    static List<Shape.Key<FormulaShape.Recipe>> keys() {
        return List.of(
                key(
                        "failure-rate",
                        Structures.shortOr(
                                Scalars.DURATION.map(within ->
                                        new Hindsight.FailureRate(within, Hindsight.Of.ALL)),
                                new Shape<>(
                                        List.of(WITHIN, DATA_SET, TAG, TIER),
                                        HindsightShape::failureRate)),
                        "The share of other checks whose last run breached: {within: 1h, tag:"
                                + " orders}, or just 1h for all checks"),
                key(
                        "quality-score",
                        Structures.shortOr(
                                Scalars.FLAG
                                        .judged(FormulaShape::onlyTrue)
                                        .map(_ -> Hindsight.QualityOf.PLAIN),
                                new Shape<>(List.of(BY, WEIGHTS), HindsightShape::quality)),
                        "How good the data set is by its checks, from 0 to 1: true, or {by: rows}"),
                key(
                        "risk",
                        Structures.shortOr(
                                MEASURE.map(of -> new Hindsight.RiskOf(new MeasureId(of))),
                                new Shape<>(
                                        List.of(SCORE),
                                        fields ->
                                                new Hindsight.RiskOf(
                                                        new MeasureId(fields.get(SCORE))))),
                        "Where a quality score is heading: 0 low, 1 medium (below 98% of yesterday"
                                + " and 95% of a week ago), 2 high (95% and 90%); the name of the"
                                + " score"),
                key(
                        "time-to-full",
                        new Shape<>(List.of(OF, FULL, FROM, NEWEST), HindsightShape::timeToFull),
                        "Seconds until a measure reaches a level as it grows, at most 365d: {of:"
                                + " disk, full: 100%, from: 90%}"));
    }

    private static Shape.Key<FormulaShape.Recipe> key(
            String name, Decoder<? extends Hindsight> decoder, String doc) {
        return optional(
                name,
                decoder.map(hindsight ->
                        new FormulaShape.Recipe.Complete(new Formula.Recalled(hindsight))),
                doc);
    }

    private static Hindsight.FailureRate failureRate(Fields fields) {
        return new Hindsight.FailureRate(
                fields.get(WITHIN),
                new Hindsight.Of(
                        fields.find(DATA_SET).map(DataSetId::new),
                        fields.find(TAG),
                        fields.find(TIER)));
    }

    private static Hindsight.QualityOf quality(Fields fields) {
        var by = fields.find(BY).orElse(Hindsight.Scoring.CHECKS);
        if (by == Hindsight.Scoring.ROWS && fields.mentions(WEIGHTS)) {
            fields.error(WEIGHTS, "rows are counted, not weighed; leave weights out");
        }
        return new Hindsight.QualityOf(by, fields.find(WEIGHTS).orElse(Map.of()));
    }

    private static Hindsight.TimeToFull timeToFull(Fields fields) {
        double full = fields.find(FULL).map(Amount::value).orElse(1.0);
        double from = fields.find(FROM).map(Amount::value).orElse(Double.NEGATIVE_INFINITY);
        if (from >= full) {
            fields.error(FROM, "it begins where it is full already; write less than full");
        }
        return new Hindsight.TimeToFull(
                new MeasureId(fields.get(OF)), full, from, fields.find(NEWEST).orElse(POINTS));
    }

    private static Optional<Double> positive(double weight, Node node, Context context) {
        if (weight > 0) {
            return Optional.of(weight);
        }
        context.error(node, "expected more than 0");
        return Optional.empty();
    }
}
