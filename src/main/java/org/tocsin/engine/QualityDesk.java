package org.tocsin.engine;

import java.util.List;
import java.util.Optional;
import org.tocsin.domain.tuning.Scorecard;

/** How data sets fared over time (A-4, D-6). Everything reads the store, off the FX thread. */
public interface QualityDesk {
    /** A week up to the newest day that any check has looked at; empty before the first run. */
    Optional<Retelling.Days> lastWeek();

    /** The scorecard of each data set, in playbook order. */
    List<Scorecard> scorecards(Retelling.Days days);

    /**
     * How columns changed within some days, by each data set's own zone.
     *
     * @param days all that is kept, when empty
     */
    List<Retelling.Drifted> drifts(Optional<Retelling.Days> days);
}
