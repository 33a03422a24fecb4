package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cli.IncidentCommand;
import org.tocsin.cli.NoticesCommand;
import org.tocsin.cli.NoticesWhyCommand;
import org.tocsin.cli.SilenceCommand;
import org.tocsin.cli.Tocsin;
import org.tocsin.domain.notice.Filter;
import org.tocsin.domain.notice.Notice;
import org.tocsin.domain.notice.Stage;
import org.tocsin.domain.notice.Step;
import org.tocsin.workspace.Folders;
import org.tocsin.workspace.PlaybookChoice;
import org.tocsin.workspace.Workspace;
import picocli.CommandLine;

/** Messages, the outbox and silences from the shell, over the real graph of objects. */
class NoticesRunTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final int REFUSED = 3;

    /** Made once: a new store takes longer than all that is done with it. */
    @TempDir private static Path prepared;

    @TempDir private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path home = Path.of("");

    @BeforeAll
    static void aWorkspaceWithAnOpenIncident() {
        Workspace.create(prepared, "Shop", new PlaybookChoice.Shipped("monstera"), Map.of());
        var run = new NoticesRunTest();
        run.home = prepared;
        run.folder = prepared;
        assertThat(run.run("incident", "open", "--severity", "P1", "--title", "Users fell to zero"))
                .isZero();
    }

    @BeforeEach
    void copied() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
        try (var files = Files.list(prepared)) {
            for (var each : files.filter(Files::isRegularFile).toList()) {
                Files.copy(each, home.resolve(each.getFileName()));
            }
        }
    }

    // incident message

    @Test
    void aMessageGoesToWhoeverIsMeantAndIsLogged() {
        assertThat(message("--audience", "data-team-lead", "--text", "We look at it")).isZero();
        assertThat(run("incident", "show", "1")).isZero();
        assertThat(out.toString()).contains("We look at it");
        assertThat(run("notices", "list", "--incident", "1")).isZero();
        assertThat(out.toString()).contains("data-team-lead");
    }

    @Test
    void whatATemplateLeavesToAPersonIsAskedFor() {
        assertThat(message("--audience", "p1-daily-updates", "--template", "status-update"))
                .isEqualTo(REFUSED);
        assertThat(err.toString()).contains("the template leaves [", "--leave-out");
        assertThat(
                        message(
                                "--audience",
                                "p1-daily-updates",
                                "--template",
                                "status-update",
                                "--leave-out"))
                .isZero();
        assertThat(run("incident", "show", "1")).isZero();
        assertThat(out.toString()).doesNotContain("{{", "[Action");
    }

    @Test
    void anUnknownAudienceAndAnUnknownTemplateNameThoseThereAre() {
        assertThat(message("--audience", "nobody", "--text", "x")).isEqualTo(REFUSED);
        assertThat(err.toString()).contains("nobody called \"nobody\"", "data-team-lead");
        assertThat(message("--audience", "data-team-lead", "--template", "none"))
                .isEqualTo(REFUSED);
        assertThat(err.toString()).contains("no template \"none\"", "initial-alert");
    }

    @Test
    void aMessageAboutNoIncidentIsRefused() {
        assertThat(run("incident", "message", "9", "--audience", "cto", "--text", "x"))
                .isEqualTo(REFUSED);
        assertThat(err.toString()).contains("9");
    }

    // notices

    @Test
    void theOutboxIsListedByStandingChannelAndIncident() throws Exception {
        message("--audience", "data-team-lead", "--text", "We look at it");
        var all = json("notices", "list", "--json");
        assertThat(all.size()).isPositive();
        var channel = all.get(0).get("channel").asText();
        assertThat(json("notices", "list", "--channel", channel, "--json").size()).isPositive();
        assertThat(json("notices", "list", "--channel", "pigeon", "--json").size()).isZero();
        assertThat(json("notices", "list", "--standing", "sent", "--json").size()).isZero();
        assertThat(run("notices", "list", "--incident", "7")).isEqualTo(REFUSED);
        assertThat(err.toString()).contains("there is no incident 7");
    }

    @Test
    void whatWasGivenUpIsTriedAgain() {
        message("--audience", "data-team-lead", "--text", "We look at it");
        assertThat(run("notices", "retry")).isEqualTo(REFUSED);
        assertThat(err.toString()).contains("--all-dead");
        assertThat(run("notices", "retry", "abc")).isEqualTo(REFUSED);
        assertThat(err.toString()).contains("no notice abc was given up");
        int dead = giveUpAll();
        assertThat(run("notices", "retry", "--all-dead")).isZero();
        assertThat(out.toString()).isEqualTo(dead + " to be tried again\n");
        assertThat(run("notices", "retry", "--all-dead")).isZero();
        assertThat(out.toString()).isEqualTo("0 to be tried again\n");
    }

    @Test
    void whyTellsWhatBecameOfEachMessage() {
        message("--audience", "data-team-lead", "--text", "We look at it");
        giveUpAll();
        assertThat(run("notices", "why", "1")).isZero();
        assertThat(out.toString()).contains("no such channel");
    }

    @Test
    void noticesAloneIsWrongUsage() {
        assertThat(run("notices")).isEqualTo(REFUSED);
        assertThat(err.toString()).contains("notices list or retry");
    }

    // silence

    @Test
    void aSilenceIsAddedListedEditedAndEnded() throws Exception {
        assertThat(add("--match", "severity=P1", "--for", "2h").get("until").asText())
                .isEqualTo("2026-03-04T14:00:00Z");
        var listed = json("silence", "list", "--json");
        assertThat(listed.size()).isEqualTo(1);
        var id = listed.get(0).get("id").asText();
        assertThat(listed.get(0).get("reason").asText()).isEqualTo("known");

        assertThat(run("silence", "edit", id, "--until", "2026-03-04T18:00:00Z")).isZero();
        listed = json("silence", "list", "--json");
        assertThat(listed.get(0).get("until").asText()).isEqualTo("2026-03-04T18:00:00Z");

        assertThat(run("silence", "end", id)).isZero();
        assertThat(json("silence", "list", "--json").size()).isZero();
        assertThat(json("silence", "list", "--all", "--json").size()).isEqualTo(1);
    }

    @Test
    void otherMatchersEndTheSilenceAndBeginAnother() throws Exception {
        add("--match", "severity=P1", "--for", "2h");
        var id = json("silence", "list", "--json").get(0).get("id").asText();
        assertThat(run("silence", "edit", id, "--match", "severity=P2", "--for", "1h")).isZero();
        assertThat(json("silence", "list", "--all", "--json").size()).isEqualTo(2);
    }

    @Test
    void aSilenceOfEverythingOrWithoutAnEndIsRefused() {
        assertThat(run("silence", "add", "--match", "severity=~.*", "--for", "1h", "--reason", "x"))
                .isEqualTo(REFUSED);
        assertThat(err.toString()).contains("everything");
        assertThat(run("silence", "add", "--match", "severity=P1", "--reason", "x"))
                .isEqualTo(REFUSED);
        assertThat(err.toString()).contains("--for");
        assertThat(run("silence", "add", "--match", "severity=P1", "--for", "1bd", "--reason", "x"))
                .isEqualTo(REFUSED);
        assertThat(err.toString()).contains("no length of wall time");
    }

    @Test
    void aPreviewTellsWhatASilenceWouldHide() {
        assertThat(run("silence", "preview", "--match", "severity=P1")).isZero();
        assertThat(out.toString()).contains("Users fell to zero");
    }

    @Test
    void anUnknownSilenceAndAnUnknownCheckAreRefused() {
        var id = "00000000-0000-0000-0000-000000000001";
        assertThat(run("silence", "end", id)).isEqualTo(REFUSED);
        assertThat(run("silence", "snooze", "no-such-check", "--for", "1h", "--reason", "x"))
                .isEqualTo(REFUSED);
        assertThat(err.toString()).contains("no-such-check");
    }

    // The world around

    private int message(String... options) {
        var words = new java.util.ArrayList<>(List.of("incident", "message", "1"));
        words.addAll(List.of(options));
        return run(words.toArray(String[]::new));
    }

    private JsonNode add(String... options) throws Exception {
        var words = new java.util.ArrayList<>(List.of("silence", "add"));
        words.addAll(List.of(options));
        words.addAll(List.of("--reason", "known", "--json"));
        return json(words.toArray(String[]::new)).get(0);
    }

    /** What waits is given up. */
    private int giveUpAll() {
        try (var store = Wiring.open(Site.open(home))) {
            var lease = store.lease().tryAcquire("test", NOON, Duration.ofMinutes(1)).orElseThrow();
            var dead = new Notice.Standing.Dead(NOON, "no such channel");
            var waiting = store.notices().list(Filter.all(100).in(Stage.WAITING));
            var steps =
                    waiting.stream()
                            .<Step>map(each -> new Step.Stands(each.notice().id(), dead))
                            .toList();
            assertThat(store.notices().write(steps, lease)).isPresent();
            return steps.size();
        }
    }

    private JsonNode json(String... words) throws Exception {
        assertThat(run(words)).as(err.toString()).isZero();
        return new ObjectMapper().readTree(out.toString());
    }

    private int run(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var wiring = new Wiring(new Folders(home, folder.resolve("config")), () -> NOON);
        var line =
                Tocsin.commandLine(
                        _ -> {},
                        List.of(
                                new IncidentCommand(new IncidentDesks(wiring), wiring.clock()),
                                new CommandLine(new NoticesCommand(new NoticeDesks(wiring)))
                                        .addSubcommand(new NoticesWhyCommand(new Quiets(wiring))),
                                new SilenceCommand(new Quiets(wiring), wiring.clock())));
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
        return line.execute(words);
    }
}
