package org.tocsin.playbook;

import static org.tocsin.playbook.Declared.Kind.MEASURE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Hindsight;
import org.tocsin.domain.check.Lateness;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Probe;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Location;
import org.tocsin.domain.data.Partitioning;
import org.tocsin.domain.playbook.PipelineDeadline;

/** Finds measures that ask of a source or of the past what it can never say (P-2). */
final class ProbeLint {
    private final Map<String, Measure> measures;
    private final Map<DataSetId, DataSet> dataSets;
    private final List<PipelineDeadline> deadlines;
    private final Declared declared;
    private final Problems problems;

    /**
     * @param measures those without faults of their own, as are the data sets
     */
    ProbeLint(
            Map<String, Measure> measures,
            Map<DataSetId, DataSet> dataSets,
            List<PipelineDeadline> deadlines,
            Declared declared,
            Problems problems) {
        this.measures = measures;
        this.dataSets = dataSets;
        this.deadlines = deadlines;
        this.declared = declared;
        this.problems = problems;
    }

    void tell() {
        for (var measure : measures.values()) {
            Optional.ofNullable(dataSets.get(measure.dataSet()))
                    .flatMap(dataSet -> fault(measure, dataSet))
                    .ifPresent(fault -> error(measure, fault));
        }
    }

    private Optional<String> fault(Measure measure, DataSet dataSet) {
        return switch (measure.formula().unsegmented()) {
            case Formula.Probed(var probe, _) -> misplaced(probe, dataSet);
            case Formula.Late(var lateness) ->
                    neverLands(dataSet).or(() -> undated(lateness.due()));
            case Formula.Recalled(var hindsight) -> unrecalled(hindsight);
            case Formula.Relation(var left, _, var right) ->
                    Optional.of(left)
                            .filter(this::looksBack)
                            .or(() -> Optional.of(right).filter(this::looksBack))
                            .map(side ->
                                    "looks at \"%s\", which is reckoned only after all others; leave it out"
                                            .formatted(side));
            case Formula.RowCount _,
                    Formula.NullRate _,
                    Formula.Aggregate _,
                    Formula.DistinctCount _,
                    Formula.Duplicates _,
                    Formula.Schema _,
                    Formula.FailingRows _,
                    Formula.Share _,
                    Formula.LargestShare _,
                    Formula.MissingValues _,
                    Formula.HeavyKeys _,
                    Formula.MeanMedianGap _,
                    Formula.Compliance _,
                    Formula.Age _,
                    Formula.HoursCovered _,
                    Formula.HoursInDay _,
                    Formula.RegularIntervals _,
                    Formula.NewValues _,
                    Formula.GroupGap _,
                    Formula.Bimodality _,
                    Formula.Segmented _,
                    Formula.Query _ ->
                    dataSet.location() instanceof Location.Resource
                            ? Optional.of(
                                    "looks at rows, but %s is a path of an http source; ask for load-time, available or json-value"
                                            .formatted(dataSet.id()))
                            : Optional.empty();
        };
    }

    private static Optional<String> misplaced(Probe probe, DataSet dataSet) {
        return switch (probe) {
            case Probe.LoadTime _, Probe.JsonValue _ ->
                    need(
                            dataSet.location() instanceof Location.Resource,
                            "a path of an http source",
                            dataSet);
            case Probe.FileSize _, Probe.FileAge _, Probe.StorageUsed _ ->
                    need(
                            dataSet.location() instanceof Location.Files,
                            "files of a folder source",
                            dataSet);
            case Probe.QueryTime _, Probe.Landed _ ->
                    need(
                            !(dataSet.location() instanceof Location.Resource),
                            "a table or files",
                            dataSet);
            case Probe.Available(var status) ->
                    status.isPresent()
                            ? need(
                                    dataSet.location() instanceof Location.Resource,
                                    "a path of an http source for its status",
                                    dataSet)
                            : Optional.empty();
        };
    }

    private static Optional<String> need(boolean fits, String what, DataSet dataSet) {
        return fits
                ? Optional.empty()
                : Optional.of("needs %s; %s is something else".formatted(what, dataSet.id()));
    }

    private static Optional<String> neverLands(DataSet dataSet) {
        return switch (dataSet.location()) {
            case Location.Files _ -> Optional.empty();
            case Location.Resource _ ->
                    Optional.of("needs files or a table; a path of an http source never lands");
            case Location.Table _ ->
                    dataSet.partitioning() instanceof Partitioning.Whole
                            ? Optional.of(
                                    "needs to know which rows are new; give %s partition-by"
                                            .formatted(dataSet.id()))
                            : Optional.empty();
        };
    }

    private Optional<String> undated(Lateness.Due due) {
        if (!(due instanceof Lateness.Due.Pipeline(var pipeline, var id))) {
            return Optional.empty();
        }
        var ids =
                deadlines.stream()
                        .filter(each -> each.pipeline().equals(pipeline))
                        .map(PipelineDeadline::id)
                        .toList();
        if (id.isPresent()) {
            return ids.contains(id.get())
                    ? Optional.empty()
                    : Optional.of(
                            "names the deadline %s, which pipeline %s does not have%s"
                                    .formatted(id.get(), pipeline, Scalars.known(id.get(), ids)));
        }
        return ids.size() == 1
                ? Optional.empty()
                : Optional.of(
                        ids.isEmpty()
                                ? "waits for pipeline %s, which has no deadlines"
                                        .formatted(pipeline)
                                : "waits for pipeline %s, which has the deadlines %s; name one with id"
                                        .formatted(pipeline, String.join(", ", ids)));
    }

    private Optional<String> unrecalled(Hindsight hindsight) {
        return switch (hindsight) {
            case Hindsight.FailureRate _, Hindsight.QualityOf _ -> Optional.empty();
            case Hindsight.RiskOf(var of) ->
                    formula(of)
                            .filter(formula ->
                                    !(formula instanceof Formula.Recalled(Hindsight.QualityOf _)))
                            .map(_ -> "needs a quality-score; \"%s\" is none".formatted(of));
            case Hindsight.TimeToFull asked ->
                    looksBack(asked.of())
                            ? Optional.of(
                                    "needs something that is measured; \"%s\" looks back itself"
                                            .formatted(asked.of()))
                            : Optional.empty();
        };
    }

    private boolean looksBack(MeasureId id) {
        return formula(id).filter(Formula.Recalled.class::isInstance).isPresent();
    }

    private Optional<Formula> formula(MeasureId id) {
        return Optional.ofNullable(measures.get(id.value())).map(Measure::formula);
    }

    private void error(Measure measure, String fault) {
        problems.error(
                declared.place(MEASURE, measure.id().value()),
                "\"%s\" %s".formatted(measure.id(), fault));
    }
}
