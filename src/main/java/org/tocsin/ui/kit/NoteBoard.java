package org.tocsin.ui.kit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableStringValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/**
 * The notes a window shows now. Toasts leave by the clock that is handed in, so a test moves time
 * by hand; at most {@value #MOST} of a kind are kept, the oldest leave first.
 */
public final class NoteBoard implements Notes {
    static final Duration WORD = Duration.ofSeconds(4);
    static final Duration UNDO = Duration.ofSeconds(8);
    static final int MOST = 3;

    private final ObservableList<Toast> toasts = FXCollections.observableArrayList();
    private final ObservableList<Banner> banners = FXCollections.observableArrayList();
    private final ObservableList<Work> works = FXCollections.observableArrayList();
    // Kept, not made anew for each caller: a wrapper hears its list only while it is held on to.
    private final ObservableList<Toast> toastsSeen =
            FXCollections.unmodifiableObservableList(toasts);
    private final ObservableList<Banner> bannersSeen =
            FXCollections.unmodifiableObservableList(banners);
    private final ReadOnlyStringWrapper busy = new ReadOnlyStringWrapper(this, "busy", "");
    private final ObservableValue<Instant> now;

    public NoteBoard(ObservableValue<Instant> now) {
        this.now = now;
        now.addListener((_, _, instant) -> toasts.removeIf(leftBy(instant)));
        works.addListener((ListChangeListener<Work>) _ -> busy.set(latestWork()));
    }

    private static Predicate<Toast> leftBy(Instant instant) {
        return toast -> !instant.isBefore(toast.until);
    }

    @Override
    public void said(String sentence) {
        pin(new Toast(sentence, Optional.empty(), now.getValue().plus(WORD)));
    }

    @Override
    public void undoable(String sentence, Runnable undo) {
        pin(new Toast(sentence, Optional.of(undo), now.getValue().plus(UNDO)));
    }

    private void pin(Toast toast) {
        toasts.add(toast);
        trim(toasts);
    }

    @Override
    public Note trouble(Trouble trouble) {
        // The same trouble again (a source that is still down) is one banner, newest last.
        banners.removeIf(banner -> banner.trouble.equals(trouble));
        var banner = new Banner(trouble);
        banners.add(banner);
        trim(banners);
        return () -> close(banner);
    }

    @Override
    public Note busy(String sentence) {
        var work = new Work(sentence);
        works.add(work);
        return () -> works.remove(work);
    }

    private static void trim(ObservableList<?> list) {
        while (list.size() > MOST) {
            list.removeFirst();
        }
    }

    private String latestWork() {
        return works.isEmpty() ? "" : works.getLast().sentence;
    }

    /** Undoes what a toast speaks of, once. */
    void undo(Toast toast) {
        if (toasts.remove(toast)) {
            toast.undo.ifPresent(Runnable::run);
        }
    }

    void close(Banner banner) {
        banners.remove(banner);
    }

    ObservableList<Toast> toasts() {
        return toastsSeen;
    }

    ObservableList<Banner> banners() {
        return bannersSeen;
    }

    /** What is being done now, newest first; empty when nothing is. */
    public ObservableStringValue busy() {
        return busy.getReadOnlyProperty();
    }

    // Classes rather than records: two toasts of the same words are two toasts.

    static final class Toast {
        final String sentence;
        final Optional<Runnable> undo;
        private final Instant until;

        private Toast(String sentence, Optional<Runnable> undo, Instant until) {
            this.sentence = sentence;
            this.undo = undo;
            this.until = until;
        }
    }

    static final class Banner {
        final Trouble trouble;

        private Banner(Trouble trouble) {
            this.trouble = trouble;
        }
    }

    private static final class Work {
        private final String sentence;

        private Work(String sentence) {
            this.sentence = sentence;
        }
    }
}
