package org.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PlaybookCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path folder;

    @Test
    void listNamesWhatShips() throws IOException {
        assertThat(run("list")).isZero();
        assertThat(out.toString()).contains("puffy  Shop event monitoring, 14 checks\n");

        assertThat(run("list", "--json")).isZero();
        assertThat(json().findValuesAsText("name")).contains("puffy");
    }

    @Test
    void copyWritesFilesThatLintWithoutAProblem() {
        var target = folder.resolve("mine").toString();

        assertThat(run("copy", "puffy", target)).isZero();
        assertThat(out.toString()).contains("checks.yaml", "playbook.schema.json");

        assertThat(run("lint", target)).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(target + ": no errors, no warnings\n");
    }

    @Test
    void copyRefusesToOverwrite() throws IOException {
        var mine = Files.writeString(folder.resolve("checks.yaml"), "mine");

        assertThat(run("copy", "puffy", folder.toString())).isEqualTo(3);
        assertThat(err.toString()).contains("is not an empty folder").hasLineCount(1);
        assertThat(mine).hasContent("mine");
    }

    @Test
    void copyOfAnUnknownPlaybookSaysWhatThereIs() {
        assertThat(run("copy", "fluffy", folder.resolve("x").toString())).isEqualTo(3);
        assertThat(err.toString())
                .contains("there is no playbook \"fluffy\"; did you mean \"puffy\"?");
    }

    @Test
    void lintPrintsProblemsWithPlacesAndFails() throws IOException {
        write("a.yaml", "name: x\nzone: Mars\ncheks: []\n");

        assertThat(run("lint", folder.toString())).isEqualTo(1);
        assertThat(out.toString().lines())
                .satisfiesExactly(
                        first ->
                                assertThat(first)
                                        .startsWith(folder.resolve("a.yaml") + ":2:7: error: "),
                        second ->
                                assertThat(second)
                                        .isEqualTo(
                                                folder.resolve("a.yaml")
                                                        + ":3:1: error: unknown key \"cheks\"; did"
                                                        + " you mean \"checks\"?"));
        assertThat(err.toString()).contains("2 errors, no warnings");
    }

    @Test
    void lintOfWarningsAloneSucceeds() throws IOException {
        write(
                "a.yaml",
                """
                name: x
                sources: {files: {folder: data}}
                datasets: {orders: {source: files, files: orders.csv}}
                measures: {rows: {dataset: orders, count-rows: true}}
                """);

        assertThat(run("lint", folder.toString())).isZero();
        assertThat(out.toString()).contains("a.yaml:4:12: warning: ");
        assertThat(err.toString()).contains("no errors, 1 warning");
    }

    @Test
    void lintOfAMissingFolderNamesIt() {
        var missing = folder.resolve("none");

        assertThat(run("lint", missing.toString())).isEqualTo(1);
        assertThat(out.toString()).startsWith(missing + ":1:1: error: there is no such folder");
    }

    @Test
    void showSaysRulesInWords() {
        assertThat(run("show", "puffy")).isZero();
        assertThat(out.toString())
                .contains(
                        "  CRITICAL  Immediate (within 1 hour); Auto-page on-call engineer\n",
                        "NULL client_id rate (document 002, Data Freshness & Completeness)\n",
                        " CRITICAL when above 5.0%\n");
    }

    @Test
    void showPrintsJsonToo() throws IOException {
        assertThat(run("show", "--json", "puffy")).isZero();

        var json = json();
        assertThat(json.get("name").asText()).isEqualTo("puffy");
        assertThat(json.get("severities")).hasSize(3);
        assertThat(json.at("/severities/0/respondWithin").asText()).isEqualTo("1h");
        assertThat(json.at("/severities/1/respondWithin").isNull()).isTrue();
        assertThat(json.get("checks")).hasSize(14);
        assertThat(json.at("/checks/0/id").asText()).isEqualTo("event-count");
        assertThat(json.at("/checks/0/source").asText())
                .isEqualTo("document 002, Data Freshness & Completeness");
        assertThat(json.at("/checks/0/rules/0/below").asDouble()).isEqualTo(2_000);
        assertThat(json.at("/checks/0/rules/0/words").asText())
                .isEqualTo("CRITICAL when below 2,000");
        assertThat(json.at("/checks/0/schedule/daily").asText()).isEqualTo("06:30");
    }

    @Test
    void showWritesDurationsAsPlaybooksDo() throws IOException {
        write(
                "a.yaml",
                """
                name: x
                schedule: {every: 90m}
                severities: [{id: P1, class: critical, respond-within: 1d, resolve-within: 25h}]
                sources: {files: {folder: data}}
                datasets: {orders: {source: files, files: orders.csv}}
                measures: {rows: {dataset: orders, count-rows: true}}
                checks: [{id: c, measure: rows, rules: [{severity: P1, below: 1}]}]
                """);

        assertThat(run("show", "--json", folder.toString())).isZero();

        assertThat(json().at("/checks/0/schedule/every").asText()).isEqualTo("1h30m");
        assertThat(json().at("/severities/0/respondWithin").asText()).isEqualTo("1d");
        assertThat(json().at("/severities/0/resolveWithin").asText()).isEqualTo("1d1h");
    }

    @Test
    void showReadsAFolderAndTellsItsFaults() throws IOException {
        run("copy", "puffy", folder.resolve("mine").toString());
        assertThat(run("show", folder.resolve("mine").toString())).isZero();

        write("a.yaml", "nam: x\n");
        assertThat(run("show", folder.toString())).isEqualTo(3);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("a.yaml:1:1: error: unknown key \"nam\"");

        assertThat(run("show", "nothing")).isEqualTo(3);
        assertThat(err.toString()).contains("there is no playbook \"nothing\"");
    }

    @Test
    void wrongUsageIsItsOwnExitCode() {
        assertThat(run()).isEqualTo(3);
        assertThat(run("lint")).isEqualTo(3);
        assertThat(run("show", "puffy", "--yaml")).isEqualTo(3);
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new CommandLine(new PlaybookCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
