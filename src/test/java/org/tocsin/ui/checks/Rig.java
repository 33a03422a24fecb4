package org.tocsin.ui.checks;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleObjectProperty;
import org.tocsin.domain.check.CheckId;

/** Two executors that run when they are told to, and a clock that stands still until it is set. */
final class Rig {
    final Queue<Runnable> background = new ArrayDeque<>();
    final Queue<Runnable> ui = new ArrayDeque<>();
    final SimpleObjectProperty<Instant> now = new SimpleObjectProperty<>(Shop.NOW);
    final ChecksPane.Threads threads = new ChecksPane.Threads(background::add, ui::add);

    ChecksViewModel model(FakeDesk desk) {
        return new ChecksViewModel(desk, threads, now, Shop.ZONE);
    }

    ChecksViewModel loaded(FakeDesk desk) {
        var model = model(desk);
        settle();
        return model;
    }

    /** Runs whatever waits, in both places, until nothing does. */
    void settle() {
        while (!background.isEmpty() || !ui.isEmpty()) {
            drain(background);
            drain(ui);
        }
    }

    void drain(Queue<Runnable> queue) {
        for (var next = queue.poll(); next != null; next = queue.poll()) {
            next.run();
        }
    }

    void beat() {
        now.set(now.get().plusSeconds(1));
    }

    static List<String> ids(ChecksViewModel model) {
        return model.lines().get().stream()
                .map(line ->
                        switch (line) {
                            case CheckRow row -> row.id().value();
                            case GroupRow group -> "# " + group.name();
                        })
                .toList();
    }

    static Set<CheckId> checkIds(String... ids) {
        return Set.of(ids).stream().map(CheckId::new).collect(Collectors.toSet());
    }
}
