package org.tocsin.ui.trends;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.trend.FirstCause;
import org.tocsin.domain.trend.FirstCause.Candidate;
import org.tocsin.domain.trend.Judged;
import org.tocsin.domain.trend.Movement;
import org.tocsin.domain.trend.Trace;
import org.tocsin.engine.TrendDesk;
import org.tocsin.engine.TrendDesk.Metric;

/** What else moved at a time: every other metric held against its own past (X-6, C-24). */
record Moved(TrendDesk desk) {
    /** A metric's past reaches back so far, whatever else is kept of it. */
    private static final Duration PAST = Duration.ofDays(120);

    private static final int MOST = 400;

    /** A metric with where it stands. */
    record Other(Metric metric, FirstCause.Ranked ranked) {}

    /** The likeliest cause first; reads the store. */
    List<Other> at(Metric about, long time) {
        var metrics = desk.metrics().stream().filter(each -> !sameMeasure(each, about)).toList();
        var found = new ArrayList<Candidate>();
        for (var metric : metrics.subList(0, Math.min(MOST, metrics.size()))) {
            candidate(metric, time).ifPresent(found::add);
        }
        var catalogue = desk.playbook().inputs().catalogue();
        return new FirstCause(about.check().measure().dataSet(), catalogue)
                .rank(found).stream()
                        .flatMap(each ->
                                metrics.stream()
                                        .filter(metric ->
                                                metric.id().equals(each.candidate().metric()))
                                        .map(metric -> new Other(metric, each)))
                        .toList();
    }

    /** Two checks of one measure move alike, and so say nothing of each other. */
    private static boolean sameMeasure(Metric one, Metric other) {
        return one.segment().equals(other.segment())
                && one.check().measure().id().equals(other.check().measure().id());
    }

    private Optional<Candidate> candidate(Metric metric, long time) {
        var trace = past(metric, time);
        return Movement.at(trace, time)
                .map(movement ->
                        new Candidate(
                                metric.id(),
                                metric.check().measure().dataSet(),
                                movement,
                                Movement.onset(trace, time, FirstCause.MOVED)
                                        .map(onset -> Instant.ofEpochMilli(onset.at())),
                                breached(metric, movement.at())));
    }

    private Trace past(Metric metric, long time) {
        var whole = new Trace[] {Trace.EMPTY};
        desk.read(
                metric,
                Instant.ofEpochMilli(time).minus(PAST),
                part -> {
                    whole[0] = part.trace();
                    return true;
                });
        return whole[0].between(Long.MIN_VALUE, time + 1);
    }

    private boolean breached(Metric metric, long at) {
        return desk.judged(metric, Instant.ofEpochMilli(at)).stream()
                .filter(each -> each.at().toEpochMilli() == at)
                .map(Judged::verdict)
                .anyMatch(verdict -> Track.breach(verdict).isPresent());
    }
}
