package org.tocsin.domain.response;

import java.util.Set;

/**
 * Which incidents a rule is for. An empty set puts no condition.
 *
 * @param severities ids of the playbook's scale
 * @param categories ids of categories or sub-categories, any of which is enough
 * @param labels any of which is enough, such as {@code investor}: those of the pipeline and of the
 *     data sets
 */
public record Scope(Set<String> severities, Set<String> categories, Set<String> labels) {
    public static final Scope ALL = new Scope(Set.of(), Set.of(), Set.of());

    public Scope {
        severities = Set.copyOf(severities);
        categories = Set.copyOf(categories);
        labels = Set.copyOf(labels);
    }
}
