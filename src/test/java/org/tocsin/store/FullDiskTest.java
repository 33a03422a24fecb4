package org.tocsin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.Child;

/** A process whose files may not grow any more, which is how a full disk looks from inside. */
class FullDiskTest {
    private static final Path LIMITER = Path.of("/usr/bin/prlimit");

    @TempDir Path folder;

    @Test
    void aFullDiskIsSaidNothingThatWasAnsweredIsLostAndWithRoomItGoesOn() throws Exception {
        assumeTrue(Files.isExecutable(LIMITER), "Linux can limit what a process writes");
        Path file = folder.resolve("store");
        try (var process =
                Child.under(
                        List.of(LIMITER.toString(), "--fsize=700000:unlimited"),
                        StoreProcess.class,
                        file)) {
            assertThat(process.answer()).isEqualTo("open");
            process.send("fill 0");
            long kept = 0;
            String answer = process.answer();
            while (answer.startsWith("wrote")) {
                kept++;
                answer = process.answer();
            }
            assertThat(answer).startsWith("failed").contains("has no room left on its disk");
            assertThat(kept).isPositive();
            assertThat(process.ask("try " + kept)).contains("has no room left on its disk");

            giveRoom(process.pid());

            assertThat(process.ask("try " + kept)).isEqualTo("kept");
            assertThat(process.ask("count")).isEqualTo(String.valueOf(kept + 1));
            process.kill();

            try (var store = ((Opened.Ready) Store.open(file)).store()) {
                var check = new org.tocsin.domain.check.CheckId("check-0");
                assertThat(store.runs().recent("puffy", check, 1_000_000)).hasSize((int) kept + 1);
                assertThat(store.log().verify()).isInstanceOf(Audit.Intact.class);
            }
        }
    }

    private static void giveRoom(long pid) throws IOException, InterruptedException {
        var command =
                new ProcessBuilder(
                        LIMITER.toString(), "--pid", String.valueOf(pid), "--fsize=unlimited");
        var process = command.inheritIO().start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
