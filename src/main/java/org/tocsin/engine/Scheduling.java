package org.tocsin.engine;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.calendar.Schedule.Upstream;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Running.Missed;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.store.Lease;
import org.tocsin.store.Store;

/**
 * Decides what runs when, while this process leads (T-4). Every scheduled run is kept together with
 * the time that it was due for, under the lease: whoever leads next makes up for what is missing,
 * and nothing is run twice.
 */
final class Scheduling implements ScheduleDesk, AutoCloseable {
    static final String SCHEDULE = "schedule";
    static final String MISSED = "missed";
    static final String UPSTREAM = "upstream";
    static final String BACK_FILL = "back-fill";

    private final Playbook playbook;
    private final SourcePool sources;
    private final Store store;
    private final Shell shell;
    private final Around around;
    private final Lot.Sorting sorting;
    private final ScheduleFacts facts;
    private final Timetable timetable;
    private final Upstreams upstreams;
    private final Map<Check, Landings> landings = new HashMap<>();

    /** Up to when each check's schedule has been met by runs that are kept or under way. */
    private final Map<CheckId, Instant> met = new HashMap<>();

    private volatile ScheduleFacts.Kept kept = ScheduleFacts.Kept.NOTHING;
    private boolean ready;

    /**
     * @param lease under which this process leads, if it does
     * @param me who the person here is
     */
    record Around(
            Supplier<Optional<Lease.Held>> lease,
            Runner runner,
            Consumer<Desk.Event> listener,
            Supplier<String> me) {}

    Scheduling(Rules rules, Store store, Shell shell, Around around) {
        this.playbook = rules.playbook();
        this.sources = rules.sources();
        this.store = store;
        this.shell = shell;
        this.around = around;
        this.sorting = new Lot.Sorting(playbook);
        this.facts = new ScheduleFacts(store.facts(), name());
        this.timetable = new Timetable(playbook.checks(), shell.clock(), this::due);
        this.upstreams = new Upstreams(playbook);
        playbook.checks().forEach(this::watch);
        sources.listen(_ -> tellResting());
    }

    private String name() {
        return playbook.header().name();
    }

    private void watch(Check check) {
        if (check.handling().schedule() instanceof Schedule.After(Upstream.File(var pattern))) {
            var dataSet = sorting.dataSet(check.measure().dataSet());
            sources.spec(dataSet.source())
                    .ifPresent(spec -> {
                        switch (spec) {
                            case SourceSpec.Folder(_, var path, _) ->
                                    landings.put(
                                            check, new Landings(Path.of(path), pattern, dataSet));
                            case SourceSpec.Jdbc _, SourceSpec.Http _ -> {}
                        }
                    });
        }
    }

    void start() {
        timetable.start();
    }

    // What is due

    /**
     * This process begins to lead: what nobody has looked at is looked at.
     *
     * @return whether there was anything
     */
    boolean lead() {
        var tasks = new ArrayList<Runner.Task>();
        synchronized (this) {
            var now = shell.clock().instant();
            follow();
            met.clear();
            met.putAll(store.runs().met(name()));
            var lots = sorting.lots(unpaused(playbook.checks()));
            var catchUp = new CatchUp(store, name()).of(lots);
            for (var lot : lots) {
                split(lot, now)
                        .forEach((dues, checks) ->
                                tasks.add(made(catchUp, lot.of(checks), dues, now)));
            }
            ready = true;
        }
        around.lease().get().ifPresent(held -> facts.rest(sources.resting(), held));
        around.runner().submit(tasks);
        request();
        dispatch(upstream(store.runs().latest(name())), UPSTREAM);
        return tasks.stream().anyMatch(task -> !task.visits().isEmpty());
    }

    /** Another leads. */
    synchronized void follows() {
        ready = false;
    }

    /**
     * @param history whether past days are looked at for the sake of baselines
     */
    private record Plan(List<Instant> at, boolean history) {}

    /** Checks of a lot that have missed the same. */
    private Map<Plan, List<Check>> split(Lot lot, Instant now) {
        var plans = new LinkedHashMap<Plan, List<Check>>();
        for (var check : lot.checks()) {
            boolean fresh = !met.containsKey(check.id());
            var dues = missed(check, now);
            accept(check, dues);
            met.putIfAbsent(check.id(), now);
            boolean skips = check.handling().running().missed() == Missed.SKIP;
            var plan = new Plan(dues.stream().map(Due::at).toList(), !skips || fresh);
            plans.computeIfAbsent(plan, _ -> new ArrayList<>()).add(check);
        }
        return plans;
    }

    private Runner.Task made(CatchUp catchUp, Lot lot, Plan plan, Instant now) {
        var visits = new ArrayList<Runner.Visit>();
        var late =
                plan.at().stream()
                        .map(at -> new Runner.Visit(today(lot, at), MISSED, Optional.of(at)))
                        .toList();
        if (plan.history()) {
            var planned = late.stream().map(Runner.Visit::partition).collect(Collectors.toSet());
            catchUp.missed(lot, now).stream()
                    .filter(partition -> !planned.contains(partition))
                    .forEach(partition ->
                            visits.add(Runner.Visit.asked(partition, Checking.CATCH_UP)));
        }
        visits.addAll(late);
        return new Runner.Task(lot, visits);
    }

    private List<Due> missed(Check check, Instant now) {
        var since = met.get(check.id());
        return since == null ? List.of() : Due.between(check, since, now);
    }

    private void accept(Check check, List<Due> dues) {
        dues.forEach(due -> met.put(check.id(), due.at()));
    }

    void due(List<Due> dues) {
        dispatch(dues, SCHEDULE);
    }

    private void dispatch(List<Due> dues, String trigger) {
        if (dues.isEmpty() || around.lease().get().isEmpty()) {
            return;
        }
        var tasks = new ArrayList<Runner.Task>();
        synchronized (this) {
            if (!ready) {
                return;
            }
            accepted(dues)
                    .forEach((times, checks) ->
                            sorting.lots(checks)
                                    .forEach(lot -> tasks.add(task(lot, times, trigger))));
        }
        around.runner().submit(tasks);
    }

    private record Time(Instant at, boolean late) {}

    /** What has not been met yet and is not paused, checks with the same times together. */
    private Map<List<Time>, List<Check>> accepted(List<Due> dues) {
        var byCheck = new LinkedHashMap<Check, List<Time>>();
        for (var due : dues) {
            var since = met.get(due.check().id());
            if ((since == null || since.isBefore(due.at())) && !paused(due.check())) {
                byCheck.computeIfAbsent(due.check(), _ -> new ArrayList<>())
                        .add(new Time(due.at(), due.late()));
                met.put(due.check().id(), due.at());
            }
        }
        var together = new LinkedHashMap<List<Time>, List<Check>>();
        byCheck.forEach((check, times) ->
                together.computeIfAbsent(times, _ -> new ArrayList<>()).add(check));
        return together;
    }

    private static Runner.Task task(Lot lot, List<Time> times, String trigger) {
        return new Runner.Task(
                lot,
                times.stream()
                        .map(time ->
                                new Runner.Visit(
                                        today(lot, time.at()),
                                        time.late() ? MISSED : trigger,
                                        Optional.of(time.at())))
                        .toList());
    }

    static Partition today(Lot lot, Instant at) {
        var dataSet = lot.dataSet();
        return dataSet.partitionOn(LocalDate.ofInstant(at, dataSet.zone()));
    }

    // What others have done

    /** Others have written something; these are the newest runs among it. */
    void changed(Collection<CheckRun> live) {
        follow();
        if (around.lease().get().isPresent()) {
            request();
            dispatch(upstream(live), UPSTREAM);
        }
    }

    private synchronized List<Due> upstream(Collection<CheckRun> runs) {
        return upstreams.ran(runs, met);
    }

    /** Looks for files that checks wait for. */
    void look() {
        if (around.lease().get().isEmpty()) {
            return;
        }
        var tasks = new ArrayList<Runner.Task>();
        synchronized (this) {
            var now = shell.clock().instant();
            landings.forEach((check, folder) -> {
                if (ready && !paused(check)) {
                    var landed = folder.look(met.computeIfAbsent(check.id(), _ -> now), now);
                    landed.forEach(each -> met.put(check.id(), each.at()));
                    var visits =
                            landed.stream()
                                    .map(each ->
                                            new Runner.Visit(
                                                    each.partition(),
                                                    UPSTREAM,
                                                    Optional.of(each.at())))
                                    .toList();
                    tasks.add(new Runner.Task(sorting.lots(List.of(check)).getFirst(), visits));
                }
            });
        }
        around.runner().submit(tasks);
    }

    private synchronized void follow() {
        var before = kept;
        kept = facts.read();
        if (!before.pauses().equals(kept.pauses()) || !before.resting().equals(kept.resting())) {
            around.listener().accept(new Desk.Event.Schedule(kept.pauses(), kept.resting()));
        }
        if (before.pauses().size() > kept.pauses().size() && ready) {
            var now = shell.clock().instant();
            var missed =
                    playbook.checks().stream()
                            .flatMap(check -> missed(check, now).stream())
                            .toList();
            Thread.startVirtualThread(() -> dispatch(missed, SCHEDULE));
        }
    }

    private void request() {
        kept.requests()
                .forEach((name, request) -> {
                    var checks =
                            playbook.checks().stream()
                                    .filter(check -> request.checks().contains(check.id().value()))
                                    .toList();
                    around.runner().submit(asked(checks, "manual"));
                    facts.done(name);
                });
    }

    private void tellResting() {
        try {
            around.lease().get().ifPresent(held -> facts.rest(sources.resting(), held));
        } catch (RuntimeException unkept) {
            // Others learn of it with the next change.
            System.getLogger(Scheduling.class.getName())
                    .log(System.Logger.Level.WARNING, "sources that rest", unkept);
        }
    }

    // What people ask for

    /** Tasks on today's data. */
    List<Runner.Task> asked(List<Check> checks, String trigger) {
        var now = shell.clock().instant();
        return sorting.lots(checks).stream()
                .map(lot ->
                        new Runner.Task(lot, List.of(Runner.Visit.asked(today(lot, now), trigger))))
                .toList();
    }

    @Override
    public void run(Set<CheckId> checks, LocalDate from, LocalDate to) {
        var chosen =
                playbook.checks().stream().filter(check -> checks.contains(check.id())).toList();
        var days = Stream.iterate(from, day -> !day.isAfter(to), day -> day.plusDays(1)).toList();
        around.runner()
                .submit(
                        sorting.lots(chosen).stream()
                                .map(lot ->
                                        new Runner.Task(
                                                lot,
                                                days.stream()
                                                        .map(lot.dataSet()::partitionOn)
                                                        .distinct()
                                                        .map(each ->
                                                                Runner.Visit.asked(each, BACK_FILL))
                                                        .toList()))
                                .toList());
    }

    @Override
    public void request(Set<CheckId> checks) {
        facts.request(
                shell.ids().next(),
                new ScheduleFacts.Request(
                        checks.stream().map(CheckId::value).sorted().toList(), around.me().get()));
    }

    @Override
    public List<Pause> pauses() {
        return facts.read().pauses();
    }

    @Override
    public void pause(Optional<SourceId> source, String reason) {
        var now = shell.clock().instant();
        facts.pause(new Pause(source.map(SourceId::value), around.me().get(), now, reason));
        follow();
    }

    @Override
    public void resume(Optional<SourceId> source) {
        facts.resume(source.map(SourceId::value));
        follow();
    }

    @Override
    public List<SourceState> resting() {
        return facts.read().resting();
    }

    private List<Check> unpaused(List<Check> checks) {
        return checks.stream().filter(check -> !paused(check)).toList();
    }

    private boolean paused(Check check) {
        return !kept.pauses().isEmpty()
                && kept.paused(sorting.dataSet(check.measure().dataSet()).source());
    }

    @Override
    public void close() {
        timetable.close();
    }
}
