package org.tocsin.engine;

import java.util.Set;
import java.util.function.Predicate;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.playbook.Playbook;

/**
 * Runs checks beside their schedule while a deployment is watched, but for those that are paused.
 */
record Faster(Playbook playbook, Scheduling scheduling, Runner runner)
        implements Predicate<Set<CheckId>> {
    private static final String DEPLOYMENT = "deployment";

    @Override
    public boolean test(Set<CheckId> checks) {
        var pauses = scheduling.pauses();
        var chosen =
                playbook.checks().stream()
                        .filter(check -> checks.contains(check.id()))
                        .filter(check -> pauses.stream().noneMatch(pause -> covers(pause, check)))
                        .toList();
        runner.submit(scheduling.asked(chosen, DEPLOYMENT));
        return true;
    }

    private boolean covers(ScheduleDesk.Pause pause, Check check) {
        return playbook.dataSet(check.measure().dataSet())
                .filter(dataSet -> pause.covers(dataSet.source()))
                .isPresent();
    }
}
