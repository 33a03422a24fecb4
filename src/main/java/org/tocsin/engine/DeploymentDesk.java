package org.tocsin.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.deployment.ChangeKind;
import org.tocsin.domain.deployment.Deployment;
import org.tocsin.domain.deployment.Figure;

/**
 * The deployments of a workspace: planned, checked off, watched, judged. Everything reads or
 * writes the store and belongs off the FX thread, but for {@link #kinds}, {@link #name} and {@link
 * #listen}.
 */
public interface DeploymentDesk {
    /** What may be deployed: what the playbook names, and anything else without a checklist. */
    List<ChangeKind> kinds();

    /** Ids of the data sets that a deployment may concern. */
    List<String> dataSets();

    /** A check, as people call it. */
    String name(CheckId check);

    /** The newest first. */
    List<Deployment> all();

    /**
     * How the checks of one stood before and stand now, in the playbook's order; once it is decided
     * on, how they stood then.
     */
    List<Beside> figures(Deployment deployment);

    /**
     * @param dataSets whose checks are watched besides those that the kind names
     */
    Reply plan(String kind, String title, String what, Set<String> dataSets);

    Reply tick(UUID deployment, String item, boolean done);

    /**
     * It goes out now, and is watched.
     *
     * @param waive why items of the checklist that are still open do not matter
     */
    Reply start(UUID deployment, Optional<String> waive);

    Reply good(UUID deployment, String note);

    /** Somebody has gone back; nothing is done by this but that it is kept. */
    Reply rolledBack(UUID deployment, String why);

    /** Is called on any thread whenever deployments may have changed, until closed. */
    Desk.Subscription listen(Runnable listener);

    /** A check before and after. */
    record Beside(Figure before, Figure after) {}

    sealed interface Reply {
        record Done(Deployment deployment) implements Reply {}

        /**
         * @param reason what is in the way and what to do, for people
         */
        record Refused(String reason) implements Reply {}
    }
}
