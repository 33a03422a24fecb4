package org.tocsin.source.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Segmentation;
import org.tocsin.domain.data.Expression;

/**
 * Composes one statement for all measures that tell segments apart in the same way (C-16). The
 * engine itself ranks the segments by rows and puts those beyond the cap together, so that what
 * comes back is small however many there are.
 */
final class SegmentPlanner {
    private static final String ROWS = "rows";
    private static final String SIZES = "sizes";
    private static final String KEPT = "kept";
    private static final String FOLDED = "folded";
    private static final String PLACE = "place";
    private static final String ALL = "all segments";

    /** What must be the same for measures to share a statement. */
    private record Kind(Expression of, int cap, boolean other) {}

    private final Dialect dialect;
    private final Expressions expressions;
    private final Selection selection;
    private final From from;

    SegmentPlanner(Dialect dialect, Expressions expressions, Selection selection, From from) {
        this.dialect = dialect;
        this.expressions = expressions;
        this.selection = selection;
        this.from = from;
    }

    /**
     * @param refused takes the measures that cannot be asked, with the reason
     */
    List<Plan.Grouped> plan(List<Measure> segmented, Map<MeasureId, String> refused) {
        var kinds = new LinkedHashMap<Kind, List<Measure>>();
        for (var measure : segmented) {
            var by = Segmentation.of(measure).orElseThrow();
            kinds.computeIfAbsent(new Kind(by.of(), by.cap(), by.other()), _ -> new ArrayList<>())
                    .add(measure);
        }
        var grouped = new ArrayList<Plan.Grouped>();
        kinds.forEach((kind, measures) -> {
            try {
                compose(kind, measures, refused).ifPresent(grouped::add);
            } catch (Unusable e) {
                measures.forEach(m -> refused.put(m.id(), String.valueOf(e.getMessage())));
            }
        });
        return grouped;
    }

    private Optional<Plan.Grouped> compose(
            Kind kind, List<Measure> measures, Map<MeasureId, String> refused) throws Unusable {
        var segment = expressions.compileAsWritten(kind.of());
        var parts = new Parts(dialect, expressions, selection, Grouping.BY_SEGMENT);
        int rows = parts.rows().number(DSL.count());
        int found = parts.rows().number(DSL.max(DSL.field(DSL.raw(name(ALL)))));
        var asked = new LinkedHashMap<Part, List<Plan.Asked>>();
        asked.put(parts.rows(), new ArrayList<>());
        for (var measure : measures) {
            try {
                var place = parts.place(measure);
                from.clause(place.part().uses());
                asked.computeIfAbsent(place.part(), _ -> new ArrayList<>())
                        .add(new Plan.Asked(measure, 0, place.take()));
            } catch (Unusable e) {
                refused.put(measure.id(), String.valueOf(e.getMessage()));
            }
        }
        if (asked.values().stream().allMatch(List::isEmpty)) {
            return Optional.empty();
        }
        var uses = new LinkedHashSet<String>();
        asked.keySet().forEach(part -> uses.addAll(part.uses()));
        var selects = new ArrayList<String>();
        var all = new ArrayList<Plan.Asked>();
        int first = 0;
        for (var part : asked.entrySet()) {
            selects.add(
                    "(%s)".formatted(part.getKey().sql(new Source(name(FOLDED), ""), first)));
            for (var one : part.getValue()) {
                all.add(new Plan.Asked(one.measure(), first + 1, one.take()));
            }
            first += 1 + part.getKey().width();
        }
        String sql = with(kind, segment, uses, followed(measures)) + "\n" + joined(selects);
        return Optional.of(new Plan.Grouped(sql, all, 1 + rows, 1 + found));
    }

    private static Set<String> followed(List<Measure> measures) {
        return measures.stream()
                .flatMap(measure -> Segmentation.of(measure).stream())
                .flatMap(by -> by.followed().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The rows with their segment's name, the rest of the segments under one name or left out. */
    private String with(
            Kind kind, Expressions.Compiled segment, Set<String> uses, Set<String> followed)
            throws Unusable {
        String label = name(Grouping.SEGMENT);
        var needed = new LinkedHashSet<>(uses);
        needed.addAll(segment.uses());
        String columns = uses.isEmpty() ? "" : ", " + from.list(uses);
        String also =
                followed.isEmpty()
                        ? ""
                        : " or %s in (%s)"
                                .formatted(
                                        label,
                                        followed.stream()
                                                .map(Dialect::text)
                                                .collect(Collectors.joining(", ")));
        return """
                with %s as%s (
                select %s as %s%s
                %s
                ),
                %s as (
                select %s, row_number() over (order by count(*) desc, %s) as %s, count(*) over () as %s
                from %s
                group by %s
                ),
                %s as (
                select %s, %s from %s where %s <= %d%s
                ),
                %s as (
                select coalesce(%s.%s, %s) as %s, %s%s
                from %s %s join %s on %s.%s = %s.%s
                )\
                """
                .formatted(
                        name(ROWS),
                        dialect.duckdb() ? " materialized" : "",
                        text(segment.sql()),
                        label,
                        columns,
                        from.clause(needed).all(),
                        name(SIZES),
                        label,
                        label,
                        name(PLACE),
                        name(ALL),
                        name(ROWS),
                        label,
                        name(KEPT),
                        label,
                        name(ALL),
                        name(SIZES),
                        name(PLACE),
                        kind.cap(),
                        also,
                        name(FOLDED),
                        name(KEPT),
                        label,
                        Dialect.text(Segmentation.OTHER),
                        label,
                        name(ALL),
                        columns,
                        name(ROWS),
                        kind.other() ? "left" : "inner",
                        name(KEPT),
                        name(KEPT),
                        label,
                        name(ROWS),
                        label);
    }

    private String joined(List<String> selects) {
        var columns = new ArrayList<String>();
        var joins = new StringBuilder();
        for (int i = 0; i < selects.size(); i++) {
            String part = name("part" + (i + 1));
            columns.add(part + ".*");
            joins.append(i == 0 ? "\nfrom " : "\nleft join ").append(selects.get(i));
            joins.append(" as ").append(part);
            if (i > 0) {
                joins.append(
                        " on %s.%s = %s.%s"
                                .formatted(
                                        part,
                                        name(Grouping.SEGMENT),
                                        name("part1"),
                                        name(Grouping.SEGMENT)));
            }
        }
        return "select " + String.join(", ", columns) + joins;
    }

    /** A value as the name of its segment. */
    private String text(String value) {
        Field<?> raw = DSL.field(DSL.raw(value));
        Field<String> text = raw.cast(SQLDataType.VARCHAR);
        return dialect.dsl()
                .renderInlined(
                        DSL.when(raw.isNull(), DSL.inline(Segmentation.NONE))
                                .when(text.eq(DSL.inline("")), DSL.inline(Segmentation.EMPTY))
                                .otherwise(DSL.substring(text, 1, Segmentation.LONGEST)));
    }

    private String name(String name) {
        return dialect.quote(name);
    }
}
