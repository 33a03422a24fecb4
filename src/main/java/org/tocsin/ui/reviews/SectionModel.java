package org.tocsin.ui.reviews;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tocsin.domain.review.Content;
import org.tocsin.domain.review.Kept;
import org.tocsin.domain.review.Merge;
import org.tocsin.domain.review.Saving;
import org.tocsin.domain.review.Section;

/**
 * A section as the person at this window writes it: saved by itself within {@link #PAUSE} of each
 * change, merged with what others save, never lost. Used on one thread.
 */
final class SectionModel {
    /** A kill loses no more than this, and what the disk takes. */
    static final Duration PAUSE = Duration.ofMillis(500);

    private static final Duration AGAIN = Duration.ofSeconds(3);

    private final Saver saver;
    private final ReadOnlyObjectWrapper<Content> draft;
    private final ReadOnlyObjectWrapper<Mark> mark;
    private Kept seen;
    private boolean planned;
    private boolean underWay;

    /** Where it is saved. */
    interface Saver {
        /**
         * @param then is told what became of it, on the thread of this model
         */
        void save(Kept seen, Content content, Consumer<Saving> then);

        /** Runs something on the thread of this model after a while. */
        void later(Duration wait, Runnable what);

        /** What was handed in too late is settled. */
        void forgetAside(Section section);
    }

    /** How what is shown stands to what is kept. */
    sealed interface Mark {}

    /**
     * @param merged whether what somebody else wrote has just come in
     */
    record Clean(Optional<Kept.Signed> by, boolean merged) implements Mark {}

    record Unsaved() implements Mark {}

    record Underway() implements Mark {}

    record Failed(String why) implements Mark {}

    /** Somebody else changed the same; what is shown here is kept aside meanwhile. */
    record Conflict(Kept theirs) implements Mark {}

    SectionModel(Kept kept, Saver saver) {
        this.seen = kept;
        this.saver = saver;
        draft = new ReadOnlyObjectWrapper<>(this, "draft", kept.content());
        mark = new ReadOnlyObjectWrapper<>(this, "mark", new Clean(kept.by(), false));
    }

    Section section() {
        return seen.section();
    }

    ReadOnlyObjectProperty<Content> draft() {
        return draft.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Mark> mark() {
        return mark.getReadOnlyProperty();
    }

    String words() {
        return draft.get() instanceof Content.Words(var text) ? text : "";
    }

    boolean isDirty() {
        return !draft.get().equals(seen.content());
    }

    /** The person has changed it. */
    void write(Content content) {
        if (content.equals(draft.get())) {
            return;
        }
        draft.set(content);
        if (!(mark.get() instanceof Conflict)) {
            mark.set(new Unsaved());
        }
        plan(PAUSE);
    }

    /** What a restart finds of a conflict that was not settled. */
    void resume(Content mine) {
        if (!mine.equals(seen.content())) {
            draft.set(mine);
            mark.set(new Conflict(seen));
        }
    }

    private void plan(Duration wait) {
        if (!planned) {
            planned = true;
            saver.later(
                    wait,
                    () -> {
                        planned = false;
                        flush();
                    });
        }
    }

    /** Saves what is not saved yet, now. */
    void flush() {
        if (underWay) {
            return;
        }
        boolean conflict = mark.get() instanceof Conflict;
        if (!isDirty() && !conflict) {
            mark.set(new Clean(seen.by(), false));
            return;
        }
        underWay = true;
        if (!conflict) {
            mark.set(new Underway());
        }
        var handed = draft.get();
        saver.save(seen, handed, saving -> done(handed, saving));
    }

    private void done(Content handed, Saving saving) {
        underWay = false;
        boolean more = !draft.get().equals(handed);
        switch (saving) {
            case Saving.Saved(var now) -> {
                seen = now;
                mark.set(more ? new Unsaved() : new Clean(now.by(), false));
                if (more) {
                    plan(PAUSE);
                }
            }
            case Saving.Failed(var why) -> {
                mark.set(new Failed(why));
                plan(AGAIN);
            }
            case Saving.Conflict(var theirs, _, var proposal) -> {
                var merged = proposal.flatMap(both -> Merge.of(handed, both, draft.get()));
                if (merged.isPresent()) {
                    take(theirs, merged.get());
                } else {
                    mark.set(new Conflict(theirs));
                    if (more) {
                        plan(PAUSE);
                    }
                }
            }
        }
    }

    /** Somebody else's version, and both in one on top of it. */
    private void take(Kept theirs, Content both) {
        seen = theirs;
        draft.set(both);
        mark.set(isDirty() ? new Unsaved() : new Clean(theirs.by(), true));
        if (isDirty()) {
            plan(PAUSE);
        }
    }

    /** The store has a newer version, perhaps of another window. */
    void arrived(Kept kept) {
        if (kept.version() <= seen.version() || underWay) {
            return;
        }
        if (mark.get() instanceof Conflict) {
            mark.set(new Conflict(kept));
            return;
        }
        Merge.of(seen.content(), kept.content(), draft.get())
                .ifPresentOrElse(
                        both -> take(kept, both),
                        () -> {
                            mark.set(new Conflict(kept));
                            plan(PAUSE);
                        });
    }

    // Settling a conflict

    void keepMine() {
        settle(theirs -> draft.get());
    }

    void takeTheirs() {
        settle(Kept::content);
    }

    /** Theirs, then mine; of what is no text mine. */
    void keepBoth() {
        settle(theirs ->
                theirs.content() instanceof Content.Words(var text)
                        ? new Content.Words(text.stripTrailing() + "\n\n" + words())
                        : draft.get());
    }

    private void settle(java.util.function.Function<Kept, Content> choose) {
        if (mark.get() instanceof Conflict(var theirs)) {
            seen = theirs;
            draft.set(choose.apply(theirs));
            mark.set(isDirty() ? new Unsaved() : new Clean(theirs.by(), false));
            if (isDirty()) {
                flush();
            } else {
                saver.forgetAside(section());
            }
        }
    }

    /** What is to be saved should this window close now. */
    Optional<Pending> pending() {
        return isDirty() && !(mark.get() instanceof Conflict)
                ? Optional.of(new Pending(seen, draft.get()))
                : Optional.empty();
    }

    record Pending(Kept seen, Content content) {}
}
