package org.tocsin.ui.trends;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.tocsin.domain.trend.Mark;
import org.tocsin.engine.TrendDesk;
import org.tocsin.ui.kit.Threads;

/** Reads what happened around what is on screen, more than is seen: a small step reads nothing. */
final class Marks {
    private static final Sight NOTHING = new Sight(0, 0);

    private final TrendDesk desk;
    private final Threads threads;
    private final Consumer<List<Mark>> onMarks;
    private Sight read = NOTHING;

    /**
     * @param onMarks told on the UI thread
     */
    Marks(TrendDesk desk, Threads threads, Consumer<List<Mark>> onMarks) {
        this.desk = desk;
        this.threads = threads;
        this.onMarks = onMarks;
    }

    /** Reads again if something is on screen that was not read. */
    void follow(Sight sight) {
        if (sight.from() < read.from() || sight.until() > read.until()) {
            read(sight);
        }
    }

    void read(Sight sight) {
        var wide = new Sight(sight.from() - sight.span(), sight.until() + sight.span());
        read = wide;
        threads.background().execute(() -> fetch(wide));
    }

    private void fetch(Sight wide) {
        List<Mark> found;
        try {
            found =
                    desk.marks(
                            Instant.ofEpochMilli(wide.from()), Instant.ofEpochMilli(wide.until()));
        } catch (RuntimeException fault) {
            // The charts stand without them, and the next look tries again.
            System.getLogger(Marks.class.getName())
                    .log(System.Logger.Level.WARNING, "reading marks", fault);
            threads.ui().execute(() -> read = NOTHING);
            return;
        }
        threads.ui()
                .execute(() -> {
                    if (wide.equals(read)) {
                        onMarks.accept(found);
                    }
                });
    }
}
