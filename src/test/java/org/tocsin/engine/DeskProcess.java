package org.tocsin.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.check.Running.Missed;
import org.tocsin.domain.check.Running.Retry;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.store.Opened;
import org.tocsin.store.Store;

/** A process of its own that runs a check every second until it is killed. */
final class DeskProcess {
    static final Duration EVERY = Duration.ofSeconds(1);

    private final Process process;

    private DeskProcess(Process process) {
        this.process = process;
    }

    static DeskProcess on(Path file) throws IOException {
        var builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-Dorg.jooq.no-logo=true",
                        "-Dorg.jooq.no-tips=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DeskProcess.class.getName(),
                        file.toString());
        return new DeskProcess(builder.redirectError(ProcessBuilder.Redirect.DISCARD).start());
    }

    /** Waits until it takes part. */
    String answer() {
        var answers = process.inputReader(StandardCharsets.UTF_8);
        return CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return String.valueOf(answers.readLine());
                            } catch (IOException gone) {
                                return "gone: " + gone.getMessage();
                            }
                        })
                .orTimeout(90, TimeUnit.SECONDS)
                .join();
    }

    /** What kill -9 does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The process does not die");
        }
    }

    public static void main(String[] args) throws InterruptedException {
        var store = ((Opened.Ready) Store.open(Path.of(args[0]))).store();
        var check = DueTest.running("rows", new Schedule.Every(EVERY), Missed.EACH, Retry.NONE);
        var playbook = Fixtures.playbook(check);
        var source = new Fixtures.FakeSource();
        var today = LocalDate.ofInstant(Instant.now(), Fixtures.UTC);
        source.day(today.toString(), Fixtures.COUNT, 9);
        source.day(today.plusDays(1).toString(), Fixtures.COUNT, 9);
        var pool = new SourcePool(playbook.inputs().sources(), _ -> source);
        var holder = "process " + ProcessHandle.current().pid();
        var desk =
                new LiveDesk(
                        new Rules(playbook, pool),
                        store,
                        new Shell(InstantSource.system(), Ids.TIME_ORDERED, holder),
                        new Actor.Person("ada"),
                        HolidaySource.NONE);
        desk.start();
        System.out.println("open");
        new CountDownLatch(1).await();
    }
}
