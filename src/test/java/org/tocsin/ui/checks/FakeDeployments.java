package org.tocsin.ui.checks;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.deployment.ChangeKind;
import org.tocsin.domain.deployment.Course;
import org.tocsin.domain.deployment.Deployment;
import org.tocsin.domain.deployment.DeploymentEvent;
import org.tocsin.domain.deployment.Figure;
import org.tocsin.domain.deployment.Watch;
import org.tocsin.engine.DeploymentDesk;
import org.tocsin.engine.Desk;

/** Deployments in memory, of a playbook with one kind of change. */
final class FakeDeployments implements DeploymentDesk {
    static final ChangeKind KIND =
            new ChangeKind(
                    "schema-change",
                    "Event schema change",
                    List.of(
                            new ChangeKind.Item(
                                    "approved",
                                    "The data team has approved the event schema change"),
                            new ChangeKind.Item(
                                    "plan", "There is a rollback plan should the deployment fail")),
                    new Watch(Set.of(), Set.of("events"), 300, 7_200),
                    "document 000");

    final List<Deployment> kept = new ArrayList<>();
    private final List<Runnable> listeners = new ArrayList<>();
    List<Beside> figures = List.of();
    Optional<RuntimeException> fault = Optional.empty();

    static Figure figure(String check, Figure.Finding finding, double value, String words) {
        return new Figure(
                new CheckId(check),
                finding,
                new Figure.Value(Optional.of(BigDecimal.valueOf(value)), words),
                Optional.of(Shop.NOW),
                "%s of today".formatted(words));
    }

    /** One that is watched with a proposal, one that was good, one rolled back and a plan. */
    void some() {
        var rows = figure("event-count", Figure.Finding.HEALTHY, 3_538, "3,538");
        var nulls = figure("null-client-id", Figure.Finding.HEALTHY, 0.02, "2.0%");
        figures =
                List.of(
                        new Beside(
                                nulls,
                                figure("null-client-id", Figure.Finding.HEALTHY, 0.021, "2.1%")),
                        new Beside(rows, figure("event-count", Figure.Finding.BREACH, 12, "12")));
        var good = plan("other", "Faster sessions", "", Set.of());
        add(good, new DeploymentEvent.Started(KIND.watch(), Shop.NOW, List.of(), ""));
        add(good, new DeploymentEvent.FoundGood("nothing is worse than before", List.of()));
        var back =
                plan(
                        "other",
                        "A title that is far too long to be shown in one line of a narrow list",
                        "",
                        Set.of());
        add(back, new DeploymentEvent.Started(KIND.watch(), Shop.NOW, List.of(), ""));
        add(back, new DeploymentEvent.RolledBack("revenue halved", List.of()));
        var out = plan("schema-change", "Events get a country column", "commit 4f2a91c", Set.of());
        add(out, new DeploymentEvent.Ticked("approved", true));
        add(out, new DeploymentEvent.Ticked("plan", true));
        add(
                out,
                new DeploymentEvent.Started(
                        KIND.watch(),
                        Shop.NOW.plus(Duration.ofHours(2)),
                        List.of(rows, nulls),
                        ""));
        add(
                out,
                new DeploymentEvent.RollbackProposed(
                        new CheckId("event-count"),
                        "Daily events was 3,538, healthy before; 12, in breach now: 12 is below"
                                + " 1,000"));
        var planned = plan("schema-change", "Metadata becomes typed", "", Set.of());
        add(planned, new DeploymentEvent.Ticked("plan", true));
        kept.addFirst(kept.remove(1));
    }

    Deployment add(Reply reply, DeploymentEvent event) {
        var id = ((Reply.Done) reply).deployment().id();
        var seen = find(id);
        var log = new ArrayList<>(seen.log());
        log.add(new DeploymentEvent.Kept(event, Shop.NOW, "ana", false));
        var now = new Deployment(id, seen.number(), log);
        kept.set(kept.indexOf(seen), now);
        listeners.forEach(Runnable::run);
        return now;
    }

    private Deployment find(UUID id) {
        return kept.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    private Reply perform(UUID id, Course.Answer answer) {
        return switch (answer) {
            case Course.Accepted(var event) -> new Reply.Done(add(new Reply.Done(find(id)), event));
            case Course.Refused(var reason) -> new Reply.Refused(reason);
        };
    }

    @Override
    public List<ChangeKind> kinds() {
        return List.of(
                KIND,
                new ChangeKind(
                        "other",
                        "Any other change",
                        List.of(),
                        new Watch(Set.of(), Set.of(), 300, 7_200),
                        ""));
    }

    @Override
    public List<String> dataSets() {
        return List.of("events", "orders");
    }

    @Override
    public String name(CheckId check) {
        return "Check " + check;
    }

    @Override
    public List<Deployment> all() {
        fault.ifPresent(thrown -> {
            throw thrown;
        });
        return List.copyOf(kept);
    }

    @Override
    public List<Beside> figures(Deployment deployment) {
        return figures;
    }

    @Override
    public Reply plan(String kind, String title, String what, Set<String> dataSets) {
        var frozen =
                kinds().stream().filter(each -> each.id().equals(kind)).findFirst().orElseThrow();
        var event = new DeploymentEvent.Planned(title, frozen, what);
        long number = kept.size() + 1L;
        var entry = new DeploymentEvent.Kept(event, Shop.NOW, "ana", false);
        var planned = new Deployment(new UUID(7, number), number, List.of(entry));
        kept.addFirst(planned);
        return new Reply.Done(planned);
    }

    @Override
    public Reply tick(UUID deployment, String item, boolean done) {
        return perform(deployment, Course.tick(find(deployment), item, done));
    }

    @Override
    public Reply start(UUID deployment, Optional<String> waive) {
        var before = figures.stream().map(Beside::before).toList();
        Instant now = Shop.NOW;
        return perform(
                deployment,
                Course.start(
                        find(deployment), Shop.desk().playbook().checks(), before, waive, now));
    }

    @Override
    public Reply good(UUID deployment, String note) {
        return perform(deployment, Course.good(find(deployment), note, List.of()));
    }

    @Override
    public Reply rolledBack(UUID deployment, String why) {
        return perform(deployment, Course.rolledBack(find(deployment), why, List.of()));
    }

    @Override
    public Desk.Subscription listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
