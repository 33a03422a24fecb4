package org.tocsin.domain.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Optional;
import org.tocsin.domain.response.Category;

/** An incident about to be opened. */
public record Opening(Subject subject, Instant detectedAt, Optional<Instant> startedAt) {
    /**
     * What becomes of it.
     *
     * @param rules the hash of the rules that it is to run under
     * @param number the incident's
     */
    public Decision decide(Terms terms, String rules, long number) {
        var kind = subject.classification();
        if (subject.title().isBlank()) {
            return new Decision.Refused(
                    "an incident needs a title; say in a few words what is wrong");
        }
        if (terms.severity(kind.severity()).isEmpty()) {
            return new Decision.Refused(
                    "there is no severity %s; the scale is %s"
                            .formatted(
                                    kind.severity(),
                                    String.join(
                                            ", ",
                                            terms.scale().stream()
                                                    .map(Object::toString)
                                                    .toList())));
        }
        var events = new ArrayList<Event>();
        events.add(new Event.Opened(labelled(terms), detectedAt, startedAt, rules));
        var bridge = terms.rules().turns().settings().bridge();
        if (bridge.severities().contains(kind.severity()) && !bridge.link().isEmpty()) {
            events.add(
                    new Event.BridgeOpened(
                            bridge.link().replace("{{number}}", Long.toString(number))));
        }
        return new Decision.Accepted(events);
    }

    /** With the labels that its pipeline has now. */
    private Subject labelled(Terms terms) {
        var place = subject.place();
        var labels = new LinkedHashSet<>(place.labels());
        terms.around()
                .directory()
                .pipeline(place.pipeline())
                .ifPresent(pipeline -> labels.addAll(pipeline.labels()));
        return subject.with(new Subject.Place(place.pipeline(), place.dataSets(), labels));
    }

    /** The classification by a category's or a sub-category's id, whichever is meant. */
    public static Subject.Classification classify(
            String severity, String category, java.util.List<Category> categories) {
        for (var known : categories) {
            for (var sub : known.subcategories()) {
                if (sub.id().equals(category) && !known.id().equals(category)) {
                    return new Subject.Classification(severity, known.id(), sub.id());
                }
            }
        }
        return new Subject.Classification(severity, category, "");
    }
}
