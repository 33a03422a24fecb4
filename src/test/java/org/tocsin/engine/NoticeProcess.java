package org.tocsin.engine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.tocsin.Child;
import org.tocsin.domain.notice.Message;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.notify.Channel;
import org.tocsin.notify.Delivery;
import org.tocsin.notify.Posting;
import org.tocsin.notify.Ways;
import org.tocsin.notify.dispatch.Dispatcher;
import org.tocsin.notify.dispatch.Patience;
import org.tocsin.store.Lease;
import org.tocsin.store.Opened;
import org.tocsin.store.Store;
import org.tocsin.store.StoreException;

/** A process of its own that sends what is in an outbox until it is killed, on a fast clock. */
final class NoticeProcess {
    private static final Duration TTL = Duration.ofSeconds(60);

    /** Of a channel of this name the other side drops what it has had already. */
    static final String RECOGNISING = "recognising";

    static final String PLAIN = "plain";
    static final String BUNDLING = "bundling";

    private NoticeProcess() {}

    /** Says a line once it has opened the store. */
    static Child on(Path file, long base, int port) throws IOException {
        return Child.of(NoticeProcess.class, file, base, port);
    }

    /** Posts ids to a server, one a line, and reads its answer as a webhook would. */
    private record Hook(HttpClient client, URI server, Traits traits) implements Channel {
        @Override
        public Delivery send(List<Message> messages) throws InterruptedException {
            var ids =
                    messages.stream()
                            .map(message -> message.id().toString())
                            .collect(Collectors.joining("\n"));
            var request =
                    HttpRequest.newBuilder(server)
                            .timeout(Duration.ofSeconds(5))
                            .POST(HttpRequest.BodyPublishers.ofString(ids))
                            .build();
            try {
                var answer = client.send(request, HttpResponse.BodyHandlers.discarding());
                return switch (answer.statusCode()) {
                    case 200 -> new Delivery.Accepted("200");
                    case 429 ->
                            new Delivery.Later(
                                    "429",
                                    answer.headers().firstValueAsLong("Retry-After").stream()
                                            .mapToObj(Duration::ofSeconds)
                                            .findFirst());
                    default -> new Delivery.Later("HTTP " + answer.statusCode(), Optional.empty());
                };
            } catch (IOException gone) {
                return new Delivery.Unanswered(gone.toString());
            }
        }
    }

    private static Ways ways(int port) {
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return name ->
                new Ways.Way.Through(
                        new Hook(
                                client,
                                URI.create("http://127.0.0.1:%d/%s".formatted(port, name)),
                                new Channel.Traits(
                                        EnumSet.allOf(Purpose.class),
                                        name.equals(BUNDLING),
                                        name.equals(RECOGNISING),
                                        Duration.ofSeconds(1))));
    }

    public static void main(String[] args) {
        if (!(Store.open(Path.of(args[0])) instanceof Opened.Ready(var store))) {
            System.out.println("not opened");
            return;
        }
        var clock = ClockProcess.clock(Long.parseLong(args[1]));
        var posting = Posting.USUAL.through(ways(Integer.parseInt(args[2])));
        var thread = Thread.currentThread();
        var means =
                new Dispatcher.Means(
                        clock,
                        new Random(),
                        Executors.newVirtualThreadPerTaskExecutor(),
                        () -> LockSupport.unpark(thread));
        var dispatcher =
                new Dispatcher(_ -> Optional.empty(), () -> posting, Patience.USUAL, means);
        var name = "process " + ProcessHandle.current().pid();
        Optional<Lease.Held> held = Optional.empty();
        System.out.println("open");
        while (true) {
            var now = clock.instant();
            try {
                held =
                        held.flatMap(own -> store.lease().renew(own, now, TTL))
                                .or(() -> store.lease().tryAcquire(name, now, TTL));
                held.map(lease -> new StoredOutbox(store.notices(), lease))
                        .ifPresentOrElse(dispatcher::turn, dispatcher::standDown);
            } catch (StoreException hostDied) {
                dispatcher.standDown();
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
