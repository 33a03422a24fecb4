package org.tocsin.engine;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.playbook.Playbook;

/** Tells runs of today's data from those of the past. Every run is asked about. */
final class Present {
    private final Map<CheckId, DataSet> dataSets = new HashMap<>();
    private final InstantSource clock;

    Present(Playbook playbook, InstantSource clock) {
        this.clock = clock;
        var byId = new HashMap<DataSetId, DataSet>();
        playbook.inputs().dataSets().forEach(each -> byId.put(each.id(), each));
        for (var check : playbook.checks()) {
            Optional.ofNullable(byId.get(check.measure().dataSet()))
                    .ifPresent(dataSet -> dataSets.put(check.id(), dataSet));
        }
    }

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
        return Optional.ofNullable(dataSets.get(run.check()))
                .map(dataSet ->
                        dataSet.partitionOn(LocalDate.ofInstant(clock.instant(), dataSet.zone())))
                .filter(run.occasion().partition()::equals)
                .isPresent();
    }
}
