package org.tocsin.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.tocsin.cli.AdjustCommand;
import org.tocsin.cli.Refused;
import org.tocsin.engine.Adjusting;
import org.tocsin.store.StoreException;

/** The dated exceptions of a workspace for one command; a console may have it open meanwhile. */
record Exceptions(Wiring wiring) implements AdjustCommand.Desk {
    @Override
    public <T> T with(Optional<Path> named, Function<Adjusting, T> work) {
        var workspace = Site.open(named.orElse(wiring.folders().workspace()));
        var playbook = Site.of(workspace).playbook();
        try (var store = Wiring.open(workspace)) {
            return work.apply(wiring.adjusting(store, playbook));
        } catch (StoreException fault) {
            throw new Refused("the exceptions were not read or changed: " + fault.getMessage());
        }
    }
}
