package org.tocsin.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Hands events from any thread to the UI thread in batches, with at most one pending hop. */
public final class FxInbox<E> implements Consumer<E> {
    private final ConcurrentLinkedQueue<E> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean hopPending = new AtomicBoolean();
    private final Executor uiThread;
    private final Consumer<List<E>> applyBatch;

    public FxInbox(Executor uiThread, Consumer<List<E>> applyBatch) {
        this.uiThread = uiThread;
        this.applyBatch = applyBatch;
    }

    @Override
    public void accept(E event) {
        queue.add(event);
        if (hopPending.compareAndSet(false, true)) {
            uiThread.execute(this::drain);
        }
    }

    private void drain() {
        hopPending.set(false);
        var batch = new ArrayList<E>();
        for (var event = queue.poll(); event != null; event = queue.poll()) {
            batch.add(event);
        }
        if (!batch.isEmpty()) {
            applyBatch.accept(List.copyOf(batch));
        }
    }
}
