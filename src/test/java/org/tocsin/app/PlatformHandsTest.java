package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.check.CheckRun;
import org.tocsin.domain.check.Judgement;
import org.tocsin.domain.check.Reading;
import org.tocsin.domain.check.Sample;
import org.tocsin.domain.check.Verdict;
import org.tocsin.domain.data.Grain;
import org.tocsin.domain.data.Partition;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.domain.incident.Event.Remedied;
import org.tocsin.domain.remedy.Remedy;
import org.tocsin.engine.Hands;
import org.tocsin.secret.EnvironmentSecrets;

/** Programs, addresses and lists for real. */
class PlatformHandsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final List<String> received = new ArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private HttpServer server;
    private int answer = 202;

    @TempDir Path folder;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    if (exchange.getRequestURI().getPath().equals("/hangs")) {
                        try {
                            never.await();
                        } catch (InterruptedException _) {
                            Thread.currentThread().interrupt();
                        }
                    }
                    received.add(
                            "%s %s %s %s"
                                    .formatted(
                                            exchange.getRequestMethod(),
                                            exchange.getRequestURI(),
                                            exchange.getRequestHeaders().getFirst("Authorization"),
                                            new String(
                                                    exchange.getRequestBody().readAllBytes(),
                                                    StandardCharsets.UTF_8)));
                    byte[] words = "token was s3cret-token".getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(answer, words.length);
                    exchange.getResponseBody().write(words);
                    exchange.close();
                });
        server.setExecutor(command -> Thread.ofVirtual().start(command));
        server.start();
    }

    @AfterEach
    void stop() {
        never.countDown();
        server.stop(0);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aProgramRunsInTheWorkspaceAndIsToldByItsExitCode() throws Exception {
        assertThat(act(new Remedy.Run(List.of("/bin/pwd")), LONG))
                .isEqualTo(
                        new Hands.Outcome(Remedied.DONE, "it ended well: " + folder.toRealPath()));
        assertThat(act(new Remedy.Run(List.of("/bin/sh", "-c", "echo no disk >&2; exit 3")), LONG))
                .isEqualTo(new Hands.Outcome(Remedied.FAILED, "it ended with code 3: no disk"));
        assertThat(act(new Remedy.Run(List.of("/bin/echo", "; rm -rf $HOME")), LONG).said())
                .isEqualTo("it ended well: ; rm -rf $HOME");
    }

    @Test
    void aProgramThatIsNotThereCannotBeStarted() throws Exception {
        var outcome = act(new Remedy.Run(List.of(folder.resolve("none").toString())), LONG);
        assertThat(outcome.how()).isEqualTo(Remedied.FAILED);
        assertThat(outcome.said()).startsWith("it could not be started: ");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aProgramThatDoesNotEndIsStoppedWithWhatItStarted() throws Exception {
        var outcome =
                act(
                        new Remedy.Run(List.of("/bin/sh", "-c", "sleep 600 & echo $!; wait")),
                        Duration.ofMillis(300));

        assertThat(outcome.how()).isEqualTo(Remedied.UNKNOWN);
        assertThat(outcome.said()).startsWith("it did not end in time and was stopped");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aProgramThatSaysMuchIsCutShort() throws Exception {
        var outcome =
                act(new Remedy.Run(List.of("/bin/sh", "-c", "yes words | head -c 3000000")), LONG);

        assertThat(outcome.how()).isEqualTo(Remedied.DONE);
        assertThat(outcome.said()).hasSize(501).endsWith("…");
    }

    @Test
    void anAddressIsCalledWithItsTokenWhichNobodySees() throws Exception {
        var call =
                new Remedy.Call(
                        "POST",
                        url("/loads/2026-03-02"),
                        "{\"day\":\"2026-03-02\"}",
                        Optional.of(new SourceSpec.Secret.Environment("ETL_TOKEN")));

        assertThat(act(call, LONG))
                .isEqualTo(new Hands.Outcome(Remedied.DONE, "it answered 202: token was ***"));
        assertThat(received)
                .containsExactly(
                        "POST /loads/2026-03-02 Bearer s3cret-token {\"day\":\"2026-03-02\"}");
        answer = 500;
        assertThat(act(call, LONG).how()).isEqualTo(Remedied.FAILED);
    }

    @Test
    void whatDoesNotAnswerInTimeIsNotKnown() throws Exception {
        assertThat(
                        act(
                                new Remedy.Call("GET", url("/hangs"), "", Optional.empty()),
                                Duration.ofMillis(200)))
                .isEqualTo(new Hands.Outcome(Remedied.UNKNOWN, "it did not answer in time"));
    }

    @Test
    void whatCannotBeReachedHasFailed() throws Exception {
        String url = url("/");
        server.stop(0);
        var outcome = act(new Remedy.Call("GET", url, "", Optional.empty()), LONG);

        assertThat(outcome.how()).isEqualTo(Remedied.FAILED);
        assertThat(outcome.said()).startsWith("it cannot be reached");
    }

    @Test
    void aSecretThatIsMissingSaysSo() throws Exception {
        var call =
                new Remedy.Call(
                        "GET",
                        url("/"),
                        "",
                        Optional.of(new SourceSpec.Secret.Environment("NOT_SET")));

        assertThat(act(call, LONG).said()).contains("NOT_SET");
        assertThat(received).isEmpty();
    }

    @Test
    void idsOfFailingRowsAreHandedOnInAFile() throws Exception {
        var sample = new Sample(List.of("order_id", "total"), rows("17", "-3", "18", "-4"));
        var outcome = act(new Remedy.Quarantine("out", "order_id"), sample);

        assertThat(outcome.said()).startsWith("2 of 301 ids are in ");
        try (var files = Files.list(folder.resolve("out"))) {
            var json = JsonMapper.builder().build().readTree(files.toList().getFirst().toFile());
            assertThat(json.get("ids")).map(each -> each.asText()).containsExactly("17", "18");
            assertThat(json.get("failing").asInt()).isEqualTo(301);
            assertThat(json.get("sql").asText()).isEqualTo("select 1");
        }
    }

    @Test
    void whatIsMaskedOrNotThereIsNotHandedOn() throws Exception {
        assertThat(
                        act(
                                        new Remedy.Quarantine("out", "order_id"),
                                        new Sample(List.of("order_id"), rows("•••")))
                                .said())
                .isEqualTo("column order_id is masked, so its values cannot be handed on");
        assertThat(act(new Remedy.Quarantine("out", "id"), Sample.NONE).said())
                .isEqualTo("its failing rows have no column id; they have none");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private static List<List<String>> rows(String... values) {
        return values.length == 1
                ? List.of(List.of(values[0]))
                : List.of(Arrays.asList(values[0], values[1]), Arrays.asList(values[2], values[3]));
    }

    private String url(String path) {
        return "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path);
    }

    private Hands.Outcome act(Remedy.Deed deed, Duration timeout) throws InterruptedException {
        return hands().act(deed, run(Sample.NONE), timeout);
    }

    private Hands.Outcome act(Remedy.Deed deed, Sample sample) throws InterruptedException {
        return hands().act(deed, run(sample), LONG);
    }

    private PlatformHands hands() {
        return new PlatformHands(
                folder, new EnvironmentSecrets(Map.of("ETL_TOKEN", "s3cret-token")));
    }

    private static CheckRun run(Sample sample) {
        return new CheckRun(
                UUID.randomUUID(),
                new CheckId("rows"),
                new CheckRun.Occasion(
                        new Partition.Span(LocalDate.of(2026, 3, 2), Grain.DAY, ZoneOffset.UTC),
                        Instant.parse("2026-03-02T10:00:00Z"),
                        Duration.ZERO,
                        "schedule"),
                new Judgement(
                        new Verdict.Broken(),
                        OptionalDouble.empty(),
                        new Judgement.Bounds(
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty()),
                        "said so"),
                new CheckRun.Findings(
                        new Reading.Tested(3_538, OptionalLong.of(301)), "select 1", sample));
    }
}
