package org.tocsin.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.data.SeenColumn;

/** What one look at one partition brought back. */
public sealed interface Scan {
    /**
     * @param readings one for every measure asked for
     * @param schema the columns as found
     */
    record Done(Map<MeasureId, Reading> readings, SeenSchema schema) implements Scan {
        public Done {
            readings = Map.copyOf(readings);
        }
    }

    /** The partition is not there: no file for the day, said in words. */
    record Absent(String what) implements Scan {}

    /**
     * What was asked besides the rows.
     *
     * @param rows what the rows said, where they were asked as well
     */
    record Probed(Map<MeasureId, Reading> readings, Optional<Scan> rows) implements Scan {
        public Probed {
            readings = Map.copyOf(readings);
        }
    }

    /** Nothing could be asked: no folder, no connection, not a table, said in words. */
    record Unreadable(String cause) implements Scan {}

    /**
     * @param unparsed declared columns with the number of values that do not read as their type;
     *     only columns with such values are listed
     */
    record SeenSchema(List<SeenColumn> columns, Map<String, Long> unparsed) {
        public SeenSchema {
            columns = List.copyOf(columns);
            unparsed = Map.copyOf(unparsed);
        }
    }
}
