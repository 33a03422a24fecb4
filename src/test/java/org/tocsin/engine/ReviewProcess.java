package org.tocsin.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.review.Content;
import org.tocsin.domain.review.Saving;
import org.tocsin.domain.review.Section;
import org.tocsin.store.Opened;
import org.tocsin.store.Store;

/** A process of its own in which somebody types and is saved, until it is killed. */
final class ReviewProcess {
    private final Process process;
    private final BufferedReader answers;

    private ReviewProcess(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    static ReviewProcess on(Path file, UUID incident) throws IOException {
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
                        ReviewProcess.class.getName(),
                        file.toString(),
                        incident.toString());
        return new ReviewProcess(builder.redirectError(ProcessBuilder.Redirect.DISCARD).start());
    }

    /** The next line: how much was said to be saved. */
    String answer() {
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

    /** Types a letter, saves, says how many are saved, and goes on. */
    public static void main(String[] args) {
        var store = ((Opened.Ready) Store.open(Path.of(args[0]))).store();
        var incident = UUID.fromString(args[1]);
        var incidents = Crew.desk(store, InstantSource.system(), new Actor.Person("ada"));
        var reviews =
                new LiveReviews(
                        store, incidents, Fixtures.playbook(), Crew.shell(InstantSource.system()));
        var seen = reviews.find(incident).orElseThrow().review().section(Section.SUMMARY);
        var text = new StringBuilder();
        while (true) {
            text.append((char) ('a' + text.length() % 26));
            var saved = reviews.save(incident, seen, new Content.Words(text.toString()));
            seen = ((Saving.Saved) saved).now();
            System.out.println(text.length());
        }
    }
}
