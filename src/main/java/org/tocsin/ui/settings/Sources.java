package org.tocsin.ui.settings;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the settings show of the playbook's sources. What blocks, blocks off the FX thread. */
public interface Sources {

    /** In the playbook's order, each as it stands now. Blocks. */
    List<Source> all();

    /** Asks a source whether it is there; an interrupt gives up. Blocks. */
    Tested test(String id) throws InterruptedException;

    /**
     * @param kind such as {@code Folder of files}
     * @param address without any secret
     */
    record Source(String id, String kind, String address, Terms terms, Standing standing) {}

    /**
     * @param limits how hard it may be asked, in words
     * @param secret where its secret is kept, in words; empty when it needs none
     */
    record Terms(String limits, Optional<String> secret) {}

    /**
     * @param state how it stands by the newest runs of its checks
     * @param at when that was seen
     * @param message what it said when it was down
     */
    record Standing(State state, Optional<Instant> at, String message) {}

    enum State {
        UP,
        DOWN,
        NEVER_ASKED
    }

    record Tested(boolean answered, String message, Duration took) {}
}
