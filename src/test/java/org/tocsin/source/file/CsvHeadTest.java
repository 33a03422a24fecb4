package org.tocsin.source.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvHeadTest {
    @TempDir Path folder;

    private CsvHead read(String text) throws IOException {
        return CsvHead.read(Files.writeString(folder.resolve("a.csv"), text), ',');
    }

    @Test
    void namesMayHoldQuotesDelimitersAndLineEnds() throws Exception {
        assertThat(read("\uFEFFid,\"a \"\"b\"\", c\",\"two\nlines\"\r\n1,2,3"))
                .isEqualTo(
                        new CsvHead.Columns(java.util.List.of("id", "a \"b\", c", "two\nlines")));
    }

    @Test
    void namelessAndRepeatedColumnsGetNamesOfTheirOwn() throws Exception {
        assertThat(read("a,,A,a"))
                .isEqualTo(new CsvHead.Columns(java.util.List.of("a", "column2", "A_2", "a_3")));
    }

    @Test
    void aVeryLongHeaderIsReadWhole() throws Exception {
        String header = "x".repeat(9_000) + "," + "y".repeat(9_000);
        assertThat(read(header + "\n1,2\n"))
                .isInstanceOfSatisfying(
                        CsvHead.Columns.class, c -> assertThat(c.columns()).hasSize(2));
    }

    @Test
    void aQuoteThatNeverClosesIsOdd() throws Exception {
        assertThat(read("a,\"b\n1,2\n")).isInstanceOf(CsvHead.Odd.class);
    }

    @Test
    void theLikelyDelimiterIsTheCommonestCandidate() {
        assertThat(CsvHead.likelyDelimiter("a;b;c,d")).contains(';');
        assertThat(CsvHead.likelyDelimiter("alone")).isEmpty();
    }
}
