package org.tocsin.domain.response;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something that must have happened by a time (E-1).
 *
 * @param metBy what meets it; a person can mark any milestone met
 * @param audience which updates meet it, such as {@code customers}; any update when empty
 * @param source where the document says so, such as {@code document 000, Escalation Timeline}
 */
public record Milestone(Rule rule, Set<Deed> metBy, String audience, Miss miss) {
    /** One that any update meets, if updates meet it. */
    public Milestone(Rule rule, Set<Deed> metBy, Miss miss) {
        this(rule, metBy, "", miss);
    }

    public Milestone {
        metBy = Set.copyOf(metBy);
    }

    public String id() {
        return rule.id();
    }

    /**
     * What follows when it is missed.
     *
     * @param raise the severity that the incident then gets, if it is a worse one
     * @param start ids of duties that then begin
     */
    public record Miss(Recipients tell, Optional<String> raise, List<String> start) {
        public static final Miss NOTHING = new Miss(Recipients.NONE, Optional.empty(), List.of());

        public Miss {
            start = List.copyOf(start);
        }
    }
}
