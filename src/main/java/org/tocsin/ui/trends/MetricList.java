package org.tocsin.ui.trends;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.engine.TrendDesk.Metric;

/** What can be charted, and what of it is looked for. */
final class MetricList {
    private final ObservableList<Entry> all = FXCollections.observableArrayList();
    private final FilteredList<Entry> found = new FilteredList<>(all);
    private final StringProperty search = new SimpleStringProperty(this, "search", "");

    MetricList() {
        search.addListener(
                (_, _, text) -> found.setPredicate(entry -> text.isBlank() || entry.matches(text)));
    }

    /**
     * @param chosen by id, whether a metric is charted
     */
    void fill(List<Metric> metrics, Playbook playbook, Predicate<String> chosen) {
        var names =
                playbook.inputs().dataSets().stream()
                        .collect(Collectors.toMap(DataSet::id, DataSet::name));
        all.setAll(
                metrics.stream()
                        .map(metric -> {
                            var dataSet = metric.check().measure().dataSet();
                            return new Entry(
                                    metric,
                                    names.getOrDefault(dataSet, dataSet.value()),
                                    chosen.test(metric.id()));
                        })
                        .toList());
    }

    /** Tells each entry anew whether it is charted; those that stay as they are do not move. */
    void mark(Predicate<String> chosen) {
        for (int i = 0; i < all.size(); i++) {
            var entry = all.get(i);
            if (entry.chosen() != chosen.test(entry.id())) {
                all.set(i, entry.chosen(!entry.chosen()));
            }
        }
    }

    Optional<Metric> find(String id) {
        return all.stream().filter(entry -> entry.id().equals(id)).map(Entry::metric).findFirst();
    }

    /** The first metric of a check: of all rows, or of a segment. */
    Optional<String> ofCheck(String check) {
        return all.stream()
                .map(Entry::id)
                .filter(id -> id.equals(check) || id.startsWith(check + "|"))
                .findFirst();
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    List<Metric> metrics() {
        return all.stream().map(Entry::metric).toList();
    }

    /** Those that are found, in the playbook's order. */
    ObservableList<Entry> found() {
        return found;
    }

    StringProperty search() {
        return search;
    }
}
