package org.tocsin.ui.quality;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tocsin.domain.check.SchemaDrift;
import org.tocsin.domain.check.SchemaDrift.Change;
import org.tocsin.domain.data.DataSet;
import org.tocsin.engine.Retelling.Drifted;

/**
 * What happened to one column.
 *
 * @param day of the first partition with the change, in the data set's zone
 */
record DriftRow(LocalDate day, DataSet dataSet, Change change) {

    /** The newest first; of one day, in the order in which they were found. */
    static List<DriftRow> of(List<Drifted> all) {
        return all.stream()
                .flatMap(each -> each.drifts().stream().flatMap(drift -> rows(each, drift)))
                .sorted(Comparator.comparing(DriftRow::day).reversed())
                .toList();
    }

    private static Stream<DriftRow> rows(Drifted each, SchemaDrift drift) {
        var day = LocalDate.ofInstant(drift.at(), each.dataSet().zone());
        return drift.changes().stream().map(change -> new DriftRow(day, each.dataSet(), change));
    }

    String column() {
        return switch (change) {
            case Change.Came(var column) -> column.name();
            case Change.Went(var column) -> column.name();
            case Change.Renamed(var from, _) -> from;
            case Change.Retyped(var column, _, _) -> column;
        };
    }

    /** One word for a file, as {@code tocsin report drift} has it. */
    String kind() {
        return switch (change) {
            case Change.Came _ -> "came";
            case Change.Went _ -> "went";
            case Change.Renamed _ -> "renamed";
            case Change.Retyped _ -> "retyped";
        };
    }

    /** With a mark, so that kinds are told apart at a glance. */
    String what() {
        return switch (change) {
            case Change.Came(var column) -> "+  came, " + column.type();
            case Change.Went(var column) -> "−  went, was " + column.type();
            case Change.Renamed(_, var to) -> "→  now " + to;
            case Change.Retyped(_, var from, var to) -> "≠  %s, was %s".formatted(to, from);
        };
    }

    /** What it comes to, and what may be done about it. */
    String advice() {
        return switch (change) {
            case Change.Came _ -> "No rule knows it yet.";
            case Change.Went(var column) ->
                    isNamed(column.name())
                            ? "Rules name it: they cannot be judged without it."
                            : "No rule names it.";
            case Change.Renamed(var from, var to) ->
                    SchemaDrift.isSame(from, to, dataSet.shape().columns())
                            ? "The playbook knows both names; checks go on."
                            : isNamed(from)
                                    ? "Nearly the same name. If it is the same column, write aliases: [%s] to %s in the playbook."
                                            .formatted(to, from)
                                    : "Nearly the same name; no rule names it.";
            case Change.Retyped(var column, _, _) ->
                    isNamed(column)
                            ? "Rules name it: see that they still read it as they should."
                            : "No rule names it.";
        };
    }

    private boolean isNamed(String column) {
        return dataSet.column(column).isPresent();
    }
}
