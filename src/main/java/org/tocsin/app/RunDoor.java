package org.tocsin.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tocsin.domain.calendar.Schedule;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.engine.DeploymentDesk;
import org.tocsin.engine.Desk;
import org.tocsin.engine.LiveDesk;
import org.tocsin.secret.Found;
import org.tocsin.store.StoreException;

/**
 * Lets an upstream that has finished ask for runs over HTTP (T-4): {@code POST /runs} with {@code
 * {"checks": ["id"]}}, or {@code POST /data-sets/ID/landed} for the checks of a data set; and one
 * that deploys says so, see {@link DeploymentDoor}. On the loopback interface only, and for those
 * who know the token. What is asked for goes into the store and is run as {@code tocsin schedule
 * run} would have it, so nobody waits here for a check.
 */
final class RunDoor implements AutoCloseable {
    /** Bytes of a request's body. */
    static final int LONGEST = 64 * 1024;

    /** Requests that were let in within a minute. */
    static final int MOST = 120;

    private static final int AT_ONCE = 16;
    private static final Pattern LANDED = Pattern.compile("/data-sets/([^/]+)/landed");
    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        // Seconds after which a caller who does not end its request is hung up on.
        System.setProperty(
                "sun.net.httpserver.maxReqTime",
                System.getProperty("sun.net.httpserver.maxReqTime", "10"));
    }

    /** What stands behind the door. */
    interface Engine {
        Playbook playbook();

        /** Has them run soon; what keeps it from that, if anything. */
        Optional<String> request(Set<CheckId> checks);

        /** What goes out. */
        DeploymentDesk deployments();
    }

    /** Why a request is not met. */
    static final class Denied extends Exception {
        private static final long serialVersionUID = 1L;
        private final int status;

        Denied(int status, String message) {
            super(message, null, false, false);
            this.status = status;
        }
    }

    private final Engine engine;
    private final Supplier<Found> token;
    private final InstantSource clock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private Instant minute = Instant.MIN;
    private int inMinute;

    /**
     * @param port 0 for any that is free
     * @param token asked anew for each request, so that it can be changed
     * @throws IOException when the port is taken
     */
    RunDoor(int port, Supplier<Found> token, Engine engine, InstantSource clock)
            throws IOException {
        this.engine = engine;
        this.token = token;
        this.clock = clock;
        server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
        server.setExecutor(threads);
        server.createContext("/", this::meet);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Open while this process leads the workspace, and no longer than its desk. */
    static void beside(LiveDesk desk, int port, Supplier<Found> token, InstantSource clock) {
        var keeper = new Keeper(desk, port, token, clock);
        desk.listen(event -> {
            if (event instanceof Desk.Event.Leadership(var here, _)) {
                keeper.lead(here);
            }
        });
        desk.beforeClosing(() -> keeper.lead(false));
    }

    private void meet(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!places.tryAcquire()) {
                answer(exchange, 503, JSON.createObjectNode().put("error", "too many at once"));
                return;
            }
            try {
                answer(exchange, 202, met(exchange));
            } catch (Denied denied) {
                answer(
                        exchange,
                        denied.status,
                        JSON.createObjectNode().put("error", String.valueOf(denied.getMessage())));
            } finally {
                places.release();
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body)
            throws IOException {
        byte[] bytes = (body + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private JsonNode met(HttpExchange exchange) throws Denied, IOException {
        admit(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")));
        String path = exchange.getRequestURI().getPath();
        var landed = LANDED.matcher(path);
        boolean deploys = path.equals(DeploymentDoor.PATH);
        if (!deploys && !path.equals("/runs") && !landed.matches()) {
            throw new Denied(
                    404, "there are POST /runs, POST /data-sets/ID/landed and POST /deployments");
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders().set("Allow", "POST");
            throw new Denied(405, "say POST");
        }
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            throw new Denied(413, "at most %d bytes".formatted(LONGEST));
        }
        count();
        if (deploys) {
            return DeploymentDoor.deploy(engine.deployments(), body);
        }
        var checks = path.equals("/runs") ? named(body) : of(landed.group(1));
        var hindrance = engine.request(checks);
        if (hindrance.isPresent()) {
            throw new Denied(503, hindrance.get());
        }
        var asked = JSON.createObjectNode();
        var list = asked.putArray("asked");
        checks.forEach(check -> list.add(check.value()));
        return asked;
    }

    private void admit(Optional<String> authorization) throws Denied {
        switch (token.get()) {
            case Found.Missing(var why) ->
                    throw new Denied(503, "the token of this workspace is not at hand: " + why);
            case Found.Value(var secret) -> {
                byte[] said = authorization.orElse("").getBytes(StandardCharsets.UTF_8);
                byte[] right = ("Bearer " + secret).getBytes(StandardCharsets.UTF_8);
                if (!MessageDigest.isEqual(said, right)) {
                    throw new Denied(401, "say Authorization: Bearer and the workspace's token");
                }
            }
        }
    }

    private synchronized void count() throws Denied {
        var now = clock.instant();
        if (minute.plus(Duration.ofMinutes(1)).isBefore(now)) {
            minute = now;
            inMinute = 0;
        }
        if (++inMinute > MOST) {
            throw new Denied(429, "at most %d requests a minute".formatted(MOST));
        }
    }

    private Set<CheckId> named(byte[] body) throws Denied, IOException {
        JsonNode said;
        try {
            said = JSON.readTree(body);
        } catch (JsonProcessingException bad) {
            throw new Denied(400, "this is no JSON: " + bad.getOriginalMessage());
        }
        var list = said.path("checks");
        if (!list.isArray() || list.isEmpty() || said.size() > 1) {
            throw new Denied(400, "write {\"checks\": [\"id\", …]}");
        }
        var checks = new LinkedHashSet<CheckId>();
        for (var each : list) {
            var found = ids(check -> check.id().value().equals(each.asText()));
            if (found.isEmpty()) {
                throw new Denied(404, "there is no check " + each.asText());
            }
            checks.addAll(found);
        }
        return checks;
    }

    /** The checks that look at the data set; without any, those that wait for it. */
    private Set<CheckId> of(String dataSet) throws Denied {
        var looking = ids(check -> check.measure().dataSet().value().equals(dataSet));
        var checks =
                looking.isEmpty()
                        ? ids(check ->
                                check.handling()
                                        .schedule()
                                        .equals(
                                                new Schedule.After(
                                                        new Schedule.Upstream.DataSet(dataSet))))
                        : looking;
        if (checks.isEmpty()) {
            throw new Denied(404, "no check looks at a data set " + dataSet);
        }
        return checks;
    }

    private Set<CheckId> ids(java.util.function.Predicate<Check> which) {
        return playbook().checks().stream()
                .filter(which)
                .map(Check::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Playbook playbook() {
        return engine.playbook();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    /** Opens and shuts it as this process begins and ceases to lead. */
    private static final class Keeper {
        private final LiveDesk desk;
        private final int port;
        private final Supplier<Found> token;
        private final InstantSource clock;
        private List<RunDoor> open = List.of();

        Keeper(LiveDesk desk, int port, Supplier<Found> token, InstantSource clock) {
            this.desk = desk;
            this.port = port;
            this.token = token;
            this.clock = clock;
        }

        synchronized void lead(boolean here) {
            if (!here) {
                open.forEach(RunDoor::close);
                open = List.of();
            } else if (open.isEmpty()) {
                try {
                    open = List.of(new RunDoor(port, token, engine(), clock));
                } catch (IOException taken) {
                    desk.tell(
                            "Nobody can ask for runs over HTTP: port %d cannot be opened: %s; choose another under listen in workspace.yaml"
                                    .formatted(port, taken.getMessage()));
                }
            }
        }

        private Engine engine() {
            return new Engine() {
                @Override
                public Playbook playbook() {
                    return desk.playbook();
                }

                @Override
                public DeploymentDesk deployments() {
                    return desk.deployments();
                }

                @Override
                public Optional<String> request(Set<CheckId> checks) {
                    try {
                        desk.schedule().request(checks);
                        return Optional.empty();
                    } catch (StoreException away) {
                        return Optional.of(String.valueOf(away.getMessage()));
                    }
                }
            };
        }
    }
}
