package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.check.Adjustment;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.Condition;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.ui.kit.Trouble;
import org.tocsin.ui.playbook.Rulebook;
import org.tocsin.workspace.Folders;
import org.tocsin.workspace.Workspace;

/** A shipped playbook is copied, edited and taken over, and the workspace stays what it was. */
class PlaybookFilesTest {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private static final CheckId CHECK = new CheckId("event-count");

    @TempDir private Path folder;
    private final List<Workspace> reopened = new ArrayList<>();
    private Library library;
    private Workspace workspace;

    @BeforeEach
    void make() throws IOException {
        var folders = new Folders(folder.resolve("home"), folder.resolve("config"));
        library = new Library(new Wiring(folders, InstantSource.fixed(NOW)));
        var data = Files.createDirectory(folder.resolve("data"));
        workspace = Library.made("puffy", folder.resolve("shop"), data);
    }

    private PlaybookFiles files(Workspace of) {
        return new PlaybookFiles(
                of,
                Optional.empty(),
                library.clock(),
                new PlaybookFiles.Takeover() {
                    @Override
                    public BooleanSupplier isInUse() {
                        return () -> false;
                    }

                    @Override
                    public void reopen(
                            Workspace next,
                            Optional<Playbook> playbook,
                            Consumer<Trouble> whenRefused) {
                        reopened.add(next);
                    }
                });
    }

    @Test
    void aShippedPlaybookIsReadButHasNoFolder() throws Exception {
        var files = files(workspace);
        assertThat(files.folder()).isEmpty();
        assertThat(files.read().playbook()).isPresent();
        assertThat(files.read().written().of("checks", "event-count", 0))
                .hasValueSatisfying(spot -> assertThat(spot.toString()).isEqualTo("checks.yaml:4"));
        try (var watch = files.watch(() -> {})) {
            assertThat(watch).isNotNull();
        }
    }

    @Test
    void aCopyIsWhatTheWorkspaceGoesByFromThenOn() {
        var copied = files(workspace).copy();
        assertThat(copied)
                .isInstanceOfSatisfying(
                        Rulebook.Copied.Done.class,
                        done -> {
                            done.show().run();
                            assertThat(done.folder().resolve("checks.yaml")).exists();
                        });
        assertThat(reopened).hasSize(1);
        var now = reopened.getFirst();
        assertThat(Site.open(now.folder()).playbookFolder()).isEqualTo(now.playbookFolder());
        assertThat(now.file().sources()).isEqualTo(workspace.file().sources());
        assertThat(files(now).copy()).isInstanceOf(Rulebook.Copied.Refused.class);
    }

    @Test
    void aCopyNeverGoesOverFilesThatAreThere() throws IOException {
        var there = Files.createDirectory(workspace.folder().resolve("playbook"));
        Files.writeString(there.resolve("mine.yaml"), "name: mine");
        assertThat(files(workspace).copy()).isInstanceOf(Rulebook.Copied.Refused.class);
        assertThat(Site.open(workspace.folder()).playbook()).isEqualTo(workspace.playbook());
    }

    @Test
    void newRulesAreOpenBeforeTheOldDeskIsLeftAndKnowAllThatItKept() throws IOException {
        files(workspace).copy();
        var own = Site.open(workspace.folder());
        try (var old = library.open(own.folder()).desk()) {
            var until = new Adjustment.Term(NOW, Optional.of(NOW.plusSeconds(3600)));
            old.adjust(new Adjustment.Change.Expected(), CHECK, until, "spring sale");
            var file = own.playbookFolder().orElseThrow().resolve("checks.yaml");
            Files.writeString(file, Files.readString(file).replace("below: 2_000", "below: 2_500"));
            var next = files(own).read().playbook();
            var opened = library.reopen(own, next, old.playbook());
            try (var desk = opened.desk()) {
                assertThat(bound(old.playbook())).isEqualTo(new Condition.Below(2_000));
                assertThat(bound(desk.playbook())).isEqualTo(new Condition.Below(2_500));
                assertThat(opened.before()).contains(old.playbook());
                assertThat(desk.adjustments()).isEqualTo(old.adjustments()).hasSize(1);
            }
        }
    }

    private static Condition bound(Playbook playbook) {
        return playbook.check(CHECK).map(Check::rules).orElseThrow().getFirst().condition();
    }
}
