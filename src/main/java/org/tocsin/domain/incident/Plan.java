package org.tocsin.domain.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the rules will do with an incident if nobody does anything: the flight plan. Countdowns, the
 * clocks, the simulation and the tests all read it.
 *
 * <p>A plan is the incident's own future, unfolded: the next act is taken to have happened at its
 * time, and what follows is reckoned from there. So whatever a miss raises, starts or switches is
 * in it.
 */
public final class Plan {
    private static final Actor CLOCK = new Actor.Machine("clock");

    /** Plans are for people: nobody reads further. */
    private static final int LONGEST = 2_000;

    private Plan() {}

    /** The next act, at whatever time it is due, which may have passed. */
    public static Optional<Act> next(Incident incident, Terms terms) {
        return Pending.next(incident, terms).map(due -> Acts.act(due, incident, terms));
    }

    /** When the next act is due; quicker than to say who is told. */
    public static Optional<Instant> nextAt(Incident incident, Terms terms) {
        return Pending.next(incident, terms).map(Due::at);
    }

    /** Every act that is due before an instant, overdue ones included, in order. */
    public static List<Act> until(Incident incident, Terms terms, Instant until) {
        var acts = new ArrayList<Act>();
        var state = incident;
        while (acts.size() < LONGEST) {
            var next = Plan.next(state, terms);
            if (next.isEmpty() || !next.get().at().isBefore(until)) {
                break;
            }
            acts.add(next.get());
            state = assume(state, next.get());
        }
        return acts;
    }

    /** The incident as if an act had been done when it was due. */
    static Incident assume(Incident incident, Act act) {
        var last = incident.course().times().changed();
        var at = act.at().isBefore(last) ? last : act.at();
        return incident.with(
                new Logged(incident.id().version() + 1, at, CLOCK, new Event.Acted(act)));
    }
}
