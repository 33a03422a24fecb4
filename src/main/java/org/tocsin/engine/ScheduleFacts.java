package org.tocsin.engine;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tocsin.domain.data.SourceId;
import org.tocsin.engine.ScheduleDesk.Pause;
import org.tocsin.store.FactStore;
import org.tocsin.store.Lease;
import org.tocsin.store.RecordJson;

/** What the processes on a workspace tell one another about its schedule, in the store. */
final class ScheduleFacts {
    private final FactStore facts;
    private final String prefix;

    ScheduleFacts(FactStore facts, String playbook) {
        this.facts = facts;
        this.prefix = "schedule." + key(playbook) + ".";
    }

    /** All that is kept about it, read at once. */
    record Kept(List<Pause> pauses, List<SourceState> resting, Map<String, Request> requests) {
        static final Kept NOTHING = new Kept(List.of(), List.of(), Map.of());

        Kept {
            pauses = List.copyOf(pauses);
            resting = List.copyOf(resting);
            requests = Map.copyOf(requests);
        }

        boolean paused(SourceId source) {
            return pauses.stream().anyMatch(pause -> pause.covers(source));
        }
    }

    /** Somebody asks for a run. */
    public record Request(List<String> checks, String by) {
        public Request {
            checks = List.copyOf(checks);
        }
    }

    /** Facts cannot be lists by themselves. */
    public record Resting(List<SourceState> all) {
        public Resting {
            all = List.copyOf(all);
        }
    }

    Kept read() {
        var all = facts.named(prefix);
        var pauses =
                all.entrySet().stream()
                        .filter(fact -> fact.getKey().startsWith(prefix + "pause."))
                        .flatMap(fact -> parse(fact.getValue(), Pause.class).stream())
                        .sorted(Comparator.comparing(pause -> pause.source().orElse("")))
                        .toList();
        var resting =
                Optional.ofNullable(all.get(prefix + "resting"))
                        .flatMap(json -> parse(json, Resting.class))
                        .map(Resting::all)
                        .orElse(List.of());
        var requests = new LinkedHashMap<String, Request>();
        all.forEach((name, json) -> {
            if (name.startsWith(prefix + "request.")) {
                parse(json, Request.class).ifPresent(request -> requests.put(name, request));
            }
        });
        return new Kept(pauses, resting, requests);
    }

    void pause(Pause pause) {
        facts.put(pauseName(pause.source()), RecordJson.write(pause));
    }

    void resume(Optional<String> source) {
        facts.remove(pauseName(source));
    }

    void rest(List<SourceState> resting, Lease.Held leader) {
        facts.put(prefix + "resting", RecordJson.write(new Resting(resting)), leader);
    }

    void request(UUID id, Request request) {
        facts.put(prefix + "request." + id, RecordJson.write(request));
    }

    void done(String request) {
        facts.remove(request);
    }

    /** Ids may be longer than the name of a fact. */
    private String pauseName(Optional<String> source) {
        return prefix + "pause." + source.map(id -> key(id).toString()).orElse("all");
    }

    private static UUID key(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static <T extends Record> Optional<T> parse(String json, Class<T> type) {
        try {
            return Optional.of(RecordJson.read(json, type));
        } catch (RecordJson.Unread unread) {
            // A newer version wrote it.
            System.getLogger(ScheduleFacts.class.getName())
                    .log(System.Logger.Level.WARNING, "a fact of the schedule", unread);
            return Optional.empty();
        }
    }
}
