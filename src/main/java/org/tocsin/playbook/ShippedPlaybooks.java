package org.tocsin.playbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The playbooks that ship inside the product (P-1). An index names their files, so that nothing has
 * to be searched, in a jar or out of it.
 */
public final class ShippedPlaybooks {
    /** The schema that the first line of each shipped file points to. */
    static final String SCHEMA = "playbook.schema.json";

    /** The same for the scenarios of drills. */
    static final String DRILL_SCHEMA = "drill.schema.json";

    private static final String ROOT = "/playbooks/";

    /** What became of a copy. */
    public sealed interface Copy {
        /**
         * All is written.
         *
         * @param files what was written
         */
        record Done(List<Path> files) implements Copy {
            public Done {
                files = List.copyOf(files);
            }
        }

        /** Nothing that was there has been touched; the reason says what to do. */
        record Refused(String reason) implements Copy {}
    }

    private ShippedPlaybooks() {}

    /** In alphabetical order. */
    public static List<String> names() {
        return index().stream().map(ShippedPlaybooks::owner).distinct().sorted().toList();
    }

    /** Empty when no playbook of that name ships. */
    public static Optional<PlaybookReader.Reading> read(String name) {
        return read(name, Optional.empty());
    }

    /** The same, held against the 12 months to come as well. */
    public static Optional<PlaybookReader.Reading> lint(String name, Outlook outlook) {
        return read(name, Optional.of(outlook));
    }

    private static Optional<PlaybookReader.Reading> read(String name, Optional<Outlook> outlook) {
        var files =
                files(name).stream()
                        .map(path -> new PlaybookFile(within(name, path), content(path)))
                        .toList();
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        PlaybookReader.read(Place.startOf(name), files, new Problems(), outlook));
    }

    /** Writes a playbook's files and the schemas into a folder that is empty or not there yet. */
    public static Copy copy(String name, Path target) {
        var files = files(name);
        if (files.isEmpty()) {
            return new Copy.Refused(unknown(name));
        }
        try {
            if (Files.exists(target) && !isEmptyFolder(target)) {
                return new Copy.Refused(
                        target + " is not an empty folder; name one that is not there yet");
            }
            var written = new ArrayList<Path>();
            for (String path : files) {
                written.add(write(target.resolve(within(name, path)), content(path)));
            }
            for (String schema : List.of(SCHEMA, DRILL_SCHEMA)) {
                written.add(write(target.resolve(schema), content(schema)));
            }
            return new Copy.Done(written);
        } catch (IOException e) {
            return new Copy.Refused(
                    "%s cannot be written: %s; choose another folder"
                            .formatted(target, DiskFault.words(e)));
        }
    }

    /**
     * The text of a file of a playbook that ships.
     *
     * @param file relative to the playbook, with slashes
     */
    public static Optional<String> text(String name, String file) {
        return files(name).stream()
                .filter(path -> within(name, path).equals(file))
                .findFirst()
                .map(path -> new String(content(path), StandardCharsets.UTF_8));
    }

    /** What to say when no playbook of that name ships. */
    public static String unknown(String name) {
        return "there is no playbook \"%s\"%s".formatted(name, Scalars.known(name, names()));
    }

    private static boolean isEmptyFolder(Path target) throws IOException {
        if (!Files.isDirectory(target)) {
            return false;
        }
        try (var children = Files.list(target)) {
            return children.findAny().isEmpty();
        }
    }

    private static Path write(Path file, byte[] content) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return Files.write(file, content, StandardOpenOption.CREATE_NEW);
    }

    private static List<String> index() {
        return new String(content("index.txt"), StandardCharsets.UTF_8).lines().toList();
    }

    private static List<String> files(String name) {
        return index().stream().filter(path -> owner(path).equals(name)).sorted().toList();
    }

    private static String owner(String path) {
        return path.substring(0, path.indexOf('/'));
    }

    private static String within(String name, String path) {
        return path.substring(name.length() + 1);
    }

    private static byte[] content(String path) {
        try (var stream = ShippedPlaybooks.class.getResourceAsStream(ROOT + path)) {
            if (stream == null) {
                throw new NoSuchElementException("the product lacks its file " + ROOT + path);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
