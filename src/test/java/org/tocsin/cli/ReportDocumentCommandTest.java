package org.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.Subject;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.engine.Ids;
import org.tocsin.engine.InForce;
import org.tocsin.engine.IncidentDesk;
import org.tocsin.engine.LiveIncidents;
import org.tocsin.engine.LiveRota;
import org.tocsin.engine.ReportMatter;
import org.tocsin.engine.Retelling;
import org.tocsin.engine.Shell;
import org.tocsin.engine.TeamSurroundings;
import org.tocsin.playbook.ShippedPlaybooks;
import org.tocsin.report.Reports;
import org.tocsin.store.Store;
import picocli.CommandLine;

/** Reports from the shell (T-6, M-6). */
class ReportDocumentCommandTest {
    private static final Playbook PLAYBOOK =
            ShippedPlaybooks.read("data-pipeline").orElseThrow().playbook().orElseThrow();

    /** Ten in the morning in Los Angeles, two days after its clocks went on. */
    private static final Instant TUESDAY = Instant.parse("2026-03-10T17:00:00Z");

    @TempDir private Path folder;
    private final Store store = Store.inMemory();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Instant now = TUESDAY;
    private final Shell shell = new Shell(() -> now, Ids.TIME_ORDERED, "test");
    private final InForce inForce =
            InForce.of(PLAYBOOK, new TeamSurroundings(PLAYBOOK, HolidaySource.NONE));
    private final LiveIncidents incidents =
            new LiveIncidents(store, () -> inForce, shell, new Actor.Person("engineer-a"));

    @AfterEach
    void close() {
        store.close();
    }

    @BeforeEach
    void anIncidentOfMondayEvening() {
        now = Instant.parse("2026-03-10T02:00:00Z");
        var subject =
                new Subject(
                        "Profit is <off> & late",
                        new Subject.Classification("P0", "data-quality", ""),
                        new Subject.Place("aggregate-profit", List.of(), Set.of()),
                        new Subject.Report("eve", "", List.of(), Optional.empty()));
        incidents.open(new Opening(subject, now, Optional.of(now.minusSeconds(600))));
        var id = incidents.incidents().getFirst().id().uuid();
        now = now.plus(Duration.ofMinutes(9));
        done(incidents.perform(id, new Command.Acknowledge()));
        now = now.plus(Duration.ofMinutes(51));
        done(incidents.perform(id, new Command.Resolve("", Optional.of("none needed"))));
        now = TUESDAY;
    }

    private static void done(IncidentDesk.Reply reply) {
        assertThat(reply).isInstanceOf(IncidentDesk.Reply.Done.class);
    }

    private final class Desk implements ReportDocumentCommand.Desk, ReportCommand.Desk {
        @Override
        public <T> T reports(Optional<Path> workspace, Function<Reports, T> work) {
            try (var rota =
                    new LiveRota(store, PLAYBOOK, HolidaySource.NONE, shell, () -> "engineer-a")) {
                return work.apply(
                        new Reports(new ReportMatter(PLAYBOOK, store, incidents, rota), now));
            }
        }

        @Override
        public <T> T with(Optional<Path> workspace, Function<Retelling, T> work) {
            return work.apply(new Retelling(PLAYBOOK, store));
        }
    }

    private int run(String... args) {
        var desk = new Desk();
        var report = ReportDocumentCommand.addTo(new CommandLine(new ReportCommand(desk)), desk);
        var line = Tocsin.commandLine(_ -> {}, List.of(report));
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(args);
    }

    @Test
    void theDailyReportIsOfYesterdayByTheTeamsClock() {
        assertThat(run("report", "daily")).isZero();
        assertThat(out.toString())
                .contains("data-pipeline, Mon 9 Mar 2026, times in America/Los_Angeles")
                .contains("Incidents detected (1)")
                .contains("Profit is <off> & late")
                .contains("9 Mar 2026 19:00 PDT")
                .contains("9 min")
                .contains("On call now")
                .contains("No check has run yet.");
    }

    @Test
    void metricsAsJsonAreExact() throws IOException {
        assertThat(run("report", "metrics", "--json", "--by", "team")).isZero();
        var json = new ObjectMapper().readTree(out.toString());
        assertThat(json.get("schema").asText()).isEqualTo("tocsin/report/1");
        assertThat(json.get("to").asText()).isEqualTo("2026-03-10");
        var figures = json.get("figures");
        assertThat(figures.get("mttd").get("meanSeconds").asLong()).isEqualTo(600);
        assertThat(figures.get("mtta").get("meanSeconds").asLong()).isEqualTo(540);
        assertThat(figures.get("mttr").get("p90Seconds").asLong()).isEqualTo(3_600);
        assertThat(figures.get("falsePositives").get("part").asLong()).isZero();
        assertThat(figures.get("revenue").isNull()).isTrue();
        assertThat(json.get("groups").get(0).get("title").asText()).startsWith("Profit");
        assertThat(json.get("trend")).hasSize(13);
    }

    @Test
    void theMonthIsTheLastWholeOneUnlessDaysAreSaid() {
        assertThat(run("report", "monthly")).isZero();
        assertThat(out.toString()).contains("Sun 1 Feb 2026 to Sat 28 Feb 2026");
        out.getBuffer().setLength(0);
        assertThat(run("report", "monthly", "--from", "2026-03-01", "--to", "2026-03-31")).isZero();
        assertThat(out.toString())
                .contains("By category")
                .contains("By team")
                .contains("Detected  ");
    }

    @Test
    void theEndingOfTheFileSaysInWhatForm() throws IOException {
        var html = folder.resolve("week.html");
        assertThat(
                        run(
                                "report",
                                "weekly",
                                "--from",
                                "2026-03-08",
                                "--to",
                                "2026-03-14",
                                "--out",
                                html.toString()))
                .isZero();
        assertThat(Files.readString(html))
                .startsWith("<!DOCTYPE html>")
                .contains("Weekly scorecard")
                .doesNotContain("<off>");
        var pdf = folder.resolve("metrics.pdf");
        assertThat(run("report", "metrics", "--out", pdf.toString())).isZero();
        assertThat(Files.readAllBytes(pdf)).startsWith("%PDF-".getBytes());
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void whatCannotBeIsSaidInOneLine() {
        assertThat(run("report", "metrics", "--format", "pdf")).isEqualTo(Exit.USAGE);
        assertThat(run("report", "weekly", "--from", "2026-03-08")).isEqualTo(Exit.USAGE);
        assertThat(run("report", "daily", "--from", "2026-03-08", "--to", "2026-03-07"))
                .isEqualTo(Exit.USAGE);
        assertThat(run("report", "metrics", "--by", "colour")).isEqualTo(Exit.USAGE);
        assertThat(run("report", "metrics", "--format", "docx")).isEqualTo(Exit.USAGE);
        assertThat(err.toString().lines())
                .hasSize(5)
                .anySatisfy(line -> assertThat(line).contains("say --out FILE"))
                .anySatisfy(line -> assertThat(line).contains("is before"));
    }
}
