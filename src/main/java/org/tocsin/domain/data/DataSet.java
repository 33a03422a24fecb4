package org.tocsin.domain.data;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** A table's worth of rows that checks look at. */
public record DataSet(
        DataSetId id,
        String name,
        SourceId source,
        Location location,
        Shape shape,
        Partitioning partitioning,
        ZoneId zone) {

    /** The columns that rules may name. */
    public record Shape(List<Column> columns, List<DerivedColumn> derived) {
        public Shape {
            columns = List.copyOf(columns);
            derived = List.copyOf(derived);
        }
    }

    public Optional<Column> column(String name) {
        return shape.columns().stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** The partition that a run on the given day looks at. */
    public Partition partitionOn(LocalDate day) {
        return switch (partitioning) {
            case Partitioning.Whole() -> new Partition.Whole(day, zone);
            case Partitioning.ByFile(var grain) -> span(day, grain);
            case Partitioning.ByColumn(_, var grain) -> span(day, grain);
        };
    }

    /** The partition {@code back} steps before the one of the given day. */
    public Partition partitionBefore(LocalDate day, int back) {
        return switch (partitioning) {
            case Partitioning.Whole() -> new Partition.Whole(day.minusDays(back), zone);
            case Partitioning.ByFile(var grain) -> span(grain.move(grain.start(day), -back), grain);
            case Partitioning.ByColumn(_, var grain) ->
                    span(grain.move(grain.start(day), -back), grain);
        };
    }

    private Partition span(LocalDate day, Grain grain) {
        return new Partition.Span(grain.start(day), grain, zone);
    }
}
