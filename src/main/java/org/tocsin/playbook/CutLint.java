package org.tocsin.playbook;

import static org.tocsin.playbook.Declared.Kind.MEASURE;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Grain;
import org.tocsin.domain.data.Partitioning;

/** Finds what has no meaning for the way in which a data set is cut by time (P-2). */
final class CutLint {
    private final Map<DataSetId, DataSet> dataSets = new HashMap<>();
    private final Declared declared;
    private final Problems problems;

    /**
     * @param dataSets those without faults of their own
     */
    CutLint(List<DataSet> dataSets, Declared declared, Problems problems) {
        dataSets.forEach(dataSet -> this.dataSets.put(dataSet.id(), dataSet));
        this.declared = declared;
        this.problems = problems;
    }

    /**
     * @param measures by name, for those that are put side by side
     */
    void tell(Measure measure, Map<String, Measure> measures) {
        var dataSet = dataSets.get(measure.dataSet());
        if (dataSet == null) {
            return;
        }
        var grain = grain(dataSet);
        switch (measure.formula()) {
            case Formula.NewValues _ when grain.isEmpty() ->
                    error(
                            measure,
                            "\"%s\" holds a day against earlier ones, but %s is not cut by time; give it partition-by, or a date in files"
                                    .formatted(measure.id(), dataSet.id()));
            case Formula.Relation(_, _, var right) -> {
                var other = Optional.ofNullable(measures.get(right.value()));
                other.flatMap(m -> Optional.ofNullable(dataSets.get(m.dataSet())))
                        .ifPresent(beside -> tellFiner(measure, dataSet, beside));
            }
            case Formula.Age _ when grain.isPresent() ->
                    problems.warning(
                            declared.place(MEASURE, measure.id().value()),
                            "\"%s\" looks at one %s of %s only, which is empty when it has just begun; an age wants a data set that is not cut"
                                    .formatted(
                                            measure.id(),
                                            lower(grain.get()),
                                            dataSet.id()));
            case Formula _ -> {}
        }
    }

    private void tellFiner(Measure measure, DataSet own, DataSet beside) {
        var ours = grain(own);
        var theirs = grain(beside);
        if (ours.isPresent() && theirs.isPresent() && theirs.get().compareTo(ours.get()) < 0) {
            error(
                    measure,
                    "\"%s\" holds a %s of %s against a single %s of %s; turn the two round"
                            .formatted(
                                    measure.id(),
                                    lower(ours.get()),
                                    own.id(),
                                    lower(theirs.get()),
                                    beside.id()));
        }
    }

    /** Months and years are no weekends. */
    void tell(RuleShape.Entry rule, Measure measure) {
        var grain = Optional.ofNullable(dataSets.get(measure.dataSet())).flatMap(CutLint::grain);
        if (!rule.days().isAlways() && grain.filter(each -> each != Grain.DAY).isPresent()) {
            problems.error(
                    rule.at(),
                    "\"%s\" is of a whole %s, so its rules cannot be for some days; leave on and except out"
                            .formatted(measure.id(), lower(grain.get())));
        }
    }

    private static Optional<Grain> grain(DataSet dataSet) {
        return switch (dataSet.partitioning()) {
            case Partitioning.Whole() -> Optional.empty();
            case Partitioning.ByFile(var grain) -> Optional.of(grain);
            case Partitioning.ByColumn(_, var grain) -> Optional.of(grain);
        };
    }

    private static String lower(Grain grain) {
        return grain.name().toLowerCase(Locale.ROOT);
    }

    private void error(Measure measure, String words) {
        problems.error(declared.place(MEASURE, measure.id().value()), words);
    }
}
