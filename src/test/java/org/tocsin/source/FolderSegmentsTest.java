package org.tocsin.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.source.Asks.rowCount;
import static org.tocsin.source.Asks.scan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Segmentation;
import org.tocsin.domain.data.ColumnType;
import org.tocsin.domain.data.Expression;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;

/** Segments of a text file, read through DuckDB. */
class FolderSegmentsTest extends SegmentsContract {
    @TempDir Path folder;
    private SourceReader reader;

    @BeforeEach
    void open() {
        reader =
                Sources.open(
                        new SourceSpec.Folder(new SourceId("shop"), ".", SourceSpec.Limits.DEFAULT),
                        folder,
                        folder.resolve("drivers"));
    }

    @AfterEach
    void close() {
        reader.close();
    }

    @Override
    void load(List<Event> rows) throws Exception {
        var text = new StringBuilder("platform,customer,amount\n");
        for (var row : rows) {
            text.append(row.platform() == null ? "" : row.platform())
                    .append(',')
                    .append(row.customer())
                    .append(',')
                    .append(row.amount() == null ? "" : row.amount())
                    .append('\n');
        }
        Files.writeString(folder.resolve("events.csv"), text);
    }

    @Override
    void loadMany(int segments, int rows) throws Exception {
        var text = new StringBuilder("platform,customer,amount\n");
        for (int i = 0; i < rows; i++) {
            text.append('s').append(i % segments).append(',').append(i).append(",1.5\n");
        }
        Files.writeString(folder.resolve("events.csv"), text);
    }

    /** A text file cannot tell the two apart. */
    @Override
    String emptyText() {
        return "(none)";
    }

    @Override
    Asks events() {
        return Asks.files("events.csv")
                .column("platform", ColumnType.TEXT)
                .column("customer", ColumnType.INTEGER)
                .column("amount", ColumnType.DECIMAL);
    }

    @Override
    SourceReader reader() {
        return reader;
    }

    private static Formula perPlatform(Formula each) {
        return new Formula.Segmented(each, new Segmentation(new Expression("platform"), 50, true));
    }

    @Test
    void anEmptyFileHasNoSegmentsAndNothingElseCanBeSaid() throws Exception {
        Files.writeString(folder.resolve("events.csv"), "");
        var share = perPlatform(new Formula.Share(new Expression("amount > 1"), Optional.empty()));
        var answers = scan(reader, events().request(perPlatform(rowCount()), share));
        var none = (Reading.Segmented) answers.reading(0);
        assertThat(none.of()).isEmpty();
        assertThat(none.notes()).containsExactly("events.csv is empty (0 bytes)");
        assertThat(answers.failure(1)).isEqualTo("events.csv is empty (0 bytes)");
    }

    @Test
    void twoHundredColumnsAreAskedOfPerSegmentAtOnce() throws Exception {
        String names =
                IntStream.range(0, 200).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        String values =
                IntStream.range(0, 200).mapToObj(i -> i + "").collect(Collectors.joining(","));
        Files.writeString(
                folder.resolve("events.csv"),
                "platform," + names + "\nios," + values + "\nweb," + values + "\n");
        var asks = Asks.files("events.csv").column("platform", ColumnType.TEXT);
        IntStream.range(0, 200).forEach(i -> asks.column("c" + i, ColumnType.DECIMAL));
        var formulas =
                IntStream.range(0, 200)
                        .mapToObj(i -> perPlatform(Asks.total(Formula.Function.MAX, "c" + i)))
                        .toArray(Formula[]::new);
        var answers = scan(reader, asks.request(formulas));
        for (int i = 0; i < 200; i++) {
            double expected = i;
            assertThat(((Reading.Segmented) answers.reading(i)).of())
                    .hasSize(2)
                    .allSatisfy(part ->
                            assertThat(((Reading.Taken) part.reading()).value())
                                    .hasValue(expected));
        }
    }
}
