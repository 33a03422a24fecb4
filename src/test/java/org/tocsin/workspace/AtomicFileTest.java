package org.tocsin.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir Path temp;

    @Test
    void aReaderSeesTheOldContentOrTheNewNeverAPart() throws Exception {
        Path file = temp.resolve("f");
        byte[] old = "a".repeat(200_000).getBytes(StandardCharsets.UTF_8);
        byte[] fresh = "b".repeat(300_000).getBytes(StandardCharsets.UTF_8);
        AtomicFile.put(file, old);
        var done = new AtomicBoolean();
        var writer =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                for (int i = 0; i < 200; i++) {
                                    AtomicFile.put(file, i % 2 == 0 ? fresh : old);
                                }
                            } catch (IOException e) {
                                throw new AssertionError(e);
                            } finally {
                                done.set(true);
                            }
                        });
        while (!done.get()) {
            assertThat(Files.readAllBytes(file))
                    .satisfiesAnyOf(
                            content -> assertThat(content).isEqualTo(old),
                            content -> assertThat(content).isEqualTo(fresh));
        }
        writer.join();
        assertThat(temp.toFile().list()).containsExactly("f");
    }

    @Test
    void aFailedReplacementLeavesTheOldContentAndNoLitter() throws IOException {
        Path inTheWay = Files.createDirectories(temp.resolve("f").resolve("full"));

        assertThatThrownBy(() -> AtomicFile.replace(temp.resolve("f"), new byte[3]))
                .isInstanceOf(IOException.class);

        assertThat(inTheWay).exists();
        assertThat(temp.toFile().list()).containsExactly("f");
    }

    @Test
    void missingFoldersAreMade() throws IOException {
        Path file = temp.resolve("a").resolve("b").resolve("f");
        AtomicFile.replace(file, new byte[] {1});
        assertThat(file).hasBinaryContent(new byte[] {1});
    }

    @Test
    void aFileBehindALinkStaysBehindIt() throws IOException {
        Path real = Files.writeString(temp.resolve("real"), "old");
        Path link = Files.createSymbolicLink(temp.resolve("link"), real);

        AtomicFile.replace(link, "new".getBytes(StandardCharsets.UTF_8));

        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("new");
    }
}
