package org.tocsin.domain.incident;

import java.util.Optional;
import org.tocsin.domain.check.Severity;

/**
 * What one look at an incident tells: how bad, what next, who has it (I-7). Reckoned once each time
 * the incident changes, so that thousands can be sorted and drawn without asking the rules again.
 *
 * @param missed how many milestones have passed unmet and still are
 */
public record Glance(
        Incident incident,
        Severity severity,
        Optional<Deadline> deadline,
        int missed,
        Names names) {
    /**
     * Ids of the incident as people call them.
     *
     * @param owner empty when nobody has it
     * @param pipeline empty when it is none's
     * @param atZero what happens when the deadline passes; empty without a deadline
     */
    public record Names(String owner, String pipeline, String atZero) {}

    public static Glance of(Incident incident, Terms terms) {
        var directory = terms.around().directory();
        var deadline = Deadline.of(incident, terms);
        var pipeline = incident.subject().place().pipeline();
        var names =
                new Names(
                        incident.owner().map(id -> Deadline.name(id, directory)).orElse(""),
                        directory.pipeline(pipeline).map(known -> known.title()).orElse(pipeline),
                        deadline.map(next -> next.atZero(directory)).orElse(""));
        return new Glance(
                incident, severity(incident, terms), deadline, missed(incident, terms), names);
    }

    /** One that the scale does not have is shown last, not hidden. */
    private static Severity severity(Incident incident, Terms terms) {
        return terms.severity(incident.severity())
                .orElseGet(() ->
                        new Severity(
                                incident.severity(), terms.scale().size(), Severity.Level.INFO));
    }

    private static int missed(Incident incident, Terms terms) {
        if (!incident.isOpen()) {
            return 0;
        }
        var done = incident.clockwork().done();
        int missed = 0;
        for (var milestone : terms.rules().milestones()) {
            if (done.performed().containsKey(new Act.Key(milestone.id(), "", 0))
                    && !done.met().containsKey(milestone.id())) {
                missed++;
            }
        }
        return missed;
    }
}
