package org.tocsin.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A server on this machine that writes down what it is asked, and answers as it is told to. */
class Site implements AutoCloseable {
    record Asked(String method, String path, Map<String, List<String>> headers, String body) {
        JsonNode json() {
            return Json.read(body);
        }

        String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }

    record Reply(int status, String body, Map<String, String> headers) {
        static Reply of(int status, String body) {
            return new Reply(status, body, Map.of());
        }
    }

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private final String scheme;

    Site() throws IOException {
        this(HttpServer.create(loopback(), 0), "http");
    }

    private Site(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    static Site withTls() throws IOException {
        var server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(Certificate.shown()));
        return new Site(server, "https");
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** What to answer next; when nothing is said, 200 and nothing. */
    Site then(int status, String body) {
        replies.add(Reply.of(status, body));
        return this;
    }

    Site then(int status, String header, String value) {
        replies.add(new Reply(status, "", Map.of(header, value)));
        return this;
    }

    String url() {
        return scheme + "://127.0.0.1:" + address().getPort();
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    Asked last() {
        return asked.getLast();
    }

    /** What is answered to a request; by default the next that was said. */
    Reply reply(Asked one) {
        var next = replies.poll();
        return next == null ? Reply.of(200, "") : next;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var one =
                    new Asked(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().toString(),
                            Map.copyOf(exchange.getRequestHeaders()),
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
            asked.add(one);
            var reply = reply(one);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
