package org.tocsin.ui.checks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.data.SourceId;
import org.tocsin.engine.ScheduleDesk;
import org.tocsin.engine.SourceState;

/** A schedule that remembers what it was asked to do. */
final class FakeSchedule implements ScheduleDesk {
    final List<Pause> pauses = new ArrayList<>();
    final List<SourceState> resting = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    Optional<RuntimeException> fault = Optional.empty();

    @Override
    public List<Pause> pauses() {
        fault.ifPresent(thrown -> {
            throw thrown;
        });
        return List.copyOf(pauses);
    }

    @Override
    public void pause(Optional<SourceId> source, String reason) {
        asked.add("pause " + source.map(SourceId::value).orElse("all") + ": " + reason);
    }

    @Override
    public void resume(Optional<SourceId> source) {
        asked.add("resume " + source.map(SourceId::value).orElse("all"));
    }

    @Override
    public List<SourceState> resting() {
        return List.copyOf(resting);
    }

    @Override
    public void run(Set<CheckId> checks, LocalDate from, LocalDate to) {
        asked.add("run %s from %s to %s".formatted(checks, from, to));
    }

    @Override
    public void request(Set<CheckId> checks) {
        asked.add("request " + checks);
    }
}
