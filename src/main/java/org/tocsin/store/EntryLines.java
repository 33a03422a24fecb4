package org.tocsin.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Entries of one incident outside of the store, one JSON object a line, so that whoever has them
 * can compute their hashes anew (I-4, M-5).
 *
 * <p>The log ties the entries of all incidents together, so between two of one incident there may
 * be others that are not here. What can be proven without them: that each entry is as its hash
 * says, that none of the incident is missing in between, and that neighbours follow from one
 * another. That the hashes are those of the workspace's log is for whoever has that log to say.
 */
public final class EntryLines {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EntryLines() {}

    /**
     * @param redacted whether a secret was blotted out, so that its content no longer fits its hash
     */
    public record Line(Entry entry, boolean redacted) {}

    /** The first entry that is not as it was written. */
    public record Bad(long version, String what) {}

    public static String write(Line line) {
        var entry = line.entry();
        var json = JSON.createObjectNode();
        json.put("stream", entry.stream().toString());
        json.put("version", entry.version());
        json.put("position", entry.position());
        json.put("at", entry.at().toString());
        json.put("actor", entry.actor());
        json.put("kind", entry.kind());
        json.set("payload", tree(entry.json()));
        json.put("previous", entry.link().previous());
        json.put("hash", entry.hash());
        if (line.redacted()) {
            json.put("redacted", true);
        }
        return json.toString();
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an entry of the log is no JSON", impossible);
        }
    }

    /**
     * @throws RecordJson.Unread when it is no such line
     */
    public static Line read(String text) throws RecordJson.Unread {
        try {
            if (!(JSON.readTree(text) instanceof ObjectNode json) || !json.has("payload")) {
                throw new RecordJson.Unread("no entry of a log");
            }
            var place =
                    new Entry.Place(
                            json.path("version").longValue(), json.path("position").longValue());
            var told =
                    new NewEntry(
                            Instant.parse(json.path("at").asText()),
                            json.path("actor").asText(),
                            json.path("kind").asText(),
                            CanonicalJson.of(json.path("payload")));
            var link = new Entry.Link(json.path("previous").asText(), json.path("hash").asText());
            var stream = UUID.fromString(json.path("stream").asText());
            return new Line(
                    new Entry(stream, place, told, link), json.path("redacted").booleanValue());
        } catch (JsonProcessingException broken) {
            throw new RecordJson.Unread("no JSON: " + broken.getOriginalMessage());
        } catch (DateTimeException | IllegalArgumentException wrong) {
            throw new RecordJson.Unread("no entry of a log: " + wrong.getMessage());
        }
    }

    /** Computes every hash anew. */
    public static Optional<Bad> firstBad(List<Line> lines) {
        long expected = 1;
        Optional<Entry> before = Optional.empty();
        for (var line : lines) {
            var entry = line.entry();
            if (entry.version() != expected) {
                return entry.version() > expected
                        ? bad(expected, "is missing")
                        : bad(entry.version(), "is there twice, or not in its place");
            }
            var wrong = wrong(line).or(() -> misplaced(line, lines.getFirst()));
            if (wrong.isPresent()) {
                return bad(expected, wrong.get());
            }
            if (before.filter(each -> !follows(entry, each)).isPresent()) {
                return bad(expected, "does not follow from the entry before it");
            }
            before = Optional.of(entry);
            expected++;
        }
        return Optional.empty();
    }

    private static Optional<Bad> bad(long version, String what) {
        return Optional.of(new Bad(version, what));
    }

    private static Optional<String> wrong(Line line) {
        var entry = line.entry();
        var computed =
                Chain.entry(entry.stream(), entry.place(), entry.told(), entry.link().previous());
        return line.redacted() || computed.hash().equals(entry.hash())
                ? Optional.empty()
                : Optional.of("was changed: its content does not fit its hash");
    }

    private static Optional<String> misplaced(Line line, Line first) {
        return line.entry().stream().equals(first.entry().stream())
                ? Optional.empty()
                : Optional.of("belongs to another incident");
    }

    private static boolean follows(Entry entry, Entry before) {
        return entry.position() == before.position() + 1
                ? entry.link().previous().equals(before.hash())
                : entry.position() > before.position();
    }
}
