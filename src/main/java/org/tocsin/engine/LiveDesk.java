package org.tocsin.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.tocsin.domain.check.Adjustment;
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
    private final Present present;

    private final CheckOrder order;

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
    private final Comparing comparing;
    private final ClockKeeper clocks;
    private final Scheduling scheduling;
    private final Outward outward;
    private final LiveDeployments deployments;
    private final DeploymentWatch watch;
    private Optional<Housekeeping> housekeeping = Optional.empty();
    private final Rounds rounds = new Rounds(this::round);
    private Optional<ChangeFollower> follower = Optional.empty();
    private volatile InForce inForce;
    private volatile boolean drilled;
    private long told;

    /**
     * @param me who the person at this window is
     */
    public LiveDesk(
            Rules rules, Store store, Shell shell, Actor.Person me, HolidaySource holidays) {
        this.rules = rules;
        this.store = store;
        this.shell = shell;
        var playbook = rules.playbook();
        flaps = new Flaps(store.runs(), name());
        charted = new Charted(store, name());
        present = new Present(playbook, shell.clock());
        order = new CheckOrder(playbook);
        this.holidays = holidays;
        rota = new LiveRota(store, playbook, holidays, shell, me::name);
        adjusting = new Adjusting(playbook, store.adjustments(), shell, me.name());
        inForce = inForce();
        incidents = new LiveIncidents(store, () -> inForce, shell, me);
        incidents.warned(dataSets -> stored().warnings(dataSets));
        leadership = new Leadership(store.lease(), shell.holder(), shell.heart(), this::lead);
        var means =
                new Checking.Means(shell.clock(), leadership::lease, adjusting::all, Thread::sleep);
        var examiner = new Examiner(rules, holidays, shell.ids(), shell.clock());
        checking = new Checking(rules, store, examiner, means);
        runner = new Runner(checking, this::progressed);
        var leading = new Opener.Leading(leadership::lease, shell.clock(), this::tell);
        opener = new Opener(incidents, playbook, store, leading);
        var comparisons = new Comparing.Around(leadership::here, this::compare, this::tell);
        comparing = new Comparing(store.runs(), name(), present, comparisons);
        var facts = new ClockFacts(store.facts());
        clocks = new ClockKeeper(incidents, leadership::lease, shell.clock(), facts, this::tell);
        var around = new Scheduling.Around(leadership::lease, runner, this::publish, me::name);
        scheduling = new Scheduling(rules, store, shell, around);
        var outside =
                new Outward.Around(
                        leadership::lease,
                        holidays,
                        new Outward.OwnMeans(rules.sources(), scheduling),
                        checks -> runner.submit(scheduling.asked(order.of(checks), "remedy")),
                        this::tell);
        outward = new Outward(playbook, store, shell, incidents, outside);
        deployments = new LiveDeployments(playbook, store, shell, me::name);
        var faster = new Faster(playbook, scheduling, runner);
        var watching = new DeploymentWatch.Around(leadership::lease, faster);
        watch = new DeploymentWatch(deployments, incidents, shell.clock(), watching);
    }

    /** Lets remedies be tried, as far as the workspace permits it; called before the start. */
    public void remedy(Permission permission, Hands hands) {
        outward.remedy(permission, hands);
    }

    /** {@link #start(Retention)} with the usual one. */
    public void start() {
        start(Retention.USUAL);
    }

    /** Takes part in the workspace: follows it, and leads it when nobody else does. */
    public void start(Retention retention) {
        attend();
        scheduling.start();
        clocks.start();
        outward.start();
        var kept = new Housekeeping(store.sweeper(retention, shell.clock()), leadership::lease);
        housekeeping = Optional.of(kept);
        kept.start();
        rounds.start();
    }

    private void attend() {
        told = store.changes().current();
        incidents.catchUp();
        rota.listen(this::replan);
        rota.start();
        follower = Optional.of(store.changes().follow(told, FOLLOW, this::changed));
        leadership.start();
    }

    /** Takes part for a {@link Drill}: no check runs, and the clocks are kept by whoever drills. */
    DrilledClocks startDrilled() {
        drilled = true;
        attend();
        outward.start();
        return new DrilledClocks(incidents, clocks, leadership::lease, outward::changed);
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

    /** What was measured in the workspace over time. */
    public TrendDesk trends() {
        return new LiveTrends(this, store, shell, holidays);
    }

    /** The incidents of the workspace; none are known before the start. */
    public IncidentDesk incidents() {
        return incidents;
    }

    public DeploymentDesk deployments() {
        return deployments;
    }

    /** The outbox of the workspace. */
    public NoticeDesk notices() {
        return outward.notices();
    }

    /** Silences, what they hide, and why somebody was or was not told. */
    public QuietDesk quiet() {
        return outward.quiet();
    }

    /** What is learned from the incidents of the workspace. */
    public ReviewDesk reviews() {
        return outward.reviews();
    }

    /** Is closed with this desk, after it. */
    public void goesWith(AutoCloseable other) {
        outward.goesWith(other);
    }

    /** How notices go out from now on, should this process lead; whatever is held is looked at. */
    public void post(UnaryOperator<Posting> change) {
        outward.post(change);
    }

    @Override
    public Playbook playbook() {
        return rules.playbook();
    }

    @Override
    public List<Status> statuses() {
        return charted.statuses(
                playbook().checks(), charted.last(), shell.clock().instant(), flaps);
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
        return stored().all();
    }

    private StoredHealth stored() {
        return new StoredHealth(playbook(), store.runs());
    }

    @Override
    public List<Adjustment> adjustments() {
        return adjusting.all();
    }

    @Override
    public List<Decision> decisions() {
        return adjusting.decisions();
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
        runner.submit(scheduling.asked(order.of(checks), "manual"));
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
        if (!leadership.here() || drilled) {
            scheduling.follows();
            return;
        }
        comparing.attempt(outward::lead);
        comparing.owe();
        if (!scheduling.lead()) {
            comparing.idle();
        }
    }

    private void progressed(Event event) {
        publish(event);
        if (event instanceof Event.Progress(var running, _, _) && running.isEmpty()) {
            comparing.idle();
        }
    }

    /** What leading needs now and then. */
    private void round() {
        comparing.round();
        comparing.attempt(opener::rejudge);
        comparing.attempt(outward::round);
        comparing.attempt(watch::round);
        scheduling.look();
    }

    private void compare(List<CheckRun> found) {
        opener.look(found);
        outward.look(found);
    }

    private void changed(long sequence) {
        adjusting.changed();
        // A fault in the one must not keep a window from hearing of the other.
        incidents.follow(this::tell);
        outward.changed();
        deployments.changed();
        var runs = store.runs().changedSince(name(), told);
        told = sequence;
        var last = runs.stream().collect(Collectors.toMap(CheckRun::check, run -> run));
        var checks = order.of(last.keySet());
        if (checks.isEmpty()) {
            StoreException.unlessClosed(() -> scheduling.changed(List.of()));
            return;
        }
        if (!listeners.isEmpty()) {
            publish(new Event.Ran(charted.statuses(checks, last, shell.clock().instant(), flaps)));
        }
        var live = runs.stream().filter(present::isLive).toList();
        comparing.look(() -> live);
        StoreException.unlessClosed(() -> scheduling.changed(live));
        if (live.size() < runs.size()) {
            comparing.owe();
            if (runner.isIdle()) {
                comparing.idle();
            }
        }
    }

    private void publish(Event event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    private String name() {
        return rules.playbook().header().name();
    }

    /** Something beside the engine is not as it should be: whoever listens is told. */
    public void tell(String trouble) {
        publish(new Event.Trouble(trouble));
    }

    /** What ends with this desk, before it does. */
    public void beforeClosing(Runnable last) {
        endings.add(last);
    }

    @Override
    public void close() {
        endings.forEach(Runnable::run);
        housekeeping.ifPresent(Housekeeping::close);
        scheduling.close();
        rounds.close();
        runner.close();
        checking.close();
        follower.ifPresent(ChangeFollower::close);
        outward.close();
        clocks.close();
        rota.close();
        leadership.close();
        rules.sources().close();
        store.close();
        outward.closeCompanions();
    }
}
