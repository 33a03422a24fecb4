package org.tocsin.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.data.SeenColumn;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.series.Point;

/**
 * What a run without a store has found so far: on the day that is judged, and on days before it.
 */
record RoundMemory(Playbook playbook, Map<LocalDate, Map<CheckId, CheckRun>> days, LocalDate day)
        implements Memory, History {
    @Override
    public List<CheckRun> newest() {
        return List.copyOf(days.getOrDefault(day, Map.of()).values());
    }

    @Override
    public List<Point> points(Measure measure, Instant before, int limit) {
        return days.values().stream()
                .flatMap(runs -> points(measure, runs))
                .filter(point -> point.at().isBefore(before))
                .distinct()
                .sorted(Comparator.comparing(Point::at).reversed())
                .limit(limit)
                .toList();
    }

    private Stream<Point> points(Measure measure, Map<CheckId, CheckRun> runs) {
        return playbook.checks().stream()
                .filter(check -> check.measure().equals(measure))
                .map(Check::id)
                .flatMap(id -> Optional.ofNullable(runs.get(id)).stream())
                .flatMap(run ->
                        run.judgement().value().stream()
                                .mapToObj(value ->
                                        new Point(run.occasion().partition().at(), value)));
    }

    @Override
    public List<Point> before(Measure measure, Partition partition, int points) {
        return points(measure, partition.at(), points).reversed();
    }

    /** What looks back is never taken per segment. */
    @Override
    public Map<String, List<Double>> segmentsBefore(
            Measure measure, Partition partition, int points) {
        return Map.of();
    }

    @Override
    public Optional<List<SeenColumn>> columnsBefore(DataSet dataSet, Partition partition) {
        return Optional.empty();
    }
}
