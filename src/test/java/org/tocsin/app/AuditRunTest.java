package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cli.AuditCommand;
import org.tocsin.cli.Tocsin;
import org.tocsin.store.NewEntry;
import org.tocsin.workspace.Folders;
import org.tocsin.workspace.PlaybookChoice;
import org.tocsin.workspace.Workspace;

/** {@code audit verify} over the real graph of objects. */
class AuditRunTest {
    private static final Instant NOON = Instant.parse("2025-03-04T12:00:00Z");

    @TempDir private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path home;

    @BeforeEach
    void aWorkspace() {
        home = folder.resolve("home");
        Workspace.create(home, "Shop", new PlaybookChoice.Shipped("puffy"), Map.of());
    }

    @Test
    void aWorkspaceWithoutAStoreIsSaidAndGetsNone() {
        assertThat(verify()).isEqualTo(3);
        assertThat(err.toString()).contains("no store yet");
        assertThat(home.resolve("tocsin.mv.db")).doesNotExist();
    }

    @Test
    void anUntouchedLogIsProvenWithItsLastHash() {
        appendThree();
        assertThat(verify()).isZero();
        assertThat(out.toString())
                .matches("3 entries verified, intact \\(last entry 3, sha256 [0-9a-f]{64}\\)\\R");
        assertThat(verify("--json")).isZero();
        assertThat(out.toString()).contains("\"intact\": true, \"entries\": 3");
    }

    @Test
    void aChangedEntryIsNamed() throws Exception {
        appendThree();
        var url = "jdbc:h2:file:" + home.resolve("tocsin");
        try (var connection = DriverManager.getConnection(url, "tocsin", "");
                var update = connection.createStatement()) {
            update.execute("update incident_event set payload = '{}' where position = 2");
        }
        assertThat(verify()).isEqualTo(1);
        assertThat(out.toString()).contains("entry 2 was changed");
        assertThat(verify("--json")).isEqualTo(1);
        assertThat(out.toString()).contains("\"intact\": false, \"firstBad\": 2");
    }

    @Test
    void auditAloneIsWrongUsage() {
        assertThat(run("audit")).isEqualTo(3);
        assertThat(err.toString()).contains("audit verify");
    }

    private void appendThree() {
        var workspace = Site.open(home);
        try (var store = Wiring.open(workspace)) {
            var told = new NewEntry(NOON, "ann", "opened", "{\"a\":1}");
            store.log().append(new UUID(7, 7), 0, List.of(told, told, told));
        }
    }

    private int verify(String... options) {
        var words = new java.util.ArrayList<>(List.of("audit", "verify"));
        words.addAll(List.of(options));
        return run(words.toArray(String[]::new));
    }

    private int run(String... words) {
        out.getBuffer().setLength(0);
        var wiring = new Wiring(new Folders(home, folder.resolve("config")), () -> NOON);
        var line = Tocsin.commandLine(_ -> {}, List.of(new AuditCommand(new Auditing(wiring))));
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
        return line.execute(words);
    }
}
