package org.tocsin.cli;

import static org.tocsin.cli.PlaybookCommandJson.array;
import static org.tocsin.cli.PlaybookCommandJson.strings;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.remedy.Remedy;
import org.tocsin.engine.Hands;

/** What the machine may try by itself, as text and as JSON. */
final class PlaybookRemedies {
    private PlaybookRemedies() {}

    static String text(Playbook playbook) {
        return PlaybookCommandText.table(
                "Remedies, tried only where the workspace allows them",
                playbook.conduct().remedies().stream()
                        .map(each ->
                                List.of(
                                        each.id(),
                                        each.title(),
                                        "after " + String.join(", ", checks(each)),
                                        Hands.words(each.deed()),
                                        limits(each.limits())))
                        .toList());
    }

    private static List<String> checks(Remedy remedy) {
        return remedy.on().checks().stream().map(id -> id.value()).sorted().toList();
    }

    private static String limits(Remedy.Limits limits) {
        return "at most %d times within %s, %s apart"
                .formatted(
                        limits.most(),
                        new Span.Wall(limits.within()),
                        new Span.Wall(limits.apart()));
    }

    static void write(JsonGenerator json, Playbook playbook) throws IOException {
        array(json, "remedies", playbook.conduct().remedies(), PlaybookRemedies::remedy);
    }

    private static void remedy(JsonGenerator json, Remedy remedy) throws IOException {
        var limits = remedy.limits();
        json.writeStartObject();
        json.writeStringField("id", remedy.id());
        json.writeStringField("title", remedy.title());
        strings(json, "checks", checks(remedy));
        strings(
                json,
                "when",
                remedy.on().when().stream().map(PlaybookCommandJson::lower).sorted().toList());
        strings(json, "severities", remedy.on().severities().stream().sorted().toList());
        json.writeStringField("does", Hands.words(remedy.deed()));
        json.writeNumberField("most", limits.most());
        json.writeStringField("within", new Span.Wall(limits.within()).toString());
        json.writeStringField("apart", new Span.Wall(limits.apart()).toString());
        json.writeStringField("timeout", new Span.Wall(limits.timeout()).toString());
        json.writeEndObject();
    }
}
