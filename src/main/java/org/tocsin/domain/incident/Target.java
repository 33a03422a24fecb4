package org.tocsin.domain.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.response.Moment;

/**
 * By when a milestone is to be met as an incident stands, whether or not it has been. Lighter than
 * a {@link Countdown}, which says whom a miss tells: for looking back over a whole log.
 *
 * @param id of the milestone
 * @param due empty while what it counts from has not happened
 * @param again whether it counts from the last update, and so falls due again and again
 */
public record Target(String id, String title, String why, Optional<Instant> due, boolean again) {
    /** Of every milestone that applies. */
    public static List<Target> of(Incident incident, Terms terms) {
        var all = new ArrayList<Target>();
        for (var milestone : terms.rules().milestones()) {
            var rule = milestone.rule();
            if (incident.isIn(rule.scope())) {
                var within = "within " + rule.timing().after() + " for " + incident.severity();
                all.add(
                        new Target(
                                milestone.id(),
                                rule.title(),
                                rule.source().isEmpty() ? within : within + ", " + rule.source(),
                                Pending.anchor(incident, terms, rule)
                                        .map(from ->
                                                terms.around().after(from, rule.timing().after())),
                                rule.timing().from() instanceof Moment.LastUpdate));
            }
        }
        return all;
    }
}
