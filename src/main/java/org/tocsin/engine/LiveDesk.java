package org.tocsin.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.tocsin.domain.check.Adjustment;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Health;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.remedy.Permission;
import org.tocsin.domain.series.Point;
import org.tocsin.notify.Posting;
import org.tocsin.store.ChangeFollower;
import org.tocsin.store.Retention;
import org.tocsin.store.Store;
import org.tocsin.store.StoreException;

/**
 * The engine of one open workspace. Everything that it shows has gone through the store first, so
 * that this process and any other on the same workspace tell the same story.
 */
public final class LiveDesk implements Desk, AutoCloseable {
    /** How often to look for what other processes wrote. */
    private static final Duration FOLLOW = Duration.ofMillis(250);

    private final Rules rules;
    private final Store store;
    private final Shell shell;
    private final Flaps flaps;
    private final Charted charted;
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> endings = new CopyOnWriteArrayList<>();
    private final HolidaySource holidays;
    private final LiveRota rota;
    private final Adjusting adjusting;
    private final LiveIncidents incidents;
    private final Checking checking;
    private final Runner runner;
    private final Leadership leadership;
    private final Opener opener;
    private final ClockKeeper clocks;
    private final Scheduling scheduling;
    private final LiveNotices notices;
    private final Sending sending;
    private Optional<Housekeeping> housekeeping = Optional.empty();
    private Optional<Remediation> remediation = Optional.empty();
    private final List<AutoCloseable> companions = new CopyOnWriteArrayList<>();
    private final ExecutorService deeds = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService rounds =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("rounds").factory());
    private Optional<ChangeFollower> follower = Optional.empty();
    private volatile InForce inForce;
    private volatile boolean hindered;
    private volatile boolean behind;
    private long told;

    /**
     * @param me who the person at this window is
     * @param holidays knows when they are
     */
    public LiveDesk(
            Rules rules, Store store, Shell shell, Actor.Person me, HolidaySource holidays) {
        this.rules = rules;
        this.store = store;
        this.shell = shell;
        var playbook = rules.playbook();
        flaps = new Flaps(store.runs(), name());
        charted = new Charted(store, name());
        this.holidays = holidays;
        rota = new LiveRota(store, playbook, holidays, shell, me::name);
        adjusting = new Adjusting(playbook, store.adjustments(), shell, me.name());
        inForce = inForce();
        incidents = new LiveIncidents(store, () -> inForce, shell, me);
        leadership = new Leadership(store.lease(), shell.holder(), shell.clock(), this::lead);
        var means =
                new Checking.Means(shell.clock(), leadership::lease, adjusting::all, Thread::sleep);
        var examiner = new Examiner(rules, holidays, shell.ids(), shell.clock());
        checking = new Checking(rules, store, examiner, means);
        runner = new Runner(checking, this::progressed);
        var leading = new Opener.Leading(leadership::lease, shell.clock(), this::trouble);
        opener = new Opener(incidents, playbook, store, leading);
        var facts = new ClockFacts(store.facts());
        clocks = new ClockKeeper(incidents, leadership::lease, shell.clock(), facts, this::trouble);
        var around = new Scheduling.Around(leadership::lease, runner, this::publish, me::name);
        scheduling = new Scheduling(rules, store, shell, around);
        notices = new LiveNotices(store, shell.clock());
        var leads = new Sending.Leads(leadership::lease, shell.clock());
        sending = new Sending(store, leads, incidents, this::trouble);
        notices.wakes(sending::wake);
    }

    /** Lets remedies be tried, as far as the workspace permits it; to be called before the start. */
    public void remedy(Permission permission, Hands hands) {
        var own = new OwnHands(rules.sources(), scheduling, hands);
        var means =
                new Remediation.Means(
                        permission, own, shell.clock(), leadership::lease, this::runAgain);
        remediation =
                Optional.of(
                        new Remediation(
                                incidents,
                                playbook(),
                                new RemedyMemory(store.facts()),
                                means,
                                deeds));
    }

    private void runAgain(Set<CheckId> checks) {
        runner.submit(scheduling.asked(of(checks), "remedy"));
    }

    /** {@link #start(Retention)} with the usual one. */
    public void start() {
        start(Retention.USUAL);
    }

    /** Takes part in the workspace: follows it, and leads it when nobody else does. */
    public void start(Retention retention) {
        told = store.changes().current();
        incidents.catchUp();
        rota.listen(this::replan);
        rota.start();
        follower = Optional.of(store.changes().follow(told, FOLLOW, this::changed));
        leadership.start();
        scheduling.start();
        clocks.start();
        sending.start();
        var sweeper = store.sweeper(retention, shell.clock());
        housekeeping = Optional.of(new Housekeeping(sweeper, leadership::lease));
        housekeeping.get().start();
        rounds.scheduleWithFixedDelay(this::round, 1, 1, TimeUnit.SECONDS);
    }

    private Present present() {
        return new Present(playbook(), shell.clock());
    }

    private InForce inForce() {
        return InForce.of(
                rules.playbook(),
                new TeamSurroundings(rules.playbook(), holidays, rota.overrides()));
    }

    /** Other people are on call: whoever is to be told is looked up anew. */
    private void replan() {
        inForce = inForce();
        clocks.replanAll();
    }

    /** Who is on call in the workspace. */
    public RotaDesk rota() {
        return rota;
    }

    /** The incidents of the workspace; none are known before the start. */
    public IncidentDesk incidents() {
        return incidents;
    }

    /** The outbox of the workspace. */
    public NoticeDesk notices() {
        return notices;
    }

    /** Is closed with this desk, after it. */
    public void goesWith(AutoCloseable other) {
        companions.add(other);
    }

    /** How notices go out from now on, should this process lead; whatever is held is looked at. */
    public void post(UnaryOperator<Posting> change) {
        sending.use(change.apply(sending.posting()));
    }

    @Override
    public Playbook playbook() {
        return rules.playbook();
    }

    @Override
    public List<Status> statuses() {
        var last = new HashMap<CheckId, CheckRun>();
        store.runs().latest(name()).forEach(run -> last.put(run.check(), run));
        return statuses(playbook().checks(), last);
    }

    @Override
    public List<CheckRun> runs(CheckId check, int limit) {
        return store.runs().recent(name(), check, limit);
    }

    @Override
    public List<Point> history(CheckId check, int limit) {
        return playbook()
                .check(check)
                .map(found -> store.points().current().newest(charted.series(found), limit))
                .orElse(List.of());
    }

    @Override
    public List<HeldBreach> held(CheckId check) {
        return new HeldBreaches(store.facts(), name()).of(check);
    }

    @Override
    public List<Health> health() {
        return new Retelling(playbook(), store).health();
    }

    @Override
    public List<Adjustment> adjustments() {
        return adjusting.all();
    }

    @Override
    public void adjust(
            Adjustment.Change change, CheckId check, Adjustment.Term term, String reason) {
        adjusting.add(change, check, term, reason);
    }

    @Override
    public void endAdjustment(UUID id) {
        adjusting.end(id);
    }

    /** Asks a source whether it is there; blocks, and an interrupt gives up. */
    public Reachability probe(SourceId source) throws InterruptedException {
        return Reachability.of(rules, source, shell.clock());
    }

    /** The schedule of the workspace. */
    public ScheduleDesk schedule() {
        return scheduling;
    }

    @Override
    public Optional<BackTesting.Bench> tuning(CheckId check) {
        return new BackTesting(playbook(), store, holidays)
                .bench(check, incidents.incidents(), shell.clock().instant());
    }

    @Override
    public void run(Set<CheckId> checks) {
        runner.submit(scheduling.asked(of(checks), "manual"));
    }

    private List<Check> of(Set<CheckId> checks) {
        return playbook().checks().stream().filter(check -> checks.contains(check.id())).toList();
    }

    @Override
    public void cancel() {
        runner.cancel();
    }

    @Override
    public Subscription listen(Consumer<Event> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Whoever begins to lead first looks at what was missed. */
    private void lead(Event.Leadership leadership) {
        publish(leadership);
        if (leadership.here()) {
            open(() -> remediation.ifPresent(Remediation::lead));
        }
        if (!leadership.here()) {
            scheduling.follows();
        } else if (!scheduling.lead()) {
            Thread.startVirtualThread(this::compare);
        }
    }

    private void progressed(Event event) {
        publish(event);
        if (event instanceof Event.Progress(var running, _, _) && running.isEmpty()) {
            Thread.startVirtualThread(this::compare);
        }
    }

    /**
     * Holds the newest runs against the incidents, once nothing is under way: so a run that was
     * kept just before a crash is not lost, and of days that are caught up only the last one
     * counts.
     */
    private void compare() {
        if (leadership.here()) {
            look(() -> store.runs().latest(name()).stream().filter(present()::counts).toList());
        }
    }

    /** What leading needs now and then. */
    private void round() {
        if (behind && leadership.here()) {
            compare();
        }
        open(opener::rejudge);
        open(() -> remediation.ifPresent(Remediation::round));
        scheduling.look();
    }

    private void look(Supplier<List<CheckRun>> runs) {
        // Without a lease nothing is opened: as after a sleep, until the next heartbeat.
        behind = !leadership.here();
        open(() -> {
            var found = runs.get();
            opener.look(found);
            remediation.ifPresent(each -> each.look(found));
        });
    }

    private void open(Runnable attempt) {
        try {
            attempt.run();
            hindered = false;
        } catch (StoreException.Closed _) {
            // The next one who leads compares anew.
            return;
        } catch (RuntimeException fault) {
            System.getLogger(LiveDesk.class.getName())
                    .log(System.Logger.Level.ERROR, "opening incidents", fault);
            // It is tried again every second, and told once.
            if (!hindered) {
                trouble("What checks found could not become incidents: " + fault.getMessage());
            }
            hindered = true;
        }
    }

    private void changed(long sequence) {
        adjusting.changed();
        follow();
        sending.wake();
        notices.changed();
        var runs = store.runs().changedSince(name(), told);
        told = sequence;
        var last = runs.stream().collect(Collectors.toMap(CheckRun::check, run -> run));
        var checks =
                playbook().checks().stream().filter(check -> last.containsKey(check.id())).toList();
        if (!checks.isEmpty()) {
            publish(new Event.Ran(statuses(checks, last)));
            var live = runs.stream().filter(present()::isLive).toList();
            look(() -> live);
            schedule(live);
        } else {
            schedule(List.of());
        }
    }

    private void schedule(List<CheckRun> live) {
        try {
            scheduling.changed(live);
        } catch (StoreException.Closed _) {
            // Whoever leads next reads all of it.
            return;
        }
    }

    /** A fault in the one must not keep a window from hearing of the other. */
    private void follow() {
        try {
            incidents.catchUp();
        } catch (StoreException.Closed _) {
            return;
        } catch (RuntimeException fault) {
            System.getLogger(LiveDesk.class.getName())
                    .log(System.Logger.Level.ERROR, "following incidents", fault);
            trouble("Incidents may be out of date: " + fault.getMessage());
        }
    }

    private List<Status> statuses(List<Check> checks, Map<CheckId, CheckRun> last) {
        return charted.statuses(checks, last, shell.clock().instant(), flaps);
    }

    private void publish(Event event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    private void trouble(String message) {
        publish(new Event.Trouble(message));
    }

    private String name() {
        return rules.playbook().header().name();
    }

    /** Something beside the engine is not as it should be: whoever listens is told. */
    public void tell(String trouble) {
        trouble(trouble);
    }

    /** What ends with this desk, before it does. */
    public void beforeClosing(Runnable last) {
        endings.add(last);
    }

    @Override
    public void close() {
        endings.forEach(Runnable::run);
        housekeeping.ifPresent(Housekeeping::close);
        deeds.shutdownNow();
        scheduling.close();
        rounds.shutdown();
        runner.close();
        checking.close();
        follower.ifPresent(ChangeFollower::close);
        sending.close();
        clocks.close();
        rota.close();
        leadership.close();
        rules.sources().close();
        store.close();
        companions.forEach(LiveDesk::closeQuietly);
    }

    private static void closeQuietly(AutoCloseable companion) {
        try {
            companion.close();
        } catch (Exception fault) {
            System.getLogger(LiveDesk.class.getName())
                    .log(System.Logger.Level.WARNING, "closing", fault);
        }
    }
}
