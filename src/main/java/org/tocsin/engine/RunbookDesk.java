package org.tocsin.engine;

import java.util.UUID;

/**
 * Changes to runbooks that incidents ask for (M-7). Everything reads or writes files and the store
 * and belongs off the FX thread.
 */
public interface RunbookDesk {
    /** Where no runbook can be written. */
    RunbookDesk NONE =
            new RunbookDesk() {
                @Override
                public Proposed propose(UUID incident) {
                    return new Proposed.Nothing("runbooks cannot be changed from here");
                }

                @Override
                public Saved save(UUID incident, Draft draft, String addition) {
                    return new Saved.Refused("runbooks cannot be changed from here");
                }
            };

    /** What an incident would add to the runbook of its check or pipeline. */
    Proposed propose(UUID incident);

    /**
     * Writes an addition into the workspace's own playbook, copying a built-in one first, whole or
     * not at all, and says so on the incident's timeline.
     *
     * @param draft as it was proposed; refused when the file is another by now
     * @param addition in Markdown, as a person leaves it
     */
    Saved save(UUID incident, Draft draft, String addition);

    /**
     * @param file relative to the playbook's folder
     * @param text of the whole file
     * @param addition what is proposed, in Markdown
     * @param copied whether the playbook is built in and is copied into the workspace first
     */
    record Draft(String runbook, String file, String text, String addition, boolean copied) {}

    sealed interface Proposed {
        record Ready(Draft draft) implements Proposed {}

        /**
         * @param why and what to do, for people
         */
        record Nothing(String why) implements Proposed {}
    }

    sealed interface Saved {
        /**
         * @param words what was written where, for people
         * @param then called on the FX thread: lets a window go by the changed playbook
         */
        record Done(String words, Runnable then) implements Saved {}

        /**
         * @param reason nothing was written, and what to do
         */
        record Refused(String reason) implements Saved {}
    }
}
