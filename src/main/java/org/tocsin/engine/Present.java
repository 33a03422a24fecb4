package org.tocsin.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.playbook.Playbook;

/** Tells runs of today's data from those of the past. */
record Present(Playbook playbook, InstantSource clock) {
    /** Runs of the past, caught up or recorded by hand, wait until it is clear what is newest. */
    boolean isLive(CheckRun run) {
        return switch (run.occasion().trigger()) {
            case Checking.CATCH_UP, Scheduling.MISSED -> isToday(run);
            default -> counts(run);
        };
    }

    /** Of past days that somebody asked for, nothing follows. */
    boolean counts(CheckRun run) {
        return switch (run.occasion().trigger()) {
            case "monitor", Scheduling.BACK_FILL -> isToday(run);
            default -> true;
        };
    }

    boolean isToday(CheckRun run) {
        return playbook.check(run.check())
                .flatMap(check -> playbook.dataSet(check.measure().dataSet()))
                .map(dataSet -> dataSet.partitionOn(LocalDate.ofInstant(now(), dataSet.zone())))
                .filter(run.occasion().partition()::equals)
                .isPresent();
    }

    private Instant now() {
        return clock.instant();
    }
}
