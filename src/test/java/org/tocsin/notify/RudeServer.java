package org.tocsin.notify;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A server on this machine that lets a client connect and then does as it likes. */
final class RudeServer implements AutoCloseable {
    @FunctionalInterface
    interface Manners {
        void treat(Socket client) throws IOException;
    }

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

    RudeServer(Manners manners) throws IOException {
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        while (true) {
                            var client = door.accept();
                            clients.add(client);
                            Thread.ofVirtual().start(() -> treat(manners, client));
                        }
                    } catch (IOException _) {
                        // The door was closed.
                    }
                });
    }

    private static void treat(Manners manners, Socket client) {
        try {
            manners.treat(client);
        } catch (IOException _) {
            // The client has had enough.
        }
    }

    int port() {
        return door.getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    static void say(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    /** Up to the end of what a request or a command says. */
    static String hear(Socket client, String end) throws IOException {
        var heard = new StringBuilder();
        while (heard.indexOf(end) < 0) {
            int next = client.getInputStream().read();
            if (next < 0) {
                break;
            }
            heard.append((char) next);
        }
        return heard.toString();
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket client : clients) {
            client.close();
        }
    }
}
