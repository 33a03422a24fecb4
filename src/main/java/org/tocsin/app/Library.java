package org.tocsin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tocsin.cli.Refused;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.engine.LiveDesk;
import org.tocsin.playbook.PlaybookReader;
import org.tocsin.playbook.ShippedPlaybooks;
import org.tocsin.workspace.Binding;
import org.tocsin.workspace.Opening;
import org.tocsin.workspace.PlaybookChoice;
import org.tocsin.workspace.Recents;
import org.tocsin.workspace.Workspace;
import org.tocsin.workspace.sample.SampleWorkspace;

/** Finds, makes and opens workspaces; what cannot be done is a {@link Refused} in words. */
final class Library {
    private static final String DOCUMENT_002 = "puffy";

    private final Wiring wiring;
    private final Recents recents;

    Library(Wiring wiring) {
        this.wiring = wiring;
        this.recents = new Recents(wiring.folders().recents());
    }

    /**
     * A workspace with its engine, which is not started yet.
     *
     * @param before the rules that it went by until now, if it was open with others
     */
    record Opened(Workspace workspace, LiveDesk desk, Optional<Playbook> before) {
        Opened(Workspace workspace, LiveDesk desk) {
            this(workspace, desk, Optional.empty());
        }
    }

    Recents recents() {
        return recents;
    }

    /** The workspace of a user who named none. */
    Path home() {
        return wiring.folders().workspace();
    }

    /** The one that was open last, if it is still there. */
    Optional<Path> last() {
        return recents.list().recents().stream()
                .map(recent -> recent.folder())
                .filter(Files::isDirectory)
                .findFirst();
    }

    Opened open(Path folder) {
        return open(Site.open(folder));
    }

    private Opened open(Workspace workspace) {
        topUp(workspace);
        var desk = wiring.desk(workspace);
        wiring.connect(desk, workspace);
        var opened = new Opened(workspace, desk);
        recents.opened(workspace, wiring.clock().instant());
        return opened;
    }

    /**
     * Opens a workspace once more, by other rules.
     *
     * @param next rules that have been read already, else those that its files say
     */
    Opened reopen(Workspace workspace, Optional<Playbook> next, Playbook before) {
        var site = next.map(read -> Site.of(workspace, read)).orElseGet(() -> Site.of(workspace));
        var desk = wiring.desk(workspace, site);
        wiring.connect(desk, workspace);
        return new Opened(workspace, desk, Optional.of(before));
    }

    /** When it is now, for what looks ahead. */
    InstantSource clock() {
        return wiring.clock();
    }

    /** A sample that is opened on a later day gets the days in between. */
    private void topUp(Workspace workspace) {
        try {
            SampleWorkspace.topUp(workspace, today());
        } catch (IOException full) {
            throw new Refused(
                    "%s: the sample's new days could not be written: %s; free some space or open another workspace"
                            .formatted(workspace.folder(), full.getMessage()));
        }
    }

    /** Opens the sample, making it first where it is not there. */
    Opened sample(Optional<Path> chosen, Consumer<String> progress) {
        var folder = chosen.orElseGet(this::sampleFolder);
        if (Workspace.open(folder) instanceof Opening.Opened(var there)) {
            return open(there);
        }
        progress.accept("Writing 14 days of an invented shop");
        return switch (SampleWorkspace.create(folder, today(), Library::copyPlaybook)) {
            case Opening.Opened(var made) -> open(made);
            case Opening.Refused(var reason) -> throw new Refused(reason.toString());
        };
    }

    /** The user's own folder as long as nothing else is there, else one beside it. */
    private Path sampleFolder() {
        var home = home();
        boolean taken =
                Workspace.open(home) instanceof Opening.Opened(var there)
                        && !SampleWorkspace.isSample(there);
        return taken ? home.resolveSibling(home.getFileName() + "-sample") : home;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(wiring.clock().instant(), ZoneOffset.UTC);
    }

    private static void copyPlaybook(Path folder) throws IOException {
        if (ShippedPlaybooks.copy(DOCUMENT_002, folder)
                instanceof ShippedPlaybooks.Copy.Refused(var reason)) {
            throw new IOException(reason);
        }
    }

    /** Makes a workspace that goes by a shipped playbook and reads all its folders from one. */
    Opened create(String playbook, Path folder, Path data) {
        return open(made(playbook, folder, data));
    }

    /** As {@link #create}, without opening it. */
    static Workspace made(String playbook, Path folder, Path data) {
        var bindings = new LinkedHashMap<SourceId, Binding>();
        ShippedPlaybooks.read(playbook)
                .flatMap(PlaybookReader.Reading::playbook)
                .orElseThrow(() -> new Refused(ShippedPlaybooks.unknown(playbook)))
                .inputs()
                .sources()
                .forEach(source -> {
                    switch (source) {
                        case SourceSpec.Folder _ ->
                                bindings.put(
                                        source.id(),
                                        new Binding.Folder(data.toAbsolutePath().toString()));
                        case SourceSpec.Jdbc _, SourceSpec.Http _ -> {}
                    }
                });
        var name = Optional.ofNullable(folder.getFileName()).map(Path::toString).orElse(playbook);
        return switch (Workspace.create(
                folder, name, new PlaybookChoice.Shipped(playbook), Map.copyOf(bindings))) {
            case Opening.Opened(var made) -> made;
            case Opening.Refused(var reason) -> throw new Refused(reason.toString());
        };
    }
}
