package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cli.IncidentCommand;
import org.tocsin.cli.ReviewBundleCommands;
import org.tocsin.cli.ReviewCommand;
import org.tocsin.cli.ReviewExportCommand;
import org.tocsin.cli.Tocsin;
import org.tocsin.workspace.Folders;
import org.tocsin.workspace.PlaybookChoice;
import org.tocsin.workspace.Workspace;
import picocli.CommandLine;

/** {@code review export}, {@code verify} and {@code import} over the real graph of objects. */
class ReviewPapersRunTest {
    private static final Instant NOON = Instant.parse("2026-03-31T23:59:30Z");

    @TempDir private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path home;

    @BeforeEach
    void aWorkspace() {
        home = folder.resolve("home");
        Workspace.create(home, "Shop", new PlaybookChoice.Shipped("incident-management"), Map.of());
        assertThat(run("incident", "open", "--severity", "P1", "--title", "Churn is off")).isZero();
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void everyFormatIsWrittenAndABundleVerifiesUntilAByteIsChanged() throws IOException {
        for (var format : List.of("md", "html", "pdf", "json")) {
            assertThat(export(format, "review." + format)).isZero();
            assertThat(out.toString()).contains("it is marked DRAFT");
            assertThat(folder.resolve("review." + format)).isNotEmptyFile();
        }
        assertThat(export("bundle", "b.zip")).isZero();
        assertThat(run("review", "verify", file("b.zip"))).isZero();
        assertThat(out.toString()).contains("entries of the log of incident #1 verified, intact");
        assertThat(run("review", "import", file("b.zip"))).isZero();
        assertThat(out.toString())
                .startsWith("Read-only, from a bundle of Shop")
                .contains("Churn is off");
        assertThat(run("review", "show", "--bundle", file("b.zip"), "--json")).isZero();
        assertThat(out.toString()).contains("tocsin/review/1");

        var bytes = Files.readAllBytes(folder.resolve("b.zip"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(folder.resolve("b.zip"), bytes);
        assertThat(run("review", "verify", file("b.zip"))).isEqualTo(1);
        assertThat(out.toString()).startsWith("NOT INTACT: ");
        assertThat(run("review", "import", file("b.zip"))).isEqualTo(3);
        assertThat(err.toString()).contains("is not shown");
    }

    @Test
    void whatCannotBeWrittenIsSaidAndLeavesNothingBehind() throws IOException {
        assertThat(export("json", "here.json")).isZero();
        var before = Files.readString(folder.resolve("here.json"));
        assertThat(export("md", "here.json")).isEqualTo(3);
        assertThat(err.toString()).contains("left alone");
        assertThat(folder.resolve("here.json")).hasContent(before);
        assertThat(export("md", "no/such/folder.md")).isEqualTo(3);
        assertThat(err.toString()).contains("does not exist");
        assertThat(export("docx", "x.docx")).isEqualTo(3);
        assertThat(err.toString())
                .contains("there is no format docx; there are md, html, pdf, json, bundle");
        assertThat(run("review", "export", "7", "--format", "md", "--out", file("7.md")))
                .isEqualTo(3);
        assertThat(run("review", "verify", file("none.zip"))).isEqualTo(3);
        try (var left = Files.list(folder)) {
            assertThat(left.map(each -> each.getFileName().toString()))
                    .allMatch(name ->
                            name.equals("home")
                                    || name.equals("config")
                                    || name.equals("here.json"));
        }
    }

    /** The variable is one that every machine has; what it holds stands for a secret. */
    @Test
    void aSecretThatTheWorkspaceRefersToDoesNotLeaveIt() throws IOException {
        var secret = System.getenv("PATH");
        Files.writeString(
                home.resolve("workspace.yaml"),
                "\nchannels:\n  slack: {kind: slack, url: {env: PATH}}\n",
                StandardOpenOption.APPEND);
        assertThat(run("incident", "note", "1", "It is " + secret)).isZero();
        assertThat(export("bundle", "b.zip")).isZero();
        assertThat(Files.readString(folder.resolve("b.zip"), StandardCharsets.ISO_8859_1))
                .doesNotContain(secret)
                .contains("It is ***");
        assertThat(run("review", "verify", file("b.zip"))).isZero();
        assertThat(out.toString()).contains("1 of them had a secret blotted out");
    }

    private int export(String format, String name) {
        return run("review", "export", "1", "--format", format, "--out", file(name));
    }

    private int run(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var wiring = new Wiring(new Folders(home, folder.resolve("config")), () -> NOON);
        var review =
                new CommandLine(new ReviewCommand(new Reviewed(wiring), wiring.clock()))
                        .addSubcommand(new ReviewExportCommand(new Papered(wiring)))
                        .addSubcommand(new ReviewBundleCommands.Verify())
                        .addSubcommand(new ReviewBundleCommands.Import());
        var incident = new IncidentCommand(new IncidentDesks(wiring), wiring.clock());
        var line = Tocsin.commandLine(_ -> {}, List.of(review, incident));
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
        return line.execute(words);
    }
}
