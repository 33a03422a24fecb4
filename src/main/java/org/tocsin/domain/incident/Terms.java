package org.tocsin.domain.incident;

import java.util.List;
import java.util.Optional;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.response.ClockRules;
import org.tocsin.domain.response.Guides;

/**
 * Under what an incident runs.
 *
 * @param scale the severities of the frozen rules, the worst first
 * @param rules frozen
 * @param guides of the playbook in force
 */
public record Terms(List<Severity> scale, ClockRules rules, Guides guides, Surroundings around) {
    public Terms {
        scale = List.copyOf(scale);
    }

    Optional<Severity> severity(String id) {
        return scale.stream().filter(severity -> severity.id().equals(id)).findFirst();
    }

    /** Whether the one is worse than the other; false when either is unknown. */
    boolean isWorse(String one, String other) {
        return severity(one)
                .flatMap(a -> severity(other).map(b -> a.compareTo(b) < 0))
                .orElse(false);
    }
}
