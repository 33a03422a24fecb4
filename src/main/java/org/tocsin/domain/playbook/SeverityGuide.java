package org.tocsin.domain.playbook;

import java.util.List;
import java.util.Optional;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.check.Severity;

/**
 * A severity as the team's document explains it, shown while a person classifies (P-4).
 *
 * @param signs what belongs to it
 */
public record SeverityGuide(Severity severity, Targets targets, Words words, Signs signs) {
    /** Targets in wall or in business time, where the document states a length of time. */
    public record Targets(Optional<Span> respond, Optional<Span> resolve) {
        public static final Targets NONE = new Targets(Optional.empty(), Optional.empty());
    }

    /**
     * All in the document's own words; empty where it says nothing.
     *
     * @param response such as {@code Immediate (within 1 hour)}
     * @param resolve such as {@code Resolve within 2 hours}
     * @param escalation who hears of it
     * @param businessImpact what it means for the business
     */
    public record Words(String response, String resolve, String escalation, String businessImpact) {
        public static final Words NONE = new Words("", "", "", "");
    }

    /** In the document's own words. */
    public record Signs(List<String> criteria, List<String> examples) {
        public static final Signs NONE = new Signs(List.of(), List.of());

        public Signs {
            criteria = List.copyOf(criteria);
            examples = List.copyOf(examples);
        }
    }

    public String response() {
        return words.response();
    }

    public String resolve() {
        return words.resolve();
    }

    public String escalation() {
        return words.escalation();
    }

    public String businessImpact() {
        return words.businessImpact();
    }

    public List<String> criteria() {
        return signs.criteria();
    }

    public List<String> examples() {
        return signs.examples();
    }
}
