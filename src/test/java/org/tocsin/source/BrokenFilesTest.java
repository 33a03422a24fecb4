package org.tocsin.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.source.Asks.nulls;
import static org.tocsin.source.Asks.rowCount;
import static org.tocsin.source.Asks.scan;
import static org.tocsin.source.Asks.total;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.check.Formula.Function;
import org.tocsin.domain.data.ColumnType;
import org.tocsin.domain.data.Grain;
import org.tocsin.domain.data.Partitioning;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;

class BrokenFilesTest {
    @TempDir Path folder;
    private SourceReader reader;

    @BeforeEach
    void open() {
        reader = reader("data");
    }

    private SourceReader reader(String path) {
        return Sources.open(
                new SourceSpec.Folder(new SourceId("shop"), path, SourceSpec.Limits.DEFAULT),
                folder,
                folder.resolve("drivers"));
    }

    @AfterEach
    void close() {
        reader.close();
    }

    private Path write(String text) throws IOException {
        return write(text.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(byte[] bytes) throws IOException {
        Path file = folder.resolve("data/a.csv");
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private static Asks asks() {
        return Asks.files("a.csv")
                .column("id", ColumnType.TEXT)
                .column("n", ColumnType.DECIMAL)
                .column("note", ColumnType.TEXT);
    }

    private String unreadable() throws InterruptedException {
        var scan = reader.scan(asks().request(rowCount()));
        assertThat(scan).isInstanceOf(Scan.Unreadable.class);
        return ((Scan.Unreadable) scan).cause();
    }

    @Test
    void aFolderThatIsNotThereIsUnreadable() throws Exception {
        assertThat(unreadable()).contains("data").contains("not there");
    }

    @Test
    void aDayWithoutItsFileIsAbsentAndNamesTheFile() throws Exception {
        write("id\n");
        var scan =
                reader.scan(
                        Asks.files("events_{yyyyMMdd}.csv")
                                .by(new Partitioning.ByFile(Grain.DAY))
                                .request(rowCount()));
        assertThat(scan).isInstanceOf(Scan.Absent.class);
        assertThat(((Scan.Absent) scan).what()).contains("events_20250304.csv");
    }

    @Test
    void aFileWithoutAByteHasNoRowsAndNoColumns() throws Exception {
        write("");
        var answers = scan(reader, asks().request(rowCount(), nulls("id")));
        assertThat(answers.value(0)).isZero();
        assertThat(answers.failure(1)).contains("a.csv is empty (0 bytes)");
        assertThat(answers.done().schema().columns()).isEmpty();
    }

    @Test
    void aMissingLineEndAtTheEndIsNoFault() throws Exception {
        write("id,n,note\r\na,1,\"say \"\"hi\"\",\r\nthere\"\r\nb,2,");
        var answers = scan(reader, asks().request(rowCount(), total(Function.SUM, "n")));
        assertThat(answers.value(0)).isEqualTo(2);
        assertThat(answers.value(1)).isEqualTo(3);
        assertThat(answers.taken(0).notes()).isEmpty();
    }

    @Test
    void mixedLineEndsAreReadWithoutLoss() throws Exception {
        write("id,n,note\r\na,1,x\r\nb,2,y\n");
        var answers = scan(reader, asks().request(rowCount(), total(Function.SUM, "n")));
        assertThat(answers.value(0)).isEqualTo(2);
        assertThat(answers.value(1)).isEqualTo(3);
        assertThat(answers.taken(0).notes()).isEmpty();
    }

    @Test
    void halfALineAtTheEndIsSaidInWords() throws Exception {
        write("id,n,note\na,1,x\nb,2,y\nc,3");
        var answers = scan(reader, asks().request(rowCount(), total(Function.SUM, "n")));
        assertThat(answers.value(0)).isEqualTo(2);
        assertThat(answers.value(1)).isEqualTo(3);
        assertThat(answers.taken(0).notes())
                .singleElement()
                .asString()
                .contains("1 line could not be read")
                .contains("ends in the middle of line 4 (c,3)");
    }

    @Test
    void whatMayBeMaskedIsNotQuotedFromABrokenLine() throws Exception {
        write("id,n,note\nann@example.org,1,x\nbob@example.org,2");
        var answers = scan(reader, Asks.files("a.csv").masked("id").request(rowCount()));
        assertThat(answers.taken(0).notes())
                .singleElement()
                .asString()
                .contains("ends in the middle of line 3")
                .doesNotContain("bob");
    }

    @Test
    void blankLinesAloneAreNoRows() throws Exception {
        write("\n\r\n  \n");
        var answers = scan(reader, asks().request(rowCount(), nulls("id")));
        assertThat(answers.value(0)).isZero();
        assertThat(answers.failure(1)).contains("a.csv holds blank lines only");
    }

    @Test
    void aLinkThatLeadsNowhereIsNamed() throws Exception {
        write("id\n");
        Files.delete(folder.resolve("data/a.csv"));
        Files.createSymbolicLink(folder.resolve("data/a.csv"), folder.resolve("gone.csv"));
        assertThat(unreadable()).contains("a.csv is a link to a file that is not there");
    }

    @Test
    void linesThatDoNotFitAreCountedNotLostInSilence() throws Exception {
        write("id,n,note\na,1,x\nb,2\nc,3,y,z\nd,4,w\n");
        var answers = scan(reader, asks().request(rowCount()));
        assertThat(answers.value(0)).isEqualTo(2);
        assertThat(answers.taken(0).notes().getFirst())
                .contains("2 lines could not be read")
                .contains("line 4");
    }

    @Test
    void textThatIsNotUtf8CostsItsLineOnly() throws Exception {
        write("id,n,note\na,1,caf\u00e9\nb,2,ok\n".getBytes(StandardCharsets.ISO_8859_1));
        var answers = scan(reader, asks().request(rowCount(), nulls("note")));
        assertThat(answers.value(0)).isEqualTo(1);
        assertThat(answers.taken(0).notes().getFirst()).contains("1 line").contains("unicode");
    }

    @Test
    void halfALineOfJsonIsCountedToo() throws Exception {
        write("");
        Files.writeString(
                folder.resolve("data/a.ndjson"), "{\"id\":\"a\"}\n{\"id\":\"b\"}\n{\"id\":\"c");
        var answers =
                scan(
                        reader,
                        Asks.files("a.ndjson").column("id", ColumnType.TEXT).request(rowCount()));
        assertThat(answers.value(0)).isEqualTo(2);
        assertThat(answers.taken(0).notes().getFirst()).contains("1 line").contains("JSON");
    }

    @Test
    void theLikelyDelimiterIsNamed() throws Exception {
        write("id;n;note\na;1;x\n");
        assertThat(unreadable()).contains("one column").contains("delimiter looks like ';'");
        assertThat(scan(reader, asks().cutAt(";").request(rowCount())).value(0)).isEqualTo(1);
    }

    @Test
    void aBinaryFileCalledCsvIsToldFromText() throws Exception {
        write(new byte[] {'P', 'K', 3, 4, 0, 0, 1});
        assertThat(unreadable()).contains("a.csv").contains("binary");
    }

    @Test
    void utf16IsNamed() throws Exception {
        write("id,n\n".getBytes(StandardCharsets.UTF_16));
        assertThat(unreadable()).contains("UTF-16");
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheFirstColumn() throws Exception {
        write("\uFEFFid,n,note\na,1,\n");
        assertThat(scan(reader, asks().request(nulls("id"))).value(0)).isZero();
    }

    @Test
    void aFileWithoutPermissionIsUnreadable() throws Exception {
        Path file = write("id,n,note\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(file), "this user may read everything");
        assertThat(unreadable()).contains("permissions");
    }

    @Test
    void aFolderWhereAFileShouldBeIsUnreadable() throws Exception {
        Files.createDirectories(folder.resolve("data/a.csv"));
        assertThat(unreadable()).contains("is a folder");
    }

    @Test
    void aTruncatedParquetFileIsUnreadable() throws Exception {
        write("");
        Files.writeString(folder.resolve("data/a.parquet"), "PAR1 and then nothing more");
        var scan = reader.scan(Asks.files("a.parquet").request(rowCount()));
        assertThat(scan).isInstanceOf(Scan.Unreadable.class);
        assertThat(((Scan.Unreadable) scan).cause()).contains("a.parquet");
    }

    @Test
    void aPatternCannotLeaveTheFolder() throws Exception {
        write("id\n");
        Files.writeString(folder.resolve("outside.csv"), "id\nx\n");
        var scan = reader.scan(Asks.files("../outside.csv").request(rowCount()));
        assertThat(scan).isInstanceOf(Scan.Unreadable.class);
        assertThat(((Scan.Unreadable) scan).cause()).contains("outside");
    }
}
