package org.tocsin.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The workspaces this person opened last, most recent first, at most ten. The file may be shared by
 * several processes: each change reads what the others have written. A convenience, so a file that
 * cannot be read is a warning and starts afresh, and nothing here ever keeps a workspace from
 * opening.
 */
public final class Recents {
    public static final int LIMIT = 10;

    private final Path file;

    /**
     * Reads nothing yet.
     *
     * @param file see {@link Folders#recents()}; need not exist
     */
    public Recents(Path file) {
        this.file = file;
    }

    /**
     * What is known.
     *
     * @param warning what is wrong with the file, for people
     */
    public record Listing(List<Recent> recents, Optional<String> warning) {
        public Listing {
            recents = List.copyOf(recents);
        }
    }

    public Listing list() {
        try {
            var load = new Load(LoadSettings.builder().setLabel(file.toString()).build());
            var entries =
                    Files.exists(file) ? load.loadFromString(Files.readString(file)) : List.of();
            if (entries == null) {
                return new Listing(List.of(), Optional.empty());
            }
            if (!(entries instanceof List<?> list)) {
                return unreadable("it holds no list");
            }
            var recents = new ArrayList<Recent>();
            list.forEach(entry -> recent(entry).ifPresent(recents::add));
            recents.sort(Comparator.comparing(Recent::lastOpened).reversed());
            var known = recents.subList(0, Math.min(LIMIT, recents.size()));
            int lost = list.size() - recents.size();
            return lost == 0
                    ? new Listing(known, Optional.empty())
                    : new Listing(
                            known,
                            Optional.of(
                                    "%s: %d of the recent workspaces cannot be read and are left out"
                                            .formatted(file, lost)));
        } catch (IOException e) {
            return unreadable(Cause.of(e));
        } catch (YamlEngineException e) {
            return unreadable("it is no YAML");
        }
    }

    /**
     * Puts a workspace on top.
     *
     * @return a warning when that could not be written down
     */
    public Optional<String> opened(Workspace workspace, Instant at) {
        return change(recents -> {
            var changed = without(recents, workspace.folder());
            changed.addFirst(new Recent(workspace.folder(), workspace.name(), at));
            return changed;
        });
    }

    /**
     * Drops a workspace that is gone or no longer wanted.
     *
     * @return a warning when that could not be written down
     */
    public Optional<String> forget(Path folder) {
        Path named = folder.toAbsolutePath().normalize();
        return change(recents -> without(recents, named));
    }

    private Optional<String> change(UnaryOperator<List<Recent>> edit) {
        try {
            Guarded.change(file, () -> write(edit.apply(list().recents())));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    "%s: the recent workspaces cannot be written: %s; check permissions and free space"
                            .formatted(file, Cause.of(e)));
        }
    }

    private static List<Recent> without(List<Recent> recents, Path folder) {
        var others = new ArrayList<>(recents);
        others.removeIf(recent -> recent.folder().equals(folder));
        return others;
    }

    private void write(List<Recent> recents) throws IOException {
        var entries =
                recents.stream()
                        .sorted(Comparator.comparing(Recent::lastOpened).reversed())
                        .limit(LIMIT)
                        .map(Recents::entry)
                        .toList();
        var settings =
                DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.BLOCK)
                        .setSplitLines(false)
                        .setUseUnicodeEncoding(true)
                        .build();
        String text = new Dump(settings).dumpToString(entries);
        AtomicFile.replace(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> entry(Recent recent) {
        var entry = new LinkedHashMap<String, String>();
        entry.put("folder", recent.folder().toString());
        entry.put("name", recent.name());
        entry.put("lastOpened", recent.lastOpened().toString());
        return entry;
    }

    private static Optional<Recent> recent(Object entry) {
        if (entry instanceof Map<?, ?> values
                && values.get("folder") instanceof String folder
                && values.get("name") instanceof String name
                && values.get("lastOpened") instanceof String at) {
            try {
                return Optional.of(new Recent(Path.of(folder), name, Instant.parse(at)));
            } catch (DateTimeException | InvalidPathException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Listing unreadable(String cause) {
        return new Listing(
                List.of(),
                Optional.of(
                        "%s: the recent workspaces cannot be read: %s; the list starts afresh"
                                .formatted(file, cause)));
    }
}
