package org.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PlaybookCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private InstantSource clock = () -> Instant.parse("2026-03-02T10:00:00Z");

    @TempDir private Path folder;

    @Test
    void listNamesWhatShips() throws IOException {
        assertThat(run("list")).isZero();
        assertThat(out.toString()).containsPattern("puffy +Shop event monitoring, 14 checks\n");

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
    void showTellsHowSourcesAreAskedAndWhichChecksJudgeTheAgeOfTieredData() throws IOException {
        write(
                "a.yaml",
                """
                name: x
                severities: [{id: P1, class: critical}]
                tiers:
                  - {tier: 1, score: 99.5%, within: 30m}
                sources:
                  files: {folder: data, breaker: {after: 3, rest: 1m, at-most: 10m}}
                datasets:
                  orders: {source: files, files: o.csv, tier: 1, columns: {at: timestamp}}
                  stock: {source: files, files: s.csv, tier: 1, columns: {at: timestamp}}
                measures:
                  age: {dataset: orders, age: at}
                  rows: {dataset: stock, count-rows: true}
                checks:
                  - {id: fresh, measure: age, rules: [{severity: P1, above: 1800}]}
                  - {id: some, measure: rows, rules: [{severity: P1, below: 1}]}
                """);

        assertThat(run("show", folder.toString(), "--json")).isZero();
        var shown = json();
        assertThat(shown.at("/sources/0/breaker").toString())
                .isEqualTo("{\"after\":3,\"rest\":\"1m\",\"atMost\":\"10m\"}");
        assertThat(shown.at("/datasets/0/ageJudgedBy").toString()).isEqualTo("[\"fresh\"]");
        assertThat(shown.at("/datasets/1/ageJudgedBy").toString()).isEqualTo("[]");

        assertThat(run("show", folder.toString())).isZero();
        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains(
                        "rests 1m to 10m after 3 failures in a row",
                        "tier 1 (age judged by fresh)",
                        "tier 1 (no check of its age)");
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
    void showGroupsWhatIsDueAndWhoIsTold() {
        assertThat(run("show", "puffy")).isZero();
        assertThat(out.toString())
                .contains(
                        "\nMilestones\n  initial-response  CRITICAL  within 1h",
                        "(document 002, Alert Severity Levels)",
                        "\nWho is told\n  page-on-call",
                        "to on-call-engineer by page",
                        "\nRoles\n  on-call-engineer",
                        "\nCalendar\n  weekly-threshold-review  weekly Monday 09:00")
                .doesNotContain("Ladders", "Levels\n");
    }

    @Test
    void showListsReportsWithTheirTemplates() {
        assertThat(run("show", "incident-management")).isZero();
        assertThat(out.toString()).contains("Reports", "template weekly-quality-report");
    }

    @Test
    void showPrintsEveryKindOfRuleAsJson() throws IOException {
        write(
                "a.yaml",
                """
                name: x
                categories: [{id: c, title: C, sub: [{id: s}]}]
                severities: [{id: P1, class: critical, criteria: [bad], resolve: soon}]
                people: {a: {}}
                roles: {lead: {people: a}, on: {on-call: {schedule: data, position: primary}}}
                pipelines: {profit: {title: Profit, primary: a, labels: investor, deadlines: [{monthly-close-plus: 3bd, warn: 4h}]}}
                on-call: {data: {layers: [{position: primary, rotation: {start: "2025-10-06T09:00", every: 2 weeks, people: [a]}}]}}
                milestones: [{id: m, within: 15m, from: {level: L1}, met-by: find-root-cause, missed: {tell: {roles: lead}, start: d}, source: doc}]
                ladders: [{id: l, while: no-update, source: doc, rungs: [{id: r, after: 0.5bd, level: L1}]}]
                duties: [{id: d, every: 1bd, first: 30m, source: doc}]
                routes: [{id: n, to: {roles: lead, channels: slack}, every: 1bd, source: doc}]
                impact: [{id: i, when: {revenue-per-hour-above: 5}, after: 30m, source: doc}]
                levels: [{id: L1, roles: lead}]
                reviews: [{id: v, monthly-batch: true, source: doc}]
                calendar: [{id: k, quarterly: first-business-day, source: doc}]
                procedures: [{id: p, use: follow-up, source: doc, phases: [{steps: [one, two]}]}]
                """);

        assertThat(run("show", "--json", folder.toString())).isZero();

        var json = json();
        for (String rules :
                List.of(
                        "milestones",
                        "ladders",
                        "duties",
                        "routing",
                        "impact",
                        "reviews",
                        "calendar",
                        "procedures")) {
            assertThat(json.at("/" + rules + "/0/source").asText()).as(rules).isEqualTo("doc");
        }
        assertThat(json.at("/milestones/0/within").asText()).isEqualTo("15m");
        assertThat(json.at("/milestones/0/from").asText()).isEqualTo("level L1");
        assertThat(json.at("/milestones/0/metBy/0").asText()).isEqualTo("find-root-cause");
        assertThat(json.at("/milestones/0/missed/start/0").asText()).isEqualTo("d");
        assertThat(json.at("/ladders/0/while").asText()).isEqualTo("no-update");
        assertThat(json.at("/ladders/0/rungs/0/after").asText()).isEqualTo("0.5bd");
        assertThat(json.at("/duties/0/first").asText()).isEqualTo("30m");
        assertThat(json.at("/routing/0/to/channels/0").asText()).isEqualTo("slack");
        assertThat(json.at("/impact/0/when/revenuePerHourAbove").asInt()).isEqualTo(5);
        assertThat(json.at("/levels/0/roles/0").asText()).isEqualTo("lead");
        assertThat(json.at("/reviews/0/monthlyBatch").asBoolean()).isTrue();
        assertThat(json.at("/schedules/0/layers/0/every").asText()).isEqualTo("2 weeks");
        assertThat(json.at("/roles/1/holder").asText()).isEqualTo("on call: data, primary");
        assertThat(json.at("/deadlines/0/when").asText())
                .isEqualTo("monthly close + 3 business days");
        assertThat(json.at("/calendar/0/when").asText())
                .isEqualTo("quarterly, first business day 09:00");
        assertThat(json.at("/categories/0/subcategories/0").asText()).isEqualTo("s");
        assertThat(json.at("/procedures/0/steps").asInt()).isEqualTo(2);
        assertThat(json.at("/severities/0/resolve").asText()).isEqualTo("soon");
    }

    @Test
    void lintLooksAtTheMonthsToComeFromItsOwnClock() throws IOException {
        write(
                "a.yaml",
                """
                name: x
                holidays: {country: us}
                people: {a: {}}
                roles:
                  first: {on-call: {schedule: data, position: primary}}
                on-call:
                  data:
                    layers:
                      - position: primary
                        rotation: {start: "2025-10-06T09:00", every: week, people: [a]}
                        until: 2027-01-01T00:00:00Z
                    cover: [{title: T, holiday: thanksgiving, span: week, primary: a}]
                """);

        clock = () -> Instant.parse("2025-11-01T00:00:00Z");
        assertThat(run("lint", folder.toString())).isZero();
        assertThat(out.toString()).isEmpty();

        clock = () -> Instant.parse("2026-11-01T00:00:00Z");
        assertThat(run("lint", folder.toString())).isZero();
        assertThat(out.toString())
                .contains("a.yaml:5:3: warning: nobody holds \"first\" from 2027-01-01T00:00:00Z");
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
    void showTellsTheReportsThatGoOutByThemselves() throws IOException {
        assertThat(run("show", "--json", "puffy")).isZero();
        var report = json().at("/reports/0");
        assertThat(report.at("/id").asText()).isNotEmpty();
        assertThat(report.at("/template").asText()).isEqualTo("daily-report");
        assertThat(report.at("/when").asText()).contains("daily");
        assertThat(report.at("/roles").size()).isPositive();
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
    void showSaysOnWhichDaysRulesHoldAndWhichAreExpectedToVary() throws IOException {
        write(
                "a.yaml",
                """
                name: x
                severities: [{id: P1, class: critical}]
                sources: {files: {folder: data}}
                datasets: {orders: {source: files, files: orders.csv}}
                measures: {rows: {dataset: orders, count-rows: true}}
                checks:
                  - id: c
                    measure: rows
                    rules:
                      - {severity: P1, below: 200, on: weekends, except: holidays}
                      - {severity: P1, steady: 0.01%, previous: 1}
                      - {severity: P1, detector: ewma, set: {k: 4}, beyond: 20%}
                expected:
                  - {from: "2025-11-28", to: "2025-12-01", reason: Sale, author: Anna}
                """);

        assertThat(run("show", folder.toString())).isZero();
        assertThat(out.toString())
                .contains("P1 when below 200, on weekends, except holidays")
                .contains("P1 when moved by less than 0.01% from the previous value")
                .contains("P1 when anomalous and more than 20.0% away from what ewma k=4 expects")
                .containsPattern("2025-11-28 to 2025-12-01 +all measures +Sale \\(Anna\\)");

        assertThat(run("show", "--json", folder.toString())).isZero();
        assertThat(json().at("/expected/0/reason").asText()).isEqualTo("Sale");
        assertThat(json().at("/checks/0/rules/0/on/0").asText()).isEqualTo("weekends");
        assertThat(json().at("/checks/0/rules/0/except/0").asText()).isEqualTo("holidays");
        assertThat(json().at("/checks/0/rules/1/steady").asDouble()).isEqualTo(0.0001);
        assertThat(json().at("/checks/0/rules/2/detector").asText()).isEqualTo("ewma");
        assertThat(json().at("/checks/0/rules/2/set/k").asDouble()).isEqualTo(4);
        assertThat(json().at("/checks/0/rules/2/beyond").asDouble()).isEqualTo(0.2);
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
        return new CommandLine(new PlaybookCommand(clock))
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
