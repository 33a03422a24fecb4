package org.tocsin.ui.playbook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.playbook.Playbook;

/** How the files stand to the rules in force. */
sealed interface Phase {
    /** They have not been read yet. */
    record Reading() implements Phase {}

    /** They say what is in force. */
    record Same() implements Phase {}

    /** They have errors: what was in force stays so. */
    record Faulty(int errors) implements Phase {}

    /**
     * They say something else, which comes into force by itself.
     *
     * @param at when; empty while a person holds it back
     */
    record Coming(Playbook next, List<RuleChange> changes, Optional<Instant> at) implements Phase {
        public Coming {
            changes = List.copyOf(changes);
        }
    }

    /** They are being put in force. */
    record Taking(Playbook next) implements Phase {}
}
