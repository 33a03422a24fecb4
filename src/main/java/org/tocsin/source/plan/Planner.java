package org.tocsin.source.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Segmentation;

/**
 * Composes the statements of a scan. Text files are parsed once, whatever is asked: everything goes
 * into one statement. Elsewhere one statement takes all plain aggregates and each distinct key gets
 * a GROUP BY of its own, which measured faster and smaller on Parquet and PostgreSQL. Measures of
 * segments get a grouped statement for each way to tell segments apart. Plans are kept: the days of
 * a data set differ in what fills the slots only.
 */
public final class Planner {
    private static final int KEPT = 64;

    private final Dialect dialect;
    private final Map<Selection, Plan> plans = new ConcurrentHashMap<>();

    public Planner(Dialect dialect) {
        this.dialect = dialect;
    }

    public Plan plan(Selection selection) {
        if (plans.size() >= KEPT && !plans.containsKey(selection)) {
            plans.clear();
        }
        // Days that are scanned side by side wait for one plan instead of each making it.
        return plans.computeIfAbsent(selection, this::compose);
    }

    private Plan compose(Selection selection) {
        var refused = new HashMap<MeasureId, String>();
        var expressions = new Expressions(dialect, selection.rows(), selection.derived());
        var parts = new Parts(dialect, expressions, selection);
        var from = new From(dialect, selection.rows(), expressions);
        var asked = new LinkedHashMap<Part, List<Plan.Asked>>();
        var segmented = new ArrayList<Measure>();
        for (Measure measure : selection.measures()) {
            if (Segmentation.of(measure).isPresent()) {
                segmented.add(measure);
                continue;
            }
            try {
                var place = parts.place(measure);
                from.clause(place.part().uses());
                asked.computeIfAbsent(place.part(), _ -> new ArrayList<>())
                        .add(new Plan.Asked(measure, 0, place.take()));
            } catch (Unusable e) {
                refused.put(measure.id(), String.valueOf(e.getMessage()));
            }
        }
        Map<Integer, String> unparsed = Map.of();
        if (selection.shape().types()) {
            unparsed = parts.unparsed();
            if (!unparsed.isEmpty()) {
                asked.computeIfAbsent(parts.rows(), _ -> new ArrayList<>());
            }
        }
        var grouped =
                new SegmentPlanner(dialect, expressions, selection, from).plan(segmented, refused);
        try {
            return new Plan(steps(selection, asked, parts, from, unparsed), grouped, refused);
        } catch (Unusable e) {
            // Only the partition's own column can be at fault here, so nothing can be asked.
            for (Measure measure : selection.measures()) {
                refused.putIfAbsent(measure.id(), String.valueOf(e.getMessage()));
            }
            return new Plan(List.of(), List.of(), refused);
        }
    }

    private List<Plan.Step> steps(
            Selection selection,
            Map<Part, List<Plan.Asked>> asked,
            Parts parts,
            From from,
            Map<Integer, String> unparsed)
            throws Unusable {
        if (selection.shape().onePass() && asked.size() > 1) {
            return List.of(together(asked, parts, from, unparsed));
        }
        var steps = new ArrayList<Plan.Step>();
        for (var part : asked.entrySet()) {
            String sql = part.getKey().sql(from.clause(part.getKey().uses()), 0);
            steps.add(
                    new Plan.Step(
                            sql,
                            part.getValue(),
                            part.getKey() == parts.rows() ? unparsed : Map.of()));
        }
        return steps;
    }

    /** The rows are read once into a named, materialized set that every part then looks at. */
    private Plan.Step together(
            Map<Part, List<Plan.Asked>> asked,
            Parts parts,
            From from,
            Map<Integer, String> unparsed)
            throws Unusable {
        Set<String> uses = new LinkedHashSet<>();
        asked.keySet().forEach(p -> uses.addAll(p.uses()));
        var selects = new ArrayList<String>();
        var all = new ArrayList<Plan.Asked>();
        var shifted = new HashMap<Integer, String>();
        int first = 0;
        for (var part : asked.entrySet()) {
            selects.add(
                    "(%s) as %s"
                            .formatted(
                                    part.getKey().sql(new Source(dialect.quote("rows"), ""), first),
                                    dialect.quote("part" + (selects.size() + 1))));
            for (var one : part.getValue()) {
                all.add(new Plan.Asked(one.measure(), first, one.take()));
            }
            if (part.getKey() == parts.rows()) {
                int start = first;
                unparsed.forEach((place, column) -> shifted.put(start + place, column));
            }
            first += part.getKey().width();
        }
        String sql =
                "with %s as materialized (\nselect %s\n%s\n)\nselect *\nfrom %s"
                        .formatted(
                                dialect.quote("rows"),
                                from.list(uses),
                                from.clause(uses).all(),
                                String.join(",\n", selects));
        return new Plan.Step(sql, all, shifted);
    }
}
