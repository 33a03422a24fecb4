package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.workspace.Folders;

/** The command line over the real graph of objects, from files to the store. */
class OneOffRunTest {
    private static final int CRITICAL = 2;
    private static final int REFUSED = 3;

    @TempDir private Path folder;
    private Path home;
    private Path data;

    @BeforeEach
    void oneDayOfEvents() throws Exception {
        home = folder.resolve("home");
        data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(
                data.resolve("events_20250304.csv"),
                """
                client_id,page_url,referrer,timestamp,event_name,event_data,user_agent
                a,https://shop.example/,,2025-03-04T10:00:00Z,page_viewed,,Browser
                """);
    }

    @Test
    void theFirstRecordedRunMakesTheWorkspaceItNeeds() {
        assertThat(monitor("--playbook", "puffy", "--data", data.toString(), "--record"))
                .isEqualTo(CRITICAL);
        assertThat(home.resolve("workspace.yaml")).exists();
        assertThat(home.resolve("tocsin.mv.db")).exists();
        // From then on the workspace knows its rules and its data.
        assertThat(monitor("--record")).isEqualTo(CRITICAL);
    }

    @Test
    void aRunThatIsNotRecordedLeavesNothingBehind() {
        assertThat(monitor("--playbook", "puffy", "--data", data.toString())).isEqualTo(CRITICAL);
        assertThat(home).doesNotExist();
    }

    @Test
    void aFolderOfSomethingElseIsNotMadeAWorkspace() throws Exception {
        Files.createDirectory(home);
        Files.writeString(home.resolve("letter.txt"), "Dear reader");
        assertThat(monitor("--playbook", "puffy", "--data", data.toString(), "--record"))
                .isEqualTo(REFUSED);
        assertThat(home).isDirectoryNotContaining("glob:**.{yaml,db}");
    }

    @Test
    void aPlaybookThatIsNotThereIsRefused() {
        assertThat(monitor("--playbook", "pufy", "--data", data.toString())).isEqualTo(REFUSED);
    }

    private int monitor(String... options) {
        var wiring =
                new Wiring(
                        new Folders(home, folder.resolve("config")),
                        () -> Instant.parse("2025-03-05T06:30:00Z"));
        var args = new ArrayList<>(List.of("monitor", "--date", "2025-03-04"));
        args.addAll(List.of(options));
        return Main.run(wiring, new Timings(), args.toArray(String[]::new));
    }
}
