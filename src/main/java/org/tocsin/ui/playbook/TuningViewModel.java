package org.tocsin.ui.playbook;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.tuning.BackTest;
import org.tocsin.engine.BackTesting;
import org.tocsin.ui.kit.Threads;

/**
 * What rules that are being tried would have alerted on the stored history (D-7). Each change is
 * answered at once: of several that come while one is reckoned, the last counts. Knows no widget.
 */
final class TuningViewModel {
    private final Threads threads;
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(this, "state", new State.Loading());
    private Optional<BackTesting.Bench> bench = Optional.empty();
    private Optional<Check> wanted = Optional.empty();
    private boolean busy;

    /** How far it is. */
    sealed interface State {
        record Loading() implements State {}

        /** There is nothing to try it on, or it could not be read; the reason in words. */
        record Nothing(String why) implements State {}

        /** What came of the last check that was tried. */
        record Done(BackTesting.Bench bench, BackTest result) implements State {}
    }

    TuningViewModel(Threads threads) {
        this.threads = threads;
    }

    /**
     * Reads the history; blocks, so it is asked in the background.
     *
     * @param history empty when there is nothing to try rules on
     */
    void load(Supplier<Optional<BackTesting.Bench>> history) {
        background(() -> {
            var found = history.get();
            threads.ui().execute(() -> loaded(found));
        });
    }

    private void loaded(Optional<BackTesting.Bench> found) {
        bench = found;
        if (found.isEmpty()) {
            state.set(
                    new State.Nothing(
                            "There is no stored history of one value a run to try it on."));
        } else {
            tryNext();
        }
    }

    /** Tries a check with other rules; empty while there is nothing sensible to try. */
    void attempt(Optional<Check> check) {
        if (check.isPresent()) {
            wanted = check;
            tryNext();
        }
    }

    private void tryNext() {
        if (busy || bench.isEmpty() || wanted.isEmpty()) {
            return;
        }
        var on = bench.get();
        var check = wanted.get();
        wanted = Optional.empty();
        busy = true;
        background(() -> {
            var result = on.tried(check);
            threads.ui()
                    .execute(() -> {
                        busy = false;
                        state.set(new State.Done(on, result));
                        tryNext();
                    });
        });
    }

    private void background(Runnable work) {
        Executor background = threads.background();
        background.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException fault) {
                var why = "It could not be tried: " + fault.getMessage();
                threads.ui().execute(() -> failed(why));
            }
        });
    }

    private void failed(String why) {
        busy = false;
        state.set(new State.Nothing(why));
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }
}
