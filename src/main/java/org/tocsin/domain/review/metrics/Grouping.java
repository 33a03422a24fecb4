package org.tocsin.domain.review.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** By what figures are set side by side. An incident of several data sets counts in each. */
public enum Grouping {
    SEVERITY("Severity"),
    CATEGORY("Category"),
    TEAM("Team"),
    PIPELINE("Pipeline"),
    DATA_SET("Data set"),
    /** Calendar months by the playbook's zone; each is a period of its own. */
    MONTH("Month");

    private final String title;

    Grouping(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /**
     * The ids of an incident's groups; the empty id where it has none. Months are no property of an
     * incident: it is in all.
     */
    public List<String> ids(Handled handled) {
        var subject = handled.incident().subject();
        return switch (this) {
            case SEVERITY -> List.of(subject.classification().severity());
            case CATEGORY -> List.of(subject.classification().category());
            case TEAM -> List.of(handled.team());
            case PIPELINE -> List.of(subject.place().pipeline());
            case DATA_SET ->
                    subject.place().dataSets().isEmpty() ? List.of("") : subject.place().dataSets();
            case MONTH -> List.of();
        };
    }

    /** Incidents by the ids of their groups. */
    public Map<String, List<Handled>> split(List<Handled> all) {
        var groups = new LinkedHashMap<String, List<Handled>>();
        for (var each : all) {
            for (var id : ids(each)) {
                groups.computeIfAbsent(id, _ -> new ArrayList<>()).add(each);
            }
        }
        return groups;
    }
}
