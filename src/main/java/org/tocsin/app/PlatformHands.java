package org.tocsin.app;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.incident.Event.Remedied;
import org.tocsin.domain.remedy.Remedy;
import org.tocsin.engine.Hands;
import org.tocsin.secret.Found;
import org.tocsin.secret.Secrets;

/**
 * Runs programs, calls addresses and writes lists, from a workspace's folder. What is said of it is
 * cut short and holds no secret.
 */
final class PlatformHands implements Hands {
    private static final int SAID = 500;
    private static final int MOST_BYTES = 64 * 1024;

    private final Path base;
    private final Secrets secrets;
    private final HttpClient client;

    /**
     * @param base what relative paths start from, and where programs run
     */
    PlatformHands(Path base, Secrets secrets) {
        this.base = base;
        this.secrets = secrets;
        var builder = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER);
        Optional.ofNullable(ProxySelector.getDefault()).ifPresent(builder::proxy);
        this.client = builder.build();
    }

    @Override
    public Outcome act(Remedy.Deed deed, CheckRun run, Duration timeout)
            throws InterruptedException {
        var outcome =
                switch (deed) {
                    case Remedy.Run command -> run(command, timeout);
                    case Remedy.Call call -> call(call, timeout);
                    case Remedy.Quarantine quarantine -> quarantine(quarantine, run);
                    case Remedy.Fallback _, Remedy.Pause _ ->
                            throw new IllegalArgumentException("the engine does this itself");
                };
        return new Outcome(outcome.how(), cut(secrets.redaction().of(outcome.said())));
    }

    private Outcome run(Remedy.Run command, Duration timeout) throws InterruptedException {
        Process process;
        try {
            process =
                    new ProcessBuilder(command.words())
                            .directory(base.toFile())
                            .redirectErrorStream(true)
                            .redirectInput(ProcessBuilder.Redirect.PIPE)
                            .start();
        } catch (IOException e) {
            return failed("it could not be started: " + e.getMessage());
        }
        try {
            process.getOutputStream().close();
        } catch (IOException _) {
            // It ended at once; its exit code says what that means.
        }
        try {
            var out = reading(process);
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Outcome(
                        Remedied.UNKNOWN, "it did not end in time and was stopped" + said(out));
            }
            return process.exitValue() == 0
                    ? new Outcome(Remedied.DONE, "it ended well" + said(out))
                    : failed("it ended with code %d%s".formatted(process.exitValue(), said(out)));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static FutureTask<String> reading(Process process) {
        var task =
                new FutureTask<>(() -> {
                    try (var out = process.getInputStream()) {
                        byte[] head = out.readNBytes(MOST_BYTES);
                        // A full pipe would stop the program.
                        out.transferTo(OutputStream.nullOutputStream());
                        return new String(head, StandardCharsets.UTF_8).strip();
                    }
                });
        Thread.ofVirtual().name("remedy").start(task);
        return task;
    }

    private static String said(FutureTask<String> out) throws InterruptedException {
        try {
            String words = out.get(1, TimeUnit.SECONDS);
            return words.isEmpty() ? "" : ": " + words;
        } catch (ExecutionException | java.util.concurrent.TimeoutException _) {
            return "";
        }
    }

    private Outcome call(Remedy.Call call, Duration timeout) throws InterruptedException {
        HttpRequest request;
        try {
            var builder =
                    HttpRequest.newBuilder(URI.create(call.url()))
                            .timeout(timeout)
                            .method(
                                    call.method(),
                                    call.body().isEmpty()
                                            ? HttpRequest.BodyPublishers.noBody()
                                            : HttpRequest.BodyPublishers.ofString(call.body()));
            if (!call.body().isEmpty()) {
                builder.header("Content-Type", "application/json");
            }
            if (call.token().isPresent()) {
                switch (secrets.find(call.token().get())) {
                    case Found.Value(var token) ->
                            builder.header("Authorization", "Bearer " + token);
                    case Found.Missing(var why) -> {
                        return failed(why);
                    }
                }
            }
            request = builder.build();
        } catch (IllegalArgumentException e) {
            return failed("%s is no address: %s".formatted(call.url(), e.getMessage()));
        }
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                String words =
                        new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip();
                String said =
                        "it answered %d%s"
                                .formatted(
                                        response.statusCode(), words.isEmpty() ? "" : ": " + words);
                return response.statusCode() / 100 == 2
                        ? new Outcome(Remedied.DONE, said)
                        : failed(said);
            }
        } catch (HttpTimeoutException _) {
            return new Outcome(Remedied.UNKNOWN, "it did not answer in time");
        } catch (java.net.ConnectException e) {
            return failed("it cannot be reached" + because(e));
        } catch (IOException e) {
            return new Outcome(Remedied.UNKNOWN, "its answer broke off" + because(e));
        }
    }

    private static String because(IOException e) {
        return Optional.ofNullable(e.getMessage()).map(why -> ": " + why).orElse("");
    }

    /** One file for each run, put there whole. */
    private Outcome quarantine(Remedy.Quarantine quarantine, CheckRun run) {
        var sample = run.findings().sample();
        int at = sample.columns().indexOf(quarantine.column());
        if (at < 0) {
            return failed(
                    "its failing rows have no column %s; they have %s"
                            .formatted(
                                    quarantine.column(),
                                    sample.columns().isEmpty()
                                            ? "none"
                                            : String.join(", ", sample.columns())));
        }
        if (sample.rows().stream().anyMatch(row -> "•••".equals(row.get(at)))) {
            return failed(
                    "column %s is masked, so its values cannot be handed on"
                            .formatted(quarantine.column()));
        }
        var json = JsonNodeFactory.instance.objectNode();
        json.put("check", run.check().value());
        json.put("partition", run.occasion().partition().toString());
        json.put("column", quarantine.column());
        var ids = json.putArray("ids");
        sample.rows().forEach(row -> ids.add(row.get(at)));
        long all = Math.max(run.findings().tested().failing().orElse(ids.size()), ids.size());
        json.put("failing", all);
        // A sample is bounded; with the statement the pipeline can find the rest.
        json.put("sql", run.findings().sql());
        var folder = base.resolve(quarantine.folder());
        var file = folder.resolve("%s-%s.json".formatted(run.check(), run.id()));
        var fresh = folder.resolve("." + run.id() + ".tmp");
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    fresh,
                    JsonMapper.builder()
                            .build()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(json));
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            return failed("%s cannot be written: %s".formatted(file, e.getMessage()));
        }
        return new Outcome(
                Remedied.DONE, "%,d of %,d ids are in %s".formatted(ids.size(), all, file));
    }

    private static Outcome failed(String said) {
        return new Outcome(Remedied.FAILED, said);
    }

    private static String cut(String said) {
        return said.length() <= SAID ? said : said.substring(0, SAID) + "…";
    }
}
