package org.tocsin.ui.notices;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.value.ObservableValue;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.engine.NoticeDesk;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.PlaceView;
import org.tocsin.ui.kit.Threads;

/** The Notices place. Follows the outbox from its making on; drawn on the first visit. */
public final class NoticesPane implements AutoCloseable {
    private static final String GROUP = "Notices";

    private final OutboxViewModel outbox;
    private final QuietViewModel quiet;
    private final Consumer<UUID> incident;

    /** Where what is shown comes from. */
    public record Engine(NoticeDesk notices, IncidentDesk incidents, Quiet quiet) {}

    /**
     * @param now the one ticker's time, by which relative times move
     * @param zone the team's
     * @param incident opens the room of one
     */
    public NoticesPane(
            Engine engine,
            Threads threads,
            ObservableValue<Instant> now,
            ZoneId zone,
            Consumer<UUID> incident) {
        this.outbox = new OutboxViewModel(engine, threads, now, zone);
        this.quiet = new QuietViewModel(engine.quiet(), threads, now, zone);
        this.incident = incident;
    }

    /** How many notices were given up. */
    public ReadOnlyIntegerProperty badge() {
        return outbox.dead();
    }

    /** For the status bar. */
    public ObservableValue<NoticeDesk.Status> status() {
        return outbox.status();
    }

    public PlaceView view() {
        var pages = new NoticesPages(outbox, quiet, incident);
        return PlaceView.of(pages.root())
                .withActions(
                        List.of(
                                Action.of(
                                        "notices.retry-all",
                                        "Try all given-up notices again",
                                        GROUP,
                                        outbox::retryAll),
                                Action.of(
                                        "notices.silences",
                                        "Show the silences",
                                        GROUP,
                                        () -> pages.go(NoticesPages.SILENCES)),
                                Action.of(
                                        "notices.figures",
                                        "Show how the monitor itself does",
                                        GROUP,
                                        () -> pages.go(NoticesPages.FIGURES))))
                .onItem(_ -> pages.refresh());
    }

    @Override
    public void close() {
        outbox.close();
    }
}
