package org.tocsin.ui.playbook;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.Written;
import org.tocsin.ui.kit.Trouble;

/** The files that the rules in force come from. */
public interface Rulebook {
    /** Empty for a playbook that ships inside the program: it cannot be edited. */
    Optional<Path> folder();

    /** The rules that were in force until these were taken over; empty after a plain start. */
    Optional<Playbook> before();

    /** Reads the files as they are now. Blocks. */
    Reading read();

    /**
     * Watches the files until closed.
     *
     * @param changed called on any thread once they have changed and come to rest
     */
    AutoCloseable watch(Runnable changed);

    /** Whether taking rules over would now tear something out of a person's hands. FX thread. */
    boolean isInUse();

    /**
     * Puts rules in force: opens the workspace anew with them, behind the same window. FX thread;
     * returns at once.
     *
     * @param whenRefused told on the FX thread when the rules that are in force stay
     */
    void enforce(Playbook playbook, java.util.function.Consumer<Trouble> whenRefused);

    /** Where templates are written; empty for a playbook that cannot be edited. */
    Optional<TemplateDesk> templates();

    /** Opens a file in the system's editor. Blocks; the trouble says why it could not. */
    Optional<Trouble> edit(Path file);

    /**
     * Copies the shipped playbook into the workspace and lets it go by the copy. Blocks.
     *
     * @return what was copied, or why it was not
     */
    Copied copy();

    /**
     * @param playbook empty when there is any error
     * @param faults by file, line and column
     */
    record Reading(Optional<Playbook> playbook, Written written, List<Fault> faults) {
        public Reading {
            faults = List.copyOf(faults);
        }

        boolean hasErrors() {
            return playbook.isEmpty();
        }
    }

    /**
     * @param error whether the playbook cannot be used as long as it is there
     */
    record Fault(boolean error, Written.Spot at, String message) {
        /** {@code checks.yaml:12:5: error: …}, as editors jump to it. */
        @Override
        public String toString() {
            return "%s:%d:%d: %s: %s"
                    .formatted(
                            at.file(),
                            at.line(),
                            at.column(),
                            error ? "error" : "warning",
                            message);
        }
    }

    sealed interface Copied {
        /**
         * @param folder where it can now be edited
         * @param show called on the FX thread: opens the workspace with it
         */
        record Done(Path folder, Runnable show) implements Copied {}

        record Refused(Trouble trouble) implements Copied {}
    }
}
