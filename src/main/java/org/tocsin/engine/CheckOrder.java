package org.tocsin.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.playbook.Playbook;

/** Finds some of many checks without looking at all of them. */
final class CheckOrder {
    private final List<Check> checks;
    private final Map<CheckId, Integer> places = new HashMap<>();

    CheckOrder(Playbook playbook) {
        checks = playbook.checks();
        checks.forEach(check -> places.put(check.id(), places.size()));
    }

    /** Those of the playbook, in its order. */
    List<Check> of(Set<CheckId> some) {
        return some.stream()
                .filter(places::containsKey)
                .map(places::get)
                .sorted()
                .map(checks::get)
                .toList();
    }
}
