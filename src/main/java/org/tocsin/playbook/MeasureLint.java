package org.tocsin.playbook;

import static org.tocsin.playbook.Declared.Kind.MEASURE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Measure;

/** Finds measures that cannot be reckoned, and those that nobody asks for (P-2). */
final class MeasureLint {
    private final Map<String, Measure> measures;
    private final Declared declared;
    private final Problems problems;

    /**
     * @param measures those without faults of their own
     */
    MeasureLint(Map<String, Measure> measures, Declared declared, Problems problems) {
        this.measures = measures;
        this.declared = declared;
        this.problems = problems;
    }

    void tell() {
        for (var measure : measures.values()) {
            if (measure.formula() instanceof Formula.Relation relation) {
                tellAcrossDataSets(measure, relation);
                tellSegmentedSides(measure, relation);
                tellCycle(measure);
            }
        }
        // As long as something else is at fault, that may be the very use that is missed.
        if (!problems.anyError()) {
            tellUnused();
        }
    }

    private void tellUnused() {
        for (String name : declared.names(MEASURE)) {
            if (!declared.isUsed(MEASURE, name)) {
                problems.warning(
                        declared.place(MEASURE, name),
                        "no check and no measure uses \"%s\"; use it or leave it out"
                                .formatted(name));
            }
        }
    }

    private void tellAcrossDataSets(Measure measure, Formula.Relation relation) {
        var left = measures.get(relation.left().value());
        if (left != null && !left.dataSet().equals(measure.dataSet())) {
            problems.error(
                    declared.place(MEASURE, measure.id().value()),
                    "\"%s\" is of data set %s but \"%s\", with which it begins, of %s; only the measure beside it may be of another data set"
                            .formatted(measure.id(), measure.dataSet(), left.id(), left.dataSet()));
        }
    }

    private void tellSegmentedSides(Measure measure, Formula.Relation relation) {
        for (var side : List.of(relation.left(), relation.right())) {
            var other = measures.get(side.value());
            if (other != null && other.formula() instanceof Formula.Segmented) {
                problems.error(
                        declared.place(MEASURE, measure.id().value()),
                        "\"%s\" is taken per segment, so \"%s\" cannot be reckoned from it; name a measure without segment-by"
                                .formatted(side, measure.id()));
            }
        }
    }

    private void tellCycle(Measure measure) {
        var path = new ArrayList<String>();
        if (leadsTo(measure.id().value(), measure, path)) {
            path.addFirst(measure.id().value());
            problems.error(
                    declared.place(MEASURE, measure.id().value()),
                    "\"%s\" is reckoned from itself: %s"
                            .formatted(measure.id(), String.join(" -> ", path)));
        }
    }

    /** Fills the path from the measure to the goal when there is one. */
    private boolean leadsTo(String goal, Measure from, List<String> path) {
        if (!(from.formula() instanceof Formula.Relation relation)) {
            return false;
        }
        for (var side : List.of(relation.left(), relation.right())) {
            if (path.contains(side.value())) {
                continue;
            }
            path.add(side.value());
            var next = measures.get(side.value());
            if (side.value().equals(goal) || (next != null && leadsTo(goal, next, path))) {
                return true;
            }
            path.removeLast();
        }
        return false;
    }
}
