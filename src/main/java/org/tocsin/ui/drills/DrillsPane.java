package org.tocsin.ui.drills;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.Notes;
import org.tocsin.ui.kit.PlaceView;
import org.tocsin.ui.kit.Threads;
import org.tocsin.ui.kit.Views;

/** The Drills place. */
public final class DrillsPane {
    public static final String ID = "drills";

    private final DrillsViewModel model;

    /**
     * @param zone the team's
     */
    public DrillsPane(DrillHall hall, Threads threads, Notes notes, ZoneId zone) {
        model = new DrillsViewModel(hall, threads, notes, zone);
    }

    /** Its item is the id of an incident that is to be drilled again. */
    public PlaceView view() {
        var root = Views.load("drills/drills", DrillsController.class, new DrillsController(model));
        return PlaceView.of(root)
                .withActions(
                        List.of(
                                Action.of(
                                        "drills.hold",
                                        "Start the chosen drill",
                                        "Drills",
                                        model::hold)))
                .onItem(item -> model.refresh(item.flatMap(DrillsPane::id)));
    }

    private static Optional<UUID> id(String item) {
        return Optional.of(UUID.fromString(item));
    }
}
