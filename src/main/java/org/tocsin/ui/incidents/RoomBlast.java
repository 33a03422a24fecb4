package org.tocsin.ui.incidents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.response.Directory;
import org.tocsin.domain.response.Pipeline;

/**
 * What an incident endangers, by the declared lineage (C-24).
 *
 * @param pipeline that reads what is wrong, or is wrong itself
 * @param steps how far downstream; 0 for the incident's own
 * @param via the pipeline or data set through which it is reached; empty for the incident's own
 */
record RoomBlast(Pipeline pipeline, int steps, String via) {
    /** The incident's own pipelines first, then those that read them, and so on; each once. */
    static List<RoomBlast> of(Incident incident, Directory directory) {
        var place = incident.subject().place();
        var found = new LinkedHashMap<String, RoomBlast>();
        for (var pipeline : directory.pipelines()) {
            boolean own =
                    pipeline.id().equals(place.pipeline())
                            || pipeline.flow().dataSets().stream()
                                    .anyMatch(place.dataSets()::contains);
            if (own) {
                found.put(pipeline.id(), new RoomBlast(pipeline, 0, ""));
            }
        }
        Set<String> names = new LinkedHashSet<>(place.dataSets());
        found.values().forEach(each -> names.addAll(names(each.pipeline())));
        spread(directory, found, names);
        return List.copyOf(found.values());
    }

    private static void spread(
            Directory directory, Map<String, RoomBlast> found, Set<String> source) {
        var names = source;
        for (int steps = 1; !names.isEmpty(); steps++) {
            var next = new LinkedHashSet<String>();
            for (var pipeline : directory.pipelines()) {
                var read = pipeline.flow().upstream().stream().filter(names::contains).findFirst();
                if (read.isPresent() && !found.containsKey(pipeline.id())) {
                    found.put(pipeline.id(), new RoomBlast(pipeline, steps, read.get()));
                    next.addAll(names(pipeline));
                }
            }
            names = next;
        }
    }

    /** By what others may say that they read it. */
    private static List<String> names(Pipeline pipeline) {
        var names = new ArrayList<>(pipeline.flow().dataSets());
        names.add(pipeline.id());
        names.add(pipeline.title());
        return names;
    }
}
