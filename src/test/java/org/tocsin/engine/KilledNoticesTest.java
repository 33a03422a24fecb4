package org.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.engine.NoticeProcess.BUNDLING;
import static org.tocsin.engine.NoticeProcess.PLAIN;
import static org.tocsin.engine.NoticeProcess.RECOGNISING;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.Child;
import org.tocsin.domain.notice.Arising;
import org.tocsin.domain.notice.Cause;
import org.tocsin.domain.notice.Destination;
import org.tocsin.domain.notice.Draft;
import org.tocsin.domain.notice.Filter;
import org.tocsin.domain.notice.Kept;
import org.tocsin.domain.notice.Notice;
import org.tocsin.domain.notice.Notice.Standing;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.domain.notice.Stage;
import org.tocsin.domain.notice.Text;
import org.tocsin.store.Addition;
import org.tocsin.store.Appended;
import org.tocsin.store.NewEntry;
import org.tocsin.store.Opened;
import org.tocsin.store.Store;

/**
 * Processes that send are killed at random, and the other side fails at random, over 500 notices:
 * each gets there, twice only where the channel cannot tell and then it says so, and what concerns
 * one incident comes in its order (N-3). How often is set by {@code -Dtocsin.kills}.
 */
class KilledNoticesTest {
    private static final int KILLS = Integer.getInteger("tocsin.kills", 3);
    private static final int INCIDENTS = 25;
    private static final int EVENTS = 10;
    private static final List<String> CHANNELS = List.of(PLAIN, RECOGNISING);

    @TempDir Path folder;

    /** What the other side has taken, in the order in which it did. */
    private final List<UUID> taken = new ArrayList<>();

    private final ArrayDeque<Child> running = new ArrayDeque<>();
    private final Random whims = new Random(11);
    private volatile boolean wellBehaved;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void eachGetsThereInOrderAndTwiceOnlyWhereItSaysSo() throws Exception {
        var file = folder.resolve("store");
        long base = System.currentTimeMillis();
        var seed = new Random(7);
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var store = ((Opened.Ready) Store.open(file)).store()) {
            server.setExecutor(threads);
            server.createContext("/", this::answer);
            server.start();
            int port = server.getAddress().getPort();
            int killed = 0;
            int told = 0;
            while (killed < KILLS) {
                var next = NoticeProcess.on(file, base, port);
                running.add(next);
                assertThat(next.answer()).isEqualTo("open");
                int share = INCIDENTS * EVENTS * (killed + 1) / KILLS;
                for (; told < share; told++) {
                    happens(store, told);
                }
                // Not a wait for anything: the moment of death is what is tried.
                LockSupport.parkNanos(Duration.ofMillis(seed.nextInt(1_500)).toNanos());
                int survivors = seed.nextInt(3) == 0 ? 0 : 1;
                while (running.size() > survivors) {
                    running.remove().kill();
                    killed++;
                }
            }
            for (; told < INCIDENTS * EVENTS; told++) {
                happens(store, told);
            }
            wellBehaved = true;
            running.add(NoticeProcess.on(file, base, port));
            while (store.notices().counts().get(Stage.WAITING) > 0) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
            while (!running.isEmpty()) {
                running.remove().kill();
            }
            verify(store.notices().list(Filter.all(10_000)).reversed());
        } finally {
            server.stop(0);
            while (!running.isEmpty()) {
                running.remove().kill();
            }
        }
    }

    /** Each event is told through two channels, and some of them to a bundling one. */
    private static void happens(Store store, int number) {
        var incident = new UUID(4, number % INCIDENTS);
        int version = number / INCIDENTS;
        var arising = new ArrayList<Arising>();
        for (var channel : CHANNELS) {
            arising.add(
                    told(channel, "someone-" + incident.getLeastSignificantBits() % 3, version));
        }
        if (version % 5 == 0) {
            arising.add(told(BUNDLING, "everyone", version));
        }
        var at = ClockProcess.clock(System.currentTimeMillis()).instant();
        var entry = new NewEntry(at, "clock", "acted", "{}");
        assertThat(
                        store.log()
                                .append(
                                        List.of(
                                                new Addition(
                                                        incident,
                                                        version,
                                                        List.of(entry),
                                                        arising))))
                .isInstanceOf(Appended.Done.class);
    }

    private static Arising told(String channel, String address, int version) {
        var cause = new Cause("rule-" + version, "Rung " + version, "", Crew.TEN);
        var to = new Destination(channel, address, address, "on-call");
        return new Arising.Told(0, new Draft(Purpose.ALERT, cause, to, Text.USUAL));
    }

    /** Takes it or not, and says so, or lies, or says nothing. */
    private synchronized void answer(HttpExchange exchange) throws IOException {
        var channel = exchange.getRequestURI().getPath().substring(1);
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int whim = wellBehaved ? 9 : whims.nextInt(12);
        if (whim > 1) {
            for (var line : body.lines().toList()) {
                var id = UUID.fromString(line);
                if (!channel.equals(RECOGNISING) || !taken.contains(id)) {
                    taken.add(id);
                }
            }
        }
        switch (whim) {
            case 0 -> exchange.sendResponseHeaders(500, -1);
            case 1 -> {
                exchange.getResponseHeaders().add("Retry-After", "2");
                exchange.sendResponseHeaders(429, -1);
            }
            case 2 -> throw new IOException("taken, and the connection is gone");
            default -> exchange.sendResponseHeaders(200, -1);
        }
        exchange.close();
    }

    private void verify(List<Kept> kept) {
        var times = new HashMap<UUID, Integer>();
        taken.forEach(id -> times.merge(id, 1, Integer::sum));
        int twice = 0;
        int marked = 0;
        for (var each : kept) {
            var notice = each.notice();
            assertThat(notice.standing()).isInstanceOf(Standing.Sent.class);
            int count = times.getOrDefault(notice.id(), 0);
            assertThat(count).as("%s is there", notice).isPositive();
            boolean perhapsTwice = ((Standing.Sent) notice.standing()).perhapsTwice();
            marked += perhapsTwice ? 1 : 0;
            if (notice.draft().to().channel().equals(RECOGNISING)) {
                assertThat(count).isEqualTo(1);
                assertThat(perhapsTwice).isFalse();
            } else if (count > 1) {
                twice++;
                assertThat(perhapsTwice).as("%s is there %d times", notice, count).isTrue();
            }
        }
        assertThat(kept).hasSize(INCIDENTS * EVENTS * 2 + INCIDENTS * EVENTS / 5);
        inOrder(kept);
        System.out.printf(
                "%d kills: %d notices, each there; %d twice, %d marked as perhaps so, in order%n",
                KILLS, kept.size(), twice, marked);
    }

    /** Of each incident, at each destination, by when it was there first. */
    private void inOrder(List<Kept> kept) {
        var last = new HashMap<List<Object>, Integer>();
        var first = new HashMap<UUID, Integer>();
        var seen = new HashSet<UUID>();
        for (int i = 0; i < taken.size(); i++) {
            if (seen.add(taken.get(i))) {
                first.put(taken.get(i), i);
            }
        }
        for (var each : kept) {
            var notice = each.notice();
            var key =
                    List.<Object>of(
                            notice.origin().map(Notice.Origin::incident).orElseThrow(),
                            notice.draft().to());
            int at = first.get(notice.id());
            assertThat(at).as("%s", notice).isGreaterThan(last.getOrDefault(key, -1));
            last.put(key, at);
        }
        assertThat(last).hasSize(INCIDENTS * 3);
    }
}
