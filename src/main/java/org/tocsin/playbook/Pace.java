package org.tocsin.playbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.response.Scope;

/** A length of time that is the same for all incidents, or another for each severity. */
sealed interface Pace {
    record Same(Span span) implements Pace {}

    /**
     * @param spans in the order of the file
     */
    record BySeverity(Map<String, Span> spans) implements Pace {}

    /** What it comes to for some of the incidents. */
    record Stage(Scope scope, Span span) {}

    static Decoder<Pace> same(Decoder<Span> span) {
        return span.map(Same::new);
    }

    static Decoder<Pace> bySeverity(Decoder<Span> span) {
        return Structures.map(Scalars.reference(Declared.Kind.SEVERITY), span)
                .judged((spans, node, context) -> {
                    if (!spans.isEmpty()) {
                        return Optional.of(new BySeverity(spans));
                    }
                    context.error(node, "the map is empty; give it at least one severity");
                    return Optional.empty();
                });
    }

    static Decoder<Pace> either(Decoder<Span> span) {
        return Structures.shortOr(same(span), bySeverity(span));
    }

    /** One stage for each severity that has a length of its own, else one for the whole scope. */
    default List<Stage> stages(Scope scope) {
        return switch (this) {
            case Same(var span) -> List.of(new Stage(scope, span));
            case BySeverity(var spans) ->
                    spans.entrySet().stream()
                            .map(entry ->
                                    new Stage(narrowed(scope, entry.getKey()), entry.getValue()))
                            .toList();
        };
    }

    /** The length for a scope that came out of {@link #stages}. */
    default Optional<Span> of(Scope scope) {
        return switch (this) {
            case Same(var span) -> Optional.of(span);
            case BySeverity(var spans) ->
                    scope.severities().stream()
                            .flatMap(severity -> Optional.ofNullable(spans.get(severity)).stream())
                            .findFirst();
        };
    }

    private static Scope narrowed(Scope scope, String severity) {
        return new Scope(Set.of(severity), scope.categories(), scope.labels());
    }
}
