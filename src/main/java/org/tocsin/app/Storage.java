package org.tocsin.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tocsin.cli.ExportCommand;
import org.tocsin.cli.Refused;
import org.tocsin.cli.StoreCommand;
import org.tocsin.store.Copied;
import org.tocsin.store.Exported;
import org.tocsin.store.StoreException;
import org.tocsin.store.StoreFile;
import org.tocsin.workspace.Workspace;

/** The store of a workspace as a whole. */
record Storage(Wiring wiring) implements StoreCommand.Desk, ExportCommand.Desk {
    @Override
    public Copied backup(Optional<Path> named, Path file) {
        var workspace = recorded(named);
        try (var store = Wiring.open(workspace)) {
            return store.backup(file, wiring.clock().instant());
        } catch (StoreException fault) {
            throw new Refused("no backup was made: " + fault.getMessage());
        }
    }

    @Override
    public Exported export(Optional<Path> named, Path file) {
        var workspace = recorded(named);
        try (var store = Wiring.open(workspace)) {
            return store.export(file, wiring.clock().instant());
        } catch (StoreException fault) {
            throw new Refused("nothing was exported: " + fault.getMessage());
        }
    }

    /** To open it would make an empty one, of which a copy is worth nothing. */
    private Workspace recorded(Optional<Path> named) {
        var workspace = workspace(named);
        if (!Files.exists(workspace.store())) {
            throw new Refused(
                    "workspace %s has no store yet: nothing was ever recorded in it"
                            .formatted(workspace.folder()));
        }
        return workspace;
    }

    @Override
    public Copied restore(Optional<Path> named, Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Refused("there is no backup %s; name its file".formatted(file));
        }
        return new StoreFile(workspace(named).store()).restore(file, wiring.clock().instant());
    }

    @Override
    public Copied compact(Optional<Path> named) {
        return new StoreFile(workspace(named).store()).compact();
    }

    private Workspace workspace(Optional<Path> named) {
        return Site.open(named.orElse(wiring.folders().workspace()));
    }
}
