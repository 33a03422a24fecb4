package org.tocsin.domain.review.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tocsin.domain.incident.Act;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.Promise;
import org.tocsin.domain.response.ClockRules;
import org.tocsin.domain.response.Moment;

/**
 * How one incident was handled, as far as that does not show in what it is now: a fold over its
 * log, kept small, one for each incident.
 *
 * @param acknowledged the first time by a person
 * @param escalated the first time that more people were needed
 * @param open every stretch of time for which it was open, the first from its detection
 * @param promises what became of each milestone since each opening
 */
public record Handling(
        Optional<Instant> acknowledged,
        Optional<Instant> escalated,
        List<Open> open,
        Map<Key, Outcome> promises) {
    private static final UUID NOBODY = new UUID(0, 0);

    public Handling {
        open = List.copyOf(open);
        promises = Map.copyOf(promises);
    }

    /**
     * @param to empty while it lasts
     */
    public record Open(Instant from, Optional<Instant> to) {
        boolean contains(Instant at) {
            return !at.isBefore(from) && to.filter(end -> !at.isBefore(end)).isEmpty();
        }
    }

    /**
     * @param round how often the incident had been reopened by then
     */
    public record Key(String milestone, int round) {}

    /** What became of a milestone. */
    public sealed interface Outcome {}

    /**
     * @param promise by when it was to be; empty when the rules of that time cannot be read
     * @param late whether the clock had said by then that it was missed
     */
    public record Met(Instant at, Optional<Promise> promise, boolean late) implements Outcome {}

    /** Its time passed and nobody met it, unless the incident had ended by then. */
    public record Unmet(Instant due) implements Outcome {}

    /** Of an incident that has just been detected. */
    public static Handling begun(Instant detected) {
        return new Handling(
                Optional.empty(),
                Optional.empty(),
                List.of(new Open(detected, Optional.empty())),
                Map.of());
    }

    /** The fold of a whole log; its first entry is the opening. */
    public static Handling of(List<Logged> log, Optional<ClockRules> rules) {
        var incident = Incident.of(NOBODY, 0, log.subList(0, 1));
        var handling = begun(incident.detectedAt());
        for (var logged : log.subList(1, log.size())) {
            handling = handling.with(incident, logged, rules);
            incident = incident.with(logged);
        }
        return handling;
    }

    /**
     * One more entry of the log.
     *
     * @param before the incident without it
     * @param rules the frozen ones; empty when they cannot be read
     */
    public Handling with(Incident before, Logged logged, Optional<ClockRules> rules) {
        var at = logged.at();
        return switch (logged.event()) {
            case Event.Acknowledged _ ->
                    acknowledged.isEmpty() && logged.actor() instanceof Actor.Person
                            ? new Handling(Optional.of(at), escalated, open, promises)
                            : this;
            case Event.Escalated _ -> escalatedAt(at);
            case Event.Acted(var act) -> acted(before, act, at, rules);
            case Event.Spared(var act, _) ->
                    act.kind() == Act.Kind.MISSED ? unmet(act, rules) : this;
            case Event.MilestoneMet(var milestone, var late, _) ->
                    met(before, milestone, at, late, rules);
            case Event.Resolved _, Event.Dismissed _, Event.MergedInto _ -> closed(at);
            case Event.Reopened _ -> reopened(at);
            case Event.Opened _,
                    Event.Joined _,
                    Event.Recovered _,
                    Event.Moved _,
                    Event.SeverityChanged _,
                    Event.Reclassified _,
                    Event.Retitled _,
                    Event.StartedAt _,
                    Event.Assigned _,
                    Event.Wrote _,
                    Event.Updated _,
                    Event.Messaged _,
                    Event.Pinned _,
                    Event.ImpactDeclared _,
                    Event.RootCauseFound _,
                    Event.Ticked _,
                    Event.Approved _,
                    Event.Reviewed _,
                    Event.Closed _,
                    Event.Absorbed _,
                    Event.Related _,
                    Event.BridgeOpened _,
                    Event.RemedyTried _,
                    Event.RemedyEnded _,
                    Event.RemedyLeft _,
                    Event.Replanned _ ->
                    this;
        };
    }

    /** What was done already when the severity changed is no second promise. */
    private Handling met(
            Incident before,
            String milestone,
            Instant at,
            boolean late,
            Optional<ClockRules> rules) {
        var anchors = before.clockwork().anchors();
        if (anchors.replanned().equals(at) && at.isAfter(anchors.start())) {
            return this;
        }
        var promise = rules.flatMap(each -> Promise.of(before, milestone, each));
        return and(new Key(milestone, open.size() - 1), new Met(at, promise, late));
    }

    private Handling acted(Incident before, Act act, Instant at, Optional<ClockRules> rules) {
        return switch (act.kind()) {
            case MISSED -> unmet(act, rules);
            case ESCALATED -> escalatedAt(at);
            // The first rung is whoever is told of every incident.
            case RUNG ->
                    act.at().isAfter(before.clockwork().anchors().start()) ? escalatedAt(at) : this;
            case LAPSED, NOTICE, DUTY, REVIEW -> this;
        };
    }

    private Handling escalatedAt(Instant at) {
        return escalated.isPresent()
                ? this
                : new Handling(acknowledged, Optional.of(at), open, promises);
    }

    /** How often somebody reports is a duty, not a commitment to respond. */
    private Handling unmet(Act act, Optional<ClockRules> rules) {
        var milestone = act.key().rule();
        boolean ofUpdates =
                rules.flatMap(each -> each.milestone(milestone))
                        .filter(each -> each.rule().timing().from() instanceof Moment.LastUpdate)
                        .isPresent();
        var key = new Key(milestone, open.size() - 1);
        return ofUpdates || promises.containsKey(key) ? this : and(key, new Unmet(act.at()));
    }

    private Handling and(Key key, Outcome outcome) {
        var more = new HashMap<>(promises);
        more.put(key, outcome);
        return new Handling(acknowledged, escalated, open, more);
    }

    private Handling closed(Instant at) {
        var last = open.getLast();
        if (last.to().isPresent()) {
            return this;
        }
        var all = new ArrayList<>(open.subList(0, open.size() - 1));
        all.add(new Open(last.from(), Optional.of(at)));
        return new Handling(acknowledged, escalated, all, promises);
    }

    private Handling reopened(Instant at) {
        if (open.getLast().to().isEmpty()) {
            return this;
        }
        var all = new ArrayList<>(open);
        all.add(new Open(at, Optional.empty()));
        return new Handling(acknowledged, escalated, all, promises);
    }
}
