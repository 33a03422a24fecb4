package org.tocsin.ui.settings;

import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.tocsin.ui.kit.Look;
import org.tocsin.ui.kit.Notes;
import org.tocsin.ui.kit.PlaceView;
import org.tocsin.ui.kit.Views;

/** Public face of the feature. */
public final class SettingsPane {
    private final PlaceView view;

    /**
     * @param facts asked on every visit; may block
     * @param work runs what may block
     * @param uiThread runs on the FX thread
     */
    public SettingsPane(
            Look look,
            Supplier<WorkspaceFacts> facts,
            Notes notes,
            Executor work,
            Executor uiThread) {
        var model = new SettingsViewModel(look, facts, work, uiThread);
        var root =
                Views.load(
                        "settings/settings",
                        SettingsController.class,
                        new SettingsController(model, notes));
        view = PlaceView.of(root).onItem(_ -> model.refresh());
    }

    public PlaceView view() {
        return view;
    }
}
