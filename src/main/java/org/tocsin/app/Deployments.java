package org.tocsin.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.tocsin.cli.DeploymentCommand;
import org.tocsin.engine.DeploymentDesk;
import org.tocsin.engine.LiveDesk;
import org.tocsin.store.Lease;
import org.tocsin.store.Store;

/** Opens the deployments of a workspace for one command, which takes no part in leading it. */
record Deployments(Wiring wiring) implements Function<Optional<Path>, DeploymentCommand.Desks> {
    @Override
    public DeploymentCommand.Desks apply(Optional<Path> folder) {
        var workspace = Site.open(folder.orElse(wiring.folders().workspace()));
        var site = Site.of(workspace);
        var store = Wiring.open(workspace);
        return new Open(store, wiring.desk(site, store), wiring);
    }

    private record Open(Store store, LiveDesk desk, Wiring wiring)
            implements DeploymentCommand.Desks {
        @Override
        public DeploymentDesk deployments() {
            return desk.deployments();
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
