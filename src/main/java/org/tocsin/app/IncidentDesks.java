package org.tocsin.app;

import java.nio.file.Path;
import java.util.Optional;
import org.tocsin.cli.IncidentCommand;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.store.Store;

/** Opens the incidents of a workspace for one command. */
record IncidentDesks(Wiring wiring) implements IncidentCommand.Desks {
    @Override
    public IncidentCommand.Open open(Optional<Path> folder) {
        var workspace = Site.open(folder.orElse(wiring.folders().workspace()));
        var playbook = Site.of(workspace).playbook();
        var store = Wiring.open(workspace);
        try {
            return new Opened(store, wiring.incidents(store, playbook), playbook);
        } catch (RuntimeException failed) {
            store.close();
            throw failed;
        }
    }

    private record Opened(Store store, IncidentDesk desk, Playbook playbook)
            implements IncidentCommand.Open {
        @Override
        public void close() {
            store.close();
        }
    }
}
