package org.tocsin.domain.deployment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.tocsin.domain.check.CheckId;

/** What happened to a deployment. Names of events and of their parts are kept for ever. */
public sealed interface DeploymentEvent {
    /**
     * The first of every log. The checklist is frozen with it.
     *
     * @param what is deployed, in words; may be empty
     */
    record Planned(String title, ChangeKind kind, String what) implements DeploymentEvent {}

    record Ticked(String item, boolean done) implements DeploymentEvent {}

    /**
     * It is out, and watched from now on.
     *
     * @param watch with the checks that it comes to
     * @param until the first instant after the window
     * @param before how each of them stood
     * @param waived why items that are still open do not matter; empty when there are none
     */
    record Started(Watch watch, Instant until, List<Figure> before, String waived)
            implements DeploymentEvent {
        public Started {
            before = List.copyOf(before);
        }
    }

    /**
     * A watched check that was healthy before is in breach: going back is proposed, and left to a
     * person.
     *
     * @param why with the values before and after
     */
    record RollbackProposed(CheckId check, String why) implements DeploymentEvent {}

    /** An incident opened inside the window. */
    record IncidentSeen(UUID incident) implements DeploymentEvent {}

    /**
     * The window is over and it is not plain that all is well.
     *
     * @param why in words
     */
    record LeftOpen(String why, List<Figure> after) implements DeploymentEvent {
        public LeftOpen {
            after = List.copyOf(after);
        }
    }

    record FoundGood(String note, List<Figure> after) implements DeploymentEvent {
        public FoundGood {
            after = List.copyOf(after);
        }
    }

    record RolledBack(String note, List<Figure> after) implements DeploymentEvent {
        public RolledBack {
            after = List.copyOf(after);
        }
    }

    /**
     * An event as it is kept.
     *
     * @param by who did it
     * @param machine whether nobody did
     */
    record Kept(DeploymentEvent event, Instant at, String by, boolean machine) {}
}
