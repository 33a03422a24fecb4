package org.tocsin.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ObservableList;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;
import org.tocsin.ui.kit.Action;
import org.tocsin.ui.kit.Actions;
import org.tocsin.ui.kit.Density;
import org.tocsin.ui.kit.Look;
import org.tocsin.ui.kit.Navigator;
import org.tocsin.ui.kit.NoteBoard;
import org.tocsin.ui.kit.NotesView;
import org.tocsin.ui.kit.ThemeMode;
import org.tocsin.ui.kit.Views;

/** What a window with an open workspace shows: rail, header, the place, status bar, palette. */
public final class Frame implements Navigator {
    private static final String GO = "Go to";
    private static final String WINDOW = "Window";

    private final FrameViewModel model;
    private final PaletteViewModel palette;
    private final KeysSheet sheet;
    private final FrameController controller;
    private final Parent root;
    private final Look look;

    /**
     * Shows no place before it is told to {@link #begin}; {@code actions} gets the frame's own.
     * Call on the FX thread.
     */
    public Frame(Places places, Actions actions, Status status, NoteBoard notes, Look look) {
        this.look = look;
        model = new FrameViewModel(places, status, notes);
        palette = new PaletteViewModel(actions);
        sheet = new KeysSheet(actions);
        actions.add(own(places));
        controller = new FrameController(model, palette, actions, new NotesView(notes, look));
        root = Views.load("app/frame", FrameController.class, controller);
        controller.lay(
                (Pane)
                        Views.load(
                                "app/palette",
                                PaletteController.class,
                                new PaletteController(palette)));
        controller.lay(sheet);
        new Shortcuts(new KeyStrokes(actions), model::now).listenTo(root);
    }

    private List<Action> own(Places places) {
        var own = new ArrayList<Action>();
        for (var place : places.all()) {
            own.add(
                    Action.of("go." + place.id(), place.title(), GO, () -> go(place.id()))
                            .withKeys("g " + place.key()));
        }
        own.add(
                Action.of("window.back", "Back", GO, this::back)
                        .withKeys("Alt+Left")
                        .when(model.canGoBack()));
        own.add(
                Action.of("window.forward", "Forward", GO, this::forward)
                        .withKeys("Alt+Right")
                        .when(model.canGoForward()));
        own.add(
                Action.of("window.palette", "Find a command", WINDOW, () -> toggle(palette.open()))
                        .withKeys("Ctrl+K"));
        own.add(
                Action.of("window.keys", "Show the keys", WINDOW, () -> toggle(sheet.open()))
                        .withKeys("?"));
        own.add(
                Action.of("window.close", "Close, or go back", WINDOW, this::escape)
                        .withKeys("Esc"));
        own.add(
                Action.of("window.region", "Next part of the window", WINDOW, this::nextRegion)
                        .withKeys("F6"));
        own.add(theme("Use the light theme", ThemeMode.LIGHT));
        own.add(theme("Use the dark theme", ThemeMode.DARK));
        own.add(theme("Use the desktop's theme", ThemeMode.SYSTEM));
        own.add(density("Use compact rows", Density.COMPACT));
        own.add(density("Use normal rows", Density.NORMAL));
        return own;
    }

    private Action theme(String title, ThemeMode mode) {
        return Action.of("theme." + mode, title, WINDOW, () -> look.mode().set(mode))
                .when(look.mode().isNotEqualTo(mode));
    }

    private Action density(String title, Density density) {
        return Action.of("density." + density, title, WINDOW, () -> look.density().set(density))
                .when(look.density().isNotEqualTo(density));
    }

    private static void toggle(BooleanProperty open) {
        open.set(!open.get());
    }

    private void escape() {
        if (palette.open().get()) {
            palette.open().set(false);
        } else if (sheet.open().get()) {
            sheet.open().set(false);
        } else {
            model.up();
        }
    }

    private void nextRegion() {
        controller.regions().next();
    }

    public Parent root() {
        return root;
    }

    /** Whether something is being written somewhere in it, also in a place left for another. */
    boolean isWriting() {
        return controller.isWriting();
    }

    /** The count on a place's icon in the rail; 0 shows nothing. */
    public IntegerProperty badge(String place) {
        return model.badge(place);
    }

    @Override
    public void go(String place) {
        model.go(place);
    }

    @Override
    public void open(String place, String item, String title) {
        model.open(place, item, title);
    }

    @Override
    public void back() {
        model.back();
    }

    @Override
    public void forward() {
        model.forward();
    }

    /** The id of the place that is shown. */
    String place() {
        return model.here().get().place();
    }

    /** The id of the one thing that is shown of the place, if it is one. */
    Optional<String> item() {
        return model.here().get().item().map(Location.Item::id);
    }

    /** Whether one thing of a place is shown. */
    ObservableBooleanValue isIn(String place) {
        return Bindings.createBooleanBinding(
                () -> model.here().get().place().equals(place) && item().isPresent(), model.here());
    }

    /** Shows a remembered place, or the first one when that is gone. */
    void begin(String place) {
        if (model.places().find(place).isPresent()) {
            model.start(place);
        }
        controller.begin();
    }

    /** Ids of the actions used lately, newest first. */
    ObservableList<String> recent() {
        return palette.recent();
    }
}
