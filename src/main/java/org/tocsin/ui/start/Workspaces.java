package org.tocsin.ui.start;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.tocsin.ui.kit.Trouble;

/**
 * What the start page needs of the rooms behind it. Every method may block and is called off the FX
 * thread; none throws for what can go wrong with files.
 */
public interface Workspaces {
    /** Newest first; at most as many as are worth showing. */
    List<Recent> recents();

    /** Takes a workspace off the list of recents; its files stay. */
    void forget(Path folder);

    /** The playbooks that come with the program, in the order to offer them. */
    List<Shipped> playbooks();

    /** Opens a workspace that exists. */
    Outcome open(Path folder, Consumer<String> progress);

    /**
     * Makes a workspace in a new or empty folder and opens it.
     *
     * @param playbook the {@link Shipped#name()} to start from
     * @param data the folder that the playbook's data sets are read from
     */
    Outcome create(String playbook, Path folder, Path data, Consumer<String> progress);

    /** Opens the sample workspace, which is generated the first time. */
    Outcome openSample(Consumer<String> progress);

    /**
     * @param missing whether the folder is no longer there
     */
    record Recent(String name, Path folder, Instant lastOpened, boolean missing) {}

    /**
     * @param name as {@link #create} takes it
     * @param description one or two sentences
     */
    record Shipped(String name, String title, String description) {}

    sealed interface Outcome {
        /**
         * @param show called on the FX thread: replaces the start page by the workspace
         */
        record Opened(Runnable show) implements Outcome {}

        record Refused(Trouble trouble) implements Outcome {}
    }
}
