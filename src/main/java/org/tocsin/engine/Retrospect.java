package org.tocsin.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Hindsight;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Recollection;
import org.tocsin.domain.check.Standing;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.source.Scan;

/** Takes readings from what was found before; asks no source (C-21, C-23, C-27, D-6). */
record Retrospect(Playbook playbook, Memory memory) {
    /** Two weeks, so that a day without a run does not hide the day a week ago. */
    private static final int POINTS_OF_SCORE = 14;

    Scan scan(List<Measure> measures, Partition partition, Instant asOf) {
        var standings = Standing.of(playbook.checks(), memory.newest());
        Map<MeasureId, Reading> readings = new HashMap<>();
        for (var measure : measures) {
            if (measure.formula() instanceof Formula.Recalled(var hindsight)) {
                readings.put(
                        measure.id(),
                        read(measure, hindsight, standings, new When(partition, asOf)));
            }
        }
        return new Scan.Probed(readings, Optional.empty());
    }

    private record When(Partition partition, Instant asOf) {}

    private Reading read(
            Measure measure, Hindsight hindsight, List<Standing> standings, When when) {
        return switch (hindsight) {
            case Hindsight.FailureRate asked ->
                    Recollection.failureRate(asked, standings, when.asOf());
            case Hindsight.QualityOf asked ->
                    Recollection.quality(asked, measure.dataSet(), standings);
            case Hindsight.RiskOf(var of) -> {
                var score = named(of);
                if (!(score.formula() instanceof Formula.Recalled(Hindsight.QualityOf asked))) {
                    throw new IllegalArgumentException(of + " is no quality score");
                }
                yield Recollection.risk(
                        Recollection.quality(asked, score.dataSet(), standings),
                        memory.points(score, when.partition().at(), POINTS_OF_SCORE),
                        when.partition());
            }
            case Hindsight.TimeToFull asked ->
                    Recollection.timeToFull(
                            asked,
                            memory.points(
                                    named(asked.of()), when.partition().end(), asked.points()));
        };
    }

    private Measure named(MeasureId id) {
        return playbook.measure(id)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "no measure " + id + "; a playbook resolves its names"));
    }
}
