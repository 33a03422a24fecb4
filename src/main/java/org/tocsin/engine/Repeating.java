package org.tocsin.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.tocsin.domain.incident.Act;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.notice.Arising;
import org.tocsin.domain.notice.Cause;
import org.tocsin.domain.notice.Destination;
import org.tocsin.domain.notice.Draft;
import org.tocsin.domain.notice.Filter;
import org.tocsin.domain.notice.Kept;
import org.tocsin.domain.notice.Moments;
import org.tocsin.domain.notice.Notice;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.domain.notice.Text;
import org.tocsin.domain.playbook.Maintenance;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.store.Addition;
import org.tocsin.store.EventJson;
import org.tocsin.store.Lease;
import org.tocsin.store.Store;
import org.tocsin.store.StoreException;

/**
 * Tells again of incidents that are open and that nobody has taken (semantics: Quiet, {@code
 * repeat: 4h}), each place where one was told once an interval has passed there without a word. An
 * interval is wall time.
 *
 * <p>What is told is written into the log of the incident under the lease, together with its
 * notices, and is reckoned from what the outbox has sent: neither a restart nor a second process
 * tells twice, and of several intervals that nobody kept one is told. Nothing is told while it
 * would be held: in maintenance, silenced, or hidden by something else.
 */
final class Repeating {
    /** What makes them a series; no rule of a playbook can be called so. */
    static final String RULE = "group/repeat";

    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    /** More places than one incident is told to. */
    private static final int NEWEST = 500;

    private final LiveIncidents incidents;
    private final Store store;
    private final QuietGate gate;
    private final Supplier<Optional<Lease.Held>> lease;
    private final Maintenance maintenance;
    private final Duration every;
    private final Map<UUID, Instant> next = new HashMap<>();
    private boolean hindered;

    Repeating(
            Playbook playbook,
            LiveIncidents incidents,
            Store store,
            QuietGate gate,
            Supplier<Optional<Lease.Held>> lease) {
        this.incidents = incidents;
        this.store = store;
        this.gate = gate;
        this.lease = lease;
        maintenance = new Maintenance(playbook.time().windows().maintenance());
        every = playbook.quiet().grouping().repeat();
    }

    /** What was last said to one place, and whether more is on its way there. */
    private record Place(Destination to, Optional<Instant> last, boolean alerted, boolean waiting) {
        Place and(Kept kept) {
            boolean alert = kept.notice().draft().purpose() == Purpose.ALERT;
            return switch (kept.notice().standing()) {
                case Notice.Standing.Waiting _ -> new Place(to, last, alerted, true);
                case Notice.Standing.Sent(var at, _, _) -> told(at, alert);
                case Notice.Standing.Simulated(var at, _) -> told(at, alert);
                case Notice.Standing.Dead _, Notice.Standing.Moot _ -> this;
            };
        }

        private Place told(Instant at, boolean alert) {
            var newest = last.filter(known -> known.isAfter(at)).orElse(at);
            return new Place(to, Optional.of(newest), alerted || alert, waiting);
        }
    }

    /** Tells what is due; cheap when nothing is. What hinders it is tried again the next time. */
    void look(Instant now) {
        try {
            var held = lease.get();
            if (held.isEmpty() || every.isZero() || every.isNegative()) {
                next.clear();
                return;
            }
            for (var incident : incidents.incidents()) {
                var id = incident.id().uuid();
                if (!isUntaken(incident)) {
                    next.remove(id);
                } else if (!now.isBefore(
                        next.getOrDefault(id, incident.detectedAt().plus(every)))) {
                    next.put(id, look(incident, now, held.get()));
                }
            }
            hindered = false;
        } catch (StoreException.Closed _) {
            next.clear();
        } catch (RuntimeException fault) {
            if (!hindered) {
                System.getLogger(Repeating.class.getName())
                        .log(System.Logger.Level.ERROR, "telling again", fault);
            }
            hindered = true;
        }
    }

    private static boolean isUntaken(Incident incident) {
        return incident.isOpen() && incident.clockwork().anchors().acknowledged().isEmpty();
    }

    /** Returns when to look at it again. */
    private Instant look(Incident incident, Instant now, Lease.Held held) {
        var work = maintenance.active(now);
        if (work.isPresent()) {
            return work.get().when().to();
        }
        if (gate.hides(incident, now)) {
            return now.plus(LOOK_AGAIN);
        }
        var places = places(incident);
        var due = places.stream().filter(each -> isDue(each, now)).toList();
        if (!due.isEmpty()) {
            var _ = incidents.folded(tell(incident, due, now, held));
            return now.plus(LOOK_AGAIN);
        }
        return places.stream()
                .filter(each -> each.alerted() && !each.waiting())
                .flatMap(each -> each.last().stream())
                .map(last -> last.plus(every))
                .min(Instant::compareTo)
                .orElse(now.plus(LOOK_AGAIN));
    }

    private boolean isDue(Place place, Instant now) {
        return place.alerted()
                && !place.waiting()
                && place.last().filter(last -> !last.plus(every).isAfter(now)).isPresent();
    }

    private List<Place> places(Incident incident) {
        var places = new LinkedHashMap<List<String>, Place>();
        for (var kept : store.notices().list(Filter.all(NEWEST).of(incident.id().uuid()))) {
            var to = kept.notice().draft().to();
            places.merge(
                    List.of(to.channel(), to.address()),
                    new Place(to, Optional.empty(), false, false).and(kept),
                    (known, _) -> known.and(kept));
        }
        return List.copyOf(places.values());
    }

    private org.tocsin.store.Appended tell(
            Incident incident, List<Place> due, Instant now, Lease.Held held) {
        var act = act(incident, due, now);
        var cause = new Cause(RULE, act.outcome().title(), act.why(), now);
        var notices = new ArrayList<Arising>();
        due.forEach(each ->
                notices.add(
                        new Arising.Told(
                                0, new Draft(Purpose.ALERT, cause, each.to(), Text.USUAL))));
        var entry = EventJson.entry(now, ClockKeeper.CLOCK, new Event.Acted(act));
        var addition =
                new Addition(
                        incident.id().uuid(), incident.id().version(), List.of(entry), notices);
        return incidents.write(List.of(addition), Optional.of(held));
    }

    private Act act(Incident incident, List<Place> due, Instant now) {
        var fired = incident.clockwork().done().series().get(RULE);
        var told =
                due.stream()
                        .map(Place::to)
                        .map(to ->
                                new Act.Told(
                                        to.role(),
                                        to.holder().equals(to.role())
                                                ? List.of()
                                                : List.of(to.holder()),
                                        List.of(to.channel()),
                                        false))
                        .distinct()
                        .toList();
        return new Act(
                new Act.Key(RULE, "", fired == null ? 0 : fired.rounds()),
                Act.Kind.NOTICE,
                now,
                new Act.Outcome("Still open", told, Act.Effect.NONE),
                "nobody has taken it, and it was not spoken of there for %s"
                        .formatted(Moments.length(every)));
    }
}
