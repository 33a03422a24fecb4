package org.tocsin.engine;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.tocsin.domain.notice.Message;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.notify.Channel;
import org.tocsin.notify.Delivery;

/** For benchmarks: a channel that posts to a server in the same process, which takes everything. */
final class Loopback implements Channel {
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private final ServerSocket server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Traits traits;
    private volatile LongConsumer arrived = _ -> {};

    Loopback(boolean bundles, Duration pace) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.traits = new Traits(EnumSet.allOf(Purpose.class), bundles, false, pace);
        Thread.startVirtualThread(this::accept);
    }

    /**
     * @param listener is called with {@link System#nanoTime} when a request has come in
     */
    void arrives(LongConsumer listener) {
        arrived = listener;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.startVirtualThread(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            for (int length = length(in); length >= 0; length = length(in)) {
                in.skipNBytes(length);
                arrived.accept(System.nanoTime());
                socket.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException gone) {
            // The bench is over.
            return;
        }
    }

    /** Of the body of the next request; negative when there is none. */
    private static int length(InputStream in) throws IOException {
        int length = 0;
        for (var line = line(in); line.isPresent(); line = line(in)) {
            if (line.get().isEmpty()) {
                return length;
            }
            var header = line.get().toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        return -1;
    }

    private static Optional<String> line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                return Optional.of(line.toString().stripTrailing());
            }
            line.append((char) c);
        }
        return Optional.empty();
    }

    @Override
    public Delivery send(List<Message> messages) throws InterruptedException {
        return post(
                messages.stream()
                        .map(message -> message.id() + " " + message.content())
                        .collect(Collectors.joining("\n")));
    }

    Delivery post(String body) throws InterruptedException {
        var request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"))
                        .timeout(Duration.ofSeconds(10))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            client.send(request, HttpResponse.BodyHandlers.discarding());
            return new Delivery.Accepted("ok");
        } catch (IOException failure) {
            return new Delivery.Later(failure.toString(), Optional.empty());
        }
    }

    @Override
    public Traits traits() {
        return traits;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
        client.close();
    }
}
