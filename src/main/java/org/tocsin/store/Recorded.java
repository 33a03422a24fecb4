package org.tocsin.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.Segmentation;

/**
 * A run, and the series that its value is a point of.
 *
 * @param segments the series of the segments that the run found, in its order, each with a point of
 *     its own; empty for a run of all rows
 * @param due the time of the schedule that it meets, for a run that the schedule made
 */
public record Recorded(CheckRun run, Series series, List<Series> segments, Optional<Instant> due) {
    public Recorded {
        segments = List.copyOf(segments);
        if (segments.size() != run.findings().segments().results().size()) {
            throw new IllegalArgumentException("not one series for each segment of " + run.id());
        }
    }

    public Recorded(CheckRun run, Series series) {
        this(run, series, List.of(), Optional.empty());
    }

    /** The same run as one that the schedule made. */
    public Recorded meeting(Optional<Instant> dueAt) {
        return new Recorded(run, series, segments, dueAt);
    }

    /** A run of a measure; of one of segments, its own value is a point of the segment it leads. */
    public static Recorded of(String playbook, Measure measure, CheckRun run) {
        var found = run.findings().segments();
        var by = Segmentation.of(measure);
        if (by.isEmpty() || found.isEmpty()) {
            return new Recorded(run, Series.of(playbook, measure));
        }
        return new Recorded(
                run,
                Series.of(playbook, measure, by.get(), found.lead()),
                found.results().stream()
                        .map(result -> Series.of(playbook, measure, by.get(), result.segment()))
                        .toList(),
                Optional.empty());
    }

    /** When the answer was known: the start and what it took. */
    Instant recordedAt() {
        return run.occasion().startedAt().plus(run.occasion().took());
    }

    /** A value and what it is a point of. */
    record Valued(Series series, OptionalDouble value) {}

    List<Valued> points() {
        if (segments.isEmpty()) {
            return List.of(new Valued(series, run.judgement().value()));
        }
        var results = run.findings().segments().results();
        return IntStream.range(0, segments.size())
                .mapToObj(i -> new Valued(segments.get(i), results.get(i).judgement().value()))
                .toList();
    }
}
