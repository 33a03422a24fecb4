package org.tocsin.ui.playbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.Written;
import org.tocsin.playbook.PlaybookReader;
import org.tocsin.playbook.Problem;
import org.tocsin.playbook.ShippedPlaybooks;
import org.tocsin.ui.kit.Trouble;

/** Real files of a shipped playbook's copy, read when a test says that they have changed. */
final class FakeRulebook implements Rulebook {
    final List<Playbook> enforced = new ArrayList<>();
    final List<Path> edited = new ArrayList<>();
    private final Path folder;
    private final FakeTemplates templates;
    private Runnable changed = () -> {};
    Optional<Playbook> before = Optional.empty();
    Optional<Trouble> refusal = Optional.empty();
    boolean inUse;
    boolean watched;

    FakeRulebook(Path folder) {
        this.folder = folder;
        ShippedPlaybooks.copy("puffy", folder);
        templates = new FakeTemplates(folder);
    }

    Playbook playbook() {
        return PlaybookReader.read(folder).playbook().orElseThrow();
    }

    void edit(String was, String is) throws IOException {
        var file = folder.resolve("checks.yaml");
        Files.writeString(file, Files.readString(file).replace(was, is));
        changed.run();
    }

    @Override
    public Optional<Path> folder() {
        return Optional.of(folder);
    }

    @Override
    public Optional<Playbook> before() {
        return before;
    }

    @Override
    public Reading read() {
        var reading = PlaybookReader.read(folder);
        return new Reading(
                reading.playbook(),
                reading.written(),
                reading.problems().stream().map(FakeRulebook::fault).toList());
    }

    private static Fault fault(Problem problem) {
        return new Fault(
                problem.level() == Problem.Level.ERROR,
                new Written.Spot(problem.file(), problem.line(), problem.column()),
                problem.message());
    }

    @Override
    public AutoCloseable watch(Runnable changed) {
        this.changed = changed;
        watched = true;
        return () -> watched = false;
    }

    @Override
    public Optional<TemplateDesk> templates() {
        return Optional.of(templates);
    }

    @Override
    public boolean isInUse() {
        return inUse;
    }

    @Override
    public void enforce(Playbook playbook, Consumer<Trouble> whenRefused) {
        refusal.ifPresentOrElse(whenRefused, () -> enforced.add(playbook));
    }

    @Override
    public Optional<Trouble> edit(Path file) {
        edited.add(file);
        return Optional.empty();
    }

    @Override
    public Copied copy() {
        throw new AssertionError("these files are the user's own");
    }
}
