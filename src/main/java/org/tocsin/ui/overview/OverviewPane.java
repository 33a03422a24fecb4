package org.tocsin.ui.overview;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.engine.Desk;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.PlaceView;
import org.tocsin.ui.kit.Threads;
import org.tocsin.ui.kit.Views;

/** The Overview place: everything at one glance, and a way on from all of it. */
public final class OverviewPane implements AutoCloseable {
    private final OverviewViewModel model;
    private final OverviewController controller;
    private final Parent root;

    /**
     * What it reads.
     *
     * @param onCall answers at once; asked on the FX thread after every reading
     */
    public record Engine(Desk checks, IncidentDesk incidents, Supplier<List<OnCallNow>> onCall) {}

    /**
     * Where it leads.
     *
     * @param incident the room of one
     * @param dataSet the checks of one
     * @param alerts what there was in the hour that begins then
     */
    public record Links(
            Consumer<UUID> incident,
            Consumer<DataSetId> dataSet,
            Consumer<Instant> alerts,
            Runnable board,
            Runnable onCall) {}

    /**
     * Made on the FX thread.
     *
     * @param zone the team's
     */
    public OverviewPane(
            Engine engine,
            Threads threads,
            ObservableValue<Instant> now,
            ZoneId zone,
            Links links) {
        model = new OverviewViewModel(engine, threads, now, zone);
        controller = new OverviewController(model, links);
        root = Views.load("overview/overview", OverviewController.class, controller);
    }

    public PlaceView view() {
        return PlaceView.of(root)
                .withActions(
                        List.of(
                                Action.of(
                                                "overview.wall",
                                                "Wall board, or back to the window",
                                                "Overview",
                                                controller::toggleWall)
                                        .withKeys("F11"),
                                Action.of(
                                        "overview.refresh",
                                        "Read everything anew",
                                        "Overview",
                                        model::refresh)));
    }

    /** Reads everything anew, for when the playbook has changed. */
    public void refresh() {
        model.refresh();
    }

    @Override
    public void close() {
        controller.close();
        model.close();
    }
}
