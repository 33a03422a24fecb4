package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;

import java.util.List;
import java.util.Set;
import org.tocsin.domain.response.Scope;

/** How it is written which incidents a rule is for. */
final class ScopeShape {
    private static final Shape.Key<List<String>> SEVERITIES =
            optional(
                    "severities",
                    Structures.oneOrMore(Scalars.reference(Declared.Kind.SEVERITY)),
                    "Those of these severities; all when not said");
    private static final Shape.Key<List<String>> CATEGORIES =
            optional(
                    "categories",
                    Structures.oneOrMore(Scalars.reference(Declared.Kind.CATEGORY)),
                    "Those of any of these categories or sub-categories; all when not said");
    private static final Shape.Key<List<String>> LABELS =
            optional(
                    "labels",
                    Structures.oneOrMore(Scalars.TEXT),
                    "Those with any of these labels, such as their pipeline's; all when not said");

    static final Decoder<Scope> SCOPE =
            new Shape<>(
                    List.of(SEVERITIES, CATEGORIES, LABELS),
                    fields ->
                            new Scope(
                                    Set.copyOf(fields.find(SEVERITIES).orElse(List.of())),
                                    Set.copyOf(fields.find(CATEGORIES).orElse(List.of())),
                                    Set.copyOf(fields.find(LABELS).orElse(List.of()))));

    private ScopeShape() {}
}
