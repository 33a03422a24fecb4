package org.tocsin.engine;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.notice.Message;
import org.tocsin.domain.notice.Stage;
import org.tocsin.notify.Channel;
import org.tocsin.notify.Delivery;
import org.tocsin.notify.Posting;
import org.tocsin.notify.Ways;
import org.tocsin.notify.dispatch.Dispatcher;
import org.tocsin.notify.dispatch.Patience;
import org.tocsin.store.Store;

/**
 * Thousands of breaches in a minute, on a clock that is simulated so that the minutes in which the
 * destinations catch up take seconds: what goes out, and whether anything is lost.
 */
final class NoticeStorm {
    private static final Actor BENCH = new Actor.Machine("bench");
    private static final Instant START = Instant.parse("2026-03-06T22:15:00Z");
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final int OPENERS = 8;

    private final Store store;
    private final InForce inForce;
    private final int breaches;
    private final Map<String, Instant> lastSent = new HashMap<>();
    private volatile Instant now = START;
    private long messages;
    private long carried;
    private boolean tooFast;

    NoticeStorm(Store store, InForce inForce, int breaches) {
        this.store = store;
        this.inForce = inForce;
        this.breaches = breaches;
    }

    /**
     * @param counts notices by what became of them
     * @param flow how much went where
     * @param inPace whether no destination got two messages in less than its pace
     * @param rates wall time
     */
    record Result(Map<Stage, Long> counts, Flow flow, boolean inPace, Rates rates) {
        long notices() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * @param messages on the wire, bundles counted as one
     * @param carried notices in them
     * @param destinations that got any
     * @param drained how long after the storm the last one went out, on the simulated clock
     */
    record Flow(long messages, long carried, int destinations, Duration drained) {}

    /**
     * @param absorbed notices that were put into the outbox, each second
     * @param sent the same, from the first until the last was recorded as sent
     * @param plain requests to the same server without a store
     * @param heap in use when the storm has been absorbed, in bytes
     */
    record Rates(double absorbed, double sent, double plain, long heap) {}

    private final class Paced implements Channel {
        private final Loopback wire;

        Paced(Loopback wire) {
            this.wire = wire;
        }

        @Override
        public Delivery send(List<Message> bundle) throws InterruptedException {
            var to = bundle.getFirst().to();
            var before = lastSent.put(to.channel() + " " + to.address(), now);
            tooFast |= before != null && now.isBefore(before.plus(PACE));
            messages++;
            carried += bundle.size();
            return wire.send(bundle);
        }

        @Override
        public Traits traits() {
            return wire.traits();
        }
    }

    Result run() throws IOException, InterruptedException {
        var lease = store.lease().tryAcquire("bench", now, Duration.ofDays(1));
        var shell = new Shell(() -> now, Ids.TIME_ORDERED, "bench");
        var incidents = new LiveIncidents(store, () -> inForce, shell, new Actor.Person("bench"));
        incidents.catchUp();
        var facts = new ClockFacts(store.facts());
        try (var wire = new Loopback(true, PACE);
                var keeper =
                        new ClockKeeper(
                                incidents, () -> lease, () -> now, facts, System.err::println)) {
            var channel = new Paced(wire);
            var posting = Posting.USUAL.through(_ -> new Ways.Way.Through(channel));
            var means = new Dispatcher.Means(() -> now, new Random(1), Runnable::run, () -> {});
            var dispatcher =
                    new Dispatcher(
                            new NoticedIncidents(incidents), () -> posting, Patience.USUAL, means);
            var outbox = new StoredOutbox(store.notices(), lease.orElseThrow());
            var _ = keeper.look();
            open(incidents);
            long begun = System.nanoTime();
            var _ = keeper.look();
            double absorbing = (System.nanoTime() - begun) / 1e9;
            long notices = store.notices().counts().values().stream().mapToLong(n -> n).sum();
            long heap = heap();
            long sendingBegun = System.nanoTime();
            var drained = drain(dispatcher, outbox);
            double sending = (System.nanoTime() - sendingBegun) / 1e9;
            var flow = new Flow(messages, carried, lastSent.size(), drained);
            var rates =
                    new Rates(
                            notices / absorbing,
                            carried / sending,
                            plain(wire, (int) messages),
                            heap);
            return new Result(store.notices().counts(), flow, !tooFast, rates);
        }
    }

    /** Until nothing waits, or it takes too long; only the destinations' pace takes time. */
    private Duration drain(Dispatcher dispatcher, StoredOutbox outbox) {
        var begun = now;
        while (store.notices().counts().getOrDefault(Stage.WAITING, 0L) > 0
                && Duration.between(begun, now).compareTo(LONGEST) < 0) {
            var wait = dispatcher.turn(outbox);
            now = now.plus(wait);
        }
        return Duration.between(begun, now);
    }

    /** The minute passes as they open. */
    private void open(LiveIncidents incidents) throws InterruptedException {
        var severity = inForce.frozen().scale().getFirst().id();
        try (var threads = Executors.newFixedThreadPool(OPENERS)) {
            var done = new ArrayList<Future<?>>();
            for (int i = 0; i < breaches; i++) {
                int number = i;
                done.add(threads.submit(() -> open(incidents, severity, number)));
            }
            for (var each : done) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
        now = START.plus(Duration.ofMinutes(1));
    }

    private void open(LiveIncidents incidents, String severity, int number) {
        var at = START.plusMillis(60_000L * number / breaches);
        var opening =
                new Opening(
                        new Subject(
                                "Breach " + number,
                                new Subject.Classification(severity, "", ""),
                                Subject.Place.UNKNOWN,
                                new Subject.Report("bench", "", List.of(), Optional.empty())),
                        at,
                        Optional.empty());
        if (incidents.open(opening, BENCH, List.of(), Optional.empty())
                instanceof IncidentDesk.Reply.Refused(var reason)) {
            throw new IllegalStateException(reason);
        }
    }

    private static long heap() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static double plain(Loopback wire, int count) throws InterruptedException {
        long begun = System.nanoTime();
        int posted = Math.max(100, Math.min(2_000, count));
        for (int i = 0; i < posted; i++) {
            wire.post("breach " + i);
        }
        return posted / ((System.nanoTime() - begun) / 1e9);
    }
}
