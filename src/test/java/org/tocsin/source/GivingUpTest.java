package org.tocsin.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.source.Asks.query;
import static org.tocsin.source.Asks.rowCount;
import static org.tocsin.source.Asks.scan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.check.Formula.Reads;
import org.tocsin.domain.data.SourceId;
import org.tocsin.domain.data.SourceSpec;

/** A statement that runs for ever ends with its time-out or when somebody cancels. */
class GivingUpTest {
    private static final String FOR_EVER =
            "select count(*) from range(10000000) a, range(10000000) b where a.range + b.range < 0";

    @TempDir Path folder;

    private SourceReader open() throws Exception {
        Files.writeString(folder.resolve("a.csv"), "id\nx\n");
        return Sources.open(
                new SourceSpec.Folder(
                        new SourceId("f"), ".", new SourceSpec.Limits(1, Duration.ofSeconds(5))),
                folder,
                folder);
    }

    @Test
    void aQueryThatRunsForEverIsGivenUpAndTheSourceStaysUsable() throws Exception {
        try (var reader = open()) {
            var answers =
                    scan(
                            reader,
                            Asks.files("a.csv")
                                    .within(Duration.ofMillis(700))
                                    .request(rowCount(), query(FOR_EVER, Reads.VALUE)));
            assertThat(answers.value(0)).isEqualTo(1);
            assertThat(answers.failure(1)).contains("gave up after 700 ms");
            assertThat(scan(reader, Asks.files("a.csv").request(rowCount())).value(0)).isEqualTo(1);
        }
    }

    @Test
    void interruptingTheCallerCancelsTheStatement() throws Exception {
        try (var reader = open()) {
            var started = new CountDownLatch(1);
            var ended = new CompletableFuture<Class<?>>();
            var thread =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    started.countDown();
                                    reader.scan(
                                            Asks.files("a.csv")
                                                    .within(Duration.ofMinutes(5))
                                                    .request(query(FOR_EVER, Reads.VALUE)));
                                    ended.complete(Void.class);
                                } catch (InterruptedException e) {
                                    ended.complete(e.getClass());
                                } catch (RuntimeException e) {
                                    ended.completeExceptionally(e);
                                }
                            });
            started.await();
            thread.interrupt();
            assertThat(ended.get(20, TimeUnit.SECONDS)).isEqualTo(InterruptedException.class);
            assertThat(scan(reader, Asks.files("a.csv").request(rowCount())).value(0)).isEqualTo(1);
        }
    }
}
