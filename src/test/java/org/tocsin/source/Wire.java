package org.tocsin.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A network between a client and a server, which can stop carrying anything. */
final class Wire implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int server;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final Set<Socket> all = ConcurrentHashMap.newKeySet();
    private volatile boolean swallows;

    Wire(int server) throws IOException {
        this.server = server;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    /** From now on everything that is sent, either way, goes nowhere; nobody is told. */
    void swallow() {
        swallows = true;
    }

    void mend() {
        swallows = false;
    }

    /** Connections that the client has not closed. */
    int open() {
        return clients.size();
    }

    private void serve() {
        try {
            while (true) {
                Socket client = door.accept();
                clients.add(client);
                all.add(client);
                Thread.ofVirtual().start(() -> join(client));
            }
        } catch (IOException _) {
            // The door was closed.
        }
    }

    private void join(Socket client) {
        try {
            var there = new Socket(InetAddress.getLoopbackAddress(), server);
            all.add(there);
            Thread.ofVirtual().start(() -> carry(there, client, client));
            carry(client, there, client);
        } catch (IOException _) {
            // The server is not there.
        } finally {
            clients.remove(client);
        }
    }

    private void carry(Socket from, Socket to, Socket client) {
        var bytes = new byte[8192];
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                if (!swallows) {
                    out.write(bytes, 0, n);
                    out.flush();
                }
            }
        } catch (IOException _) {
            // One of them hung up.
        } finally {
            if (from.equals(client)) {
                clients.remove(client);
                close(to);
            } else if (!swallows) {
                close(to);
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        all.forEach(Wire::close);
    }
}
