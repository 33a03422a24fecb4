package org.tocsin.domain.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What people have put together on an incident.
 *
 * @param people who has which part
 * @param steps of procedures, ticked or waived
 * @param findings what is known by now
 */
public record Work(
        Map<Event.Part, String> people,
        Map<StepKey, Signed> steps,
        Findings findings,
        Set<Long> pinned) {
    static final Work NONE = new Work(Map.of(), Map.of(), Findings.NONE, Set.of());

    public Work {
        people = Map.copyOf(people);
        steps = Map.copyOf(steps);
        pinned = Set.copyOf(pinned);
    }

    public record StepKey(String procedure, String step) {}

    /** Who put which mark, and when (R-1: each tick is timed and signed). */
    public record Signed(Event.Mark mark, String reason, Instant at, String by) {}

    /**
     * @param approved the business owner's word on the corrected data
     * @param bridge link to the war room
     */
    public record Findings(
            Optional<Impact> impact,
            Optional<String> rootCause,
            Optional<String> approved,
            Optional<String> bridge,
            List<Relation> related) {
        static final Findings NONE =
                new Findings(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of());

        public Findings {
            related = List.copyOf(related);
        }

        Findings withImpact(Impact found) {
            return new Findings(Optional.of(found), rootCause, approved, bridge, related);
        }

        Findings withRootCause(String found) {
            return new Findings(impact, Optional.of(found), approved, bridge, related);
        }

        Findings withApproved(Optional<String> note) {
            return new Findings(impact, rootCause, note, bridge, related);
        }

        Findings withBridge(String link) {
            return new Findings(impact, rootCause, approved, Optional.of(link), related);
        }

        Findings withRelated(Relation more) {
            if (related.contains(more)) {
                return this;
            }
            var all = new ArrayList<>(related);
            all.add(more);
            return new Findings(impact, rootCause, approved, bridge, all);
        }
    }

    public record Relation(UUID other, String why) {}

    Work with(Findings changed) {
        return new Work(people, steps, changed, pinned);
    }

    Work assign(Event.Part part, String person) {
        var more = new EnumMap<Event.Part, String>(Event.Part.class);
        more.putAll(people);
        more.put(part, person);
        return new Work(more, steps, findings, pinned);
    }

    Work sign(StepKey step, Signed signed) {
        var more = new HashMap<>(steps);
        if (signed.mark() == Event.Mark.CLEARED) {
            more.remove(step);
        } else {
            more.put(step, signed);
        }
        return new Work(people, more, findings, pinned);
    }

    Work pin(long version, boolean on) {
        var more = new HashSet<>(pinned);
        if (on) {
            more.add(version);
        } else {
            more.remove(version);
        }
        return new Work(people, steps, findings, more);
    }
}
