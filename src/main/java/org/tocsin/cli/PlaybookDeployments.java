package org.tocsin.cli;

import static org.tocsin.cli.PlaybookCommandJson.array;
import static org.tocsin.cli.PlaybookCommandJson.strings;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.deployment.ChangeKind;
import org.tocsin.domain.deployment.Watch;
import org.tocsin.domain.playbook.Playbook;

/** The kinds of changes of a playbook, as text and as JSON. */
final class PlaybookDeployments {
    private PlaybookDeployments() {}

    static String text(Playbook playbook) {
        return PlaybookCommandText.table(
                "Deployments, watched after they went out",
                playbook.header().guidance().changes().stream()
                        .map(each ->
                                List.of(
                                        each.id(),
                                        each.title(),
                                        "%d items to tick".formatted(each.checklist().size()),
                                        watched(each.watch()),
                                        "every %s for %s"
                                                .formatted(
                                                        new Span.Wall(each.watch().every()),
                                                        new Span.Wall(each.watch().length()))))
                        .toList());
    }

    private static String watched(Watch watch) {
        var all =
                Stream.concat(
                                checks(watch).stream(),
                                watch.dataSets().stream().sorted().map(id -> "all of " + id))
                        .toList();
        return "watches " + (all.isEmpty() ? "every check" : String.join(", ", all));
    }

    private static List<String> checks(Watch watch) {
        return watch.checks().stream().map(id -> id.value()).sorted().toList();
    }

    static void write(JsonGenerator json, Playbook playbook) throws IOException {
        array(
                json,
                "deployments",
                playbook.header().guidance().changes(),
                PlaybookDeployments::kind);
    }

    private static void kind(JsonGenerator json, ChangeKind kind) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", kind.id());
        json.writeStringField("title", kind.title());
        json.writeArrayFieldStart("checklist");
        for (var item : kind.checklist()) {
            json.writeStartObject();
            json.writeStringField("id", item.id());
            json.writeStringField("text", item.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        strings(json, "checks", checks(kind.watch()));
        strings(json, "dataSets", kind.watch().dataSets().stream().sorted().toList());
        json.writeStringField("every", new Span.Wall(kind.watch().every()).toString());
        json.writeStringField("for", new Span.Wall(kind.watch().length()).toString());
        json.writeStringField("source", kind.source());
        json.writeEndObject();
    }
}
