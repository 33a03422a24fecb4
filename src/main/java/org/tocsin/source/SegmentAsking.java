package org.tocsin.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Reading.Evidence;
import org.tocsin.domain.check.Reading.OfSegment;
import org.tocsin.domain.check.Segmentation;
import org.tocsin.source.plan.Plan;
import org.tocsin.source.plan.Row;
import org.tocsin.source.plan.Unusable;

/** Turns the rows of a grouped statement into readings, one part per segment (C-16). */
final class SegmentAsking {
    /** What the caps and the followed segments of one statement may come to, and one to spare. */
    private static final int MOST = 4 * Segmentation.LARGEST_CAP;

    private SegmentAsking() {}

    /** All rows; an engine that ignores its limits is stopped before it fills the memory. */
    static List<Values.Line> lines(ResultSet rows, ZoneId zone) throws SQLException {
        var lines = new ArrayList<Values.Line>();
        while (rows.next()) {
            if (lines.size() == MOST) {
                throw new SQLException(
                        "more than %,d segments came back although fewer were asked for"
                                .formatted(MOST));
            }
            lines.add(Values.row(rows, zone));
        }
        return lines;
    }

    static Reading reading(
            Plan.Grouped step, Plan.Asked asked, List<Values.Line> lines, Evidence evidence) {
        var parts = new ArrayList<OfSegment>();
        long found = 0;
        for (var line : lines) {
            found = Math.max(found, whole(line, step.found()));
            parts.add(
                    new OfSegment(
                            String.valueOf(line.values().getFirst()),
                            whole(line, step.rows()),
                            reading(asked, line, evidence)));
        }
        parts.sort(
                Comparator.comparingLong(OfSegment::rows)
                        .reversed()
                        .thenComparing(OfSegment::segment));
        return new Reading.Segmented(parts, found, List.of(), evidence);
    }

    private static Reading reading(Plan.Asked asked, Values.Line line, Evidence evidence) {
        try {
            var answer = asked.take().from(new Row(line.values(), asked.first()));
            return new Reading.Taken(
                    answer.value(), answer.tested(), answer.details(), answer.notes(), evidence);
        } catch (Unusable e) {
            return new Reading.Failed(String.valueOf(e.getMessage()), evidence);
        }
    }

    private static long whole(Values.Line line, int place) {
        return line.values().get(place) instanceof Number n ? n.longValue() : 0;
    }
}
