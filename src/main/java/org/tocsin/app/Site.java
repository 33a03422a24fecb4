package org.tocsin.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tocsin.cli.MonitorCommand.Place;
import org.tocsin.cli.Refused;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.playbook.PlaybookReader;
import org.tocsin.playbook.Problem;
import org.tocsin.playbook.ShippedPlaybooks;
import org.tocsin.workspace.Bound;
import org.tocsin.workspace.Opening;
import org.tocsin.workspace.PlaybookChoice;
import org.tocsin.workspace.Workspace;

/**
 * The rules and where their data is.
 *
 * @param sources bound: folders are absolute
 * @param drivers the folder with JDBC drivers that were dropped in
 */
record Site(Playbook playbook, List<SourceSpec> sources, Path drivers) {
    private static final Pattern WORD = Pattern.compile("[\\w-]+");

    /** Finds what a command names; what it does not name is the workspace's. */
    static Site of(Place place, Path defaultWorkspace) {
        var folder = place.workspace().orElse(defaultWorkspace);
        if (place.playbook().isEmpty()) {
            var site = of(open(folder));
            return new Site(
                    site.playbook, rebase(site.sources, folder, place.data()), site.drivers);
        }
        String name = place.playbook().get();
        var playbook = playbook(name);
        var base = ShippedPlaybooks.names().contains(name) ? Path.of("") : Path.of(name);
        var sources = rebase(playbook.inputs().sources(), base, place.data());
        return new Site(playbook, sources, folder.resolve("drivers"));
    }

    static Site of(Workspace workspace) {
        return of(
                workspace,
                switch (workspace.playbook()) {
                    case PlaybookChoice.Shipped(var name) -> shipped(name);
                    case PlaybookChoice.Own _ -> read(workspace.playbookFolder().orElseThrow());
                });
    }

    /** With rules that have been read already. */
    static Site of(Workspace workspace, Playbook playbook) {
        return switch (workspace.bind(playbook.inputs().sources())) {
            case Bound.Sources(var sources) -> new Site(playbook, sources, workspace.drivers());
            case Bound.Refused(var reason) -> throw new Refused(reason.toString());
        };
    }

    /** A playbook by the name of a shipped one, or by its folder. */
    static Playbook playbook(String name) {
        return ShippedPlaybooks.names().contains(name) ? shipped(name) : read(folder(name));
    }

    static Workspace open(Path folder) {
        return switch (Workspace.open(folder)) {
            case Opening.Opened(var workspace) -> workspace;
            case Opening.Refused(var reason) -> throw new Refused(reason.toString());
        };
    }

    private static Playbook shipped(String name) {
        return whole(
                name,
                ShippedPlaybooks.read(name)
                        .orElseThrow(() -> new Refused(ShippedPlaybooks.unknown(name))));
    }

    /** A word that is no folder was meant as a name. */
    private static Path folder(String name) {
        if (WORD.matcher(name).matches() && !Files.isDirectory(Path.of(name))) {
            throw new Refused(name + " is no folder, and " + ShippedPlaybooks.unknown(name));
        }
        return Path.of(name);
    }

    private static Playbook read(Path folder) {
        return whole(folder.toString(), PlaybookReader.read(folder));
    }

    private static Playbook whole(String name, PlaybookReader.Reading reading) {
        return reading.playbook().orElseThrow(() -> new Refused(broken(name, reading.problems())));
    }

    private static String broken(String name, List<Problem> problems) {
        var errors =
                problems.stream()
                        .filter(problem -> problem.level() == Problem.Level.ERROR)
                        .toList();
        String first =
                errors.stream().map(Problem::toString).limit(1).collect(Collectors.joining());
        return errors.size() == 1
                ? "playbook %s has an error: %s".formatted(name, first)
                : "playbook %s has %d errors, the first: %s; tocsin playbook lint lists all"
                        .formatted(name, errors.size(), first);
    }

    /** Folder sources are looked for in the data folder when one is named, else from the base. */
    private static List<SourceSpec> rebase(
            List<SourceSpec> sources, Path base, Optional<Path> data) {
        return sources.stream().map(source -> rebase(source, base, data)).toList();
    }

    private static SourceSpec rebase(SourceSpec source, Path base, Optional<Path> data) {
        return switch (source) {
            case SourceSpec.Folder(var id, var path, var limits) ->
                    new SourceSpec.Folder(
                            id,
                            data.orElse(base.resolve(path)).toAbsolutePath().normalize().toString(),
                            limits);
            case SourceSpec.Jdbc database -> database;
            case SourceSpec.Http server -> server;
        };
    }
}
