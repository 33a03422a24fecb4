package org.tocsin.ui.trends;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tocsin.domain.check.Exclusion;
import org.tocsin.domain.trend.Mark;
import org.tocsin.domain.trend.SavedView;
import org.tocsin.engine.TrendDesk;
import org.tocsin.ui.kit.Notes;
import org.tocsin.ui.kit.Threads;
import org.tocsin.ui.kit.Trouble;

/** What a person does to what is kept: stretches, notes and views. Each can be undone. */
final class Deeds {
    private final TrendDesk desk;
    private final Threads threads;
    private final Notes notes;
    private final Runnable onMarks;
    private final Runnable onViews;

    /** Told on the UI thread when marks, or views, are to be read again. */
    record Told(Runnable marks, Runnable views) {}

    Deeds(TrendDesk desk, Threads threads, Notes notes, Told told) {
        this.desk = desk;
        this.threads = threads;
        this.notes = notes;
        onMarks = told.marks();
        onViews = told.views();
    }

    private interface Work {
        Optional<Runnable> run();
    }

    void exclude(Exclusion.Scope scope, Sight sight, String reason) {
        var stretch =
                new Exclusion.Stretch(
                        Instant.ofEpochMilli(sight.from()), Instant.ofEpochMilli(sight.until()));
        work(
                "Left out of baselines: %s.".formatted(reason),
                () -> {
                    var id = desk.exclude(scope, stretch, reason);
                    return Optional.of(() -> withdraw(id));
                },
                onMarks);
    }

    void note(Mark.Kind kind, long at, String text) {
        work(
                kind == Mark.Kind.DEPLOYMENT ? "Deployment noted." : "Noted.",
                () -> {
                    var id = desk.note(kind, Instant.ofEpochMilli(at), text);
                    return Optional.of(() -> removeNote(id));
                },
                onMarks);
    }

    /** Takes away what can be taken away of a mark. */
    void remove(Mark mark) {
        switch (mark.kind()) {
            case EXCLUSION -> mark.id().ifPresent(this::withdraw);
            case DEPLOYMENT, NOTE -> mark.id().ifPresent(this::removeNote);
            case INCIDENT, EXCEPTION, WINDOW, HOLIDAY -> {}
        }
    }

    static boolean isRemovable(Mark mark) {
        return switch (mark.kind()) {
            case EXCLUSION, DEPLOYMENT, NOTE -> mark.id().isPresent();
            case INCIDENT, EXCEPTION, WINDOW, HOLIDAY -> false;
        };
    }

    private void withdraw(UUID id) {
        work(
                "The stretch counts in baselines again.",
                () -> {
                    desk.withdraw(id);
                    return Optional.empty();
                },
                onMarks);
    }

    private void removeNote(UUID id) {
        work(
                "The note is gone.",
                () -> {
                    desk.removeNote(id);
                    return Optional.empty();
                },
                onMarks);
    }

    void save(SavedView view) {
        work(
                "Saved the view %s.".formatted(view.name()),
                () -> {
                    desk.save(view);
                    return Optional.empty();
                },
                onViews);
    }

    void forget(SavedView view) {
        work(
                "Forgot the view %s.".formatted(view.name()),
                () -> {
                    desk.forget(view.name());
                    return Optional.of(() -> save(view));
                },
                onViews);
    }

    private void work(String said, Work work, Runnable after) {
        threads.background()
                .execute(() -> {
                    try {
                        var undo = work.run();
                        threads.ui()
                                .execute(() -> {
                                    undo.ifPresentOrElse(
                                            back -> notes.undoable(said, back),
                                            () -> notes.said(said));
                                    after.run();
                                });
                    } catch (RuntimeException fault) {
                        var trouble =
                                new Trouble(
                                        "It could not be kept.",
                                        Tracks.reason(fault),
                                        "Try again; nothing was changed.");
                        threads.ui().execute(() -> notes.trouble(trouble));
                    }
                });
    }
}
