package org.tocsin.domain.check;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.tocsin.domain.data.DataSetId;

/**
 * What is reckoned from runs and points that were kept, after the other checks of the same round.
 * Checks of this kind never count themselves or each other.
 */
public sealed interface Hindsight {
    /** Share of the checks that ran within a window and whose last run breached (C-21). */
    record FailureRate(Duration window, Of of) implements Hindsight {}

    /** Which checks; an absent part means any. */
    record Of(Optional<DataSetId> dataSet, Optional<String> tag, Optional<Integer> tier) {
        public static final Of ALL = new Of(Optional.empty(), Optional.empty(), Optional.empty());

        boolean holds(Check check) {
            var labels = check.handling().labels();
            return dataSet.map(check.measure().dataSet()::equals).orElse(true)
                    && tag.map(labels.tags()::contains).orElse(true)
                    && (tier.isEmpty() || tier.equals(labels.tier()));
        }
    }

    /** From 0 to 1, how good the newest runs of the data set's checks found it (C-23). */
    record QualityOf(Scoring scoring, Map<String, Double> weights) implements Hindsight {
        public static final QualityOf PLAIN = new QualityOf(Scoring.CHECKS, Map.of());

        /**
         * @param weights of a check, by the id of the worst severity it has a rule for; 1 when not
         *     listed
         */
        public QualityOf {
            weights = Map.copyOf(weights);
        }
    }

    enum Scoring {
        /** The weighted share of checks that pass. */
        CHECKS,
        /** The share of rows that pass, over all checks that tell rows failed from rows tested. */
        ROWS
    }

    /** 0 for low, 1 for medium, 2 for high: see {@link org.tocsin.domain.check.Risk} (D-6). */
    record RiskOf(MeasureId score) implements Hindsight {}

    /**
     * Seconds until a measure reaches a level, by a straight line through its newest points, one a
     * day (C-27). {@link #NEVER} when it does not grow, or while it is still below {@code from}.
     */
    record TimeToFull(MeasureId of, double full, double from, int points) implements Hindsight {
        public static final Duration NEVER = Duration.ofDays(365);
    }
}
