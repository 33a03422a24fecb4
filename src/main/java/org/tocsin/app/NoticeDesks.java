package org.tocsin.app;

import java.nio.file.Path;
import java.util.Optional;
import org.tocsin.cli.NoticesCommand;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.engine.LiveNotices;
import org.tocsin.engine.NoticeDesk;
import org.tocsin.store.Store;

/** Opens the outbox of a workspace for one command. */
record NoticeDesks(Wiring wiring) implements NoticesCommand.Desks {
    @Override
    public NoticesCommand.Open open(Optional<Path> folder) {
        var workspace = Site.open(folder.orElse(wiring.folders().workspace()));
        var playbook = Site.of(workspace).playbook();
        var store = Wiring.open(workspace);
        try {
            var notices = new LiveNotices(store, wiring.clock());
            return new Opened(store, notices, wiring.incidents(store, playbook));
        } catch (RuntimeException failed) {
            store.close();
            throw failed;
        }
    }

    private record Opened(Store store, NoticeDesk notices, IncidentDesk incidents)
            implements NoticesCommand.Open {
        @Override
        public void close() {
            store.close();
        }
    }
}
