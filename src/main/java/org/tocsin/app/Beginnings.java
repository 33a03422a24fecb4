package org.tocsin.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tocsin.cli.Refused;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.playbook.PlaybookReader;
import org.tocsin.playbook.ShippedPlaybooks;
import org.tocsin.ui.start.Workspaces;

/** What the start page can begin with. */
record Beginnings(Library library, Consumer<Library.Opened> show) implements Workspaces {
    @Override
    public List<Recent> recents() {
        return library.recents().list().recents().stream()
                .map(recent ->
                        new Recent(
                                recent.name(),
                                recent.folder(),
                                recent.lastOpened(),
                                !Files.isDirectory(recent.folder())))
                .toList();
    }

    @Override
    public void forget(Path folder) {
        library.recents().forget(folder);
    }

    @Override
    public List<Shipped> playbooks() {
        return ShippedPlaybooks.names().stream()
                .flatMap(name -> ShippedPlaybooks.read(name).stream())
                .map(PlaybookReader.Reading::playbook)
                .flatMap(Optional::stream)
                .map(Playbook::header)
                .map(header -> new Shipped(header.name(), header.title(), header.description()))
                .toList();
    }

    @Override
    public Outcome open(Path folder, Consumer<String> progress) {
        return attempt(() -> library.open(folder));
    }

    @Override
    public Outcome create(String playbook, Path folder, Path data, Consumer<String> progress) {
        return attempt(() -> library.create(playbook, folder, data));
    }

    @Override
    public Outcome openSample(Consumer<String> progress) {
        return attempt(() -> library.sample(Optional.empty(), progress));
    }

    private Outcome attempt(Supplier<Library.Opened> opening) {
        try {
            var opened = opening.get();
            return new Outcome.Opened(() -> show.accept(opened));
        } catch (Refused reason) {
            return new Outcome.Refused(Console.trouble(reason));
        }
    }
}
