package org.tocsin.notify.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tocsin.domain.notice.About;
import org.tocsin.domain.notice.Notice;
import org.tocsin.domain.notice.Notice.Standing;
import org.tocsin.domain.notice.Queued;
import org.tocsin.domain.notice.Step;
import org.tocsin.notify.Channel;
import org.tocsin.notify.Gate;
import org.tocsin.notify.Posting;
import org.tocsin.notify.Ways;

/** What is to go out of one lane at one instant, and what becomes of the rest. */
final class Choosing {
    private static final System.Logger LOG = System.getLogger(Choosing.class.getName());

    /** In one bundle. */
    static final int MOST = 50;

    private static final Duration SHORTEST_HOLD = Duration.ofSeconds(1);

    private final Lane lane;
    private final Instant now;
    private final Posting posting;
    private final Incidents incidents;
    private final List<Step> steps = new ArrayList<>();
    private final List<Flight.Load> picked = new ArrayList<>();
    private final Set<UUID> blocked = new HashSet<>();
    private Optional<Instant> next = Optional.empty();

    Choosing(Lane lane, Instant now, Posting posting, Incidents incidents) {
        this.lane = lane;
        this.now = now;
        this.posting = posting;
        this.incidents = incidents;
    }

    /** How those stand differently that do not go out. */
    List<Step> steps() {
        return steps;
    }

    /** When something else will be due; empty when that takes something new. */
    Optional<Instant> next() {
        return next;
    }

    /** Chooses; the lane is changed as if it had happened. */
    Optional<Flight> choose() {
        lane.superseded()
                .forEach(old -> drop(old, "A newer one of the same kind was waiting as well"));
        var way = posting.ways().to(lane.address().channel());
        for (var queued : inOrder()) {
            if (!isBlocked(queued)) {
                consider(queued, way);
            }
            if (isFull(way)) {
                break;
            }
        }
        if (picked.isEmpty() || !(way instanceof Ways.Way.Through(var channel))) {
            return Optional.empty();
        }
        var flight = new Flight(lane.address(), channel, now, picked);
        lane.depart(flight);
        steps.addAll(flight.begins());
        return Optional.of(flight);
    }

    /**
     * What is due: first what nobody there has heard of at all, then in the order in which it came.
     * Of one incident nothing overtakes what came before it.
     */
    private List<Queued> inOrder() {
        var first = new ArrayList<Queued>();
        var rest = new ArrayList<Queued>();
        var seen = new HashSet<UUID>();
        for (var queued : lane.waiting()) {
            var incident = incident(queued);
            if (incident.filter(blocked::contains).isPresent()) {
                continue;
            }
            var due = due(queued);
            if (due.isAfter(now)) {
                incident.ifPresent(blocked::add);
                next = Optional.of(next.filter(due::isAfter).orElse(due));
            } else {
                boolean earliest = incident.filter(seen::add).isPresent();
                (earliest && queued.isFirst() ? first : rest).add(queued);
            }
        }
        first.addAll(rest);
        return first;
    }

    private static Instant due(Queued queued) {
        return queued.notice().standing() instanceof Standing.Waiting(_, var at, _)
                ? at
                : Instant.MIN;
    }

    private static Optional<UUID> incident(Queued queued) {
        return queued.notice().origin().map(Notice.Origin::incident);
    }

    private boolean isBlocked(Queued queued) {
        return incident(queued).filter(blocked::contains).isPresent();
    }

    private boolean isFull(Ways.Way way) {
        return switch (way) {
            case Ways.Way.Closed _ -> false;
            case Ways.Way.Through(var channel) -> picked.size() >= most(channel.traits());
        };
    }

    /** A destination in trouble gets less at once: one message of a bundle may be the reason. */
    private int most(Channel.Traits traits) {
        boolean alone = !picked.isEmpty() && lane.goesAlone(picked.getFirst().id());
        return traits.bundles() && !alone ? Math.max(1, MOST >> Math.min(lane.failures(), 6)) : 1;
    }

    private void consider(Queued queued, Ways.Way way) {
        var about = queued.notice().origin().flatMap(incidents::about);
        var stale = Staleness.of(queued, about);
        if (stale.isPresent()) {
            drop(queued, stale.get());
            return;
        }
        var purpose = queued.notice().draft().purpose();
        if (way instanceof Ways.Way.Through(var channel)
                && !channel.traits().carries().contains(purpose)) {
            drop(
                    queued,
                    "The channel %s is of no use for %s"
                            .formatted(
                                    lane.address().channel(),
                                    purpose.name().toLowerCase(java.util.Locale.ROOT)));
            return;
        }
        switch (ruling(queued.notice(), about)) {
            case Gate.Ruling.Drop(var why) -> drop(queued, why);
            case Gate.Ruling.Hold(var until, var why) -> hold(queued, until, why);
            case Gate.Ruling.Pass() -> pass(queued, about, way);
        }
    }

    /** A fault in deciding on quiet must not make it quiet. */
    private Gate.Ruling ruling(Notice notice, Optional<About> about) {
        try {
            return posting.gate().rule(notice, about);
        } catch (RuntimeException bug) {
            LOG.log(System.Logger.Level.ERROR, "whether to hold notice " + notice.id(), bug);
            return new Gate.Ruling.Pass();
        }
    }

    private void pass(Queued queued, Optional<About> about, Ways.Way way) {
        switch (way) {
            case Ways.Way.Closed(var why) -> {
                lane.remove(queued);
                lane.heard(queued);
                stands(queued, new Standing.Simulated(now, why));
            }
            case Ways.Way.Through _ -> {
                if (!picked.isEmpty() && lane.goesAlone(queued.notice().id())) {
                    incident(queued).ifPresent(blocked::add);
                } else {
                    picked.add(new Flight.Load(queued, Messages.of(queued, about, posting.fill())));
                }
            }
        }
    }

    private void drop(Queued queued, String why) {
        lane.remove(queued);
        stands(queued, new Standing.Moot(now, why));
    }

    private void hold(Queued queued, Instant until, String why) {
        var earliest = now.plus(SHORTEST_HOLD);
        var at = until.isBefore(earliest) ? earliest : until;
        int made =
                queued.notice().standing() instanceof Standing.Waiting(var attempts, _, _)
                        ? attempts
                        : 0;
        var held = new Standing.Waiting(made, at, why);
        lane.keep(Lane.with(queued, held));
        incident(queued).ifPresent(blocked::add);
        next = Optional.of(next.filter(at::isAfter).orElse(at));
        stands(queued, held);
    }

    private void stands(Queued queued, Standing standing) {
        steps.add(new Step.Stands(queued.notice().id(), standing));
    }
}
