package org.tocsin.source;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Probe.Floors;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Reading.Evidence;
import org.tocsin.domain.check.Reading.Tested;
import org.tocsin.domain.check.Unit;
import org.tocsin.source.SourceReader.Probing;

/** Whether something is there: answers that are 1 or 0, and say why when they are 0. */
final class Landing {
    private Landing() {}

    static Reading yes(Evidence evidence) {
        return new Reading.Taken(OptionalDouble.of(1), Tested.NONE, List.of(), evidence);
    }

    static Reading no(String why) {
        return new Reading.Taken(OptionalDouble.of(0), Tested.NONE, List.of(why), Evidence.NONE);
    }

    /** The number of the partition's rows; not asked while any number will do. */
    static Optional<Reading> rows(SourceReader reader, Probing probing, Floors floors)
            throws InterruptedException {
        if (floors.rows() == 0) {
            return Optional.empty();
        }
        var count =
                new Measure(
                        new MeasureId("landed"),
                        "rows",
                        probing.dataSet().id(),
                        new Formula.RowCount(Optional.empty()),
                        Unit.COUNT);
        return Optional.of(
                switch (reader.scan(probing.request(List.of(count)))) {
                    case Scan.Done(var readings, _) ->
                            Objects.requireNonNull(readings.get(count.id()));
                    case Scan.Absent(var what) -> no(what);
                    case Scan.Unreadable(var cause) -> new Reading.Failed(cause, Evidence.NONE);
                    case Scan.Probed _ ->
                            throw new IllegalStateException("a reader scans rows only");
                });
    }

    /**
     * Judges the number of rows.
     *
     * @param none what to say when there are none
     */
    static Reading of(String none, Floors floors, Optional<Reading> rows) {
        if (!(rows.orElse(yes(Evidence.NONE)) instanceof Reading.Taken taken)) {
            return rows.get();
        }
        if (rows.isEmpty()) {
            return taken;
        }
        long count = (long) taken.value().orElse(0);
        long least = Math.max(1, floors.rows());
        if (count >= least) {
            return yes(taken.evidence());
        }
        return no(count == 0 ? none : "%,d of at least %,d rows are there".formatted(count, least));
    }
}
