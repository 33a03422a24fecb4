package org.tocsin.domain.knowledge;

import java.util.List;
import java.util.Optional;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.RootCauses;

/**
 * A root cause of old that may be the one again (M-7).
 *
 * @param past the newest incident that had it
 * @param fixedBy how that one was resolved, if somebody wrote it down
 * @param score the higher the more alike; comparable within one incident only
 * @param because why it is offered, in words, the strongest first; never empty
 */
public record Offer(
        Incident past,
        String rootCause,
        Optional<String> fixedBy,
        int score,
        List<String> because) {
    public Offer {
        because = List.copyOf(because);
    }

    Offer with(Optional<String> resolution) {
        return new Offer(past, rootCause, resolution, score, because);
    }

    boolean isSameCause(Offer other) {
        return RootCauses.isSame(rootCause, other.rootCause);
    }

    /** {@code same check rows, value fell as then}. */
    public String reasons() {
        return String.join(", ", because);
    }
}
