package org.tocsin.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import org.tocsin.cli.QuietDesks;
import org.tocsin.cli.Refused;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.engine.QuietDesk;
import org.tocsin.store.StoreException;

/** Opens the quiet of a workspace for one command. */
record Quiets(Wiring wiring) implements QuietDesks {
    @Override
    public <T> T with(Optional<Path> named, BiFunction<QuietDesk, IncidentDesk, T> work) {
        var workspace = Site.open(named.orElse(wiring.folders().workspace()));
        var playbook = Site.of(workspace).playbook();
        try (var store = Wiring.open(workspace)) {
            var incidents = wiring.incidents(store, playbook);
            return work.apply(wiring.quiet(incidents, store, playbook), incidents);
        } catch (StoreException fault) {
            throw new Refused("what is quiet was not read or changed: " + fault.getMessage());
        }
    }
}
