package org.tocsin.domain.response;

import java.util.List;
import java.util.Set;

/**
 * A flow of data that somebody owns (O-5).
 *
 * @param ownership who answers for it
 * @param labels such as {@code investor}; incidents about it carry them
 * @param flow what it reads and who reads it
 */
public record Pipeline(
        String id, String title, Ownership ownership, Set<String> labels, Flow flow) {
    public Pipeline {
        labels = Set.copyOf(labels);
    }

    /**
     * @param area of business
     * @param primary id of a person
     * @param secondary id of a person
     */
    public record Ownership(String area, String primary, String secondary) {}

    /**
     * Declared lineage (C-24).
     *
     * @param dataSets ids of data sets that belong to it
     * @param upstream what it reads, by id or by name
     * @param consumers who reads it: dashboards, reports, people
     * @param runbook id of its runbook; empty for none
     */
    public record Flow(
            List<String> dataSets,
            List<String> upstream,
            List<Consumer> consumers,
            String runbook) {
        public Flow {
            dataSets = List.copyOf(dataSets);
            upstream = List.copyOf(upstream);
            consumers = List.copyOf(consumers);
        }
    }

    /**
     * @param impact what a fault means there, in the document's words; empty when it says nothing
     */
    public record Consumer(String name, String impact) {}
}
