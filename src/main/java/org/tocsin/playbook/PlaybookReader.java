package org.tocsin.playbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;
import org.tocsin.domain.drill.Scenario;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.Runbook;
import org.tocsin.domain.playbook.Written;

/**
 * Reads a playbook: a folder with YAML files, whose sections are merged in the order of their
 * names, Markdown runbooks under {@code runbooks/} and scenarios of drills under {@code drills/}
 * (P-1, P-2, M-8). Never throws over what it finds there.
 */
public final class PlaybookReader {
    /**
     * What was found.
     *
     * @param playbook empty when there is any error
     * @param problems all of them, by file, line and column
     * @param written where its rules stand, as far as the files can be parsed
     * @param drills the scenarios that are sound, in the order of their files; a fault in one of
     *     them keeps no rule from being in force
     */
    public record Reading(
            Optional<Playbook> playbook,
            List<Problem> problems,
            Written written,
            List<Scenario> drills) {
        public Reading {
            problems = List.copyOf(problems);
            drills = List.copyOf(drills);
        }
    }

    private record Yaml(String file, Node root) {}

    private PlaybookReader() {}

    public static Reading read(Path folder) {
        return read(folder, Optional.empty());
    }

    /** Reads it and holds it against the 12 months to come as well. */
    public static Reading lint(Path folder, Outlook outlook) {
        return read(folder, Optional.of(outlook));
    }

    private static Reading read(Path folder, Optional<Outlook> outlook) {
        var problems = new Problems();
        var place = Place.startOf(folder.toString());
        if (!Files.isDirectory(folder)) {
            problems.error(
                    place,
                    Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
                            ? "this is not a folder; a playbook is a folder with YAML files"
                            : "there is no such folder; a playbook is a folder with YAML files");
            return new Reading(Optional.empty(), problems.sorted(), Written.NOWHERE, List.of());
        }
        var files = new ArrayList<PlaybookFile>();
        for (var path : paths(folder, problems)) {
            String name = folder.relativize(path).toString().replace('\\', '/');
            try {
                files.add(new PlaybookFile(name, Files.readAllBytes(path)));
            } catch (IOException e) {
                problems.error(
                        Place.startOf(name), "the file cannot be read: " + DiskFault.words(e));
            }
        }
        return read(place, files, problems, outlook);
    }

    /**
     * @param folder what to blame when there is nothing to read
     */
    static Reading read(
            Place folder, List<PlaybookFile> all, Problems problems, Optional<Outlook> outlook) {
        var files = all.stream().filter(file -> !file.isDrill()).toList();
        var declared = new Declared(problems);
        var yaml = new ArrayList<Yaml>();
        var runbooks = new ArrayList<RunbookText>();
        for (var file : files) {
            var text = file.text(problems);
            if (file.isRunbook()) {
                text.flatMap(t -> RunbookText.split(file.name(), t, problems))
                        .ifPresentOrElse(
                                runbooks::add, () -> declared.readUnparsed(file.roughText()));
            } else {
                text.flatMap(t -> YamlText.parse(file.name(), t, problems))
                        .ifPresentOrElse(
                                root -> yaml.add(new Yaml(file.name(), root)),
                                () -> declared.readUnparsed(file.roughText()));
            }
        }
        if (files.stream().allMatch(PlaybookFile::isRunbook) && !problems.anyError()) {
            problems.error(folder, "there is no *.yaml file here; a playbook has at least one");
        }
        yaml.forEach(each -> declared.read(each.file(), each.root()));
        runbooks.forEach(each -> each.declare(declared));

        var parts =
                yaml.stream()
                        .map(each ->
                                PlaybookShape.FILE.fields(
                                        each.root(), new Context(each.file(), declared, problems)))
                        .toList();
        var texts = new ArrayList<Runbook>();
        runbooks.forEach(each -> each.decode(declared, problems).ifPresent(texts::add));
        var merged = new Merge(parts, texts, declared, problems, outlook);
        boolean complete = parts.size() == files.stream().filter(f -> !f.isRunbook()).count();
        var playbook = merged.playbook(complete);
        var spots = new Spots();
        yaml.forEach(each -> spots.read(each.file(), each.root()));
        runbooks.forEach(spots::read);
        var sound = problems.anyError() ? Optional.<Playbook>empty() : playbook;
        var drills = new Drills(declared);
        sound.ifPresent(rules ->
                all.stream().filter(PlaybookFile::isDrill).forEach(f -> drills.read(f, rules)));
        return new Reading(
                sound,
                Stream.concat(problems.sorted().stream(), drills.problems().stream()).toList(),
                spots.written(),
                drills.scenarios());
    }

    private static List<Path> paths(Path folder, Problems problems) {
        var found = new ArrayList<>(children(folder, problems, ".yaml", ".yml"));
        var runbooks = folder.resolve("runbooks");
        if (Files.isDirectory(runbooks)) {
            found.addAll(children(runbooks, problems, ".md"));
        }
        var drills = folder.resolve("drills");
        if (Files.isDirectory(drills)) {
            found.addAll(children(drills, problems, ".yaml", ".yml"));
        }
        return found;
    }

    private static List<Path> children(Path folder, Problems problems, String... endings) {
        try (var paths = Files.list(folder)) {
            return paths.filter(path -> Files.isRegularFile(path))
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .filter(path -> Stream.of(endings).anyMatch(path.toString()::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            problems.error(
                    Place.startOf(folder.toString()),
                    "the folder cannot be listed: " + DiskFault.words(e));
            return List.of();
        }
    }
}
