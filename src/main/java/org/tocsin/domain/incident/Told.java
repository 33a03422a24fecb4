package org.tocsin.domain.incident;

import java.time.Instant;
import java.util.List;
import org.tocsin.domain.response.Recipients;

/** Who is meant when a rule names roles. */
public final class Told {
    private Told() {}

    /** Who holds the roles at an instant, for one incident. */
    public static List<Act.Told> of(
            Recipients recipients, Incident incident, Terms terms, Instant at) {
        return new Recipient(incident, terms.around()).told(recipients, at);
    }
}
