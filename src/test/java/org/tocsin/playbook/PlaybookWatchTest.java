package org.tocsin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaybookWatchTest {
    @TempDir private Path folder;
    private final Semaphore told = new Semaphore(0);

    private boolean isTold() throws InterruptedException {
        return told.tryAcquire(60, TimeUnit.SECONDS);
    }

    @Test
    void aSaveByRenamingIsToldAsIsAFolderThatComesLater() throws Exception {
        var file = Files.writeString(folder.resolve("checks.yaml"), "name: one");
        try (var _ = PlaybookWatch.on(folder, told::release)) {
            var draft = Files.writeString(folder.resolve("checks.yaml.tmp"), "name: other");
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            assertThat(isTold()).isTrue();
            Files.createDirectory(folder.resolve("runbooks"));
            Files.writeString(folder.resolve("runbooks/late.md"), "---");
            assertThat(isTold()).isTrue();
            Files.delete(file);
            assertThat(isTold()).isTrue();
        }
    }

    @Test
    void aFolderThatGoesAndComesBackIsStillWatched() throws Exception {
        var inner = Files.createDirectory(folder.resolve("playbook"));
        write(inner, "name: one");
        try (var _ = PlaybookWatch.on(inner, told::release)) {
            Files.delete(inner.resolve("a.yaml"));
            Files.delete(inner);
            assertThat(isTold()).isTrue();
            Files.createDirectory(inner);
            write(inner, "name: two");
            assertThat(isTold()).isTrue();
        }
    }

    private static void write(Path folder, String text) throws IOException {
        Files.writeString(folder.resolve("a.yaml"), text);
    }
}
