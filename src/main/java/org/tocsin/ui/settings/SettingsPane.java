package org.tocsin.ui.settings;

import java.time.Instant;
import java.util.function.Supplier;
import org.tocsin.ui.kit.Look;
import org.tocsin.ui.kit.Notes;
import org.tocsin.ui.kit.PlaceView;
import org.tocsin.ui.kit.Threads;
import org.tocsin.ui.kit.Views;

/** Public face of the feature. */
public final class SettingsPane {
    private final PlaceView view;

    /**
     * What it shows.
     *
     * @param workspace asked on every visit; may block
     * @param sources of the playbook in force
     * @param channels of the workspace
     */
    public record Facts(
            Supplier<WorkspaceFacts> workspace, Sources sources, ChannelDesk channels) {}

    /**
     * @param now the time that the ages of answers are told from
     */
    public SettingsPane(
            Look look, Facts facts, Notes notes, Threads threads, Supplier<Instant> now) {
        var model =
                new SettingsViewModel(look, facts.workspace(), threads.background(), threads.ui());
        var sources = new SourcesViewModel(facts.sources(), threads.background(), threads.ui());
        var channels = new ChannelsViewModel(facts.channels(), threads.background(), threads.ui());
        var lists =
                new SettingsController.Lists(
                        new SourceList(sources, now), new ChannelList(channels));
        var root =
                Views.load(
                        "settings/settings",
                        SettingsController.class,
                        new SettingsController(model, lists, notes));
        view =
                PlaceView.of(root)
                        .onItem(_ -> {
                            model.refresh();
                            sources.refresh();
                            channels.refresh();
                        });
    }

    public PlaceView view() {
        return view;
    }
}
