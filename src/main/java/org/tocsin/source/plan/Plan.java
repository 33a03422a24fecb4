package org.tocsin.source.plan;

import java.util.List;
import java.util.Map;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.MeasureId;

/**
 * The statements that answer a set of measures.
 *
 * @param refused measures that cannot be asked of these columns, with the reason; may hold slots
 */
public record Plan(List<Step> steps, List<Grouped> grouped, Map<MeasureId, String> refused) {
    public Plan {
        steps = List.copyOf(steps);
        grouped = List.copyOf(grouped);
        refused = Map.copyOf(refused);
    }

    /**
     * One statement; it brings back one row.
     *
     * @param sql may hold slots
     * @param unparsed columns by the place where the number of their values stands that do not read
     *     as the declared type
     */
    public record Step(String sql, List<Asked> asked, Map<Integer, String> unparsed) {
        public Step {
            asked = List.copyOf(asked);
            unparsed = Map.copyOf(unparsed);
        }
    }

    /**
     * One statement that brings back one row per segment, which begins with the segment's name, in
     * no order.
     *
     * @param sql may hold slots
     * @param rows where the number of the segment's rows stands
     * @param found where the number of all segments stands, the same in each row
     */
    public record Grouped(String sql, List<Asked> asked, int rows, int found) {
        public Grouped {
            asked = List.copyOf(asked);
        }
    }

    /**
     * @param first where the numbers of the measure's part begin in the row
     */
    public record Asked(Measure measure, int first, Answer.Take take) {}
}
