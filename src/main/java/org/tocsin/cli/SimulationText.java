package org.tocsin.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.tocsin.domain.incident.Simulation;

/** What a simulation did, for people and for programs. */
public final class SimulationText {
    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private SimulationText() {}

    /** Columns: when, what, which, to whom and how, why. */
    public static String text(List<Simulation.Line> lines) {
        int name = lines.stream().mapToInt(line -> name(line).length()).max().orElse(0);
        int whom = lines.stream().mapToInt(line -> whom(line).length()).max().orElse(0);
        var text = new StringBuilder();
        for (var line : lines) {
            String row =
                    "%s  %-9s  %s  %s  %s"
                            .formatted(
                                    instant(line.at()),
                                    word(line.kind()),
                                    pad(name(line), name),
                                    pad(whom(line), whom),
                                    line.reached().why());
            text.append(row.stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String name(Simulation.Line line) {
        return line.milestone().isEmpty() ? line.rung() : line.milestone();
    }

    private static String whom(Simulation.Line line) {
        var reached = line.reached();
        String role = reached.role();
        String people = String.join(", ", reached.to());
        String who =
                role.isEmpty()
                        ? people
                        : people.isEmpty() ? role : "%s (%s)".formatted(role, people);
        return reached.channels().isEmpty()
                ? who
                : who + " by " + String.join(", ", reached.channels());
    }

    /** JSON lines, as {@code cli.md} has them. */
    public static String json(List<Simulation.Line> lines) {
        var text = new StringBuilder();
        lines.forEach(line -> text.append(json(line)).append('\n'));
        return text.toString();
    }

    private static String json(Simulation.Line line) {
        var out = new StringWriter();
        try (var json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("at", instant(line.at()));
            json.writeStringField("kind", word(line.kind()));
            orNull(json, "milestone", line.milestone());
            orNull(json, "rung", line.rung());
            strings(json, "to", line.reached().to());
            orNull(json, "role", line.reached().role());
            strings(json, "channel", line.reached().channels());
            json.writeStringField("why", line.reached().why());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static void orNull(JsonGenerator json, String name, String value) throws IOException {
        if (value.isEmpty()) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value);
        }
    }

    private static void strings(JsonGenerator json, String name, List<String> values)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (var value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private static String instant(Instant at) {
        return SECONDS.format(at);
    }

    private static String word(Simulation.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
