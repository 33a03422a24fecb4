package org.tocsin.app;

import java.awt.Desktop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.Written;
import org.tocsin.holidays.TeamHolidays;
import org.tocsin.playbook.Outlook;
import org.tocsin.playbook.PlaybookReader;
import org.tocsin.playbook.PlaybookWatch;
import org.tocsin.playbook.Problem;
import org.tocsin.playbook.ShippedPlaybooks;
import org.tocsin.ui.kit.Trouble;
import org.tocsin.ui.playbook.Rulebook;
import org.tocsin.ui.playbook.TemplateDesk;
import org.tocsin.workspace.Opening;
import org.tocsin.workspace.PlaybookChoice;
import org.tocsin.workspace.Workspace;

/** The playbook that an open workspace goes by, on disk or inside the program. */
final class PlaybookFiles implements Rulebook {
    private final Workspace workspace;
    private final Optional<Playbook> before;
    private final InstantSource clock;
    private final Takeover takeover;

    /** How the window goes over to other rules. */
    interface Takeover {
        /** Whether the person is in the middle of something that would be lost. FX thread. */
        BooleanSupplier isInUse();

        /**
         * Opens the workspace anew behind the same window, with rules that have been read, or as
         * its files say. FX thread; returns at once.
         */
        void reopen(Workspace workspace, Optional<Playbook> next, Consumer<Trouble> whenRefused);
    }

    PlaybookFiles(
            Workspace workspace,
            Optional<Playbook> before,
            InstantSource clock,
            Takeover takeover) {
        this.workspace = workspace;
        this.before = before;
        this.clock = clock;
        this.takeover = takeover;
    }

    @Override
    public Optional<Path> folder() {
        return workspace.playbookFolder();
    }

    @Override
    public Optional<Playbook> before() {
        return before;
    }

    @Override
    public Reading read() {
        var outlook = new Outlook(clock.instant(), new TeamHolidays());
        var reading =
                switch (workspace.playbook()) {
                    case PlaybookChoice.Shipped(var name) ->
                            ShippedPlaybooks.lint(name, outlook).orElseThrow();
                    case PlaybookChoice.Own _ ->
                            PlaybookReader.lint(folder().orElseThrow(), outlook);
                };
        return new Reading(reading.playbook(), reading.written(), faults(reading.problems()));
    }

    private static List<Fault> faults(List<Problem> problems) {
        return problems.stream()
                .map(each ->
                        new Fault(
                                each.level() == Problem.Level.ERROR,
                                new Written.Spot(each.file(), each.line(), each.column()),
                                each.message()))
                .toList();
    }

    @Override
    public AutoCloseable watch(Runnable changed) {
        if (folder().isEmpty()) {
            return () -> {};
        }
        try {
            return PlaybookWatch.on(folder().get(), changed);
        } catch (IOException none) {
            // Without it an edit is seen at the next start only.
            System.getLogger(PlaybookFiles.class.getName())
                    .log(System.Logger.Level.WARNING, "watching " + folder().get(), none);
            return () -> {};
        }
    }

    @Override
    public Optional<TemplateDesk> templates() {
        return folder().map(TemplateFiles::new);
    }

    @Override
    public boolean isInUse() {
        return takeover.isInUse().getAsBoolean();
    }

    @Override
    public void enforce(Playbook playbook, Consumer<Trouble> whenRefused) {
        takeover.reopen(workspace, Optional.of(playbook), whenRefused);
    }

    @Override
    public Optional<Trouble> edit(Path file) {
        try {
            Desktop.getDesktop().open(file.toFile());
            return Optional.empty();
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException _) {
            return Optional.of(
                    new Trouble(
                            "The file could not be opened.",
                            file.toString(),
                            "Open it in an editor yourself; Copy path takes its path along."));
        }
    }

    @Override
    public Copied copy() {
        if (!(workspace.playbook() instanceof PlaybookChoice.Shipped(var name))) {
            return refused("This playbook is your own already", workspace.path().toString(), "");
        }
        var target = workspace.folder().resolve(PlaybookChoice.COPY.path()).normalize();
        return switch (ShippedPlaybooks.copy(name, target)) {
            case ShippedPlaybooks.Copy.Done _ -> goBy(target);
            case ShippedPlaybooks.Copy.Refused(var reason) ->
                    refused("The playbook was not copied", reason, "");
        };
    }

    private Copied goBy(Path target) {
        var file = workspace.file();
        var changed = file.with(PlaybookChoice.COPY);
        return switch (workspace.change(changed)) {
            case Opening.Opened(var now) ->
                    new Copied.Done(target, () -> takeover.reopen(now, Optional.empty(), _ -> {}));
            case Opening.Refused(var reason) ->
                    refused(
                            "The playbook is copied, but the workspace does not go by it yet",
                            reason.toString(),
                            "Write playbook: ./playbook into it.");
        };
    }

    private static Copied refused(String what, String where, String doThis) {
        return new Copied.Refused(new Trouble(what, where, doThis));
    }
}
