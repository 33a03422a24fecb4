package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.notify.Channels;
import org.tocsin.notify.Ways;
import org.tocsin.notify.web.Network;
import org.tocsin.secret.EnvironmentSecrets;
import org.tocsin.workspace.Opening;
import org.tocsin.workspace.Workspace;

class WorkspaceWaysTest {
    private static final String HEAD = "name: Shop\nplaybook: puffy\n";
    private static final String SLACK = "channels: {slack: {kind: slack, url: {env: HOOK}}}\n";

    @TempDir Path folder;
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");
    private long written;

    private WorkspaceWays ways() {
        var workspace = ((Opening.Opened) Workspace.open(folder)).workspace();
        return new WorkspaceWays(workspace, this::channels, () -> now);
    }

    private Channels channels(Workspace workspace) {
        var around =
                new Channels.Surroundings(
                        new EnvironmentSecrets(Map.of()),
                        Network.ofSystem(() -> now),
                        workspace.folder(),
                        Optional.empty());
        return new Channels(workspace.file().channels(), around);
    }

    /** With a time of its own, however quick the test is. */
    private void write(String text) throws IOException {
        var file = folder.resolve("workspace.yaml");
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(++written * 10_000));
    }

    @Test
    void aNameThatIsNotSetUpSaysSo() throws IOException {
        write(HEAD);
        try (var ways = ways()) {
            assertThat(ways.to("page"))
                    .isInstanceOfSatisfying(
                            Ways.Way.Closed.class,
                            closed ->
                                    assertThat(closed.why())
                                            .startsWith("No channel named page is set up"));
        }
    }

    @Test
    void whatIsSetUpMeanwhileIsUsedAfterAMoment() throws IOException {
        write(HEAD);
        try (var ways = ways()) {
            write(HEAD + SLACK);
            assertThat(ways.to("slack")).isInstanceOf(Ways.Way.Closed.class);
            now = now.plusSeconds(2);
            assertThat(ways.to("slack")).isInstanceOf(Ways.Way.Through.class);
            write(HEAD);
            now = now.plusSeconds(2);
            assertThat(ways.to("slack")).isInstanceOf(Ways.Way.Closed.class);
        }
    }

    @Test
    void aFileThatCannotBeReadChangesNothing() throws IOException {
        write(HEAD + SLACK);
        try (var ways = ways()) {
            write("name: [");
            now = now.plusSeconds(2);
            assertThat(ways.to("slack")).isInstanceOf(Ways.Way.Through.class);
            Files.delete(folder.resolve("workspace.yaml"));
            now = now.plusSeconds(2);
            assertThat(ways.to("slack")).isInstanceOf(Ways.Way.Through.class);
        }
    }

    @Test
    void aChannelThatDidNotChangeStaysOpen() throws IOException {
        write(HEAD + SLACK);
        try (var ways = ways()) {
            var before = ways.to("slack");
            write(HEAD.replace("Shop", "Store") + SLACK);
            now = now.plusSeconds(2);
            assertThat(ways.to("slack")).isEqualTo(before);
        }
    }

    @Test
    void aClockThatWasPutBackDoesNotKeepTheFileFromBeingRead() throws IOException {
        write(HEAD);
        try (var ways = ways()) {
            write(HEAD + SLACK);
            now = now.minusSeconds(3_600);
            assertThat(ways.to("slack")).isInstanceOf(Ways.Way.Through.class);
        }
    }
}
