package org.tocsin.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.domain.playbook.Playbook;

/** How hard a playbook's sources may be asked, as text and as JSON; never where they are. */
final class PlaybookSourceTable {
    private PlaybookSourceTable() {}

    static String text(Playbook playbook) {
        return PlaybookCommandText.table(
                "Sources",
                playbook.inputs().sources().stream()
                        .map(each -> List.of(each.id().value(), kind(each), words(each.limits())))
                        .toList());
    }

    private static String words(SourceSpec.Limits limits) {
        var patience = limits.patience();
        return "at most %d at once, %s each; rests %s to %s after %d failures in a row"
                .formatted(
                        limits.concurrency(),
                        new Span.Wall(limits.timeout()),
                        new Span.Wall(patience.rest()),
                        new Span.Wall(patience.atMost()),
                        patience.after());
    }

    static void write(JsonGenerator json, Playbook playbook) throws IOException {
        PlaybookCommandJson.array(
                json, "sources", playbook.inputs().sources(), PlaybookSourceTable::source);
    }

    private static void source(JsonGenerator json, SourceSpec source) throws IOException {
        var limits = source.limits();
        json.writeStartObject();
        json.writeStringField("id", source.id().value());
        json.writeStringField("kind", kind(source));
        json.writeNumberField("concurrency", limits.concurrency());
        span(json, "timeout", limits.timeout());
        json.writeObjectFieldStart("breaker");
        json.writeNumberField("after", limits.patience().after());
        span(json, "rest", limits.patience().rest());
        span(json, "atMost", limits.patience().atMost());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void span(JsonGenerator json, String name, java.time.Duration length)
            throws IOException {
        json.writeStringField(name, new Span.Wall(length).toString());
    }

    private static String kind(SourceSpec source) {
        return switch (source) {
            case SourceSpec.Folder _ -> "folder";
            case SourceSpec.Jdbc _ -> "database";
            case SourceSpec.Http _ -> "server";
        };
    }
}
