package org.tocsin.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.source.Asks.duplicates;
import static org.tocsin.source.Asks.failing;
import static org.tocsin.source.Asks.nulls;
import static org.tocsin.source.Asks.query;
import static org.tocsin.source.Asks.rowCount;
import static org.tocsin.source.Asks.sql;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.check.Formula;
import org.tocsin.domain.check.Formula.Counting;
import org.tocsin.domain.check.Formula.Reads;
import org.tocsin.domain.check.Formula.RowTest;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.data.ColumnType;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;

class SampleTest {
    @TempDir Path folder;

    private Sample sample(Formula formula, String... lines) throws Exception {
        Files.writeString(folder.resolve("a.csv"), "id,email,n\n" + String.join("\n", lines));
        try (var reader =
                Sources.open(
                        new SourceSpec.Folder(new SourceId("f"), ".", SourceSpec.Limits.DEFAULT),
                        folder,
                        folder)) {
            return Asks.sample(
                    reader,
                    Asks.files("a.csv")
                            .column("id", ColumnType.TEXT)
                            .masked("email")
                            .column("n", ColumnType.DECIMAL)
                            .derived("domain", "lower(email)")
                            .request(formula));
        }
    }

    @Test
    void failingRowsShowWhatWasWrittenAndHideWhatIsMasked() throws Exception {
        var sample =
                sample(
                        failing(new RowTest.ParsesAs(sql("n"), ColumnType.DECIMAL)),
                        "a,x@y,1",
                        "b,p@q,12 oz");
        assertThat(sample.columns()).containsExactly("id", "email", "n");
        assertThat(sample.rows()).containsExactly(List.of("b", "•••", "12 oz"));
    }

    @Test
    void aMaskedColumnIsNotGivenAwayByADerivedOne() throws Exception {
        var sample =
                sample(
                        new Formula.LargestShare(sql("domain"), Optional.empty()),
                        "a,X@Y,1",
                        "b,x@y,2");
        assertThat(sample.rows()).containsExactly(List.of("•••", "2"));
    }

    @Test
    void aQueryCannotRenameAMaskedColumnIntoTheOpen() throws Exception {
        var sample =
                sample(query("select email as id from \"shop-events\"", Reads.ROWS), "a,x@y,1");
        assertThat(sample.rows()).containsExactly(List.of("•••"));
        assertThat(sample(query("select * from \"shop-events\"", Reads.ROWS), "a,x@y,1").rows())
                .containsExactly(List.of("a", "•••", "1.0", "•••"));
    }

    @Test
    void aNullStaysNullAndRepeatsComeTogether() throws Exception {
        assertThat(sample(nulls("email"), "a,,1", "b,x,2").rows())
                .containsExactly(Arrays.asList("a", null, "1"));
        assertThat(sample(duplicates(Counting.ROWS, "id"), "b,,1", "a,,2", "b,,3", "c,,4").rows())
                .extracting(List::getFirst)
                .containsExactly("b", "b");
    }

    @Test
    void noMoreThanTwentyRowsAndNoneWhereThereAreNone() throws Exception {
        var lines = new String[50];
        Arrays.fill(lines, "a,,1");
        assertThat(sample(nulls("email"), lines).rows()).hasSize(Sample.LIMIT);
        assertThat(sample(rowCount(), lines).isEmpty()).isTrue();
        assertThat(sample(new Formula.HeavyKeys(sql("id"), 3, Optional.empty()), lines).rows())
                .containsExactly(List.of("a", "50"));
    }
}
