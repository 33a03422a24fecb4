package org.tocsin.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Decision;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.Plan;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.incident.Terms;

/**
 * How long it takes to reckon the next act of many open incidents under a playbook's own rules,
 * beside the mere sorting of as many instants in the same run.
 */
public final class ClockBench {
    private static final Instant START = Instant.parse("2026-03-06T22:15:00Z");
    private static final Duration APART = Duration.ofSeconds(7);
    private static final int WARM_UP = 5;

    private final Terms terms;
    private final List<Incident> incidents;
    private final int runs;

    /**
     * @param inForce the playbook's rules and its calendar
     * @param count of incidents, of all severities, detected a few seconds apart
     * @param runs of which the median counts, after some to warm up
     */
    public ClockBench(InForce inForce, int count, int runs) {
        this.terms = inForce.terms();
        this.runs = runs;
        this.incidents = new ArrayList<>();
        var scale = inForce.frozen().scale();
        for (int i = 0; i < count && !scale.isEmpty(); i++) {
            var category =
                    inForce.categories().isEmpty()
                            ? ""
                            : inForce.categories().get(i % inForce.categories().size()).id();
            opened(i, scale.get(i % scale.size()).id(), category).ifPresent(incidents::add);
        }
    }

    /**
     * @param reference milliseconds to sort as many instants
     * @param rules clock rules that were looked at for each
     * @param planned how many have something ahead of them
     */
    public record Result(int incidents, Timing timing, double reference, int rules, long planned) {
        public double nanosEach() {
            return timing.sequential() * 1e6 / Math.max(1, incidents);
        }
    }

    /**
     * In milliseconds, to re-plan all.
     *
     * @param sequential one after the other
     * @param parallel as the clocks do it, on all cores
     */
    public record Timing(double sequential, double parallel) {}

    private Optional<Incident> opened(int number, String severity, String category) {
        var detected = START.plus(APART.multipliedBy(number));
        var subject =
                new Subject(
                        "Incident " + number,
                        new Subject.Classification(severity, category, ""),
                        Subject.Place.UNKNOWN,
                        new Subject.Report("bench", "", List.of(), Optional.empty()));
        var decision = new Opening(subject, detected, Optional.empty()).decide(terms, "", number);
        if (!(decision instanceof Decision.Accepted(var events))) {
            return Optional.empty();
        }
        var log = new ArrayList<Logged>();
        for (var event : events) {
            log.add(new Logged(log.size() + 1, detected, new Actor.Machine("bench"), event));
        }
        return Optional.of(Incident.of(new UUID(0, number), number, log));
    }

    public Result run() {
        double sequential = median(() -> planned(false));
        double parallel = median(() -> planned(true));
        double reference = median(this::sorted);
        var rules = terms.rules();
        int count =
                rules.milestones().size()
                        + rules.ladders().stream().mapToInt(each -> each.rungs().size()).sum()
                        + rules.duties().size()
                        + rules.routes().size()
                        + rules.turns().impact().size();
        var timing = new Timing(sequential, parallel);
        return new Result(incidents.size(), timing, reference, count, planned(false));
    }

    private long planned(boolean parallel) {
        var all = parallel ? incidents.parallelStream() : incidents.stream();
        return all.filter(incident -> Plan.nextAt(incident, terms).isPresent()).count();
    }

    private long sorted() {
        var instants = incidents.stream().map(Incident::detectedAt).toArray(Instant[]::new);
        // Out of order, the same way in each run.
        for (int i = 0; i < instants.length; i++) {
            instants[i] = instants[i].plusSeconds((i * 7_919L) % 86_400);
        }
        Arrays.sort(instants);
        return instants.length;
    }

    private double median(LongSupplier work) {
        long kept = 0;
        for (int i = 0; i < WARM_UP; i++) {
            kept += work.getAsLong();
        }
        var times = new double[runs];
        for (int i = 0; i < runs; i++) {
            long begun = System.nanoTime();
            kept += work.getAsLong();
            times[i] = (System.nanoTime() - begun) / 1e6;
        }
        if (kept < 0) {
            throw new IllegalStateException("nothing was reckoned");
        }
        Arrays.sort(times);
        return times[runs / 2];
    }
}
