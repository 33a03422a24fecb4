package org.tocsin.playbook;

import static org.tocsin.playbook.Declared.Kind.MEASURE;

import java.util.Map;
import java.util.Optional;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Hindsight;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Segmentation;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Masks;

/** Finds segments that would give masked values away, and what cannot look at segments (C-16). */
final class SegmentLint {
    private final Map<String, Measure> measures;
    private final Map<DataSetId, DataSet> dataSets;
    private final Declared declared;
    private final Problems problems;

    /**
     * @param measures those without faults of their own, as are the data sets
     */
    SegmentLint(
            Map<String, Measure> measures,
            Map<DataSetId, DataSet> dataSets,
            Declared declared,
            Problems problems) {
        this.measures = measures;
        this.dataSets = dataSets;
        this.declared = declared;
        this.problems = problems;
    }

    void tell() {
        for (var measure : measures.values()) {
            masked(measure).or(() -> acrossSegments(measure)).ifPresent(f -> error(measure, f));
        }
    }

    /** The values are the segments' names, in messages, tables and series. */
    private Optional<String> masked(Measure measure) {
        return Segmentation.of(measure)
                .map(Segmentation::of)
                .filter(of ->
                        Optional.ofNullable(dataSets.get(measure.dataSet()))
                                .filter(dataSet -> Masks.hide(dataSet, of))
                                .isPresent())
                .map(of ->
                        "names its segments by \"%s\", whose values are masked; tell rows apart by another column"
                                .formatted(of));
    }

    private Optional<String> acrossSegments(Measure measure) {
        return measure.formula() instanceof Formula.Recalled(Hindsight.TimeToFull asked)
                        && segmented(asked.of())
                ? Optional.of(
                        "needs one series, but \"%s\" has one per segment; name a measure without segment-by"
                                .formatted(asked.of()))
                : Optional.empty();
    }

    private boolean segmented(MeasureId id) {
        return Optional.ofNullable(measures.get(id.value())).flatMap(Segmentation::of).isPresent();
    }

    private void error(Measure measure, String fault) {
        problems.error(
                declared.place(MEASURE, measure.id().value()),
                "\"%s\" %s".formatted(measure.id(), fault));
    }
}
