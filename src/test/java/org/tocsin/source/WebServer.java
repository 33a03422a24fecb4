package org.tocsin.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A server on this machine that answers as it is told to. */
final class WebServer implements AutoCloseable {
    record Answer(int status, String body, Map<String, String> headers) {}

    final List<Map<String, List<String>>> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final HttpServer server;

    WebServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    WebServer says(String path, int status, String body) {
        answers.put(path, new Answer(status, body, Map.of()));
        return this;
    }

    WebServer redirects(String path, String to) {
        answers.put(path, new Answer(302, "", Map.of("Location", to)));
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(Map.copyOf(exchange.getRequestHeaders()));
        var path = exchange.getRequestURI().getPath();
        if (path.startsWith("/silent")) {
            silence(exchange, path);
            return;
        }
        var answer = answers.getOrDefault(path, new Answer(404, "no " + path, Map.of()));
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Nothing at all, or a body that begins and never ends. */
    private void silence(HttpExchange exchange, String path) throws IOException {
        if (path.endsWith("body")) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
        }
        try {
            closing.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
