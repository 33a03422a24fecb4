package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;
import org.tocsin.domain.data.Card;
import org.tocsin.domain.data.Column;
import org.tocsin.domain.data.ColumnType;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.DerivedColumn;
import org.tocsin.domain.data.Expression;
import org.tocsin.domain.data.Grain;
import org.tocsin.domain.data.Location;
import org.tocsin.domain.data.Partitioning;
import org.tocsin.domain.data.SourceId;

/** How a data set is written: where it is, how it is cut into partitions, what columns it has. */
final class DataSetShape {
    private static final Shape.Key<ColumnType> TYPE =
            required("type", Scalars.word(ColumnType.values()), "What the column holds");
    private static final Shape.Key<Boolean> REQUIRED =
            optional("required", Scalars.FLAG, "Whether it must be there; false when not said");
    private static final Shape.Key<List<String>> ALIASES =
            optional(
                    "aliases",
                    Structures.list(Scalars.TEXT),
                    "Other names it has been seen under: measures follow them, the schema check"
                            + " reports them");
    private static final Shape.Key<Boolean> MASKED =
            optional(
                    "masked",
                    Scalars.FLAG,
                    "Whether its values are hidden in samples of failing rows");
    private static final Decoder<Function<String, Column>> COLUMN =
            Structures.shortOr(
                    TYPE.decoder()
                            .map(type -> name -> new Column(name, type, false, List.of(), false)),
                    new Shape<>(List.of(TYPE, REQUIRED, ALIASES, MASKED), DataSetShape::column));

    private static final Shape.Key<String> BY =
            required("column", Expressions.COLUMN, "The column with each row's instant or date");
    private static final Shape.Key<Grain> EVERY =
            required("every", Scalars.word(Grain.values()), "What one partition covers");
    private static final Decoder<Partitioning> PARTITION =
            new Shape<>(
                    List.of(BY, EVERY),
                    fields -> new Partitioning.ByColumn(fields.get(BY), fields.get(EVERY)));

    private static final Shape.Key<String> NAME =
            optional("name", Scalars.TEXT, "The name for people; the key when not said");
    private static final Shape.Key<String> SOURCE =
            required("source", Scalars.reference(Declared.Kind.SOURCE), "The source it is in");
    private static final Shape.Key<Where> FILES =
            optional(
                    "files",
                    FilePattern.PATTERN.map(Where.Files::new),
                    "Files of a folder, such as events_{yyyyMMdd}.csv: a date in braces makes each"
                            + " file a partition");
    private static final Shape.Key<Where> TABLE =
            optional("table", Scalars.TEXT.map(Where.Table::new), "A table or view of a database");
    private static final Shape.Key<Where> PATH =
            optional(
                    "path",
                    Scalars.TEXT.judged(DataSetShape::path).map(Where.Resource::new),
                    "A resource of an http source, such as /api/health");
    private static final Shape.Choice<Where> WHERE =
            new Shape.Choice<>("where in the source it is", List.of(FILES, TABLE, PATH));
    private static final Shape.Key<Location.Format> FORMAT =
            optional(
                    "format",
                    Scalars.word(Location.Format.values()),
                    "The files' format; told by their ending when not said");
    private static final Shape.Key<String> DELIMITER =
            optional("delimiter", Scalars.VALUE, "What separates CSV cells; a comma when not said");
    private static final Shape.Key<Partitioning> PARTITION_BY =
            optional(
                    "partition-by",
                    PARTITION,
                    "Cuts tables, or files without a date in their name, by a column");
    private static final Shape.Key<ZoneId> ZONE =
            optional(
                    "zone",
                    Scalars.ZONE,
                    "Whose days these are, and the zone of timestamps without one; UTC when not"
                            + " said");
    private static final Shape.Key<Map<String, Function<String, Column>>> COLUMNS =
            optional("columns", Structures.map(COLUMN), "The columns that rules may name");
    private static final Shape.Key<Map<String, Expression>> DERIVED =
            optional(
                    "derived",
                    Structures.map(Expressions.EXPRESSION),
                    "Columns computed from others, each an SQL expression");

    /** A data set and what people know of it. */
    record Entry(DataSet dataSet, Card card) {}

    private static final List<Shape.Part> OWN =
            List.of(NAME, SOURCE, WHERE, FORMAT, DELIMITER, PARTITION_BY, ZONE, COLUMNS, DERIVED);
    private static final Decoder<Entry> SHAPE =
            new Shape<>(
                    Stream.of(OWN, CardShape.KEYS).flatMap(List::stream).toList(),
                    fields -> new Entry(build(fields), CardShape.card(fields)));

    /** Its derived columns and its partitioning may name its own columns. */
    static final Decoder<Entry> DATA_SET =
            new Decoder<>() {
                @Override
                public Optional<Entry> decode(Node node, Context context) {
                    return SHAPE.decode(node, context.about(context.name()));
                }

                @Override
                public Map<String, Object> schema() {
                    return SHAPE.schema();
                }
            };

    private sealed interface Where {
        record Files(FilePattern pattern) implements Where {}

        record Table(String name) implements Where {}

        record Resource(String path) implements Where {}
    }

    private DataSetShape() {}

    private static Optional<String> path(String path, Node node, Context context) {
        if (path.startsWith("/") && isAddress(path)) {
            return Optional.of(path);
        }
        context.error(
                node, "expected a path such as /api/health, with %20 for a blank, found " + path);
        return Optional.empty();
    }

    private static boolean isAddress(String path) {
        try {
            return new URI("http://host" + path).getHost() != null;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static Function<String, Column> column(Fields fields) {
        return name ->
                new Column(
                        name,
                        fields.get(TYPE),
                        fields.find(REQUIRED).orElse(false),
                        fields.find(ALIASES).orElse(List.of()),
                        fields.find(MASKED).orElse(false));
    }

    private static DataSet build(Fields fields) {
        var columns = new ArrayList<Column>();
        fields.find(COLUMNS)
                .orElse(Map.of())
                .forEach((name, column) -> columns.add(column.apply(name)));
        var derived = new ArrayList<DerivedColumn>();
        fields.find(DERIVED)
                .orElse(Map.of())
                .forEach((name, expression) -> derived.add(new DerivedColumn(name, expression)));
        tellTakenNames(columns, derived, fields);
        return new DataSet(
                new DataSetId(fields.name()),
                fields.find(NAME).orElse(fields.name()),
                new SourceId(fields.get(SOURCE)),
                location(fields),
                new DataSet.Shape(columns, derived),
                partitioning(fields),
                fields.find(ZONE).orElse(ZoneId.of("UTC")));
    }

    private static void tellTakenNames(
            List<Column> columns, List<DerivedColumn> derived, Fields fields) {
        for (var column : columns) {
            if (derived.stream().anyMatch(other -> other.name().equals(column.name()))) {
                fields.error(
                        DERIVED,
                        "the derived column \"%s\" has the name of a declared one; rename it"
                                .formatted(column.name()));
            }
        }
    }

    private static Location location(Fields fields) {
        return switch (fields.chosen(WHERE)) {
            case Where.Files(var pattern) ->
                    new Location.Files(pattern.text(), fields.find(FORMAT), fields.find(DELIMITER));
            case Where.Table(var name) -> {
                for (var key : List.of(FORMAT, DELIMITER)) {
                    if (fields.mentions(key)) {
                        fields.error(
                                key, "a table has no \"%s\"; leave it out".formatted(key.name()));
                    }
                }
                yield new Location.Table(name);
            }
            case Where.Resource(var path) -> {
                for (var key : List.of(FORMAT, DELIMITER, PARTITION_BY, COLUMNS, DERIVED)) {
                    if (fields.mentions(key)) {
                        fields.error(
                                key,
                                "a path has no rows and so no \"%s\"; leave it out"
                                        .formatted(key.name()));
                    }
                }
                yield new Location.Resource(path);
            }
        };
    }

    private static Partitioning partitioning(Fields fields) {
        var byColumn = fields.find(PARTITION_BY);
        if (fields.chosen(WHERE) instanceof Where.Files(var pattern)
                && pattern.grain().isPresent()) {
            if (byColumn.isPresent()) {
                fields.error(
                        PARTITION_BY,
                        "the date in \"files\" already makes each file a partition; leave one out");
            }
            return new Partitioning.ByFile(pattern.grain().get());
        }
        return byColumn.orElseGet(Partitioning.Whole::new);
    }
}
