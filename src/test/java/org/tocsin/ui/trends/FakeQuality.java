package org.tocsin.ui.trends;

import java.util.List;
import java.util.Optional;
import org.tocsin.domain.tuning.Scorecard;
import org.tocsin.engine.QualityDesk;
import org.tocsin.engine.Retelling;

/** Nothing was ever judged. */
final class FakeQuality implements QualityDesk {
    @Override
    public Optional<Retelling.Days> lastWeek() {
        return Optional.empty();
    }

    @Override
    public List<Scorecard> scorecards(Retelling.Days days) {
        return List.of();
    }

    @Override
    public List<Retelling.Drifted> drifts(Optional<Retelling.Days> days) {
        return List.of();
    }
}
