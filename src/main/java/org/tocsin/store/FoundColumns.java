package org.tocsin.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.data.SeenColumn;

/**
 * What columns a partition has, in their order.
 *
 * @param at when they were found, kept to the microsecond; of two findings the later one counts
 */
public record FoundColumns(
        String playbook,
        DataSetId dataSet,
        Partition partition,
        List<SeenColumn> columns,
        Instant at) {
    public FoundColumns {
        columns = List.copyOf(columns);
        at = at.truncatedTo(ChronoUnit.MICROS);
    }
}
