package org.tocsin.domain.playbook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.check.Severity;

/**
 * A severity as the team's document explains it, shown while a person classifies (P-4).
 *
 * @param response in the document's own words, such as {@code Immediate (within 1 hour)}
 * @param escalation in the document's own words
 */
public record SeverityGuide(
        Severity severity,
        Targets targets,
        String response,
        String escalation,
        List<String> examples) {
    public SeverityGuide {
        examples = List.copyOf(examples);
    }

    /** Wall-clock targets, where the document states a length of time. */
    public record Targets(Optional<Duration> respond, Optional<Duration> resolve) {}
}
