package org.tocsin.ui.playbook;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.tocsin.domain.check.CheckId;
import org.tocsin.engine.Desk;
import org.tocsin.engine.TemplateProofs;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.Notes;
import org.tocsin.ui.kit.PlaceView;
import org.tocsin.ui.kit.Threads;
import org.tocsin.ui.kit.Views;

/** The Playbook place. Watches the files from its start on; drawn on the first visit. */
public final class PlaybookPane implements AutoCloseable {
    private static final String GROUP = "Playbook";

    private final PlaybookViewModel model;
    private final CheckViewModel check;
    private final TemplateViewModel templates;
    private final Links links;
    private Optional<PlaceView> view = Optional.empty();

    /**
     * What surrounds it.
     *
     * @param zone the team's
     */
    public record Around(Threads threads, ObservableValue<Instant> now, ZoneId zone, Notes notes) {}

    /**
     * Where it leads.
     *
     * @param check the panel of one in Checks
     * @param incidents the board of incidents
     * @param open how many incidents are open
     */
    public record Links(Consumer<CheckId> check, Runnable incidents, LongSupplier open) {}

    /** Made on the FX thread. */
    public PlaybookPane(
            Desk desk, Rulebook rulebook, TemplateProofs proofs, Around around, Links links) {
        this.links = links;
        model = new PlaybookViewModel(desk.playbook(), rulebook, around);
        check = new CheckViewModel(desk, around);
        templates = new TemplateViewModel(model, proofs, around);
    }

    /** Begins to read and to watch the files. */
    public void start() {
        model.start();
    }

    /** How many problems the files have. */
    public ReadOnlyIntegerProperty badge() {
        return model.badge();
    }

    public PlaceView view() {
        return view.orElseGet(() -> {
            var made = draw();
            view = Optional.of(made);
            return made;
        });
    }

    private PlaceView draw() {
        var detail = new DetailView(model, check, templates, links);
        var controller =
                new PlaybookController(model, detail, new TemplateEditor(templates), links);
        Parent root = Views.load("playbook/playbook", PlaybookController.class, controller);
        return PlaceView.of(root)
                .withActions(
                        List.of(
                                Action.of(
                                                "playbook.search",
                                                "Search the rules",
                                                GROUP,
                                                controller::focusSearch)
                                        .withKeys("/"),
                                Action.of(
                                        "playbook.problems",
                                        "Show the playbook's problems",
                                        GROUP,
                                        () -> model.tab().set(new Tab.Problems())),
                                Action.of(
                                        "playbook.changes",
                                        "Show what changed in the playbook",
                                        GROUP,
                                        () -> model.tab().set(new Tab.Changes()))))
                .onItem(item -> item.flatMap(model::row).ifPresent(controller::open));
    }

    @Override
    public void close() {
        model.close();
        check.close();
    }
}
