package org.tocsin.store;

import static org.tocsin.store.Given.march;
import static org.tocsin.store.Given.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.tocsin.Child;

/** A process of its own on a store, told what to do line by line on its standard input. */
final class StoreProcess {
    private StoreProcess() {}

    static Child on(Path file) throws IOException {
        return Child.of(StoreProcess.class, file);
    }

    /** The batches that {@code write} makes: ten runs of ten checks. */
    static final int BATCH = 10;

    static List<Recorded> batch(long number) {
        return LongStream.range(0, BATCH)
                .mapToObj(i ->
                        run(number * BATCH + i, "check-" + i, march(1), number)
                                .startedAt(Given.NOON.plusSeconds(number))
                                .recorded())
                .toList();
    }

    public static void main(String[] args) throws IOException {
        var opened = Store.open(Path.of(args[0]));
        if (!(opened instanceof Opened.Ready(var store))) {
            System.out.println(opened);
            return;
        }
        System.out.println("open");
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = commands.readLine(); line != null; line = commands.readLine()) {
            var words = new ArrayList<>(List.of(line.split(" ")));
            System.out.println(obey(store, words.removeFirst(), words));
        }
        store.close();
    }

    private static String obey(Store store, String command, List<String> words) {
        return switch (command) {
            // write FROM UNTIL: says each number once it is committed
            case "write" -> {
                long until = Long.parseLong(words.get(1));
                for (long i = Long.parseLong(words.get(0)); i < until; i++) {
                    store.runs().record(batch(i));
                    System.out.println("wrote " + i);
                }
                yield "done";
            }
            // fill FROM: says each number once it is committed, until it cannot; then why
            case "fill" -> {
                long i = Long.parseLong(words.getFirst());
                try {
                    while (true) {
                        store.runs().record(batch(i));
                        System.out.println("wrote " + i++);
                    }
                } catch (StoreException full) {
                    yield "failed " + full.getMessage();
                }
            }
            // try NUMBER
            case "try" -> {
                try {
                    store.runs().record(batch(Long.parseLong(words.getFirst())));
                    yield "kept";
                } catch (StoreException full) {
                    yield "failed " + full.getMessage();
                }
            }
            // count: the runs of a check that are there
            case "count" ->
                    String.valueOf(
                            store.runs()
                                    .recent(
                                            "puffy",
                                            new org.tocsin.domain.check.CheckId("check-0"),
                                            1_000_000)
                                    .size());
            // append COUNT: says the last position and hash of each append once it is on the disk
            case "append" -> {
                for (long i = 0; i < Long.parseLong(words.getFirst()); i++) {
                    System.out.println(append(store, Given.id(i % 5), (int) (i % 3) + 1));
                }
                yield "done";
            }
            case "lead" ->
                    store.lease()
                            .tryAcquire(
                                    words.get(0),
                                    Instant.parse(words.get(1)),
                                    Duration.ofSeconds(10))
                            .map(held -> "token " + held.token())
                            .orElse("refused");
            default -> "unknown: " + command;
        };
    }

    private static String append(Store store, UUID stream, int count) {
        var told = new NewEntry(Given.NOON, "ann", "said", "{\"of\":" + count + "}");
        long version = store.log().read(stream).size();
        return switch (store.log().append(stream, version, Collections.nCopies(count, told))) {
            case Appended.Done(var made) ->
                    "appended %d %s".formatted(made.getLast().position(), made.getLast().hash());
            case Appended other -> other.toString();
        };
    }
}
