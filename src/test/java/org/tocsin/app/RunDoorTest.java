package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.incident.Actor;
import org.tocsin.domain.playbook.HolidaySource;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.engine.DeploymentDesk;
import org.tocsin.engine.Desk;
import org.tocsin.engine.Ids;
import org.tocsin.engine.LiveDesk;
import org.tocsin.engine.Rules;
import org.tocsin.engine.Shell;
import org.tocsin.engine.SourcePool;
import org.tocsin.playbook.ShippedPlaybooks;
import org.tocsin.secret.Found;
import org.tocsin.store.Store;
import org.tocsin.workspace.Folders;
import org.tocsin.workspace.sample.SampleShop;

/** An upstream that has finished asks for runs over HTTP. */
class RunDoorTest {
    private static final Playbook PUFFY =
            ShippedPlaybooks.read("puffy").orElseThrow().playbook().orElseThrow();

    @TempDir Path folder;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Set<String>> asked = new ArrayList<>();
    private Found token = new Found.Value("open sesame");
    private Instant now = Instant.parse("2026-03-04T12:00:00Z");
    private Optional<String> fault = Optional.empty();
    private final LiveDesk desk =
            new LiveDesk(
                    new Rules(
                            PUFFY,
                            new SourcePool(
                                    PUFFY.inputs().sources(),
                                    _ -> {
                                        throw new UnsupportedOperationException();
                                    })),
                    Store.inMemory(),
                    new Shell(() -> now, Ids.TIME_ORDERED, "here"),
                    new Actor.Person("ci"),
                    HolidaySource.NONE);
    private RunDoor door;

    @BeforeEach
    void open() throws Exception {
        door =
                new RunDoor(
                        0,
                        () -> token,
                        new RunDoor.Engine() {
                            @Override
                            public Playbook playbook() {
                                return PUFFY;
                            }

                            @Override
                            public DeploymentDesk deployments() {
                                return desk.deployments();
                            }

                            @Override
                            public Optional<String> request(Set<CheckId> checks) {
                                asked.add(
                                        checks.stream()
                                                .map(CheckId::value)
                                                .collect(Collectors.toSet()));
                                return fault;
                            }
                        },
                        () -> now);
    }

    @AfterEach
    void shut() {
        door.close();
        client.close();
        desk.close();
    }

    private HttpResponse<String> say(String method, String path, String word, String body)
            throws Exception {
        return say(door.port(), method, path, word, body);
    }

    private HttpResponse<String> say(int port, String method, String path, String word, String body)
            throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!word.isEmpty()) {
            request.header("Authorization", "Bearer " + word);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return say("POST", path, "open sesame", body);
    }

    @Test
    void namedChecksAreAskedFor() throws Exception {
        var answer = post("/runs", "{\"checks\": [\"event-count\", \"schema\"]}");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body().strip()).isEqualTo("{\"asked\":[\"event-count\",\"schema\"]}");
        assertThat(asked).containsExactly(Set.of("event-count", "schema"));
    }

    @Test
    void aPipelineThatDeploysSaysSoAndIsWatched() throws Exception {
        var plan = post("/deployments", "{\"title\": \"v12\", \"dataSets\": [\"events\"]}");
        assertThat(plan.statusCode()).isEqualTo(202);
        assertThat(plan.body().strip())
                .isEqualTo("{\"number\":1,\"state\":\"planned\",\"watchedUntil\":null}");
        assertThat(post("/deployments", "{\"title\": \"v13\", \"start\": true}").body())
                .contains("\"number\":2", "watching", "2026-03-04T14:00:00Z");
        assertThat(desk.deployments().all())
                .extracting(deployment -> deployment.title() + " " + deployment.state())
                .containsExactly("#2 v13 watching", "#1 v12 planned");
        assertThat(post("/deployments", "{\"title\": \" \"}").statusCode()).isEqualTo(400);
        assertThat(post("/deployments", "{\"title\": \"x\", \"tilte\": 1}").body())
                .contains("tilte is not known");
        assertThat(post("/deployments", "{\"title\": \"x\", \"kind\": \"y\"}").statusCode())
                .isEqualTo(409);
    }

    @Test
    void dataThatLandedIsLookedAtByItsChecks() throws Exception {
        assertThat(post("/data-sets/events/landed", "").statusCode()).isEqualTo(202);
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst()).hasSize(PUFFY.checks().size());
    }

    @Test
    void whoDoesNotKnowTheTokenIsNotHeard() throws Exception {
        String body = "{\"checks\": [\"event-count\"]}";
        for (String word : List.of("", "open sesam", "open sesame2")) {
            var answer = say("POST", "/runs", word, body);
            assertThat(answer.statusCode()).as(word).isEqualTo(401);
            assertThat(answer.body()).doesNotContain("sesame");
        }
        assertThat(say("POST", "/nowhere", "", body).statusCode()).isEqualTo(401);
        token = new Found.Value("another");
        assertThat(post("/runs", body).statusCode()).isEqualTo(401);
        token = new Found.Missing("set TOKEN");
        assertThat(post("/runs", body).statusCode()).isEqualTo(503);
        assertThat(asked).isEmpty();
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        assertThat(post("/runs", "{\"checks\": [\"event-count\", \"nope\"]}").statusCode())
                .isEqualTo(404);
        assertThat(post("/data-sets/nope/landed", "").statusCode()).isEqualTo(404);
        assertThat(post("/", "").statusCode()).isEqualTo(404);
        assertThat(say("GET", "/runs", "open sesame", "").statusCode()).isEqualTo(405);
        assertThat(asked).as("nothing is asked for by halves").isEmpty();
    }

    @Test
    void whatCannotBeReadIsRefused() throws Exception {
        for (String body :
                List.of("", "{", "[]", "{}", "{\"checks\": []}", "{\"checks\": \"schema\"}")) {
            assertThat(post("/runs", body).statusCode()).as(body).isEqualTo(400);
        }
        String long_ = "{\"checks\": [\"" + "x".repeat(RunDoor.LONGEST) + "\"]}";
        assertThat(post("/runs", long_).statusCode()).isEqualTo(413);
        assertThat(asked).isEmpty();
    }

    @Test
    void aLoopThatAsksAllTheTimeIsTurnedAwayForTheRestOfTheMinute() throws Exception {
        String body = "{\"checks\": [\"schema\"]}";
        for (int i = 0; i < RunDoor.MOST; i++) {
            assertThat(post("/runs", body).statusCode()).isEqualTo(202);
        }
        assertThat(post("/runs", body).statusCode()).isEqualTo(429);
        now = now.plusSeconds(61);
        assertThat(post("/runs", body).statusCode()).isEqualTo(202);
    }

    @Test
    void aStoreThatIsAwayIsSaid() throws Exception {
        fault = Optional.of("the disk is full");
        var answer = post("/runs", "{\"checks\": [\"schema\"]}");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("the disk is full");
    }

    @Test
    void whoeverLeadsRunsWhatWasAskedForAndShutsTheDoorOnLeaving() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        SampleShop.write(data, LocalDate.parse("2026-03-04"));
        var wiring =
                new Wiring(
                        new Folders(folder.resolve("home"), folder.resolve("config")), () -> now);
        int port = door.port();
        door.close();
        var ran = new LinkedBlockingQueue<String>();
        var idle = new LinkedBlockingQueue<Boolean>();
        try (var desk = new Library(wiring).create("puffy", folder.resolve("home"), data).desk()) {
            var leads = new LinkedBlockingQueue<Boolean>();
            RunDoor.beside(desk, port, () -> token, () -> now);
            desk.listen(event -> {
                switch (event) {
                    case Desk.Event.Ran(var statuses) ->
                            statuses.stream()
                                    .flatMap(status -> status.last().stream())
                                    .forEach(run -> ran.add(run.check().value()));
                    case Desk.Event.Leadership(var here, _) -> leads.add(here);
                    case Desk.Event.Progress(var running, _, var total) -> {
                        if (running.isEmpty() && total == 0) {
                            idle.add(true);
                        }
                    }
                    case Desk.Event.Schedule _, Desk.Event.Trouble _ -> {}
                }
            });
            desk.start();
            assertThat(leads.poll(60, TimeUnit.SECONDS)).isTrue();
            assertThat(idle.poll(120, TimeUnit.SECONDS)).as("what was missed is done").isTrue();
            long before = desk.runs(new CheckId("event-count"), 100).size();
            var answer =
                    say(port, "POST", "/runs", "open sesame", "{\"checks\": [\"event-count\"]}");
            assertThat(answer.statusCode()).isEqualTo(202);
            while (desk.runs(new CheckId("event-count"), 100).size() == before) {
                assertThat(ran.poll(120, TimeUnit.SECONDS)).as("a run in answer").isNotNull();
            }
        }
        assertThatThrownBy(() -> say(port, "POST", "/runs", "open sesame", ""))
                .isInstanceOf(ConnectException.class);
    }
}
