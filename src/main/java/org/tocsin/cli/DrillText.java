package org.tocsin.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.drill.Scenario;
import org.tocsin.domain.drill.Staged;

/** What can be drilled and what was, as commands print it. */
final class DrillText {
    private DrillText() {}

    static String list(List<Scenario> scenarios, List<DrillCommand.Past> past) {
        var text = new StringBuilder();
        if (scenarios.isEmpty()) {
            text.append(
                    "This playbook has no scenarios: add some as drills/*.yaml to its folder.\n");
        }
        for (var scenario : scenarios) {
            var named = scenario.named();
            text.append(
                    "%s  (%s)%n    %s%n    %s%n"
                            .formatted(
                                    named.id(),
                                    new Span.Wall(scenario.plot().lasts()),
                                    named.title(),
                                    named.purpose()));
        }
        if (!past.isEmpty()) {
            text.append("\nHeld so far:\n");
        }
        for (var drill : past) {
            text.append(
                    "  %s  %s%n"
                            .formatted(
                                    drill.folder(),
                                    drill.staged()
                                            .map(DrillText::how)
                                            .orElse("its store cannot be read")));
        }
        return text.toString();
    }

    private static String how(Staged staged) {
        return staged.named().title()
                + (staged.ending().isPresent() ? "" : " (cut off before its end)");
    }

    static String listJson(List<Scenario> scenarios, List<DrillCommand.Past> past) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeFieldName("scenarios");
            JsonText.array(json, scenarios, DrillText::scenario);
            json.writeFieldName("held");
            JsonText.array(json, past, DrillText::past);
            json.writeEndObject();
        });
    }

    /** What a playbook shows of its scenarios; nothing when it has none. */
    static String ofPlaybook(List<Scenario> scenarios) {
        var text = new StringBuilder(scenarios.isEmpty() ? "" : "\nDrills\n");
        for (var scenario : scenarios) {
            var named = scenario.named();
            text.append("  %s  %s%n".formatted(named.id(), named.title()));
        }
        return text.toString();
    }

    static void scenario(JsonGenerator out, Scenario scenario) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", scenario.named().id());
        out.writeStringField("title", scenario.named().title());
        out.writeStringField("purpose", scenario.named().purpose());
        out.writeStringField("source", scenario.named().source());
        out.writeStringField("lasts", scenario.plot().lasts().toString());
        out.writeNumberField("injects", scenario.plot().injects().size());
        out.writeEndObject();
    }

    private static void past(JsonGenerator out, DrillCommand.Past drill) throws IOException {
        out.writeStartObject();
        out.writeStringField("folder", drill.folder().toString());
        if (drill.staged().isPresent()) {
            var staged = drill.staged().get();
            out.writeStringField("title", staged.named().title());
            out.writeStringField("held", staged.staging().held().toString());
            out.writeBooleanField("ended", staged.ending().isPresent());
        }
        out.writeEndObject();
    }
}
