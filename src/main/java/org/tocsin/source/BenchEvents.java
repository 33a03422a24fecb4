package org.tocsin.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Formula.Function;
import org.tocsin.domain.check.Formula.RowTest;
import org.tocsin.domain.check.Measure;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.data.Column;
import org.tocsin.domain.data.ColumnType;
import org.tocsin.domain.data.DataSet;
import org.tocsin.domain.data.DataSetId;
import org.tocsin.domain.data.Expression;
import org.tocsin.domain.data.Location;
import org.tocsin.domain.data.Partitioning;
import org.tocsin.domain.data.SourceId;

/** Generated shop events, the same for every engine, and what is measured of them. */
final class BenchEvents {
    static final SourceId SOURCE = new SourceId("bench");

    static final List<String> COLUMNS =
            List.of(
                    "event_id",
                    "user_id",
                    "event_type",
                    "occurred_at",
                    "page_url",
                    "country",
                    "amount",
                    "quantity",
                    "session_id");

    private static final List<String> TYPES =
            List.of("page_viewed", "cart", "checkout_started", "checkout_completed", "popup");

    private BenchEvents() {}

    /** Takes the cells of one row, in the order of the columns. */
    interface Rows {
        void take(@Nullable String[] cells) throws IOException, SQLException;
    }

    static ColumnType type(String column) {
        return switch (column) {
            case "occurred_at" -> ColumnType.TIMESTAMP;
            case "amount" -> ColumnType.DECIMAL;
            case "quantity" -> ColumnType.INTEGER;
            default -> ColumnType.TEXT;
        };
    }

    static void generate(int rows, Rows sink) throws IOException, SQLException {
        var random = new SplittableRandom(7);
        Instant start = Instant.parse("2026-03-01T00:00:00.123Z");
        for (int i = 0; i < rows; i++) {
            int chance = random.nextInt(100);
            int type = chance < 80 ? 0 : chance < 90 ? 1 : chance < 95 ? 2 : chance < 98 ? 3 : 4;
            var country = List.of("DE", "US", "FR", "").get(random.nextInt(4));
            sink.take(
                    new @Nullable String[] {
                        // Every 50,021st event repeats the id of the one before.
                        "e" + (i > 0 && i % 50_021 == 0 ? i - 1 : i),
                        random.nextInt(100) < 2 ? null : "u" + random.nextInt(rows / 10 + 10),
                        TYPES.get(type),
                        start.plusSeconds(i * 8L * 86_400 / rows).toString(),
                        "https://shop.example/p/" + random.nextInt(500) + "?utm_source=x",
                        country.isEmpty() ? null : country,
                        type == 3 ? String.valueOf(random.nextInt(100_000) / 100.0) : null,
                        String.valueOf(random.nextInt(9)),
                        "s" + random.nextInt(rows / 20 + 10)
                    });
        }
    }

    static void csv(Path file, int rows) throws IOException, SQLException {
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(String.join(",", COLUMNS) + "\n");
            generate(
                    rows,
                    cells ->
                            out.write(
                                    Arrays.stream(cells)
                                                    .map(cell -> cell == null ? "" : cell)
                                                    .collect(Collectors.joining(","))
                                            + "\n"));
        }
    }

    static DataSet dataSet(Location location) {
        var columns =
                COLUMNS.stream()
                        .map(name -> new Column(name, type(name), true, List.of(), false))
                        .toList();
        return new DataSet(
                new DataSetId("events"),
                "Shop events",
                SOURCE,
                location,
                new DataSet.Shape(columns, List.of()),
                new Partitioning.Whole(),
                ZoneId.of("UTC"));
    }

    /** The fourteen measures that the field's tools were measured with. */
    static List<Measure> measures() {
        Optional<Expression> all = Optional.empty();
        Optional<Expression> bought =
                Optional.of(new Expression("event_type = 'checkout_completed'"));
        var amount = new Expression("amount");
        var formulas =
                List.of(
                        new Formula.RowCount(all),
                        new Formula.NullRate(new Expression("user_id"), false, all),
                        new Formula.DistinctCount(new Expression("user_id"), all),
                        new Formula.Duplicates(
                                List.of(new Expression("event_id")),
                                Formula.Counting.ROWS,
                                Optional.empty(),
                                all),
                        new Formula.Aggregate(Function.MIN, amount, all),
                        new Formula.Aggregate(Function.MAX, amount, all),
                        new Formula.Aggregate(Function.AVG, amount, all),
                        new Formula.Aggregate(Function.STDDEV, amount, all),
                        new Formula.Aggregate(Function.MAX, new Expression("occurred_at"), all),
                        new Formula.FailingRows(
                                new RowTest.OneOf(new Expression("event_type"), TYPES), false, all),
                        new Formula.RowCount(bought),
                        new Formula.FailingRows(
                                new RowTest.Matches(new Expression("country"), "[A-Z]{2}"),
                                false,
                                all),
                        new Formula.Aggregate(Function.SUM, amount, bought),
                        new Formula.Aggregate(Function.MEDIAN, amount, all));
        var measures = new ArrayList<Measure>();
        for (Formula formula : formulas) {
            String id = "measure-" + (measures.size() + 1);
            measures.add(
                    new Measure(
                            new MeasureId(id), id, new DataSetId("events"), formula, Unit.NUMBER));
        }
        return measures;
    }
}
