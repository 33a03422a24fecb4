package org.tocsin.engine;

import java.util.Optional;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.Damping;
import org.tocsin.store.RunStore;

/** Which checks flap, by the runs that are kept. */
record Flaps(RunStore runs, String playbook) {
    /** Runs that say nothing of the data do not count, so that more are read than looked at. */
    private static final int SLACK = 3;

    Optional<Damping.Flapping> of(Check check) {
        return check.handling()
                .running()
                .damping()
                .flatMap(damping ->
                        damping.flapping(
                                runs.recent(playbook, check.id(), SLACK * damping.within()).stream()
                                        .map(run -> run.judgement().verdict())
                                        .toList()));
    }
}
