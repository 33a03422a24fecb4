package org.tocsin.ui.trends;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Exclusion;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.trend.Judged;
import org.tocsin.domain.trend.Mark;
import org.tocsin.domain.trend.SavedView;
import org.tocsin.domain.trend.Trace;
import org.tocsin.engine.Desk;
import org.tocsin.engine.QualityDesk;
import org.tocsin.engine.TrendDesk;

/** Trends that say what they are told to say and remember what they were asked to do. */
final class FakeTrends implements TrendDesk {
    record Excluded(Exclusion.Scope scope, Exclusion.Stretch stretch, String reason) {}

    final List<Metric> metrics = new ArrayList<>(Plant.metrics());
    final Map<String, Trace> traces = new LinkedHashMap<>();
    final List<Mark> marks = new CopyOnWriteArrayList<>();
    final List<Excluded> excluded = new CopyOnWriteArrayList<>();
    final List<UUID> withdrawn = new CopyOnWriteArrayList<>();
    final Map<String, SavedView> views = new LinkedHashMap<>();
    final List<Consumer<Desk.Event>> listeners = new CopyOnWriteArrayList<>();
    final List<Instant> readFrom = new CopyOnWriteArrayList<>();
    final FakeQuality quality = new FakeQuality();
    String broken = "";
    String brokenMetrics = "";
    boolean inParts;

    FakeTrends() {
        metrics.forEach(metric -> traces.put(metric.id(), Plant.trace(metric)));
    }

    @Override
    public Playbook playbook() {
        return Plant.playbook();
    }

    @Override
    public List<Metric> metrics() {
        if (!brokenMetrics.isEmpty()) {
            throw new IllegalStateException(brokenMetrics);
        }
        return List.copyOf(metrics);
    }

    @Override
    public List<Metric> breaching() {
        return List.of(Plant.REVENUE);
    }

    @Override
    public void read(Metric metric, Instant from, Predicate<Part> onPart) {
        if (metric.id().equals(broken)) {
            throw new IllegalStateException("the disk is gone");
        }
        readFrom.add(from);
        var trace = traces.getOrDefault(metric.id(), Trace.EMPTY);
        var wanted = trace.between(from.toEpochMilli(), Long.MAX_VALUE);
        if (inParts && wanted.size() > 10) {
            long newest = wanted.at(wanted.size() - 10);
            if (!onPart.test(new Part(wanted.between(newest, Long.MAX_VALUE), false))) {
                return;
            }
        }
        onPart.test(new Part(wanted, true));
    }

    @Override
    public List<Judged> judged(Metric metric, Instant from) {
        return Plant.judged(metric).stream().filter(each -> !each.at().isBefore(from)).toList();
    }

    @Override
    public Optional<CheckRun> run(UUID id) {
        return id.equals(Plant.RUN) ? Optional.of(Plant.run()) : Optional.empty();
    }

    @Override
    public List<Mark> marks(Instant from, Instant until) {
        return marks.stream().filter(mark -> mark.span().touches(from, until)).toList();
    }

    @Override
    public UUID exclude(Exclusion.Scope scope, Exclusion.Stretch stretch, String reason) {
        excluded.add(new Excluded(scope, stretch, reason));
        var id = new UUID(9, excluded.size());
        marks.add(
                new Mark(
                        Mark.Kind.EXCLUSION,
                        new Mark.Span(stretch.from(), stretch.until()),
                        reason + ", by me",
                        Set.of(),
                        Optional.of(id)));
        return id;
    }

    @Override
    public void withdraw(UUID exclusion) {
        withdrawn.add(exclusion);
        removeNote(exclusion);
    }

    @Override
    public UUID note(Mark.Kind kind, Instant at, String text) {
        var id = new UUID(8, marks.size());
        marks.add(new Mark(kind, Mark.Span.at(at), text, Set.of(), Optional.of(id)));
        return id;
    }

    @Override
    public void removeNote(UUID id) {
        marks.removeIf(mark -> mark.id().filter(id::equals).isPresent());
    }

    @Override
    public List<SavedView> views() {
        return List.copyOf(views.values());
    }

    @Override
    public void save(SavedView view) {
        views.put(view.name(), view);
    }

    @Override
    public void forget(String name) {
        views.remove(name);
    }

    @Override
    public QualityDesk quality() {
        return quality;
    }

    @Override
    public Desk.Subscription listen(Consumer<Desk.Event> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void tell(Desk.Event event) {
        listeners.forEach(listener -> listener.accept(event));
    }
}
