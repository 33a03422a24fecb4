package org.tocsin.notify.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.tocsin.domain.notice.Step;
import org.tocsin.notify.Posting;

/**
 * Empties the outbox (N-3). Each destination has a lane, in which one send at a time is under way,
 * so that a slow one holds up no other and what concerns one incident comes in its order. A turn
 * settles what has come back, takes up what is new, chooses what goes out next, writes all of it in
 * one transaction, and only then sends.
 *
 * <p>Whoever was killed between sending and writing leaves an attempt without an end: it counts as
 * unanswered and is made again, with the same id. So a message is sent at least once, and more than
 * once only where it says so.
 *
 * <p>Turns are taken by one thread at a time; the rest may be called from any.
 */
public final class Dispatcher {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    /** By so much a clock may be put right without anything being made of it. */
    private static final Duration TREMOR = Duration.ofSeconds(2);

    private static final int AT_ONCE = 1_000;

    private final Incidents incidents;
    private final Supplier<Posting> posting;
    private final Means means;
    private final Landing landing;
    private final Map<Outbox.Address, Lane> lanes = new HashMap<>();
    private final ConcurrentLinkedQueue<Flight.Landed> landed = new ConcurrentLinkedQueue<>();

    /** Came back, and not yet written. */
    private final List<Flight.Landed> unsettled = new ArrayList<>();

    private final Map<UUID, Flight> underWay = new HashMap<>();
    private final Fortune fortune = new Fortune();
    private Optional<Long> term = Optional.empty();
    private Outbox.Position position = Outbox.Position.START;
    private Instant last = Instant.MIN;
    private volatile boolean reconsider;

    /**
     * @param posting as it is set up now; asked anew each turn
     */
    public Dispatcher(
            Incidents incidents, Supplier<Posting> posting, Patience patience, Means means) {
        this.incidents = incidents;
        this.posting = posting;
        this.means = means;
        this.landing = new Landing(patience, means.random());
    }

    /**
     * @param sends where sending takes place, which blocks
     * @param wake is called when a send has come back and a turn would do something
     */
    public record Means(
            InstantSource clock, RandomGenerator random, Executor sends, Runnable wake) {}

    /** What is held is decided anew in the next turn: a silence has ended, or been set. */
    public void reconsider() {
        reconsider = true;
        means.wake().run();
    }

    /** Since when nothing has got out although it was tried. */
    public Optional<Instant> troubledSince() {
        return fortune.troubledSince();
    }

    /** Another leads, or nobody. What is under way comes back all the same. */
    public void standDown() {
        term = Optional.empty();
        forget();
    }

    private void forget() {
        lanes.values().forEach(Lane::forget);
        position = Outbox.Position.START;
    }

    /**
     * One turn.
     *
     * @return for how long nothing else will be to do, unless something new comes
     */
    public Duration turn(Outbox outbox) {
        return guarded(
                outbox,
                () -> {
                    var now = means.clock().instant();
                    boolean whole = load(outbox);
                    lookAtClock(now);
                    var steps = new ArrayList<>(settle(now));
                    var chosen = choose(now, steps);
                    if (write(outbox, steps, chosen.flights())) {
                        unsettled.clear();
                    }
                    return whole ? chosen.wait(now, LONGEST_WAIT) : Duration.ZERO;
                });
    }

    /** Writes what has come back and begins nothing: the last thing to do. */
    public void settleOnly(Outbox outbox) {
        guarded(
                outbox,
                () -> {
                    write(outbox, settle(means.clock().instant()), List.of());
                    return Duration.ZERO;
                });
    }

    private Duration guarded(Outbox outbox, Supplier<Duration> turn) {
        boolean through = false;
        try {
            if (!leads(outbox)) {
                standDown();
                through = true;
                return LONGEST_WAIT;
            }
            gather();
            var wait = turn.get();
            through = true;
            return wait;
        } finally {
            if (!through) {
                // What was chosen has not happened. Nothing that came back is lost.
                lanes.values().forEach(Lane::land);
                underWay.values().forEach(flight -> lane(flight.address()).resume(flight));
                forget();
            }
        }
    }

    private boolean leads(Outbox outbox) {
        if (!term.equals(Optional.of(outbox.term()))) {
            forget();
            if (!outbox.takeOver(held(), means.clock().instant())) {
                return false;
            }
            term = Optional.of(outbox.term());
        }
        return true;
    }

    /** Those of which this process knows more than the store. */
    private Set<UUID> held() {
        var held = new HashSet<>(underWay.keySet());
        unsettled.forEach(each -> held.addAll(each.flight().ids()));
        return held;
    }

    private void gather() {
        for (var each = landed.poll(); each != null; each = landed.poll()) {
            unsettled.add(each);
            each.flight().ids().forEach(underWay::remove);
        }
    }

    private Lane lane(Outbox.Address address) {
        return lanes.computeIfAbsent(address, Lane::new);
    }

    // A turn

    private boolean load(Outbox outbox) {
        var held = held();
        var arrivals = outbox.arrivals(position, AT_ONCE);
        arrivals.notices().stream()
                .filter(each -> !held.contains(each.notice().id()))
                .forEach(each -> lane(Outbox.Address.of(each)).add(each));
        position = arrivals.next();
        for (var lane : lanes.values()) {
            lane.wantsMore().ifPresent(after -> refill(outbox, lane, after, held));
        }
        return arrivals.whole();
    }

    private static void refill(Outbox outbox, Lane lane, long after, Set<UUID> held) {
        int limit = Lane.MOST / 2;
        var more = outbox.waiting(lane.address(), after, limit);
        var until =
                more.size() < limit
                        ? Optional.<Long>empty()
                        : Optional.of(more.getLast().notice().place());
        lane.refill(
                more.stream().filter(each -> !held.contains(each.notice().id())).toList(), until);
    }

    /** A clock that went back would else let everything wait for as long again. */
    private void lookAtClock(Instant now) {
        boolean back = now.isBefore(last) && now.isBefore(last.minus(TREMOR));
        if (back || reconsider) {
            reconsider = false;
            for (var lane : lanes.values()) {
                lane.hasten(now);
                if (back) {
                    lane.restUntil(now);
                }
            }
        }
        last = now;
    }

    private List<Step> settle(Instant now) {
        var steps = new ArrayList<Step>();
        for (var each : unsettled) {
            steps.addAll(landing.of(each, lane(each.flight().address()), now));
            fortune.after(each.delivery(), now);
        }
        return steps;
    }

    private record Chosen(List<Flight> flights, Optional<Instant> next) {
        Duration wait(Instant now, Duration longest) {
            return next.map(at -> Duration.between(now, at))
                    .filter(wait -> wait.compareTo(longest) < 0)
                    .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
                    .orElse(longest);
        }
    }

    private Chosen choose(Instant now, List<Step> steps) {
        var post = posting.get();
        var flights = new ArrayList<Flight>();
        Optional<Instant> next = Optional.empty();
        lanes.values().removeIf(lane -> lane.isIdle(now));
        for (var lane : lanes.values()) {
            var due = lane.restsUntil();
            if (lane.isFree(now)) {
                var choosing = new Choosing(lane, now, post, incidents);
                choosing.choose().ifPresent(flights::add);
                steps.addAll(choosing.steps());
                due = choosing.next();
            }
            next = earliest(next, due);
        }
        return new Chosen(flights, next);
    }

    private static Optional<Instant> earliest(Optional<Instant> one, Optional<Instant> other) {
        return one.filter(at -> other.filter(at::isAfter).isEmpty()).or(() -> other);
    }

    private boolean write(Outbox outbox, List<Step> steps, List<Flight> flights) {
        if (steps.isEmpty()) {
            return true;
        }
        var gone = outbox.write(steps);
        if (gone.isEmpty()) {
            flights.forEach(flight -> lane(flight.address()).land());
            standDown();
            return false;
        }
        for (var flight : flights) {
            lane(flight.address()).land();
            flight.without(gone.get()).ifPresent(this::start);
        }
        return true;
    }

    private void start(Flight flight) {
        lane(flight.address()).resume(flight);
        flight.ids().forEach(id -> underWay.put(id, flight));
        means.sends()
                .execute(() -> {
                    landed.add(flight.go());
                    means.wake().run();
                });
    }
}
