package org.tocsin.ui.checks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.tocsin.domain.check.Adjustment;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Health;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.series.Point;
import org.tocsin.engine.Desk;

/** A desk that says what it is told to say and remembers what it was asked to do. */
public final class FakeDesk implements Desk {
    final List<Set<CheckId>> ran = new ArrayList<>();
    final Map<CheckId, List<CheckRun>> runs = new HashMap<>();
    final Map<CheckId, List<Point>> points = new HashMap<>();
    final List<Adjustment> adjustments = new ArrayList<>();
    private final Playbook playbook;
    private final Map<CheckId, Status> statuses = new LinkedHashMap<>();
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
    int cancelled;
    int historiesRead;
    String broken = "";

    FakeDesk(Playbook playbook, List<Status> statuses) {
        this.playbook = playbook;
        statuses.forEach(status -> this.statuses.put(status.check().id(), status));
    }

    @Override
    public Playbook playbook() {
        return playbook;
    }

    @Override
    public List<Status> statuses() {
        if (!broken.isEmpty()) {
            throw new IllegalStateException(broken);
        }
        return statuses.values().stream().map(FakeDesk::withoutSample).toList();
    }

    /** As an engine tells it: the rows that failed come with {@link #runs} only. */
    private static Status withoutSample(Status status) {
        return new Status(
                status.check(),
                status.last()
                        .map(run ->
                                new CheckRun(
                                        run.id(),
                                        run.check(),
                                        run.occasion(),
                                        run.judgement(),
                                        new CheckRun.Findings(
                                                run.findings().tested(),
                                                run.findings().sql(),
                                                Sample.NONE))),
                status.recent(),
                status.nextRun());
    }

    @Override
    public List<Adjustment> adjustments() {
        return List.copyOf(adjustments);
    }

    @Override
    public void adjust(
            Adjustment.Change change, CheckId check, Adjustment.Term term, String reason) {
        var entry = new Adjustment.Entry(reason, "somebody", term.from());
        var id = new UUID(0, adjustments.size() + 1L);
        adjustments.add(new Adjustment(id, check, change, term, entry));
    }

    @Override
    public void endAdjustment(UUID id) {
        adjustments.removeIf(adjustment -> adjustment.id().equals(id));
    }

    @Override
    public List<CheckRun> runs(CheckId check, int limit) {
        return runs.getOrDefault(check, List.of()).stream().limit(limit).toList();
    }

    @Override
    public List<Point> history(CheckId check, int limit) {
        historiesRead++;
        if (!broken.isEmpty()) {
            throw new IllegalStateException(broken);
        }
        var all = points.getOrDefault(check, List.of());
        return all.subList(Math.max(0, all.size() - limit), all.size());
    }

    @Override
    public List<Health> health() {
        var newest = statuses.values().stream().flatMap(each -> each.last().stream()).toList();
        return playbook.inputs().dataSets().stream()
                .map(each ->
                        Health.of(
                                each.id(),
                                playbook.inputs().catalogue(),
                                playbook.checks(),
                                newest))
                .toList();
    }

    @Override
    public void run(Set<CheckId> checks) {
        ran.add(new HashSet<>(checks));
    }

    @Override
    public void cancel() {
        cancelled++;
    }

    @Override
    public Subscription listen(Consumer<Event> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    int listeners() {
        return listeners.size();
    }

    Status status(String id) {
        return statuses.get(new CheckId(id));
    }

    void forget(String id) {
        statuses.remove(new CheckId(id));
    }

    /** Publishes what an engine would. */
    void tell(Event event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    void tellRan(Status... news) {
        for (var status : news) {
            statuses.put(status.check().id(), status);
        }
        tell(new Event.Ran(List.of(news)));
    }
}
