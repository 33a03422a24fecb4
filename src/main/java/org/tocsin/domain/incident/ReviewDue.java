package org.tocsin.domain.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tocsin.domain.response.ReviewRule;

/**
 * Something that a resolution asks for by the playbook, with its time (M-1).
 *
 * @param from the resolution that its time counts from
 * @param batch whether it is due with all others of the month
 */
public record ReviewDue(Label label, Instant from, Instant due, boolean batch) {
    /**
     * @param rule id of the playbook's rule
     * @param why the rule in words, and where it stands written
     */
    public record Label(String rule, String title, String why) {}

    /**
     * What the last resolution asks for, the first due first; nothing while the incident is open,
     * and of one that was none or went into another. Whether it has been done is not for the
     * incident to say.
     */
    public static List<ReviewDue> of(Incident incident, Terms terms) {
        var resolved = incident.course().times().resolved();
        var ending = incident.course().ending();
        if (incident.isOpen()
                || resolved.isEmpty()
                || ending.dismissed().isPresent()
                || ending.mergedInto().isPresent()) {
            return List.of();
        }
        var found = new ArrayList<ReviewDue>();
        for (var rule : terms.rules().turns().reviews()) {
            if (incident.isIn(rule.scope())) {
                found.add(of(rule, resolved.get(), terms));
            }
        }
        found.sort(Comparator.comparing(ReviewDue::due));
        return List.copyOf(found);
    }

    private static ReviewDue of(ReviewRule rule, Instant resolved, Terms terms) {
        boolean batch = rule.due() instanceof ReviewRule.MonthlyBatch;
        var within =
                switch (rule.due()) {
                    case ReviewRule.Within(var span) -> "within " + span + " of the resolution";
                    case ReviewRule.MonthlyBatch() -> "with all others of the month";
                };
        var why = rule.source().isEmpty() ? within : within + ", " + rule.source();
        return new ReviewDue(
                new Label(rule.id(), rule.title(), why),
                resolved,
                Pending.reviewDue(rule, resolved, terms.around()),
                batch);
    }
}
