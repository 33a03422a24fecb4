package org.tocsin.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.knowledge.RunbookEdit;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.Written;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.engine.PastResolution;
import org.tocsin.engine.RunbookDesk;
import org.tocsin.playbook.ShippedPlaybooks;
import org.tocsin.ui.playbook.Rulebook;
import org.tocsin.workspace.AtomicFile;

/**
 * The runbooks of a workspace, as files of its playbook.
 *
 * @param rulebook where they are
 * @param playbook the rules in force
 */
record RunbookFiles(Rulebook rulebook, IncidentDesk incidents, Playbook playbook)
        implements RunbookDesk {
    /** Where a runbook stands, and all that stands there. */
    private record Source(String file, String text) {}

    @Override
    public Proposed propose(UUID id) {
        var found = incidents.incident(id);
        if (found.isEmpty()) {
            return new Proposed.Nothing("there is no such incident");
        }
        var incident = found.get();
        var cause = incident.work().findings().rootCause();
        if (cause.isEmpty()) {
            return new Proposed.Nothing(
                    "record the root cause first; it is what the runbook learns");
        }
        var runbook = runbook(incident);
        if (runbook.isEmpty()) {
            return new Proposed.Nothing(
                    "neither its checks nor its pipeline name a runbook; write runbook: and its id"
                            + " to one of them in the playbook");
        }
        var source = source(runbook.get());
        if (source.isEmpty()) {
            return new Proposed.Nothing(
                    "the file of runbook %s cannot be read in %s"
                            .formatted(runbook.get(), place()));
        }
        if (RunbookEdit.knows(source.get().text(), cause.get())) {
            return new Proposed.Nothing(
                    "%s knows this root cause already".formatted(source.get().file()));
        }
        var addition =
                RunbookEdit.proposed(
                        incident,
                        cause.get(),
                        PastResolution.of(incidents.log(id)),
                        playbook.header().zone());
        return new Proposed.Ready(
                new Draft(
                        runbook.get(),
                        source.get().file(),
                        source.get().text(),
                        addition,
                        rulebook.folder().isEmpty()));
    }

    /** That of a check that failed, else that of its pipeline. */
    private Optional<String> runbook(Incident incident) {
        var ofChecks =
                incident.course().failures().keySet().stream()
                        .flatMap(id -> playbook.check(id).stream())
                        .flatMap(check -> check.handling().runbook().stream());
        var ofPipeline =
                playbook.response()
                        .directory()
                        .pipeline(incident.subject().place().pipeline())
                        .map(pipeline -> pipeline.flow().runbook())
                        .filter(id -> !id.isEmpty());
        return Stream.concat(ofChecks, ofPipeline.stream()).findFirst();
    }

    private Optional<Source> source(String runbook) {
        return rulebook.read()
                .written()
                .of("runbooks", runbook, 0)
                .map(Written.Spot::file)
                .flatMap(file -> text(file).map(text -> new Source(file, text)));
    }

    private Optional<String> text(String file) {
        return rulebook.folder()
                .map(folder -> read(folder.resolve(file)))
                .orElseGet(() -> ShippedPlaybooks.text(playbook.header().name(), file));
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private String place() {
        return rulebook.folder().map(Path::toString).orElse("the built-in playbook");
    }

    @Override
    public Saved save(UUID incident, Draft draft, String addition) {
        if (addition.isBlank()) {
            return new Saved.Refused("there is nothing to add");
        }
        Runnable then = () -> {};
        var own = rulebook.folder();
        if (own.isEmpty()) {
            switch (rulebook.copy()) {
                case Rulebook.Copied.Done(var folder, var show) -> {
                    own = Optional.of(folder);
                    then = show;
                }
                case Rulebook.Copied.Refused(var trouble) -> {
                    return new Saved.Refused(
                            "%s: %s %s"
                                    .formatted(trouble.what(), trouble.where(), trouble.doThis()));
                }
            }
        }
        var file = own.orElseThrow().resolve(draft.file());
        var written = write(file, draft.text(), addition);
        if (written.isPresent()) {
            return new Saved.Refused(written.get());
        }
        var words = "Updated the runbook %s (%s)".formatted(draft.runbook(), draft.file());
        var note =
                incidents.perform(
                        incident,
                        new Command.Write(
                                Event.Entry.NOTE, "%s:\n%s".formatted(words, addition.strip())));
        return new Saved.Done(
                switch (note) {
                    case IncidentDesk.Reply.Done _ -> "%s in %s".formatted(words, file);
                    case IncidentDesk.Reply.Refused(var reason) ->
                            "%s in %s, but not its timeline: %s".formatted(words, file, reason);
                },
                then);
    }

    /** Why it could not be written, if it could not. */
    private static Optional<String> write(Path file, String seen, String addition) {
        var now = read(file);
        if (!now.equals(Optional.of(seen))) {
            return Optional.of(
                    "%s has changed meanwhile, so nothing was written; look at the proposal anew"
                            .formatted(file));
        }
        try {
            var edit = RunbookEdit.adding(seen, addition);
            AtomicFile.replace(file, edit.after().getBytes(StandardCharsets.UTF_8));
            return Optional.empty();
        } catch (IOException full) {
            return Optional.of(
                    "%s cannot be written: %s; the old text stands as it was"
                            .formatted(file, full.getMessage()));
        }
    }
}
