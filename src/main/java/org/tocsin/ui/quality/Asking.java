package org.tocsin.ui.quality;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tocsin.ui.kit.Threads;

/**
 * Asks something that blocks, off the UI thread. Asked again while an answer is awaited, it asks
 * once more when that has come: what was asked last is what is shown.
 */
final class Asking<T> {
    private final Threads threads;
    private final Consumer<T> answered;
    private final Consumer<String> failed;
    private Runnable next = () -> {};
    private boolean busy;

    /**
     * @param failed told why, in words
     */
    Asking(Threads threads, Consumer<T> answered, Consumer<String> failed) {
        this.threads = threads;
        this.answered = answered;
        this.failed = failed;
    }

    void ask(Supplier<T> question) {
        if (busy) {
            next = () -> ask(question);
            return;
        }
        busy = true;
        threads.background()
                .execute(() -> {
                    try {
                        T answer = question.get();
                        threads.ui().execute(() -> done(() -> answered.accept(answer)));
                    } catch (RuntimeException fault) {
                        var why = String.valueOf(fault.getMessage());
                        threads.ui().execute(() -> done(() -> failed.accept(why)));
                    }
                });
    }

    private void done(Runnable tell) {
        busy = false;
        tell.run();
        var then = next;
        next = () -> {};
        then.run();
    }
}
