package org.tocsin.ui.start;

import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.Executor;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.tocsin.ui.kit.Folders;
import org.tocsin.ui.kit.Trouble;
import org.tocsin.ui.kit.Views;

/** Public face of the feature: the page, filled when it is made. */
public final class StartPane {
    private final StartViewModel model;
    private final Parent root;

    /**
     * @param work runs what may block
     * @param uiThread runs on the FX thread
     * @param now for "last opened"
     */
    public StartPane(
            Workspaces workspaces,
            Folders folders,
            Executor work,
            Executor uiThread,
            ObservableValue<Instant> now) {
        model = new StartViewModel(workspaces, work, uiThread);
        var when = new When(now.getValue(), ZoneId.systemDefault());
        root =
                Views.load(
                        "start/start",
                        StartController.class,
                        new StartController(model, folders, when));
        model.refresh();
    }

    /** Says on the page why what was to be opened is not. */
    public void show(Trouble why) {
        model.tell(why);
    }

    public Parent root() {
        return root;
    }
}
