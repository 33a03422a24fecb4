package org.tocsin.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tocsin.domain.check.Adjustment;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Judgement;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.data.SeenColumn;
import org.tocsin.source.Scan;
import org.tocsin.store.FoundColumns;
import org.tocsin.store.Lease;
import org.tocsin.store.Recorded;
import org.tocsin.store.RunWriter;
import org.tocsin.store.Store;

/**
 * Runs checks and keeps what they found. A scheduled check that could not be run is tried again as
 * it asks for; only the last try is kept, so that a run that was cut short is made up for.
 */
final class Checking implements Runner.Work, AutoCloseable {
    /** Looks at the past, for the sake of baselines: what is not there is nothing found. */
    static final String CATCH_UP = "catch-up";

    /** Where results come thick and fast: a commit costs about the same for one as for many. */
    private static final Duration LINGER = Duration.ofMillis(5);

    private final Rules rules;
    private final Store store;
    private final Examiner examiner;
    private final StoredHistory history;
    private final Charted charted;
    private final Means means;
    private final RunWriter writer;
    private volatile boolean closed;

    /** As they were found last and are kept already. */
    private final Map<DataSetId, Columns> columns = new ConcurrentHashMap<>();

    /**
     * @param lease under which scheduled runs are kept: without it another makes up for them
     * @param adjustments of any checks and times, the oldest first
     */
    record Means(
            InstantSource clock,
            Supplier<Optional<Lease.Held>> lease,
            Supplier<List<Adjustment>> adjustments,
            Pause pause) {}

    @FunctionalInterface
    interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    private record Columns(Partition partition, List<SeenColumn> seen) {}

    Checking(Rules rules, Store store, Examiner examiner, Means means) {
        this.rules = rules;
        this.store = store;
        this.examiner = examiner;
        this.history = new StoredHistory(store, name(), rules.playbook().inputs().expected());
        this.charted = new Charted(store, name());
        this.means = means;
        this.writer = new RunWriter(store.runs(), LINGER);
    }

    private String name() {
        return rules.playbook().header().name();
    }

    @Override
    public void examine(Lot lot, Runner.Visit visit) throws InterruptedException {
        var open = lot;
        for (int tries = 1; !open.checks().isEmpty(); tries++) {
            open = attempt(open, visit, tries);
        }
    }

    /** Keeps what came of one try, and gives the checks that are to be tried again. */
    private Lot attempt(Lot lot, Runner.Visit visit, int tries) throws InterruptedException {
        var asOf = asOf(lot, visit);
        var scan = scan(lot, visit.partition(), asOf);
        var how =
                new Examiner.Circumstances(asOf, visit.trigger(), true, means.adjustments().get());
        var examined = examiner.judge(lot, visit.partition(), scan, how, history);
        if (visit.trigger().equals(CATCH_UP) && !examined.present()) {
            return lot.of(List.of());
        }
        var again = new ArrayList<Check>();
        var last = new ArrayList<CheckRun>();
        var pause = Duration.ZERO;
        var runs = examined.runs().stream().collect(Collectors.toMap(CheckRun::check, run -> run));
        for (var check : lot.checks()) {
            var run = runs.get(check.id());
            if (run == null) {
                continue;
            }
            var wait =
                    visit.due().isPresent() ? pause(check, run, tries) : Optional.<Duration>empty();
            if (wait.isPresent()) {
                again.add(check);
                pause = wait.get().compareTo(pause) > 0 ? wait.get() : pause;
            } else {
                last.add(tries > 1 ? told(run, tries) : run);
            }
        }
        keep(
                lot.of(without(lot.checks(), again)),
                last,
                visit,
                examined.columns().map(seen -> new Columns(visit.partition(), seen)));
        if (!again.isEmpty()) {
            means.pause().of(pause);
        }
        return lot.of(again);
    }

    /** What was missed is judged as of when it was due, but not where only the present is seen. */
    private Instant asOf(Lot lot, Runner.Visit visit) {
        var now = means.clock().instant();
        boolean late =
                visit.trigger().equals(Scheduling.MISSED) && lot.manner() == Lot.Manner.PARTITION;
        return visit.partition().asOf(late ? visit.due().orElse(now) : now);
    }

    private Scan scan(Lot lot, Partition partition, Instant asOf) throws InterruptedException {
        return switch (lot.manner()) {
            case PARTITION, PRESENT ->
                    examiner.scan(
                            lot, partition, Following.measures(lot, partition, history), asOf);
            case HINDSIGHT ->
                    new Retrospect(rules.playbook(), new StoredMemory(store, name()))
                            .scan(lot.measures(), partition, asOf);
        };
    }

    /** A source that rests is not waited for. */
    private Optional<Duration> pause(Check check, CheckRun run, int tries) {
        return run.judgement().verdict() instanceof Verdict.Broken && !rests(check)
                ? check.handling().running().retry().pause(tries)
                : Optional.empty();
    }

    private boolean rests(Check check) {
        return rules.playbook()
                .dataSet(check.measure().dataSet())
                .map(dataSet -> rules.sources().state(dataSet.source()))
                .flatMap(SourceState::resting)
                .isPresent();
    }

    private static List<Check> without(List<Check> all, List<Check> some) {
        return some.isEmpty() ? all : all.stream().filter(check -> !some.contains(check)).toList();
    }

    private static CheckRun told(CheckRun run, int tries) {
        var judged = run.judgement();
        if (!(judged.verdict() instanceof Verdict.Broken)) {
            return run;
        }
        var message = "%s; tried %d times".formatted(judged.message(), tries);
        return new CheckRun(
                run.id(),
                run.check(),
                run.occasion(),
                new Judgement(judged.verdict(), judged.value(), judged.bounds(), message),
                run.findings());
    }

    private void keep(Lot lot, List<CheckRun> runs, Runner.Visit visit, Optional<Columns> seen)
            throws InterruptedException {
        var lease = means.lease().get();
        var dataSet = lot.dataSet().id();
        var fresh = seen.filter(each -> !each.equals(columns.get(dataSet)));
        boolean outOfTurn = visit.due().isPresent() && lease.isEmpty();
        if (outOfTurn || runs.isEmpty() && fresh.isEmpty()) {
            return;
        }
        var recorded = new ArrayList<Recorded>();
        var checks = lot.checks().stream().collect(Collectors.toMap(Check::id, each -> each));
        for (var run : runs) {
            var check = Objects.requireNonNull(checks.get(run.check()));
            recorded.add(charted.recorded(check, run).meeting(visit.due()));
        }
        if (closed) {
            throw new InterruptedException("closing");
        }
        try {
            var kept =
                    writer.submit(
                                    recorded,
                                    fresh.map(each -> found(dataSet, each)),
                                    visit.due().flatMap(_ -> lease))
                            .join();
            if (kept.isPresent()) {
                fresh.ifPresent(each -> columns.put(dataSet, each));
            }
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private FoundColumns found(DataSetId dataSet, Columns each) {
        return new FoundColumns(
                name(), dataSet, each.partition(), each.seen(), means.clock().instant());
    }

    @Override
    public void close() {
        closed = true;
        writer.close();
    }
}
