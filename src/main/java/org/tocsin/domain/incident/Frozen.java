package org.tocsin.domain.incident;

import java.util.List;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.response.ClockRules;

/**
 * What is kept of a playbook with every incident that opens under it, so that a later edit changes
 * nothing that already runs.
 *
 * @param playbook its name
 * @param scale the worst first
 */
public record Frozen(String playbook, List<Severity> scale, ClockRules rules) {
    public Frozen {
        scale = List.copyOf(scale);
    }
}
