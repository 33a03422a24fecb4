package org.tocsin.app;

import java.nio.file.Path;
import java.util.Optional;
import org.tocsin.cli.DeploymentCommand;
import org.tocsin.cli.ScheduleCommand;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.engine.DeploymentDesk;
import org.tocsin.engine.LiveDesk;
import org.tocsin.engine.ScheduleDesk;
import org.tocsin.store.Lease;
import org.tocsin.store.Store;

/**
 * Opens the schedule of a workspace and what is deployed into it, for one command, which takes no
 * part in leading it.
 */
record WorkDesks(Wiring wiring) {
    Open open(Optional<Path> folder) {
        var workspace = Site.open(folder.orElse(wiring.folders().workspace()));
        var site = Site.of(workspace);
        var store = Wiring.open(workspace);
        return new Open(store, wiring.desk(site, store), wiring);
    }

    record Open(Store store, LiveDesk desk, Wiring wiring)
            implements ScheduleCommand.Desks, DeploymentCommand.Desks {
        @Override
        public DeploymentDesk deployments() {
            return desk.deployments();
        }

        @Override
        public ScheduleDesk schedule() {
            return desk.schedule();
        }

        @Override
        public Playbook playbook() {
            return desk.playbook();
        }

        @Override
        public Optional<String> leader() {
            return store.lease()
                    .holder()
                    .filter(held -> !held.lapsed(wiring.clock().instant()))
                    .map(Lease.Held::holder);
        }

        @Override
        public void close() {
            desk.close();
        }
    }
}
