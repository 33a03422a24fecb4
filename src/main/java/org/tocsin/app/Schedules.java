package org.tocsin.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.tocsin.cli.ScheduleCommand;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.engine.LiveDesk;
import org.tocsin.engine.ScheduleDesk;
import org.tocsin.store.Lease;
import org.tocsin.store.Store;

/** Opens the schedule of a workspace for one command, which takes no part in leading it. */
record Schedules(Wiring wiring) implements Function<Optional<Path>, ScheduleCommand.Desks> {
    @Override
    public ScheduleCommand.Desks apply(Optional<Path> folder) {
        var workspace = Site.open(folder.orElse(wiring.folders().workspace()));
        var site = Site.of(workspace);
        var store = Wiring.open(workspace);
        return new Open(store, wiring.desk(site, store), wiring);
    }

    private record Open(Store store, LiveDesk desk, Wiring wiring)
            implements ScheduleCommand.Desks {
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
