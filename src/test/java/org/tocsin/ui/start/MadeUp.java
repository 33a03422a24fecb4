package org.tocsin.ui.start;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tocsin.ui.kit.Trouble;

/** Workspaces that exist only here; writes down what it is asked. */
final class MadeUp implements Workspaces {
    static final Instant NOW = Instant.parse("2025-03-04T12:00:00Z");
    static final Trouble NEWER =
            new Trouble("This workspace was made by a newer Tocsin", "/w/shop", "Update Tocsin");
    final List<String> asked = new ArrayList<>();
    final List<Recent> recents =
            new ArrayList<>(
                    List.of(
                            new Recent("Shop", Path.of("/w/shop"), NOW.minusSeconds(60), false),
                            new Recent("Gone", Path.of("/w/gone"), Instant.EPOCH, true)));
    boolean refuses;

    @Override
    public List<Recent> recents() {
        return List.copyOf(recents);
    }

    @Override
    public void forget(Path folder) {
        asked.add("forget " + folder.getFileName());
        recents.removeIf(recent -> recent.folder().equals(folder));
    }

    @Override
    public List<Shipped> playbooks() {
        return List.of(
                new Shipped("puffy", "Shop events", "Daily event files."),
                new Shipped("pipeline", "Data pipeline", "Severities and procedures."));
    }

    @Override
    public Outcome open(Path folder, Consumer<String> progress) {
        return answer("open " + folder.getFileName());
    }

    @Override
    public Outcome create(String playbook, Path folder, Path data, Consumer<String> progress) {
        return answer(
                "create %s %s %s".formatted(playbook, folder.getFileName(), data.getFileName()));
    }

    @Override
    public Outcome openSample(Consumer<String> progress) {
        progress.accept("Generating day 3 of 14");
        return answer("sample");
    }

    private Outcome answer(String question) {
        asked.add(question);
        return refuses ? new Outcome.Refused(NEWER) : new Outcome.Opened(() -> asked.add("shown"));
    }
}
