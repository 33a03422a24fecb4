package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cli.DrillCommand;
import org.tocsin.cli.Tocsin;
import org.tocsin.domain.incident.Command;
import org.tocsin.domain.incident.Opening;
import org.tocsin.domain.incident.Subject;
import org.tocsin.workspace.Folders;
import org.tocsin.workspace.PlaybookChoice;
import org.tocsin.workspace.Workspace;

/** Drills from the shell: at once, in a folder of their own, with nothing else touched. */
class DrillRunTest {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

    @TempDir Path folder;
    private Path home;
    private Wiring wiring;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void create() {
        home = folder.resolve("home");
        wiring = new Wiring(new Folders(home, folder.resolve("config")), () -> NOW);
        Workspace.create(home, "home", new PlaybookChoice.Shipped("incident-management"), Map.of());
    }

    private int run(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var line = Tocsin.commandLine(_ -> {}, List.of(new DrillCommand(new Drills(wiring))));
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(args);
    }

    private String script() throws IOException {
        return Files.writeString(
                        folder.resolve("acts.yaml"),
                        """
                        begins: 2026-03-02T14:00:00Z
                        events:
                          - {at: 2026-03-02T14:04:00Z, acknowledge: {by: engineer-a}}
                          - {at: 2026-03-02T14:05:00Z, assign: {by: engineer-a, part: commander, to: engineer-b}}
                          - {at: 2026-03-02T14:10:00Z, impact: {by: engineer-a, revenuePerHour: 120000}}
                          - {at: 2026-03-02T14:40:00Z, severity: {to: P9, by: engineer-a, reason: so}}
                        """)
                .toString();
    }

    @Test
    void aScenarioIsPlayedAndScoredAndCanBeScoredAgain() throws IOException {
        assertThat(
                        run(
                                "drill",
                                "run",
                                "payments-cannot-be-processed",
                                "--acts",
                                script(),
                                "--json"))
                .isZero();

        assertThat(out.toString())
                .contains("\"schema\" : \"tocsin/drill/1\"")
                .contains("\"from\" : \"2026-03-02T14:00:00Z\"")
                .contains("\"at\" : \"2026-03-02T14:04:00Z\"")
                .contains("\"person\" : \"engineer-b\"");
        assertThat(err.toString()).contains("there is no severity P9").contains("kept in ");
        var first = out.toString();
        var kept = home.resolve("drills/2026-03-04-payments-cannot-be-processed");
        assertThat(kept.resolve("score.json")).hasContent(first);
        assertThat(kept.resolve("score.html")).content().contains("DRILL", "Engineer A");
        assertThat(kept.resolve("score.txt")).content().contains("Clocks kept");

        assertThat(run("drill", "score", kept.toString(), "--json")).isZero();
        assertThat(out.toString()).isEqualTo(first);

        assertThat(run("drill", "list")).isZero();
        assertThat(out.toString())
                .contains("payments-cannot-be-processed  (3h)")
                .contains("Held so far:")
                .contains(kept.toString());

        assertThat(home.resolve("tocsin.mv.db")).as("the workspace's own store").doesNotExist();
    }

    @Test
    void anIncidentThatHappenedIsDrilledAgainAndItsStoreIsLeftAsItWas() throws Exception {
        var workspace = Site.open(home);
        var playbook = Site.of(workspace).playbook();
        try (var store = Wiring.open(workspace)) {
            var desk = wiring.incidents(store, playbook);
            var subject =
                    new Subject(
                            "Revenue is wrong",
                            new Subject.Classification("P0", "data-quality", "accuracy"),
                            new Subject.Place("", List.of(), Set.of()),
                            new Subject.Report("eve", "It cannot be", List.of(), Optional.empty()));
            desk.open(new Opening(subject, NOW, Optional.empty()));
            desk.perform(desk.incidents().getFirst().id().uuid(), new Command.Acknowledge());
        }
        var before = log(workspace);

        assertThat(run("drill", "run", "--incident", "1", "--at", "2026-05-31T23:00:00Z")).isZero();

        assertThat(out.toString())
                .contains("Drill: Incident #1 again: Revenue is wrong")
                .contains("Sun 31 May 2026 23:00 to Mon 1 Jun 2026 03:00")
                .contains("Missed");
        assertThat(log(workspace)).isEqualTo(before);
        assertThat(home.resolve("drills/2026-03-04-incident-1")).isDirectory();
    }

    private static String log(Workspace workspace) {
        try (var store = Wiring.open(workspace)) {
            return store.log().readSince(0, 1_000)
                    + store.notices().counts().toString()
                    + HexFormat.of().toHexDigits(store.log().lastPosition());
        }
    }

    @Test
    void whatCannotBeDrilledIsSaidInOneLine() {
        assertThat(run("drill", "run", "nothing")).isEqualTo(3);
        assertThat(err.toString())
                .contains(
                        "there is no scenario \"nothing\"; there is payments-cannot-be-processed");

        assertThat(run("drill", "run")).isEqualTo(3);
        assertThat(err.toString()).contains("name one scenario");

        assertThat(run("drill", "run", "--incident", "7")).isEqualTo(3);
        assertThat(err.toString()).contains("there is no incident 7");

        assertThat(run("drill", "score", folder.toString())).isEqualTo(3);
        assertThat(err.toString()).contains("holds no drill");
    }
}
