package org.tocsin.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tocsin.domain.check.Running.Priority;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.source.SourceReader;

/**
 * The open sources of a playbook. Each one lets in only as many callers at once as its limits say,
 * so that a slow source keeps nobody else waiting, and rests when it cannot be asked.
 */
public final class SourcePool implements AutoCloseable {
    private final Map<SourceId, SourceSpec> specs = new ConcurrentHashMap<>();
    private final Map<SourceId, Gate> gates = new ConcurrentHashMap<>();
    private final Map<SourceId, Breaker> breakers = new ConcurrentHashMap<>();
    private final Map<SourceId, SourceId> replacements = new ConcurrentHashMap<>();
    private final Function<SourceSpec, SourceReader> opener;
    private volatile Consumer<SourceState> listener = _ -> {};

    public SourcePool(List<SourceSpec> sources, Function<SourceSpec, SourceReader> opener) {
        sources.forEach(spec -> specs.put(spec.id(), spec));
        this.opener = opener;
    }

    /** Asks another source whenever one is asked, until told otherwise. */
    void replace(SourceId id, SourceId use) {
        replacements.put(id, use);
        answered(id);
    }

    /** Asks the source itself again. */
    void restore(SourceId id) {
        if (replacements.remove(id) != null) {
            answered(id);
        }
    }

    Optional<SourceSpec> spec(SourceId id) {
        return Optional.ofNullable(specs.get(id));
    }

    /** Is told whenever a source goes to rest, is tried, or answers again. */
    void listen(Consumer<SourceState> listener) {
        this.listener = listener;
    }

    /** Those that rest. */
    List<SourceState> resting() {
        return breakers.entrySet().stream()
                .map(each -> SourceState.of(each.getKey(), each.getValue()))
                .filter(state -> state.resting().isPresent())
                .toList();
    }

    SourceState state(SourceId id) {
        return SourceState.of(id, breakers.getOrDefault(id, closed(id)));
    }

    /** Whether a source may be asked now; whoever may must say afterwards how it went. */
    Breaker.Admission admit(SourceId id, Instant now) {
        var admission = new Breaker.Admission[1];
        change(
                id,
                breaker -> {
                    admission[0] = breaker.admission(now);
                    return breaker.begun(admission[0]);
                });
        return admission[0];
    }

    void answered(SourceId id) {
        change(id, Breaker::answered);
    }

    void failed(SourceId id, Breaker.Admission admission, Instant now, String why) {
        change(id, breaker -> breaker.failed(admission, now, why));
    }

    void stopped(SourceId id, Breaker.Admission admission) {
        change(id, breaker -> breaker.given(admission));
    }

    private Breaker closed(SourceId id) {
        var limits = spec(id).map(SourceSpec::limits).orElse(SourceSpec.Limits.DEFAULT);
        return Breaker.closed(limits.patience());
    }

    private void change(SourceId id, Function<Breaker, Breaker> step) {
        var before = new Breaker[1];
        var after =
                breakers.compute(
                        id,
                        (_, known) -> {
                            before[0] = known == null ? closed(id) : known;
                            return step.apply(before[0]);
                        });
        var state = SourceState.of(id, after);
        if (!state.equals(SourceState.of(id, before[0]))) {
            listener.accept(state);
        }
    }

    /** Asks one source something, waiting for a free place at it first. */
    <T> T ask(SourceId id, Priority priority, Question<T> question)
            throws InterruptedException, ExecutionException, TimeoutException {
        var gate = gates.computeIfAbsent(replacements.getOrDefault(id, id), this::open);
        gate.places().acquire(priority);
        try {
            return question.ask(gate.reader());
        } finally {
            gate.places().release();
        }
    }

    private Gate open(SourceId id) {
        var spec = specs.get(id);
        if (spec == null) {
            throw new IllegalArgumentException(
                    "no source " + id + "; a playbook resolves its names");
        }
        return new Gate(opener.apply(spec), new Places(spec.limits().concurrency()));
    }

    @Override
    public void close() {
        gates.values().forEach(gate -> gate.reader().close());
        gates.clear();
    }

    @FunctionalInterface
    interface Question<T> {
        T ask(SourceReader reader)
                throws InterruptedException, ExecutionException, TimeoutException;
    }

    private record Gate(SourceReader reader, Places places) {}
}
