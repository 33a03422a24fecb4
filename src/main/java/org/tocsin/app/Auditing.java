package org.tocsin.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tocsin.cli.AuditCommand;
import org.tocsin.cli.Refused;
import org.tocsin.store.Audit;
import org.tocsin.store.StoreException;

/** Looks at the log of a workspace, which another process may have open. */
record Auditing(Wiring wiring) implements AuditCommand.Desk {
    @Override
    public Audit verify(Optional<Path> named) {
        var workspace = Site.open(named.orElse(wiring.folders().workspace()));
        // To open it would make an empty one, in which nothing is ever wrong.
        if (!Files.exists(workspace.store())) {
            throw new Refused(
                    "workspace %s has no store yet: nothing was ever recorded in it"
                            .formatted(workspace.folder()));
        }
        try (var store = Wiring.open(workspace)) {
            return store.log().verify();
        } catch (StoreException fault) {
            throw new Refused("the log was not verified: " + fault.getMessage());
        }
    }
}
