package org.tocsin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tocsin.cli.Refused;
import org.tocsin.domain.drill.ScoreDocument;
import org.tocsin.domain.drill.ScoreSheet;
import org.tocsin.domain.drill.Staged;
import org.tocsin.report.ScoreHtml;
import org.tocsin.report.ScoreJson;
import org.tocsin.report.ScoreText;
import org.tocsin.store.Opened;
import org.tocsin.store.RecordJson;
import org.tocsin.store.Store;

/**
 * Where drills are kept: each in a folder of its own under {@code drills/} of the workspace, with
 * its store and its score.
 */
record DrillFolders(Path root) {
    private static final String STORE = "store";
    private static final String NOTE = "drill.json";
    private static final int MOST = 1_000;

    static DrillFolders of(Path workspace) {
        return new DrillFolders(workspace.resolve("drills"));
    }

    /** A new one, named by the day and by what is drilled. */
    Path make(Instant now, ZoneId zone, String scenario) {
        var name = "%s-%s".formatted(LocalDate.ofInstant(now, zone), scenario);
        try {
            Files.createDirectories(root);
            for (int n = 1; n < MOST; n++) {
                var folder = root.resolve(n == 1 ? name : name + "-" + n);
                if (Files.notExists(folder)) {
                    return Files.createDirectory(folder);
                }
            }
        } catch (IOException fault) {
            throw new Refused(
                    "%s: no folder can be made for the drill: %s; check the disk and its permissions"
                            .formatted(root, fault.getMessage()));
        }
        throw new Refused(root + " holds too many drills of today; remove some");
    }

    static Store open(Path folder) {
        return switch (Store.open(folder.resolve(STORE))) {
            case Opened.Ready(var store) -> store;
            case Opened.TooNew tooNew -> throw new Refused(tooNew.message());
            case Opened.Locked(var message) -> throw new Refused(message);
            case Opened.Unusable(var message) -> throw new Refused(message);
        };
    }

    static boolean isDrill(Path folder) {
        return Files.exists(folder.resolve(STORE + ".mv.db"));
    }

    /** The latest first. */
    List<Path> all() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (var folders = Files.list(root)) {
            return folders.filter(DrillFolders::isDrill)
                    .sorted(Comparator.comparing(Path::toString).reversed())
                    .toList();
        } catch (IOException fault) {
            throw new Refused("%s cannot be listed: %s".formatted(root, fault.getMessage()));
        }
    }

    /** What was drilled; empty when it cannot be read. Opens no store: there may be many. */
    static Optional<Staged> staged(Path folder) {
        try {
            return Optional.of(
                    RecordJson.read(Files.readString(folder.resolve(NOTE)), Staged.class));
        } catch (IOException | RecordJson.Unread _) {
            return Optional.empty();
        }
    }

    /** Says beside the store what is drilled in it, and how that stands. */
    static void note(Path folder, Staged staged) throws IOException {
        Files.writeString(folder.resolve(NOTE), RecordJson.write(staged));
    }

    /** Puts the score beside the store, in every form. */
    static void keep(Path folder, ScoreSheet sheet, ScoreDocument words) throws IOException {
        Files.writeString(folder.resolve("score.txt"), ScoreText.write(words));
        Files.writeString(folder.resolve("score.html"), ScoreHtml.write(words));
        Files.writeString(folder.resolve("score.json"), ScoreJson.write(sheet));
    }
}
