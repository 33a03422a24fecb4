package org.tocsin.ui.oncall;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.tocsin.domain.oncall.Post;
import org.tocsin.engine.RotaDesk;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.PlaceView;
import org.tocsin.ui.kit.Views;

/** The On-call place. Built and used on the UI thread. */
public final class OnCallPane implements AutoCloseable {
    private static final String GROUP = "On-call";

    private final OnCallViewModel model;
    private final OnCallController controller;
    private final Parent root;
    private final ReadOnlyObjectWrapper<List<Holder>> holders =
            new ReadOnlyObjectWrapper<>(this, "nowOnCall", List.of());

    /**
     * @param background where shifts are worked out and the store is written, never the UI thread
     * @param ui runs what it is given on the UI thread, later
     */
    public record Threads(Executor background, Executor ui) {}

    /**
     * A post as it is held now, for the status bar and the overview.
     *
     * @param title of the post, such as "Primary"
     * @param people names of all who hold it; nobody in a gap
     * @param until the next handoff
     * @param why in words
     */
    public record Holder(Post post, String title, List<String> people, Instant until, String why) {
        public Holder {
            people = List.copyOf(people);
        }
    }

    /**
     * @param now the one ticker's time
     * @param zone the team's, in which the calendar is drawn
     */
    public OnCallPane(RotaDesk desk, Threads threads, ObservableValue<Instant> now, ZoneId zone) {
        model = new OnCallViewModel(desk, threads, now, zone);
        var shift = new ShiftController(model);
        var panel = Views.load("oncall/shift", ShiftController.class, shift);
        var transfer = new TransferController(model, new TransferViewModel(desk, threads, now));
        var calendars = Views.load("oncall/transfer", TransferController.class, transfer);
        controller = new OnCallController(model, panel, calendars);
        root = Views.load("oncall/oncall", OnCallController.class, controller);
        model.phase().addListener((_, _, _) -> publish());
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        publish();
    }

    public Parent root() {
        return root;
    }

    /** The place with its actions, whose keys the frame hears. */
    public PlaceView view() {
        return PlaceView.of(root).withActions(actions()).onItem(this::show);
    }

    /** Who is on call now, in the playbook's order. */
    public ReadOnlyObjectProperty<List<Holder>> nowOnCall() {
        return holders.getReadOnlyProperty();
    }

    /** Draws anew, for when the playbook has changed. */
    public void refresh() {
        model.refresh();
    }

    /** An item is a day, as in {@code 2026-12-24}; anything else leaves the calendar as it is. */
    private void show(Optional<String> item) {
        item.ifPresent(day -> {
            try {
                model.goTo(java.time.LocalDate.parse(day));
            } catch (java.time.format.DateTimeParseException _) {
                model.goToday();
            }
        });
    }

    private void publish() {
        holders.set(
                model.picture().stream()
                        .flatMap(picture ->
                                picture.cards().stream().map(card -> holder(picture, card)))
                        .toList());
    }

    private static Holder holder(Picture picture, Picture.Card card) {
        return new Holder(
                card.post(),
                card.title(),
                card.now().people().stream().map(picture.people()::name).toList(),
                card.now().when().to(),
                card.now().why());
    }

    private List<Action> actions() {
        return List.of(
                act("oncall.back", "Show earlier weeks", "[", () -> model.turn(-1)),
                act("oncall.on", "Show later weeks", "]", () -> model.turn(1)),
                act("oncall.today", "Show today", "t", model::goToday),
                act("oncall.month", "Show the month", "m", month()),
                act("oncall.timeline", "Show six weeks in a row", "w", timeline()),
                act("oncall.now", "Open the shift that runs now", "s", controller::openNow),
                act("oncall.close", "Close the panel", "", model::closePanel),
                act("oncall.export", "Export the calendar (.ics)", "", controller::showCalendars),
                act("oncall.import", "Import a calendar (.ics)", "", controller::showCalendars));
    }

    private static Action act(String id, String title, String keys, Runnable run) {
        return Action.of(id, title, GROUP, run).withKeys(keys);
    }

    private Runnable month() {
        return () -> model.mode(OnCallViewModel.Mode.MONTH);
    }

    private Runnable timeline() {
        return () -> model.mode(OnCallViewModel.Mode.TIMELINE);
    }

    /** Escape closes the panel wherever the focus is; all other keys are the frame's actions. */
    private void pressed(KeyEvent event) {
        boolean writing = event.getTarget() instanceof TextInputControl;
        if (event.getCode() == KeyCode.ESCAPE && model.opened().get().isPresent()) {
            if (writing) {
                root.requestFocus();
            } else {
                model.closePanel();
                controller.focusCalendar();
            }
            event.consume();
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
