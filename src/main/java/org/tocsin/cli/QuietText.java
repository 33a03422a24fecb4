package org.tocsin.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tocsin.domain.check.CheckId;
import org.tocsin.domain.quiet.AlertDecision;
import org.tocsin.domain.quiet.Matcher;
import org.tocsin.domain.quiet.Matchers;
import org.tocsin.domain.quiet.Silence;
import org.tocsin.engine.QuietDesk;
import org.tocsin.store.NoticeHistory;

/** Silences, what they would hide, and why there was a message or none. */
final class QuietText {
    private QuietText() {}

    static String silences(List<Silence> all, Instant now) {
        return all.isEmpty()
                ? "no silences: everybody hears of everything\n"
                : all.stream().map(each -> line(each, now) + "\n").collect(Collectors.joining());
    }

    private static String line(Silence silence, Instant now) {
        return "%s  %-7s %s from %s until %s: %s, by %s at %s"
                .formatted(
                        silence.id(),
                        lower(silence.state(now)),
                        silence.matchers(),
                        When.text(silence.term().from()),
                        When.text(silence.term().until()),
                        silence.entry().reason(),
                        silence.entry().author(),
                        When.text(silence.entry().recorded()));
    }

    static String silencesJson(List<Silence> all, Instant now) {
        return JsonText.of(
                json -> JsonText.array(json, all, (each, silence) -> silence(each, silence, now)));
    }

    private static void silence(JsonGenerator json, Silence silence, Instant now)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("id", silence.id().toString());
        json.writeStringField("kind", lower(silence.kind()));
        json.writeStringField("state", lower(silence.state(now)));
        JsonText.strings(
                json,
                "matchers",
                silence.matchers().all().stream().map(Matcher::toString).toList());
        json.writeStringField("from", When.text(silence.term().from()));
        json.writeStringField("until", When.text(silence.term().until()));
        json.writeStringField("reason", silence.entry().reason());
        json.writeStringField("by", silence.entry().author());
        json.writeStringField("at", When.text(silence.entry().recorded()));
        if (silence.entry().replaces().isPresent()) {
            json.writeStringField("replaces", silence.entry().replaces().get().toString());
        }
        json.writeEndObject();
    }

    static String preview(Matchers matchers, QuietDesk.Preview preview) {
        return "%s would hide now:\n".formatted(matchers)
                + "  open incidents: "
                + names(
                        preview.incidents().stream()
                                .map(each ->
                                        "%d %s"
                                                .formatted(
                                                        each.id().number(), each.subject().title()))
                                .toList())
                + "  checks: "
                + names(preview.checks().stream().map(CheckId::value).toList())
                + "and of the last 24 hours %d failing runs\n".formatted(preview.alerts().size());
    }

    private static String names(List<String> names) {
        return (names.isEmpty() ? "none" : String.join("; ", names)) + "\n";
    }

    static String previewJson(QuietDesk.Preview preview) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeFieldName("incidents");
            JsonText.array(
                    json,
                    preview.incidents(),
                    (each, incident) -> each.writeNumber(incident.id().number()));
            JsonText.strings(
                    json, "checks", preview.checks().stream().map(CheckId::value).toList());
            json.writeFieldName("alerts");
            JsonText.array(json, preview.alerts(), QuietText::decision);
            json.writeEndObject();
        });
    }

    static String why(QuietDesk.Why why) {
        var text = new StringBuilder();
        why.now().forEach(each -> text.append("now: ").append(each).append('\n'));
        if (why.decisions().isEmpty()) {
            text.append("no alert of it is on record\n");
        }
        for (var decision : why.decisions()) {
            text.append(
                    "%s  %-10s %s\n"
                            .formatted(
                                    When.text(decision.at()),
                                    lower(decision.outcome()),
                                    decision.about().check()));
            for (var step : decision.steps()) {
                text.append(
                        "    %s %-14s %s\n"
                                .formatted(
                                        step.decisive() ? "*" : " ",
                                        lower(step.stage()),
                                        step.why()));
            }
        }
        why.notices().forEach(each -> text.append(line(each)).append('\n'));
        return text.toString();
    }

    private static String line(NoticeHistory.Line line) {
        var course = line.course();
        var remark = course.remark().isEmpty() ? "" : ": " + course.remark();
        return "%s  %s to %s %s (%s): %s%s"
                .formatted(
                        When.text(course.recorded()),
                        line.where().purpose(),
                        line.where().channel(),
                        line.where().address(),
                        line.cause(),
                        course.settled()
                                .map(at -> course.standing() + " at " + When.text(at))
                                .orElse(course.standing()),
                        remark);
    }

    static String whyJson(QuietDesk.Why why) {
        return JsonText.of(json -> {
            json.writeStartObject();
            JsonText.strings(json, "now", why.now());
            json.writeFieldName("decisions");
            JsonText.array(json, why.decisions(), QuietText::decision);
            json.writeFieldName("notices");
            JsonText.array(json, why.notices(), QuietText::notice);
            json.writeEndObject();
        });
    }

    private static void decision(JsonGenerator json, AlertDecision decision) throws IOException {
        json.writeStartObject();
        json.writeStringField("at", When.text(decision.at()));
        json.writeStringField("check", decision.about().check().value());
        json.writeStringField("outcome", lower(decision.outcome()));
        json.writeStringField("why", decision.words());
        json.writeFieldName("steps");
        JsonText.array(
                json,
                decision.steps(),
                (each, step) -> {
                    each.writeStartObject();
                    each.writeStringField("stage", lower(step.stage()));
                    each.writeBooleanField("decisive", step.decisive());
                    each.writeStringField("why", step.why());
                    each.writeEndObject();
                });
        json.writeEndObject();
    }

    private static void notice(JsonGenerator json, NoticeHistory.Line line) throws IOException {
        json.writeStartObject();
        json.writeStringField("at", When.text(line.course().recorded()));
        json.writeStringField("purpose", line.where().purpose());
        json.writeStringField("channel", line.where().channel());
        json.writeStringField("address", line.where().address());
        json.writeStringField("cause", line.cause());
        json.writeStringField("standing", line.course().standing());
        json.writeNumberField("attempts", line.course().attempts());
        json.writeStringField("remark", line.course().remark());
        json.writeEndObject();
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
