package org.tocsin.ui.trends;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.trend.Judged;
import org.tocsin.domain.trend.Trace;
import org.tocsin.engine.TrendDesk.Metric;
import org.tocsin.ui.kit.SeverityBadge;

/**
 * A metric that is charted, as far as it has been read.
 *
 * @param judged in order of time
 */
record Track(Metric metric, State state, Trace trace, List<Judged> judged) {
    Track {
        judged = List.copyOf(judged);
    }

    sealed interface State {
        record Reading() implements State {}

        record Whole() implements State {}

        record Failed(String message) implements State {}
    }

    static Track of(Metric metric) {
        return new Track(metric, new State.Reading(), Trace.EMPTY, List.of());
    }

    Unit unit() {
        return metric.check().measure().unit();
    }

    /** What a run made of the value of exactly that time. */
    Optional<Judged> judgedAt(long at) {
        int low = indexFrom(at);
        return low < judged.size() && judged.get(low).at().toEpochMilli() == at
                ? Optional.of(judged.get(low))
                : Optional.empty();
    }

    /** Runs of a stretch. */
    List<Judged> judged(Sight sight) {
        int begin = Math.max(0, indexFrom(sight.from()) - 1);
        int end = Math.min(judged.size(), indexFrom(sight.until()) + 1);
        return begin < end ? judged.subList(begin, end) : List.of();
    }

    private int indexFrom(long at) {
        var wanted = Instant.ofEpochMilli(at);
        int low = 0;
        int high = judged.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (judged.get(middle).at().isBefore(wanted)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    static Optional<Severity> breach(Verdict verdict) {
        return verdict instanceof Verdict.Breach(var severity)
                ? Optional.of(severity)
                : Optional.empty();
    }

    static SeverityBadge.Tone tone(Severity severity) {
        return SeverityBadge.Tone.of(severity.rank(), severity.level() == Severity.Level.INFO);
    }
}
