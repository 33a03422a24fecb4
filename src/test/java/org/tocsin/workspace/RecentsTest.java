package org.tocsin.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.Child;

class RecentsTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @TempDir Path temp;

    @Test
    void nothingIsKnownAtFirst() {
        assertThat(recents().list()).isEqualTo(new Recents.Listing(List.of(), Optional.empty()));
    }

    @Test
    void theLastOpenedComesFirstAndEachOnce() {
        recents().opened(workspace("a"), NOON);
        recents().opened(workspace("b"), NOON.plusSeconds(1));
        recents().opened(workspace("a"), NOON.plusSeconds(2));

        assertThat(recents().list().recents())
                .containsExactly(
                        new Recent(temp.resolve("a"), "a: \"x\"", NOON.plusSeconds(2)),
                        new Recent(temp.resolve("b"), "b: \"x\"", NOON.plusSeconds(1)));
    }

    @Test
    void tenAreKept() {
        for (int i = 0; i < 12; i++) {
            recents().opened(workspace("w" + i), NOON.plusSeconds(i));
        }
        assertThat(recents().list().recents())
                .hasSize(10)
                .first()
                .returns(temp.resolve("w11"), Recent::folder);
    }

    @Test
    void aWorkspaceCanBeForgotten() {
        recents().opened(workspace("a"), NOON);
        recents().forget(temp.resolve("b").resolve("..").resolve("a"));
        assertThat(recents().list().recents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "just words", "folder: x", "\u0000", "- [", "!!java.net.URL [x]"})
    void aBrokenFileIsAWarningAndStartsAfresh(String content) throws IOException {
        Files.writeString(file(), content);
        var broken = recents().list();
        assertThat(broken.recents()).isEmpty();
        assertThat(broken.warning().orElseThrow()).contains(file().toString());

        assertThat(recents().opened(workspace("a"), NOON)).isEmpty();
        assertThat(recents().list().warning()).isEmpty();
        assertThat(recents().list().recents()).hasSize(1);
    }

    @Test
    void anUnreadableEntryCostsOnlyItself() throws IOException {
        recents().opened(workspace("a"), NOON);
        Files.writeString(
                file(),
                Files.readString(file()) + "- {folder: /x, name: y, lastOpened: yesterday}\n- 7\n");

        var listing = recents().list();

        assertThat(listing.recents()).hasSize(1);
        assertThat(listing.warning().orElseThrow()).contains("2 of the recent");
    }

    @Test
    void anEmptyFileIsAnEmptyList() throws IOException {
        Files.writeString(file(), "");
        assertThat(recents().list()).isEqualTo(new Recents.Listing(List.of(), Optional.empty()));
    }

    @Test
    void whereNothingCanBeWrittenThereIsAWarning() throws IOException {
        Path blocked = Files.writeString(temp.resolve("file"), "").resolve("recent.yaml");
        assertThat(new Recents(blocked).opened(workspace("a"), NOON).orElseThrow())
                .contains("cannot be written");
    }

    @Test
    void twoThreadsLoseNothing() throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 10; i++) {
            var workspace = workspace("w" + i);
            threads.add(Thread.ofVirtual().start(() -> recents().opened(workspace, NOON)));
        }
        for (var thread : threads) {
            thread.join();
        }
        assertThat(recents().list().recents()).hasSize(10);
    }

    @Test
    void twoProcessesLoseNothing() throws Exception {
        try (var left = Child.of(Opener.class, file(), "left");
                var right = Child.of(Opener.class, file(), "right")) {
            assertThat(left.end()).isZero();
            assertThat(right.end()).isZero();
        }
        assertThat(recents().list().recents()).hasSize(10);
    }

    /** Opens five workspaces from a process of its own. */
    static final class Opener {
        public static void main(String[] arguments) {
            var recents = new Recents(Path.of(arguments[0]));
            for (int i = 0; i < 5; i++) {
                Path folder = Path.of("/" + arguments[1] + i);
                var warning = recents.opened(workspace(folder), NOON.plusSeconds(i));
                if (warning.isPresent()) {
                    throw new IllegalStateException(warning.get());
                }
            }
        }
    }

    private Path file() {
        return temp.resolve("recent.yaml");
    }

    private Recents recents() {
        return new Recents(file());
    }

    private Workspace workspace(String name) {
        return workspace(temp.resolve(name));
    }

    private static Workspace workspace(Path folder) {
        String name = folder.getFileName() + ": \"x\"";
        return new Workspace(
                folder,
                new WorkspaceFile(
                        name, new PlaybookChoice.Shipped("puffy"), Map.of(), Optional.empty()));
    }
}
