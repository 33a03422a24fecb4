package org.tocsin.engine;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.Subject;
import org.tocsin.notify.Ways;
import org.tocsin.store.Store;

/**
 * How long it takes from a breach to the first page on the wire while the system is idle: the
 * incident opens, its clocks find whom to tell, the notice is taken up and sent, each of which is
 * on the disk before the next.
 */
final class PageLatency {
    private static final Actor BENCH = new Actor.Machine("bench");
    private static final Duration LEASE = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** So that what else is to be told of one is over before the next. */
    private static final Duration IDLE = Duration.ofMillis(40);

    private static final int WARM_UP = 60;

    private final Store store;
    private final InForce inForce;
    private final int pages;

    PageLatency(Store store, InForce inForce, int pages) {
        this.store = store;
        this.inForce = inForce;
        this.pages = pages;
    }

    /** In milliseconds; the plain ones are of sends without a store. */
    record Result(double half, double most, double plainHalf, double plainMost) {}

    Result run() throws IOException, InterruptedException {
        var clock = InstantSource.system();
        var lease = store.lease().tryAcquire("bench", clock.instant(), LEASE);
        var shell = new Shell(clock, Ids.TIME_ORDERED, "bench");
        var incidents = new LiveIncidents(store, () -> inForce, shell, new Actor.Person("bench"));
        incidents.catchUp();
        var leads = new Sending.Leads(() -> lease, clock);
        var facts = new ClockFacts(store.facts());
        try (var channel = new Loopback(true, Duration.ZERO);
                var keeper =
                        new ClockKeeper(incidents, () -> lease, clock, facts, System.err::println);
                var sending = new Sending(store, leads, incidents, System.err::println)) {
            sending.use(sending.posting().through(_ -> new Ways.Way.Through(channel)));
            keeper.start();
            sending.start();
            var severity = inForce.frozen().scale().getFirst().id();
            var paged =
                    timed(
                            channel,
                            number -> {
                                long begun = System.nanoTime();
                                var opening =
                                        new Opening(
                                                new Subject(
                                                        "Breach " + number,
                                                        new Subject.Classification(
                                                                severity, "", ""),
                                                        Subject.Place.UNKNOWN,
                                                        new Subject.Report(
                                                                "bench",
                                                                "",
                                                                List.of(),
                                                                Optional.empty())),
                                                clock.instant(),
                                                Optional.empty());
                                var _ = incidents.open(opening, BENCH, List.of(), lease);
                                return begun;
                            });
            var plain =
                    timed(
                            channel,
                            number -> {
                                long begun = System.nanoTime();
                                Thread.startVirtualThread(() -> post(channel, "breach " + number));
                                return begun;
                            });
            return new Result(at(paged, 0.5), at(paged, 0.99), at(plain, 0.5), at(plain, 0.99));
        }
    }

    private static void post(Loopback channel, String body) {
        try {
            channel.post(body);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** From when something begins until the first request is there, in milliseconds, sorted. */
    private double[] timed(Loopback channel, ToLongFunction<Integer> begin)
            throws InterruptedException {
        var times = new ArrayList<Double>();
        for (int i = 0; i < WARM_UP + pages; i++) {
            var first = new ArrayBlockingQueue<Long>(1);
            channel.arrives(first::offer);
            long begun = begin.applyAsLong(i);
            Long arrived = first.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (arrived == null) {
                throw new IllegalStateException(
                        "The rules of %s tell nobody at once"
                                .formatted(inForce.frozen().playbook()));
            }
            if (i >= WARM_UP) {
                times.add((arrived - begun) / 1e6);
            }
            LockSupport.parkNanos(IDLE.toNanos());
        }
        return times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static double at(double[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) Math.ceil(sorted.length * share) - 1)];
    }
}
