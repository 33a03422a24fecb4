package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.check.CheckId;
import org.tocsin.engine.Desk;
import org.tocsin.workspace.Folders;

/** From a result to the rows behind it, over the real graph of objects. */
class SampleRowsTest {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

    @TempDir private Path folder;

    @Test
    void aBreachKeepsTheRowsThatFailed() throws Exception {
        var wiring =
                new Wiring(
                        new Folders(folder.resolve("home"), folder.resolve("config")), () -> NOW);
        try (var desk = new Library(wiring).sample(Optional.empty(), _ -> {}).desk()) {
            var ran = new CountDownLatch(1);
            desk.listen(event -> {
                if (event instanceof Desk.Event.Progress(var running, _, _) && running.isEmpty()) {
                    ran.countDown();
                }
            });
            desk.start();
            assertThat(ran.await(30, TimeUnit.SECONDS)).isTrue();
            var run = desk.runs(new CheckId("sample-order-status"), 1).getFirst();
            assertThat(run.findings().tested().failing()).hasValue(3);
            assertThat(run.findings().sample().rows()).hasSize(3);
        }
    }
}
