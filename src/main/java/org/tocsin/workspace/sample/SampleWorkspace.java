package org.tocsin.workspace.sample;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tocsin.domain.data.SourceId;
import org.tocsin.workspace.AtomicFile;
import org.tocsin.workspace.Binding;
import org.tocsin.workspace.Furnishing;
import org.tocsin.workspace.Opening;
import org.tocsin.workspace.PlaybookChoice;
import org.tocsin.workspace.Workspace;
import org.tocsin.workspace.WorkspaceFile;

/**
 * The workspace of a first start: the invented shop's {@code data/}, a copy of the playbook of
 * document 002 in {@code playbook/}, and a few checks of the sample's own in {@code
 * playbook/sample.yaml}, so that every kind of verdict is there to see. All that is wrong is
 * planted and says so, in {@code data/README.txt} and beside each check.
 */
public final class SampleWorkspace {
    /** The playbook's source that the shop's files are bound to. */
    public static final SourceId SOURCE = new SourceId("shop");

    private static final String NAME = "Larkspur Bedding (sample)";
    private static final String DATA = "data";
    private static final String README = "README.txt";
    private static final String CHECKS = "sample.yaml";
    private static final Pattern LAST_DAY = Pattern.compile("ends on (\\d{4}-\\d{2}-\\d{2})");

    private SampleWorkspace() {}

    /**
     * Creates the sample in a new or empty folder; an interrupted creation is completed.
     *
     * @param today the UTC day on which the story ends
     * @param playbook writes the files of the playbook of document 002 into the empty folder that
     *     it is handed
     */
    public static Opening create(Path folder, LocalDate today, Furnishing playbook) {
        var content =
                new WorkspaceFile(
                        NAME,
                        PlaybookChoice.COPY,
                        Map.of(SOURCE, new Binding.Folder(DATA)),
                        Optional.of(ZoneId.of("UTC")));
        return Workspace.create(
                folder,
                content,
                inside -> {
                    Path data = inside.resolve(DATA);
                    // After an interruption over midnight the story still ends where it began to.
                    LocalDate anchor = anchor(data).orElse(today);
                    AtomicFile.put(
                            data.resolve(README), readme(anchor).getBytes(StandardCharsets.UTF_8));
                    SampleShop.write(data, anchor);
                    copy(playbook, inside);
                });
    }

    /** The rules appear whole: what an interrupted copy has left is thrown away. */
    private static void copy(Furnishing playbook, Path inside) throws IOException {
        Path rules = inside.resolve("playbook");
        if (Files.exists(rules)) {
            return;
        }
        Path draft = inside.resolve(".playbook-unfinished");
        delete(draft);
        Files.createDirectory(draft);
        playbook.into(draft);
        ourOwnPages(draft);
        AtomicFile.put(draft.resolve(CHECKS), checks());
        Files.move(draft, rules);
    }

    /** The document speaks of another shop's pages; here a visit goes on within this shop. */
    private static void ourOwnPages(Path rules) throws IOException {
        try (var files = Files.newDirectoryStream(rules, "*.yaml")) {
            for (Path file : files) {
                String text = Files.readString(file);
                String ours = text.replace("puffy[.]com", "larkspur[.]example");
                if (!ours.equals(text)) {
                    AtomicFile.put(file, ours.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var inside = Files.walk(folder)) {
                for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /** Whether a workspace is one that was made here. */
    public static boolean isSample(Workspace workspace) {
        return data(workspace).flatMap(SampleWorkspace::anchor).isPresent();
    }

    /**
     * Brings a sample up to today, see {@link SampleShop#topUp}; leaves other workspaces alone.
     *
     * @return the days that were added
     * @throws IOException when the disk is full, the folder read-only and the like
     */
    public static List<LocalDate> topUp(Workspace workspace, LocalDate today) throws IOException {
        return isSample(workspace)
                ? SampleShop.topUp(data(workspace).orElseThrow(), today)
                : List.of();
    }

    /** What is wrong with a sample's days, for the user to read; none in other workspaces. */
    public static List<Planted> faults(Workspace workspace) {
        return data(workspace)
                .flatMap(SampleWorkspace::anchor)
                .map(SampleShop::faults)
                .orElse(List.of());
    }

    private static Optional<Path> data(Workspace workspace) {
        return workspace.file().sources().get(SOURCE) instanceof Binding.Folder(var path)
                ? Optional.of(workspace.folder().resolve(path))
                : Optional.empty();
    }

    /** The last day of the story, as it was written down when it began. */
    private static Optional<LocalDate> anchor(Path data) {
        try {
            var found = LAST_DAY.matcher(Files.readString(data.resolve(README)));
            return found.find() ? Optional.of(LocalDate.parse(found.group(1))) : Optional.empty();
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String readme(LocalDate anchor) {
        String faults =
                SampleShop.faults(anchor).stream()
                        .map(fault -> "%s: %s.".formatted(fault.day(), fault.words()))
                        .collect(Collectors.joining("\n"));
        return """
        Larkspur Bedding is an invented shop. Its files were generated to show what Tocsin does;
        nobody in them exists. The story ends on %s; later days are healthy.

        What is planted:

        %s
        """
                .formatted(anchor, faults);
    }

    private static byte[] checks() throws IOException {
        try (var checks = SampleWorkspace.class.getResourceAsStream(CHECKS)) {
            if (checks == null) {
                throw new FileNotFoundException("the program lacks its own file " + CHECKS);
            }
            return checks.readAllBytes();
        }
    }
}
