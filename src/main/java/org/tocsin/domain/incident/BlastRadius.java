package org.tocsin.domain.incident;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tocsin.domain.response.Directory;
import org.tocsin.domain.response.Pipeline;

/**
 * What a fault in some data endangers, by the declared lineage (C-24).
 *
 * @param pipelines those that the data belongs to, then those that read from them, the nearest
 *     first
 * @param consumers who reads any of them
 * @param origins how many of the pipelines hold the data themselves
 */
public record BlastRadius(
        List<Pipeline> pipelines, List<Pipeline.Consumer> consumers, int origins) {
    public BlastRadius {
        pipelines = List.copyOf(pipelines);
        consumers = List.copyOf(consumers);
    }

    /** Of a data set, by its id. */
    public static BlastRadius ofDataSet(String dataSet, Directory directory) {
        return of(
                directory.pipelines().stream()
                        .filter(each -> each.flow().dataSets().contains(dataSet))
                        .toList(),
                Set.of(dataSet),
                directory);
    }

    /** Of a pipeline as a whole, by its id. */
    public static BlastRadius ofPipeline(String pipeline, Directory directory) {
        return of(directory.pipeline(pipeline).stream().toList(), Set.of(), directory);
    }

    private static BlastRadius of(List<Pipeline> origins, Set<String> data, Directory directory) {
        var reached = new LinkedHashSet<>(origins);
        var names = new LinkedHashSet<>(data);
        origins.forEach(origin -> names.addAll(names(origin)));
        boolean more = true;
        // A circle ends because nothing is reached twice.
        while (more) {
            more = false;
            for (var pipeline : directory.pipelines()) {
                boolean reads = pipeline.flow().upstream().stream().anyMatch(names::contains);
                if (reads && reached.add(pipeline)) {
                    names.addAll(names(pipeline));
                    more = true;
                }
            }
        }
        var consumers = new LinkedHashSet<Pipeline.Consumer>();
        reached.forEach(each -> consumers.addAll(each.flow().consumers()));
        return new BlastRadius(List.copyOf(reached), List.copyOf(consumers), origins.size());
    }

    /** What others may call it when they say what they read. */
    private static List<String> names(Pipeline pipeline) {
        var names = new ArrayList<>(pipeline.flow().dataSets());
        names.add(pipeline.id());
        names.add(pipeline.title());
        return names;
    }

    /** Pipelines that read from where the fault is. */
    public List<Pipeline> downstream() {
        return pipelines.subList(origins, pipelines.size());
    }

    /** In one line, for people; empty when nothing is declared. */
    public String words() {
        return String.join(
                "; ",
                consumers.stream()
                        .map(each ->
                                each.impact().isEmpty()
                                        ? each.name()
                                        : "%s: %s".formatted(each.name(), each.impact()))
                        .toList());
    }
}
