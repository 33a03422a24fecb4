package org.tocsin.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.source.SourceReader;

/**
 * The open sources of a playbook. Each one lets in only as many callers at once as its limits say,
 * so that a slow source keeps nobody else waiting.
 */
public final class SourcePool implements AutoCloseable {
    private final Map<SourceId, SourceSpec> specs = new ConcurrentHashMap<>();
    private final Map<SourceId, Gate> gates = new ConcurrentHashMap<>();
    private final Function<SourceSpec, SourceReader> opener;

    public SourcePool(List<SourceSpec> sources, Function<SourceSpec, SourceReader> opener) {
        sources.forEach(spec -> specs.put(spec.id(), spec));
        this.opener = opener;
    }

    /** Asks one source something, waiting for a free place at it first. */
    <T> T ask(SourceId id, Question<T> question)
            throws InterruptedException, ExecutionException, TimeoutException {
        var gate = gates.computeIfAbsent(id, this::open);
        gate.places().acquire();
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
        return new Gate(opener.apply(spec), new Semaphore(spec.limits().concurrency(), true));
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

    private record Gate(SourceReader reader, Semaphore places) {}
}
