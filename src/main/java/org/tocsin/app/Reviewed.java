package org.tocsin.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.tocsin.cli.Refused;
import org.tocsin.cli.ReviewDesks;
import org.tocsin.store.StoreException;

/** Opens the reviews of a workspace for one command. */
record Reviewed(Wiring wiring) implements ReviewDesks {
    @Override
    public <T> T with(Optional<Path> named, Function<Open, T> work) {
        var workspace = Site.open(named.orElse(wiring.folders().workspace()));
        var playbook = Site.of(workspace).playbook();
        try (var store = Wiring.open(workspace)) {
            var incidents = wiring.incidents(store, playbook);
            return work.apply(new Open(wiring.reviews(incidents, store, playbook), incidents));
        } catch (StoreException fault) {
            throw new Refused("reviews were not read or changed: " + fault.getMessage());
        }
    }
}
