package org.tocsin.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.deployment.ChangeKind;
import org.tocsin.domain.deployment.Course;
import org.tocsin.domain.deployment.Deployment;
import org.tocsin.domain.deployment.DeploymentEvent;
import org.tocsin.domain.deployment.Figure;
import org.tocsin.domain.deployment.Watch;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.store.DeploymentStore;
import org.tocsin.store.Lease;
import org.tocsin.store.Store;

/** The deployments of an open workspace. */
final class LiveDeployments implements DeploymentDesk {
    /** What a playbook need not name. */
    static final String OTHER = "other";

    /** Somebody would have to be quicker so often in a row before a wish is given up. */
    private static final int ATTEMPTS = 20;

    private final Playbook playbook;
    private final Store store;
    private final Shell shell;
    private final Supplier<String> me;
    private final Present present;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /**
     * @param me who the person here is
     */
    LiveDeployments(Playbook playbook, Store store, Shell shell, Supplier<String> me) {
        this.playbook = playbook;
        this.store = store;
        this.shell = shell;
        this.me = me;
        this.present = new Present(playbook, shell.clock());
    }

    @Override
    public List<ChangeKind> kinds() {
        var named = playbook.header().guidance().changes();
        var other =
                new ChangeKind(
                        OTHER,
                        "Any other change",
                        List.of(),
                        new Watch(
                                Set.of(),
                                Set.of(),
                                Watch.USUAL_PACE.toSeconds(),
                                Watch.USUAL_LENGTH.toSeconds()),
                        "");
        return named.stream().anyMatch(kind -> kind.id().equals(OTHER))
                ? named
                : Stream.concat(named.stream(), Stream.of(other)).toList();
    }

    @Override
    public List<String> dataSets() {
        return playbook.checks().stream()
                .map(check -> check.measure().dataSet().value())
                .distinct()
                .toList();
    }

    @Override
    public String name(CheckId check) {
        return playbook.check(check).map(each -> each.title().name()).orElse(check.value());
    }

    @Override
    public List<Deployment> all() {
        return kept().all(book());
    }

    @Override
    public List<Beside> figures(Deployment deployment) {
        var watched = deployment.watched();
        if (watched.isEmpty()) {
            return watched(deployment).stream()
                    .map(check -> Figure.of(check, Optional.empty()))
                    .map(nothing -> new Beside(now(nothing), nothing))
                    .toList();
        }
        var before = watched.get().start().before();
        var after =
                switch (deployment.stage()) {
                    case Deployment.Good(var found, _) -> found.after();
                    case Deployment.BackAgain(var back, _) -> back.after();
                    case Deployment.Planned _, Deployment.Watching _, Deployment.Undecided _ ->
                            after(deployment);
                };
        var byCheck = after.stream().collect(Collectors.toMap(Figure::check, each -> each));
        return before.stream()
                .map(was ->
                        new Beside(
                                was,
                                Optional.ofNullable(byCheck.get(was.check()))
                                        .filter(each -> each.isAfter(watched.get().since()))
                                        .orElse(none(was.check()))))
                .toList();
    }

    private static Figure none(CheckId check) {
        return new Figure(
                check,
                Figure.Finding.NOT_RUN,
                new Figure.Value(Optional.empty(), ""),
                Optional.empty(),
                "");
    }

    private Figure now(Figure nothing) {
        return playbook.check(nothing.check())
                .map(check -> Figure.of(check, Optional.ofNullable(newest().get(check.id()))))
                .orElse(nothing);
    }

    /** How each check that one watches stands; its log has which these are. */
    List<Figure> after(Deployment deployment) {
        var newest = newest();
        return deployment.watched().stream()
                .flatMap(watched -> watched.start().before().stream())
                .map(was ->
                        playbook.check(was.check())
                                .map(check -> figure(check, newest))
                                .orElseGet(() -> none(was.check())))
                .toList();
    }

    private static Figure figure(Check check, Map<CheckId, CheckRun> newest) {
        return Figure.of(check, Optional.ofNullable(newest.get(check.id())));
    }

    Map<CheckId, CheckRun> newest() {
        var newest = new HashMap<CheckId, CheckRun>();
        store.runs().latest(book()).stream()
                .filter(present::counts)
                .forEach(run -> newest.put(run.check(), run));
        return newest;
    }

    private List<Check> watched(Deployment deployment) {
        return deployment.plan().kind().watch().of(playbook.checks());
    }

    @Override
    public Reply plan(String kind, String title, String what, Set<String> dataSets) {
        var found = kinds().stream().filter(each -> each.id().equals(kind)).findFirst();
        if (found.isEmpty()) {
            return new Reply.Refused(
                    "there is no kind of change %s; there is %s"
                            .formatted(
                                    kind,
                                    kinds().stream()
                                            .map(ChangeKind::id)
                                            .collect(Collectors.joining(", "))));
        }
        var unknown = dataSets.stream().filter(id -> !dataSets().contains(id)).sorted().toList();
        if (!unknown.isEmpty()) {
            return new Reply.Refused(
                    "no check looks at a data set %s; there is %s"
                            .formatted(String.join(", ", unknown), String.join(", ", dataSets())));
        }
        var base = found.get();
        var frozen =
                new ChangeKind(
                        base.id(),
                        base.title(),
                        base.checklist(),
                        base.watch().with(dataSets),
                        base.source());
        return switch (Course.plan(title, frozen, what)) {
            case Course.Accepted(var event) ->
                    new Reply.Done(kept().add(book(), shell.ids().next(), mine(event)));
            case Course.Refused(var reason) -> new Reply.Refused(reason);
        };
    }

    @Override
    public Reply tick(UUID deployment, String item, boolean done) {
        return perform(
                deployment,
                seen ->
                        seen.ticks().containsKey(item) == done
                                        && seen.plan().kind().item(item).isPresent()
                                ? Optional.empty()
                                : Optional.of(Course.tick(seen, item, done)));
    }

    @Override
    public Reply start(UUID deployment, Optional<String> waive) {
        return perform(
                deployment,
                seen -> {
                    var newest = newest();
                    var watched = watched(seen);
                    var before = watched.stream().map(check -> figure(check, newest)).toList();
                    return Optional.of(
                            Course.start(seen, watched, before, waive, shell.clock().instant()));
                });
    }

    @Override
    public Reply good(UUID deployment, String note) {
        return perform(deployment, seen -> Optional.of(Course.good(seen, note, after(seen))));
    }

    @Override
    public Reply rolledBack(UUID deployment, String why) {
        return perform(deployment, seen -> Optional.of(Course.rolledBack(seen, why, after(seen))));
    }

    /**
     * @param deciding empty when it is so already
     */
    private Reply perform(UUID id, Function<Deployment, Optional<Course.Answer>> deciding) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var seen = kept().find(id);
            if (seen.isEmpty()) {
                return new Reply.Refused("there is no such deployment in this workspace");
            }
            var answer = deciding.apply(seen.get());
            if (answer.isEmpty()) {
                return new Reply.Done(seen.get());
            }
            switch (answer.get()) {
                case Course.Refused(var reason) -> {
                    return new Reply.Refused(reason);
                }
                case Course.Accepted(var event) -> {
                    if (kept().append(seen.get(), List.of(mine(event)), Optional.empty())) {
                        return new Reply.Done(kept().find(id).orElseThrow());
                    }
                }
            }
        }
        return new Reply.Refused("others change this deployment all the time; try it once more");
    }

    private DeploymentEvent.Kept mine(DeploymentEvent event) {
        return new DeploymentEvent.Kept(event, shell.clock().instant(), me.get(), false);
    }

    /** What the watch has seen, on behalf of the leader. */
    boolean append(Deployment seen, List<DeploymentEvent> events, Lease.Held leader) {
        Instant now = shell.clock().instant();
        return kept().append(
                        seen,
                        events.stream()
                                .map(event -> new DeploymentEvent.Kept(event, now, "watch", true))
                                .toList(),
                        Optional.of(leader));
    }

    @Override
    public Desk.Subscription listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** The store has changed, here or by another process. */
    void changed() {
        listeners.forEach(Runnable::run);
    }

    private DeploymentStore kept() {
        return store.deployments();
    }

    private String book() {
        return Objects.requireNonNull(playbook.header().name());
    }
}
