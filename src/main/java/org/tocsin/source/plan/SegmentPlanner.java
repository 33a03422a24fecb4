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
    private static final String SIZE = "size";
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
        int found = parts.rows().number(found());
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
            selects.add("(%s)".formatted(part.getKey().sql(new Source(name(FOLDED), ""), first)));
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
        String read =
                "with %s as%s (\nselect %s as %s%s\n%s\n),\n"
                        .formatted(
                                name(ROWS),
                                dialect.duckdb() ? " materialized" : "",
                                text(segment.sql()),
                                label,
                                columns,
                                from.clause(needed).all());
        return read
                + (dialect.joinsByHash()
                        ? bySizes(kind, columns, also)
                        : byRank(kind, columns, also));
    }

    /** Ranks the segments apart from their rows, and looks each row's segment up. */
    private String bySizes(Kind kind, String columns, String also) {
        String label = name(Grouping.SEGMENT);
        String kept =
                "%s.%s in (select %s from %s)".formatted(name(ROWS), label, label, name(KEPT));
        return """
        %s as (
        select %s, row_number() over (order by count(*) desc, %s) as %s
        from %s
        group by %s
        ),
        %s as (
        select %s from %s where %s <= %d%s
        ),
        %s as (
        select %s as %s%s
        from %s%s
        )\
        """
                .formatted(
                        name(SIZES),
                        label,
                        label,
                        name(PLACE),
                        name(ROWS),
                        label,
                        name(KEPT),
                        label,
                        name(SIZES),
                        name(PLACE),
                        kind.cap(),
                        also,
                        name(FOLDED),
                        kind.other() ? labelled(kept) : label,
                        label,
                        columns,
                        name(ROWS),
                        kind.other() ? "" : "\nwhere " + kept);
    }

    /** Ranks the rows themselves: slower than a look-up, but never once through all for each. */
    private String byRank(Kind kind, String columns, String also) {
        String label = name(Grouping.SEGMENT);
        String kept = "%s <= %d%s".formatted(name(PLACE), kind.cap(), also);
        return """
        %s as (
        select %s%s, count(*) over (partition by %s) as %s from %s
        ),
        %s as (
        select %s%s, dense_rank() over (order by %s desc, %s) as %s from %s
        ),
        %s as (
        select %s as %s, %s%s from (select %s%s, %s, max(%s) over () as %s from %s) as %s%s
        )\
        """
                .formatted(
                        name(SIZES),
                        label,
                        columns,
                        label,
                        name(SIZE),
                        name(ROWS),
                        name(KEPT),
                        label,
                        columns,
                        name(SIZE),
                        label,
                        name(PLACE),
                        name(SIZES),
                        name(FOLDED),
                        kind.other() ? labelled(kept) : label,
                        label,
                        name(ALL),
                        columns,
                        label,
                        columns,
                        name(PLACE),
                        name(PLACE),
                        name(ALL),
                        name(KEPT),
                        name("ranked"),
                        kind.other() ? "" : "\nwhere " + kept);
    }

    private String labelled(String kept) {
        return "case when %s then %s else %s end"
                .formatted(kept, name(Grouping.SEGMENT), Dialect.text(Segmentation.OTHER));
    }

    /** How many segments there are, in a select over the folded rows. */
    private String found() {
        return dialect.joinsByHash()
                ? "(select count(*) from %s)".formatted(name(SIZES))
                : "max(%s)".formatted(name(ALL));
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
