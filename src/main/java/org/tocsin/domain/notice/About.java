package org.tocsin.domain.notice;

import org.tocsin.domain.check.Severity;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Terms;

/**
 * What a notice is about, as it is when the notice is to be sent.
 *
 * @param incident not older than the event that the notice comes from
 * @param terms those it runs under
 */
public record About(Incident incident, Terms terms) {

    /** What its severity means to a machine; a warning when the scale does not know it. */
    public Severity.Level level() {
        return terms.scale().stream()
                .filter(severity -> severity.id().equals(incident.severity()))
                .map(Severity::level)
                .findFirst()
                .orElse(Severity.Level.WARNING);
    }
}
