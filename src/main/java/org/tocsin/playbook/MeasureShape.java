package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Hindsight;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Probe;
import org.tocsin.domain.check.Segmentation;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Expression;

/** How a measure is written. */
final class MeasureShape {
    private static final Shape.Key<String> DATA_SET =
            required(
                    "dataset",
                    Scalars.reference(Declared.Kind.DATA_SET),
                    "The data set it looks at");
    private static final Shape.Key<String> NAME =
            optional("name", Scalars.TEXT, "The name for people; the key when not said");
    private static final Shape.Key<Unit> UNIT =
            optional(
                    "unit",
                    Scalars.word(Unit.values()),
                    "What the number counts; when not said, ratio for shares and rates, seconds for ages, count for"
                            + " counts, number for the rest");
    private static final Shape.Key<Expression> WHERE =
            optional("where", Expressions.EXPRESSION, "Narrows the rows looked at");

    private static final Shape<Measure> SHAPE =
            new Shape<>(
                    List.of(
                            DATA_SET,
                            NAME,
                            UNIT,
                            FormulaShape.FORMULA,
                            WHERE,
                            SegmentShape.SEGMENT_BY),
                    MeasureShape::build);

    /** Its expressions may name the columns of its data set. */
    static final Decoder<Measure> MEASURE =
            new Decoder<>() {
                @Override
                public Optional<Measure> decode(Node node, Context context) {
                    String dataSet = Nodes.child(node, "dataset").flatMap(Nodes::text).orElse("");
                    return SHAPE.decode(node, context.about(dataSet));
                }

                @Override
                public Map<String, Object> schema() {
                    return SHAPE.schema();
                }
            };

    private MeasureShape() {}

    private static Measure build(Fields fields) {
        var formula =
                switch (fields.chosen(FormulaShape.FORMULA)) {
                    case FormulaShape.Recipe.Narrowed(var by) -> by.apply(fields.find(WHERE));
                    case FormulaShape.Recipe.Complete(var complete) -> {
                        if (fields.mentions(WHERE)) {
                            fields.error(WHERE, "this formula looks at no rows; leave where out");
                        }
                        yield complete;
                    }
                };
        return new Measure(
                new MeasureId(fields.name()),
                fields.find(NAME).orElse(fields.name()),
                new DataSetId(fields.get(DATA_SET)),
                segmented(fields, formula),
                fields.find(UNIT).orElse(usualUnit(formula)));
    }

    private static Formula segmented(Fields fields, Formula formula) {
        var by = fields.find(SegmentShape.SEGMENT_BY);
        if (by.isEmpty()) {
            return formula;
        }
        if (!Segmentation.fits(formula)) {
            fields.error(
                    SegmentShape.SEGMENT_BY,
                    "this formula cannot be taken per segment; leave segment-by out");
            return formula;
        }
        return new Formula.Segmented(formula, by.get());
    }

    private static Unit usualUnit(Formula formula) {
        return switch (formula) {
            case Formula.RowCount _,
                    Formula.DistinctCount _,
                    Formula.Duplicates _,
                    Formula.Schema _,
                    Formula.MissingValues _,
                    Formula.HeavyKeys _,
                    Formula.HoursCovered _,
                    Formula.HoursInDay _,
                    Formula.NewValues _ ->
                    Unit.COUNT;
            case Formula.Age _ -> Unit.SECONDS;
            case Formula.NullRate _,
                    Formula.Share _,
                    Formula.LargestShare _,
                    Formula.MeanMedianGap _,
                    Formula.Compliance _,
                    Formula.RegularIntervals _,
                    Formula.GroupGap _ ->
                    Unit.RATIO;
            case Formula.FailingRows failing -> failing.asRate() ? Unit.RATIO : Unit.COUNT;
            case Formula.Query query ->
                    query.reads() == Formula.Reads.ROWS ? Unit.COUNT : Unit.NUMBER;
            case Formula.Aggregate _,
                    Formula.Relation _,
                    Formula.Bimodality _,
                    Formula.Segmented _ ->
                    Unit.NUMBER;
            case Formula.Probed(var probe, _) -> usualUnit(probe);
            case Formula.Late _ -> Unit.SECONDS;
            case Formula.Recalled(var hindsight) -> usualUnit(hindsight);
        };
    }

    private static Unit usualUnit(Probe probe) {
        return switch (probe) {
            case Probe.LoadTime _, Probe.QueryTime _, Probe.FileAge _ -> Unit.SECONDS;
            case Probe.StorageUsed _ -> Unit.RATIO;
            case Probe.Available _, Probe.JsonValue _, Probe.FileSize _, Probe.Landed _ ->
                    Unit.NUMBER;
        };
    }

    private static Unit usualUnit(Hindsight hindsight) {
        return switch (hindsight) {
            case Hindsight.FailureRate _, Hindsight.QualityOf _ -> Unit.RATIO;
            case Hindsight.TimeToFull _ -> Unit.SECONDS;
            case Hindsight.RiskOf _ -> Unit.NUMBER;
        };
    }
}
