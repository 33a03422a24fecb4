package org.tocsin.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.Written;
import org.tocsin.ui.kit.Trouble;
import org.tocsin.ui.playbook.Rulebook;
import org.tocsin.ui.playbook.TemplateDesk;

/** The rules of a drill: as they were when it began, to be read and not to be changed. */
record DrilledRules(Playbook playbook) implements Rulebook {
    private static final Trouble NOT_NOW =
            new Trouble(
                    "Rules are not changed in a drill.",
                    "",
                    "Change them in the window of the workspace.");

    @Override
    public Optional<Path> folder() {
        return Optional.empty();
    }

    @Override
    public Optional<Playbook> before() {
        return Optional.empty();
    }

    @Override
    public Reading read() {
        return new Reading(Optional.of(playbook), Written.NOWHERE, List.of());
    }

    @Override
    public AutoCloseable watch(Runnable changed) {
        return () -> {};
    }

    @Override
    public boolean isInUse() {
        return true;
    }

    @Override
    public void enforce(Playbook other, Consumer<Trouble> whenRefused) {
        whenRefused.accept(NOT_NOW);
    }

    @Override
    public Optional<TemplateDesk> templates() {
        return Optional.empty();
    }

    @Override
    public Optional<Trouble> edit(Path file) {
        return Optional.of(NOT_NOW);
    }

    @Override
    public Copied copy() {
        return new Copied.Refused(NOT_NOW);
    }
}
