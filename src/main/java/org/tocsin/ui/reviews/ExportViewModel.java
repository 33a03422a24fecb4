package org.tocsin.ui.reviews;

import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.tocsin.engine.ReviewPapers;
import org.tocsin.engine.ReviewPapers.Format;
import org.tocsin.engine.ReviewPapers.Outcome;
import org.tocsin.ui.kit.Notes;
import org.tocsin.ui.kit.Threads;
import org.tocsin.ui.kit.Trouble;

/** One review on its way to a file. */
final class ExportViewModel {
    private final ReviewPapers papers;
    private final Threads threads;
    private final Notes notes;
    private final UUID incident;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyStringWrapper step = new ReadOnlyStringWrapper(this, "step", "");
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(this, "share");
    private AtomicBoolean wanted = new AtomicBoolean();

    ExportViewModel(ReviewPapers papers, Threads threads, Notes notes, UUID incident) {
        this.papers = papers;
        this.threads = threads;
        this.notes = notes;
        this.incident = incident;
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** What is being done, in words. */
    ReadOnlyStringProperty step() {
        return step.getReadOnlyProperty();
    }

    /** How far it is, from 0 to 1. */
    ReadOnlyDoubleProperty share() {
        return share.getReadOnlyProperty();
    }

    /**
     * Writes the file; where one is already, the person was asked by whoever chose it.
     *
     * @param rows whether failing rows go with it
     */
    void export(Format format, Path file, boolean rows) {
        if (busy.get()) {
            return;
        }
        var mine = new AtomicBoolean(true);
        wanted = mine;
        busy.set(true);
        tell("Beginning", 0);
        var order = new ReviewPapers.Order(format, file, rows, true);
        threads.background()
                .execute(() -> {
                    Outcome outcome;
                    try {
                        outcome =
                                papers.export(
                                        incident,
                                        order,
                                        (what, done) -> {
                                            threads.ui().execute(() -> tell(what, done));
                                            return mine.get();
                                        });
                    } catch (RuntimeException | Error bug) {
                        threads.ui().execute(() -> busy.set(false));
                        throw bug;
                    }
                    threads.ui().execute(() -> ended(outcome));
                });
    }

    /** Nothing is written once this is seen. */
    void cancel() {
        wanted.set(false);
        step.set("Stopping");
    }

    private void tell(String what, double done) {
        if (wanted.get()) {
            step.set(what);
            share.set(done);
        }
    }

    private void ended(Outcome outcome) {
        busy.set(false);
        switch (outcome) {
            case Outcome.Written(var file, _, var draft) ->
                    notes.said(
                            draft
                                    ? "Exported to %s, marked DRAFT".formatted(file)
                                    : "Exported to %s".formatted(file));
            case Outcome.Cancelled() -> notes.said("Not exported");
            case Outcome.Refused(var why) ->
                    notes.trouble(new Trouble("The review was not exported", why, ""));
        }
    }
}
