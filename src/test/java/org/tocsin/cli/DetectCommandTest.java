package org.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectCommandTest {
    @TempDir private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        var line = Tocsin.commandLine(_ -> {}, List.of(new DetectCommand()));
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        var all = new ArrayList<>(List.of("detect"));
        all.addAll(List.of(arguments));
        return line.execute(all.toArray(String[]::new));
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("in.csv"), text).toString();
    }

    /** Ten days of 100 with one of 300. */
    private String spike() throws IOException {
        var text = new StringBuilder("timestamp,value\n");
        for (int day = 1; day <= 10; day++) {
            text.append("2025-03-%02d 00:00:00,%s\n".formatted(day, day == 9 ? "300" : "100"));
        }
        return file(text.toString());
    }

    private List<String> rows() {
        return out.toString().lines().toList();
    }

    @Test
    void everyRowIsJudgedInItsOrder() throws Exception {
        assertThat(run("--detector", "deviation", "--set", "share=0.5", spike())).isZero();
        assertThat(rows()).hasSize(11);
        assertThat(rows().getFirst())
                .isEqualTo("timestamp,value,expected,lower,upper,score,anomaly");
        assertThat(rows().get(1)).isEqualTo("2025-03-01 00:00:00,100,,,,0.0,0");
        assertThat(rows().get(9)).isEqualTo("2025-03-09 00:00:00,300,100.0,50.0,150.0,0.8,1");
        assertThat(err.toString().strip()).isEqualTo("10 rows, 1 anomalies, 7 learning");
    }

    @Test
    void aRowRestsOnTheRowsBeforeIt() throws Exception {
        run("--detector", "zscore", spike());
        var whole = rows();
        var lines = Files.readAllLines(folder.resolve("in.csv")).subList(0, 9);
        out.getBuffer().setLength(0);
        run("--detector", "zscore", file(String.join("\n", lines)));
        assertThat(rows()).isEqualTo(whole.subList(0, 9));
    }

    @Test
    void theResultGoesIntoAFile() throws Exception {
        var target = folder.resolve("deep/down/result.csv");
        assertThat(run("--detector", "ewma", spike(), "--out", target.toString())).isZero();
        assertThat(Files.readAllLines(target)).hasSize(11);
        assertThat(out.toString()).isEmpty();
        assertThat(folder.resolve("deep/down/result.csv.part")).doesNotExist();
    }

    @Test
    void aFileMayBecomeItsOwnResult() throws Exception {
        var in = spike();
        assertThat(run("--detector", "ewma", in, "--out", in)).isZero();
        assertThat(Files.readAllLines(Path.of(in)))
                .hasSize(11)
                .allMatch(row -> row.split(",", -1).length == 7);
    }

    @Test
    void aRefusalHalfWayLeavesTheOldResult() throws Exception {
        var target = Files.writeString(folder.resolve("old.csv"), "old");
        var in = file("timestamp,value\n2025-03-01,1\nyesterday,2\n");
        assertThat(run("--detector", "ewma", in, "--out", target.toString())).isEqualTo(Exit.USAGE);
        assertThat(target).hasContent("old");
        assertThat(err.toString())
                .contains("in.csv:3: \"yesterday\" is no time; write 2026-03-02 17:00:00")
                .doesNotContain("\tat ");
    }

    @Test
    void rowsWithoutAValueAndLateOnesAreCounted() throws Exception {
        var in =
                file(
                        """
                        timestamp,value
                        2025-03-01,1
                        2025-03-02,
                        2025-03-03,NaN
                        2025-03-04,2

                        2025-03-02,7
                        2025-03-04,3
                        """);
        assertThat(run("--detector", "fixed", "--set", "upper=5", in)).isZero();
        assertThat(rows().get(2)).isEqualTo("2025-03-02,,,,,,0");
        assertThat(rows().get(3)).isEqualTo("2025-03-03,NaN,,,,,0");
        assertThat(rows().get(5)).startsWith("2025-03-02,7,,,5.0,").endsWith(",1");
        assertThat(err.toString().strip())
                .isEqualTo(
                        "6 rows, 1 anomalies, 2 without a value, 1 out of order and not learned;"
                                + " sort the file by time");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    timestamp,value | 2025-03-01T00:00:00Z,9
                    value,kind,timestamp | 9,"a, b",2025-03-01T02:00:00+02:00
                    "Timestamp","Value" | "2025-03-01 00:00:00","9"
                    2025-02-28,1 | 2025-03-01 00:00,9
                    """)
    void columnsAreFoundByName(String first, String second) throws Exception {
        assertThat(
                        run(
                                "--detector",
                                "fixed",
                                "--set",
                                "upper=5",
                                "--json",
                                file("\uFEFF" + first + "\n" + second + "\n")))
                .isZero();
        var last = new ObjectMapper().readTree(rows().getLast());
        assertThat(last.path("value").asDouble()).isEqualTo(9);
        assertThat(last.path("anomaly").asBoolean()).isTrue();
        assertThat(last.path("verdict").asText()).isEqualTo("anomaly");
        assertThat(last.path("reason").asText()).isEqualTo("above the bound");
        assertThat(last.path("lower").isNull()).isTrue();
    }

    @Test
    void daysAreThoseOfTheZone() throws Exception {
        // 31 March has no hour from 2 to 3 in Berlin, and no local time is left out.
        var text = new StringBuilder("timestamp,value\n");
        for (int day = 1; day <= 31; day++) {
            text.append("2025-03-%02d 02:30:00,%d\n".formatted(day, day % 7 < 2 ? 40 : 100));
        }
        var in = file(text.toString());
        assertThat(run("--detector", "weekday-band", "--zone", "Europe/Berlin", in)).isZero();
        assertThat(rows()).hasSize(32);
        assertThat(err.toString()).startsWith("31 rows").doesNotContain("out of order");
    }

    @Test
    void excludedRowsAreJudgedAndNotLearned() throws Exception {
        var in = spike();
        run("--detector", "zscore", "--exclude", "2025-03-09/2025-03-10", in);
        assertThat(rows().get(9)).startsWith("2025-03-09").endsWith(",1.0,1");
        assertThat(rows().get(10)).isEqualTo("2025-03-10 00:00:00,100,100.0,100.0,100.0,0.0,0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    --detector ewma --exclude 2025-03-02/2025-03-01 | is no stretch of time
                    --detector ewma --exclude monday | --exclude monday is no stretch of time
                    --detector magic | there is no detector magic; there are: auto, deviation,
                    --detector ewma --set k | --set k says no number; write --set name=number
                    --detector ewma --set k=wide | --set k=wide says no number
                    --detector ewma --set width=1 | ewma has no parameter width; it has half-life, k
                    --detector ewma --set k=-1 | k must be a number from 0.1 to 1000
                    --detector fixed | fixed needs a bound
                    --detector ewma --zone Mars | --zone Mars is no zone
                    """)
    void whatCannotBeIsRefusedInOneLine(String arguments, String words) throws Exception {
        var all = new ArrayList<>(List.of(arguments.split(" ")));
        all.add(spike());
        assertThat(run(all.toArray(String[]::new))).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains(words).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    time,count | in.csv:1: the columns are time, count; name two of them timestamp and value
                    2025-03-01 | in.csv:1: "2025-03-01" has too few columns
                    2025-03-01,many | in.csv:1: "many" is no number; leave it empty when there is none
                    """)
    void aFileThatIsNoSeriesIsRefusedWithItsLine(String line, String words) throws Exception {
        assertThat(run("--detector", "ewma", file(line + "\n"))).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains(words);
    }

    @Test
    void anEmptyFileHasNoRows() throws Exception {
        assertThat(run("--detector", "ewma", file(""))).isZero();
        assertThat(rows()).containsExactly("timestamp,value,expected,lower,upper,score,anomaly");
    }

    @Test
    void theDetectorsAreListedWithTheirParameters() {
        assertThat(run("--list")).isZero();
        assertThat(out.toString())
                .contains(
                        "weekday-band",
                        "half-life     6",
                        "seasonal-gap  0.06",
                        "upper         none");
    }
}
