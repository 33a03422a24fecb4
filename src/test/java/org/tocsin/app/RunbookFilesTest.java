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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.engine.LiveDesk;
import org.tocsin.engine.RunbookDesk;
import org.tocsin.ui.kit.Trouble;
import org.tocsin.workspace.Folders;
import org.tocsin.workspace.Workspace;

/** What an incident taught is written into the workspace's own playbook. */
class RunbookFilesTest {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

    @TempDir private Path folder;
    private final List<Workspace> reopened = new ArrayList<>();
    private Library library;
    private Workspace workspace;
    private LiveDesk desk;
    private Incident incident;

    @BeforeEach
    void make() throws IOException {
        var folders = new Folders(folder.resolve("home"), folder.resolve("config"));
        library = new Library(new Wiring(folders, InstantSource.fixed(NOW)));
        var data = Files.createDirectory(folder.resolve("data"));
        workspace = Library.made("puffy", folder.resolve("shop"), data);
        desk = library.open(workspace.folder()).desk();
        var failure =
                new Subject.Failure(
                        new CheckId("null-client-id"), Optional.empty(), NOW, "8.5% is above 5.0%");
        var subject =
                new Subject(
                        "Null client id rate",
                        new Subject.Classification("CRITICAL", "", ""),
                        Subject.Place.UNKNOWN,
                        new Subject.BrokenSource("shop", failure));
        incident = done(desk.incidents().open(new Opening(subject, NOW, Optional.empty())));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static Incident done(IncidentDesk.Reply reply) {
        return ((IncidentDesk.Reply.Done) reply).incident();
    }

    private RunbookFiles runbooks(Workspace of) {
        var rulebook =
                new PlaybookFiles(
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
        return new RunbookFiles(rulebook, desk.incidents(), desk.playbook());
    }

    private RunbookDesk.Draft draft(RunbookFiles runbooks) {
        return ((RunbookDesk.Proposed.Ready) runbooks.propose(incident.id().uuid())).draft();
    }

    private void findCause() {
        done(
                desk.incidents()
                        .perform(
                                incident.id().uuid(),
                                new Command.RecordRootCause(
                                        "The consent banner blocked tracking")));
    }

    @Test
    void withoutARootCauseThereIsNothingToLearn() {
        assertThat(runbooks(workspace).propose(incident.id().uuid()))
                .isEqualTo(
                        new RunbookDesk.Proposed.Nothing(
                                "record the root cause first; it is what the runbook learns"));
    }

    @Test
    void aBuiltInPlaybookIsCopiedFirstAndTheIncidentSaysWhatWasWritten() throws Exception {
        findCause();
        var draft = draft(runbooks(workspace));
        assertThat(draft.copied()).isTrue();
        assertThat(draft.file()).isEqualTo("runbooks/high-null-client-id-rate.md");
        assertThat(draft.addition())
                .isEqualTo(
                        "- **The consent banner blocked tracking** (incident #1, 4 Mar 2026)\n"
                                + "  - Signs: check null-client-id: 8.5% is above 5.0%");
        var saved = runbooks(workspace).save(incident.id().uuid(), draft, draft.addition());
        assertThat(saved)
                .isInstanceOfSatisfying(RunbookDesk.Saved.Done.class, done -> done.then().run());
        assertThat(reopened).hasSize(1);
        var own = Site.open(workspace.folder());
        var file = own.playbookFolder().orElseThrow().resolve(draft.file());
        assertThat(file).content().contains("## Known root causes", draft.addition());
        assertThat(desk.incidents().log(incident.id().uuid()))
                .extracting(logged -> logged.event())
                .contains(
                        new Event.Wrote(
                                Event.Entry.NOTE,
                                "Updated the runbook high-null-client-id-rate"
                                        + " (runbooks/high-null-client-id-rate.md):\n"
                                        + draft.addition()));
        assertThat(Site.of(own).playbook().runbook("high-null-client-id-rate").orElseThrow())
                .extracting(runbook -> runbook.markdown())
                .asString()
                .contains("The consent banner");
        assertThat(runbooks(own).propose(incident.id().uuid()))
                .isEqualTo(
                        new RunbookDesk.Proposed.Nothing(
                                "runbooks/high-null-client-id-rate.md knows this root cause"
                                        + " already"));
    }

    @Test
    void aFileThatSomebodyChangedMeanwhileIsLeftAlone() throws Exception {
        findCause();
        var _ = runbooks(workspace).save(incident.id().uuid(), draft(runbooks(workspace)), "- one");
        var own = Site.open(workspace.folder());
        var seen = draft(runbooks(own));
        assertThat(seen.copied()).isFalse();
        var file = own.playbookFolder().orElseThrow().resolve(seen.file());
        var theirs = Files.readString(file) + "- two\n";
        Files.writeString(file, theirs);
        assertThat(runbooks(own).save(incident.id().uuid(), seen, seen.addition()))
                .isInstanceOfSatisfying(
                        RunbookDesk.Saved.Refused.class,
                        refused -> assertThat(refused.reason()).contains("changed meanwhile"));
        assertThat(file).content().isEqualTo(theirs);
    }
}
