package org.tocsin.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.SegmentMemory;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.data.SeenColumn;
import org.tocsin.domain.series.Point;
import org.tocsin.source.Scan;

/**
 * History read from the data itself, for runs without a store. Each partition is scanned at most
 * once: fully when it is to be judged, else only for the measures that have a baseline.
 */
final class ScannedHistory implements History {
    private final Examiner examiner;
    private final Lot lot;
    private final Set<Partition> judged;
    private final Function<Partition, Instant> asOf;
    private final Map<Partition, FutureTask<Scan>> scans = new ConcurrentHashMap<>();

    ScannedHistory(
            Examiner examiner, Lot lot, Set<Partition> judged, Function<Partition, Instant> asOf) {
        this.examiner = examiner;
        this.lot = lot;
        this.judged = judged;
        this.asOf = asOf;
    }

    /** Scans all that will be asked for, as many partitions at once as the source allows. */
    void fetch() throws InterruptedException {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var pending = new ArrayList<Future<Scan>>();
            var wanted = new LinkedHashSet<Partition>(judged);
            for (var partition : judged) {
                for (int back = 1; back <= lot.history(); back++) {
                    earlier(lot.dataSet(), partition, back).ifPresent(wanted::add);
                }
            }
            wanted.forEach(partition -> pending.add(executor.submit(() -> scan(partition))));
            try {
                for (var scan : pending) {
                    scan.get();
                }
            } catch (InterruptedException stop) {
                executor.shutdownNow();
                throw stop;
            } catch (ExecutionException fault) {
                throw new IllegalStateException("scanning " + lot.dataSet().id(), fault.getCause());
            }
        }
    }

    Scan scan(Partition partition) throws InterruptedException {
        var task =
                scans.computeIfAbsent(
                        partition,
                        p ->
                                new FutureTask<>(
                                        () -> examiner.scan(lot, p, wanted(p), asOf.apply(p))));
        task.run();
        try {
            return task.get();
        } catch (ExecutionException fault) {
            if (fault.getCause() instanceof InterruptedException) {
                throw new InterruptedException("scan of " + partition + " was cancelled");
            }
            throw new IllegalStateException("scanning " + lot.dataSet().id(), fault.getCause());
        }
    }

    /** Looking for segments by name asks the days before first, whose scans are kept as well. */
    private List<Measure> wanted(Partition partition) throws InterruptedException {
        return judged.contains(partition)
                ? Following.measures(lot, partition, this)
                : lot.checks().stream()
                        .filter(check -> Following.lookBack(check) > 0)
                        .map(Check::measure)
                        .distinct()
                        .toList();
    }

    /**
     * Steps over days that are not there, so that a gap in the files does not stop the learning,
     * but not for ever: at most a week more than twice the points asked for, days that the playbook
     * expects to vary not counted.
     */
    @Override
    public List<Point> before(Measure measure, Partition partition, int points)
            throws InterruptedException {
        var found = new ArrayList<Point>();
        int limit = 2 * points + 7;
        for (int back = 1; back <= limit && found.size() < points; back++) {
            var earlier = earlier(lot.dataSet(), partition, back);
            if (earlier.isEmpty()) {
                break;
            }
            if (examiner.varies(measure, earlier.get())) {
                limit++;
                continue;
            }
            var survey =
                    examiner.survey(lot, List.of(measure), scan(earlier.get()), Optional.empty());
            if (survey.present()
                    && survey.readings().get(measure.id()) instanceof Reading.Taken taken) {
                var at = earlier.get().at();
                taken.value().ifPresent(value -> found.addFirst(new Point(at, value)));
            }
        }
        return found;
    }

    @Override
    public Map<String, List<Double>> segmentsBefore(
            Measure measure, Partition partition, int points) throws InterruptedException {
        var days = new ArrayList<Reading.Segmented>();
        int limit = 2 * points + 7;
        for (int back = 1; back <= limit && days.size() < points; back++) {
            var earlier = earlier(lot.dataSet(), partition, back);
            if (earlier.isEmpty()) {
                break;
            }
            if (examiner.varies(measure, earlier.get())) {
                limit++;
                continue;
            }
            var survey =
                    examiner.survey(lot, List.of(measure), scan(earlier.get()), Optional.empty());
            if (survey.present()
                    && survey.readings().get(measure.id()) instanceof Reading.Segmented day) {
                days.addFirst(day);
            }
        }
        return SegmentMemory.series(measure, days);
    }

    @Override
    public Optional<List<SeenColumn>> columnsBefore(DataSet dataSet, Partition partition)
            throws InterruptedException {
        if (lot.checks().stream().noneMatch(ScannedHistory::asksForChange)) {
            return Optional.empty();
        }
        for (int back = 1; back <= 7; back++) {
            var earlier = earlier(dataSet, partition, back);
            if (earlier.isPresent() && scan(earlier.get()) instanceof Scan.Done done) {
                return Optional.of(done.schema().columns());
            }
        }
        return Optional.empty();
    }

    private static boolean asksForChange(Check check) {
        return check.measure().formula() instanceof Formula.Schema(var faults)
                && faults.contains(Formula.SchemaFault.CHANGED);
    }

    /** A data set that is not cut by time looks the same on every day: it has no past to scan. */
    private static Optional<Partition> earlier(DataSet dataSet, Partition partition, int back) {
        return switch (partition) {
            case Partition.Whole _ -> Optional.empty();
            case Partition.Span span -> Optional.of(dataSet.partitionBefore(span.start(), back));
        };
    }
}
