package org.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.check.*;
import org.tocsin.domain.data.*;
import org.tocsin.engine.MonitorReport;

class MonitorCommandTest {
    private static final Severity CRITICAL = new Severity("CRITICAL", 0, Severity.Level.CRITICAL);
    private static final Severity WARNING = new Severity("WARNING", 1, Severity.Level.WARNING);
    private static final Severity INFO = new Severity("INFO", 2, Severity.Level.INFO);
    private static final LocalDate DAY = LocalDate.parse("2025-03-04");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<MonitorCommand.Order> orders = new ArrayList<>();
    private boolean full;
    private List<Verdict> verdicts = List.of(new Verdict.Healthy());
    @TempDir private Path folder;

    @Test
    void theExitCodeTellsTheWorstThatWasFound() {
        assertThat(exit(new Verdict.Healthy(), new Verdict.Learning())).isEqualTo(0);
        assertThat(exit(new Verdict.Breach(INFO))).isEqualTo(0);
        assertThat(exit(new Verdict.Breach(WARNING), new Verdict.Breach(INFO))).isEqualTo(1);
        assertThat(exit(new Verdict.Breach(WARNING), new Verdict.Breach(CRITICAL))).isEqualTo(2);
        assertThat(exit(new Verdict.Broken())).isEqualTo(4);
        assertThat(exit(new Verdict.Broken(), new Verdict.Breach(INFO))).isEqualTo(4);
        assertThat(exit(new Verdict.Broken(), new Verdict.Breach(CRITICAL))).isEqualTo(2);
    }

    @Test
    void anEmptyOrMissingDataFolderIsNeverAllPassed() {
        assertThat(run("--playbook", "puffy", "--data", folder.toString())).isEqualTo(3);
        assertThat(err.toString()).contains(folder.toString(), "is empty");
        assertThat(run("--playbook", "puffy", "--data", folder.resolve("gone").toString()))
                .isEqualTo(3);
        assertThat(err.toString()).contains("does not exist");
        assertThat(orders).isEmpty();
    }

    @Test
    void wrongUsageIsOneLineThatSaysWhatToDo() {
        assertThat(run("--date", "2025-03-04", "--from", "2025-03-01", "--to", "2025-03-02"))
                .isEqualTo(3);
        assertThat(run("--from", "2025-03-01")).isEqualTo(3);
        assertThat(run("--from", "2025-03-02", "--to", "2025-03-01")).isEqualTo(3);
        assertThat(run("--date", "yesterday")).isEqualTo(3);
        assertThat(run("--nonsense")).isEqualTo(3);
        assertThat(err.toString().lines())
                .hasSize(5)
                .allSatisfy(line -> assertThat(line).startsWith("tocsin: ").contains("--help"));
        assertThat(orders).isEmpty();
    }

    @Test
    void instantsAreReadWithAnyOffset() {
        run("--now", "2025-03-04T08:30:00+02:00", "--date", "2025-03-04", "--workspace", "w");
        assertThat(orders.getFirst().now()).hasValue(Instant.parse("2025-03-04T06:30:00Z"));
        assertThat(orders.getFirst().place().workspace()).hasValue(Path.of("w"));
    }

    @Test
    void jsonHasTheAgreedShape() throws Exception {
        verdicts = List.of(new Verdict.Breach(CRITICAL), new Verdict.Learning());
        run("--json", "--date", "2025-03-04");
        var json = new ObjectMapper().readTree(out.toString());
        assertThat(json.get("schema").asText()).isEqualTo("tocsin/monitor/1");
        assertThat(json.get("generatedAt").asText()).isEqualTo("2025-03-04T06:35:00Z");
        assertThat(json.get("worst").asText()).isEqualTo("CRITICAL");
        var day = json.get("days").get(0);
        assertThat(day.get("date").asText()).isEqualTo("2025-03-04");
        var check = day.get("checks").get(0);
        assertThat(check.fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "name",
                        "verdict",
                        "severity",
                        "value",
                        "unit",
                        "expected",
                        "lower",
                        "upper",
                        "score",
                        "message",
                        "rowsTested",
                        "failedRows",
                        "sql",
                        "millis");
        assertThat(check.get("value").asDouble()).isEqualTo(0.0848);
        assertThat(check.get("upper").asDouble()).isEqualTo(0.05);
        assertThat(check.get("expected").isNull()).isTrue();
        assertThat(check.get("rowsTested").asLong()).isEqualTo(3538);
        assertThat(day.get("checks").get(1).get("severity").isNull()).isTrue();
    }

    @Test
    void theReportReadsLikeTheOneInTheDocument() {
        verdicts =
                List.of(
                        new Verdict.Breach(CRITICAL),
                        new Verdict.Broken(),
                        new Verdict.Breach(WARNING));
        run("--date", "2025-03-04");
        assertThat(out.toString())
                .contains(
                        "Generated: 2025-03-04 06:35:00 UTC",
                        "CRITICAL ALERTS:",
                        "   • said so",
                        "WARNINGS:",
                        "COULD NOT BE RUN:",
                        "METRICS SUMMARY:",
                        "rate: 8.5%",
                        "0 of 3 checks healthy");
    }

    @Test
    void timingsArePrintedOnlyWhenAskedForAndBesideTheReport() {
        run("--date", "2025-03-04");
        assertThat(err.toString()).isEmpty();
        run("--date", "2025-03-04", "--timings");
        assertThat(err.toString()).contains("timings");
        assertThat(out.toString()).doesNotContain("timings");
    }

    @Test
    void filesAreWrittenPerDay() throws Exception {
        assertThat(run("--date", "2025-03-04", "--out", folder.resolve("a/b").toString())).isZero();
        assertThat(
                        new ObjectMapper()
                                .readTree(folder.resolve("a/b/report-2025-03-04.json").toFile())
                                .get("days"))
                .hasSize(1);
        assertThat(Files.readString(folder.resolve("a/b/report-2025-03-04.txt")))
                .contains("DAILY MONITORING REPORT: 2025-03-04");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws Exception {
        var file = Files.createFile(folder.resolve("taken"));
        assertThat(run("--date", "2025-03-04", "--out", file.toString())).isEqualTo(3);
        assertThat(err.toString()).contains(file.toString()).doesNotContain("\tat ");
    }

    @Test
    void aDayThatIsNoneIsSaidInPlainWords() {
        assertThat(run("--date", "2025-13-04")).isEqualTo(3);
        assertThat(err.toString())
                .contains("'2025-13-04' is no day; write one such as 2025-03-04")
                .doesNotContain("java.");
        assertThat(run("--now", "noon")).isEqualTo(3);
        assertThat(err.toString()).contains("'noon' is no instant").doesNotContain("java.");
    }

    @Test
    void whatCannotBeKeptIsStillReported() {
        full = true;
        assertThat(run("--date", "2025-03-04", "--record")).isEqualTo(3);
        assertThat(out.toString()).contains("DAILY MONITORING REPORT: 2025-03-04");
        assertThat(err.toString()).isEqualTo("tocsin: no room left%n".formatted());
    }

    private int exit(Verdict... found) {
        verdicts = List.of(found);
        return run("--date", "2025-03-04");
    }

    private int run(String... args) {
        var line = Tocsin.commandLine(_ -> {}, List.of(new MonitorCommand(desk)));
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        var all = new ArrayList<>(List.of("monitor"));
        all.addAll(List.of(args));
        return line.execute(all.toArray(String[]::new));
    }

    private final MonitorCommand.Desk desk =
            new MonitorCommand.Desk() {
                @Override
                public MonitorReport run(MonitorCommand.Order order) {
                    orders.add(order);
                    return report();
                }

                @Override
                public void keep(MonitorReport report, MonitorCommand.Order order) {
                    if (full) {
                        throw new Refused("no room left");
                    }
                }

                @Override
                public void printTimings(PrintWriter err) {
                    err.println("timings");
                }
            };

    private MonitorReport report() {
        var results = new ArrayList<MonitorReport.Result>();
        for (var verdict : verdicts) {
            results.add(result("check-" + results.size(), verdict));
        }
        return new MonitorReport(
                "puffy",
                Instant.parse("2025-03-04T06:35:00.9Z"),
                List.of(new MonitorReport.Day(DAY, results)),
                List.of());
    }

    private static MonitorReport.Result result(String id, Verdict verdict) {
        var measure =
                new Measure(
                        new MeasureId("rate"),
                        "Rate",
                        new DataSetId("events"),
                        new Formula.RowCount(Optional.empty()),
                        Unit.RATIO);
        var handling =
                new Check.Handling(
                        new Schedule.Manual(),
                        Optional.empty(),
                        Check.Labels.NONE,
                        Optional.empty(),
                        Optional.empty());
        var check =
                new Check(
                        new CheckId(id),
                        new Check.Title("Rate", "", Optional.empty()),
                        measure,
                        List.of(),
                        handling);
        var none = OptionalDouble.empty();
        var judgement =
                new Judgement(
                        verdict,
                        OptionalDouble.of(0.0848),
                        new Judgement.Bounds(none, none, OptionalDouble.of(0.05), none),
                        "said so");
        var occasion =
                new CheckRun.Occasion(
                        new Partition.Span(DAY, Grain.DAY, ZoneOffset.UTC),
                        Instant.EPOCH,
                        Duration.ofMillis(4),
                        "monitor");
        var findings =
                new CheckRun.Findings(
                        new Reading.Tested(3538, OptionalLong.of(300)), "select 1", Sample.NONE);
        return new MonitorReport.Result(
                check, new CheckRun(new UUID(0, 1), check.id(), occasion, judgement, findings));
    }
}
