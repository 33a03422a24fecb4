package org.tocsin.ui.reviews;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tocsin.engine.ReviewPapers;
import org.tocsin.engine.ReviewPapers.Bundle;
import org.tocsin.engine.ReviewPapers.Reading;
import org.tocsin.ui.kit.Threads;

/** A bundle of evidence that is looked at; nothing of it is kept. */
final class BundleViewModel {
    private final ReviewPapers papers;
    private final Threads threads;
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(this, "state", new State.Empty());
    private long asked;

    BundleViewModel(ReviewPapers papers, Threads threads) {
        this.papers = papers;
        this.threads = threads;
    }

    sealed interface State {
        record Empty() implements State {}

        record Verifying(Path file) implements State {}

        record Shown(Path file, Bundle bundle) implements State {}

        /**
         * @param why what is wrong with it, in words
         */
        record Refused(Path file, String why) implements State {}
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Verifies a bundle and shows it; the one asked for last is shown, whichever is read first. */
    void open(Path file) {
        long mine = ++asked;
        state.set(new State.Verifying(file));
        threads.background()
                .execute(() -> {
                    var reading = papers.open(file);
                    threads.ui()
                            .execute(() -> {
                                if (mine == asked) {
                                    state.set(of(file, reading));
                                }
                            });
                });
    }

    private static State of(Path file, Reading reading) {
        return switch (reading) {
            case Reading.Verified(var bundle) -> new State.Shown(file, bundle);
            case Reading.Refused(var why) -> new State.Refused(file, why);
            case Reading.Bad(var what, var why) ->
                    new State.Refused(
                            file, "It is not as it was written: %s %s.".formatted(what, why));
        };
    }

    void close() {
        asked++;
        state.set(new State.Empty());
    }

    Optional<Bundle> bundle() {
        return state.get() instanceof State.Shown(_, var bundle)
                ? Optional.of(bundle)
                : Optional.empty();
    }
}
