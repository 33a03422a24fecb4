package org.tocsin.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;

/**
 * A folder that holds everything one team's console works with: {@code workspace.yaml}, the store
 * {@code tocsin.mv.db}, JDBC drivers in {@code drivers/}, and the user's own {@code playbook/} once
 * there is one.
 *
 * @param folder absolute
 */
public record Workspace(Path folder, WorkspaceFile file) {
    static final String FILE = "workspace.yaml";

    /** Marks a folder of ours whose creation has begun and not ended. */
    private static final String UNFINISHED = ".unfinished";

    /** What file browsers drop into folders by themselves; a folder with only these is empty. */
    private static final Set<String> LITTER = Set.of(".DS_Store", "Thumbs.db", "desktop.ini");

    public String name() {
        return file.name();
    }

    /** The rules it goes by. */
    public PlaybookChoice playbook() {
        return file.playbook();
    }

    /** Where the user's own rules are, unless the workspace goes by a shipped playbook. */
    public Optional<Path> playbookFolder() {
        return switch (file.playbook()) {
            case PlaybookChoice.Shipped _ -> Optional.empty();
            case PlaybookChoice.Own(var path) -> Optional.of(folder.resolve(path).normalize());
        };
    }

    /** The store's file; its JDBC address is this path without {@code .mv.db}. */
    public Path store() {
        return folder.resolve("tocsin.mv.db");
    }

    /** Where users put JDBC drivers; need not exist. */
    public Path drivers() {
        return folder.resolve("drivers");
    }

    /** The encrypted file of secrets; need not exist. */
    public Path secrets() {
        return folder.resolve("secrets.json");
    }

    /**
     * Opens an existing workspace.
     *
     * @param place its folder, or its {@code workspace.yaml}
     */
    public static Opening open(Path place) {
        Path named = place.toAbsolutePath().normalize();
        boolean isFile =
                named.endsWith(FILE) && Files.isRegularFile(named) && named.getParent() != null;
        Path folder = isFile ? named.resolveSibling("").normalize() : named;
        if (!Files.exists(folder)) {
            return Opening.refused(
                    "there is no such folder", folder, "create a workspace there or name another");
        }
        if (!Files.isDirectory(folder)) {
            return Opening.refused("this is not a folder", folder, "name a workspace's folder");
        }
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Opening.refused(
                    "the folder is no workspace, it has no " + FILE,
                    folder,
                    "name a workspace's folder, or create one in an empty folder");
        }
        return switch (WorkspaceFile.read(file)) {
            case WorkspaceFile.Reading.Good(var good) -> whole(new Workspace(folder, good));
            case WorkspaceFile.Reading.Bad(var reason) -> new Opening.Refused(reason);
        };
    }

    private static Opening whole(Workspace workspace) {
        var own = workspace.playbookFolder();
        if (own.isPresent() && !Files.isDirectory(own.get())) {
            return Opening.refused(
                    "the playbook folder %s is not there".formatted(own.get()),
                    workspace.path(),
                    "bring it back, or let 'playbook' name another folder or a shipped playbook");
        }
        return new Opening.Opened(workspace);
    }

    /**
     * Creates a workspace in a new or empty folder. A playbook folder that it names may still be
     * missing; it must be there when the workspace is opened.
     */
    public static Opening create(
            Path place, String name, PlaybookChoice playbook, Map<SourceId, Binding> bindings) {
        return create(
                place,
                new WorkspaceFile(name, playbook, bindings, Optional.empty()),
                Furnishing.NONE);
    }

    /**
     * Creates a workspace in a new or empty folder. When that is interrupted, the folder is no
     * workspace yet and the same call completes it.
     */
    public static Opening create(Path place, WorkspaceFile content, Furnishing furnishing) {
        Path folder = place.toAbsolutePath().normalize();
        Path file = folder.resolve(FILE);
        var refusal = unfit(folder).or(() -> content.fault(file));
        if (refusal.isPresent()) {
            return new Opening.Refused(refusal.get());
        }
        var workspace = new Workspace(folder, content);
        Path mark = folder.resolve(UNFINISHED);
        try {
            makeOwn(folder);
            AtomicFile.put(mark, new byte[0]);
            Files.createDirectories(workspace.drivers());
            furnishing.into(folder);
            // Last, since a folder becomes a workspace by having it.
            AtomicFile.replace(file, content.yaml().getBytes(StandardCharsets.UTF_8));
            Files.deleteIfExists(mark);
            return new Opening.Opened(workspace);
        } catch (IOException e) {
            return unwritable(folder, e);
        }
    }

    /**
     * Whoever may read the folder may join the store, so a new one is for its owner only, where the
     * platform knows such rights. One that is there already keeps those it was given.
     */
    private static void makeOwn(Path folder) throws IOException {
        Files.createDirectories(folder.resolveSibling(""));
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            var owner = PosixFilePermissions.fromString("rwx------");
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(owner));
        } else {
            Files.createDirectory(folder);
        }
    }

    /** Saves a changed workspace file; the answer is the changed workspace. */
    public Opening change(WorkspaceFile changed) {
        var fault = changed.fault(path());
        if (fault.isPresent()) {
            return new Opening.Refused(fault.get());
        }
        try {
            AtomicFile.replace(path(), changed.yaml().getBytes(StandardCharsets.UTF_8));
            return new Opening.Opened(new Workspace(folder, changed));
        } catch (IOException e) {
            return unwritable(folder, e);
        }
    }

    /** Why a new workspace cannot be made in a folder, if it cannot. */
    public static Optional<Refusal> unfit(Path place) {
        Path folder = place.toAbsolutePath().normalize();
        if (!Files.exists(folder)) {
            return Optional.empty();
        }
        if (!Files.isDirectory(folder)) {
            return refusal("this is not a folder", folder, "name a new or an empty folder");
        }
        if (Files.exists(folder.resolve(FILE))) {
            return refusal("there is a workspace already", folder, "open it, or name another");
        }
        if (Files.exists(folder.resolve(UNFINISHED))) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
            for (Path entry : inside) {
                if (!LITTER.contains(String.valueOf(entry.getFileName()))) {
                    return refusal(
                            "the folder is not empty and no workspace, it holds "
                                    + entry.getFileName(),
                            folder,
                            "name a new or an empty folder");
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return refusal("cannot be read: " + Cause.of(e), folder, "check its permissions");
        }
    }

    /** The sources as they are found from here: bindings applied, folders absolute. */
    public Bound bind(List<SourceSpec> sources) {
        return Bound.of(this, sources);
    }

    /** The file that makes a folder a workspace. */
    public Path path() {
        return folder.resolve(FILE);
    }

    private static Optional<Refusal> refusal(String what, Path where, String remedy) {
        return Optional.of(new Refusal(what, where.toString(), remedy));
    }

    /** A folder that could not be written, in words. */
    private static Opening.Refused unwritable(Path folder, IOException failure) {
        return Opening.refused(
                "cannot be written: " + Cause.of(failure),
                folder,
                "check its permissions and the free space of the disk");
    }
}
