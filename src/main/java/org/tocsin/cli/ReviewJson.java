package org.tocsin.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.review.ActionItem;
import org.tocsin.domain.review.ClockResult;
import org.tocsin.domain.review.Content;
import org.tocsin.domain.review.ReviewCase;
import org.tocsin.domain.review.Section;
import org.tocsin.store.RecordJson;

/** Reviews as JSON. */
final class ReviewJson {
    private ReviewJson() {}

    static String list(List<ReviewCase> cases, Instant now) {
        return JsonText.of(json ->
                JsonText.array(
                        json,
                        cases,
                        (each, one) -> {
                            each.writeStartObject();
                            head(each, one, now);
                            each.writeEndObject();
                        }));
    }

    private static void head(JsonGenerator json, ReviewCase one, Instant now) throws IOException {
        var incident = one.incident();
        json.writeNumberField("incident", incident.id().number());
        json.writeStringField("title", incident.subject().title());
        json.writeStringField("severity", incident.severity());
        json.writeStringField("stage", one.stage().name().toLowerCase(java.util.Locale.ROOT));
        json.writeBooleanField("batch", one.isBatch());
        json.writeNumberField("filled", one.review().filled());
        json.writeFieldName("due");
        JsonText.array(json, one.clocks(), (each, clock) -> clock(each, clock, now));
    }

    private static void clock(JsonGenerator json, ReviewCase.Clock clock, Instant now)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", clock.due().label().rule());
        json.writeStringField("title", clock.due().label().title());
        json.writeStringField("at", When.text(clock.due().due()));
        json.writeBooleanField("overdue", clock.isOverdue(now));
        optional(json, "doneAt", clock.done().map(tick -> When.text(tick.at())));
        optional(json, "doneBy", clock.done().map(Content.Tick::by));
        json.writeEndObject();
    }

    private static void optional(JsonGenerator json, String name, Optional<String> value)
            throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }

    static String show(ReviewText.Whole whole) {
        var seen = whole.seen();
        return JsonText.of(json -> {
            json.writeStartObject();
            head(json, seen, whole.now());
            json.writeFieldName("sections");
            json.writeStartObject();
            for (var section : Section.values()) {
                var kept = seen.review().section(section);
                if (kept.version() > 0) {
                    json.writeFieldName(section.id());
                    json.writeStartObject();
                    json.writeNumberField("version", kept.version());
                    if (kept.by().isPresent()) {
                        json.writeStringField("by", kept.by().get().author());
                        json.writeStringField("at", When.text(kept.by().get().at()));
                    }
                    content(json, kept.content());
                    json.writeEndObject();
                }
            }
            json.writeEndObject();
            json.writeFieldName("clocks");
            JsonText.array(json, whole.effectiveness(), ReviewJson::result);
            json.writeFieldName("actions");
            var today = LocalDate.ofInstant(whole.now(), whole.open().reviews().zone());
            JsonText.array(
                    json, seen.actions(), (each, item) -> action(each, item, whole.open(), today));
            JsonText.strings(json, "gaps", seen.gaps());
            json.writeEndObject();
        });
    }

    private static void content(JsonGenerator json, Content content) throws IOException {
        if (content instanceof Content.Words(var text)) {
            json.writeStringField("text", text);
        } else {
            json.writeFieldName("content");
            json.writeRawValue(RecordJson.write((Record) content));
        }
    }

    private static void result(JsonGenerator json, ClockResult result) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", result.clock().rule());
        json.writeStringField("title", result.clock().title());
        json.writeNumberField("life", result.life());
        json.writeStringField("outcome", result.outcome().words());
        optional(json, "target", result.times().target().map(When::text));
        optional(json, "actual", result.times().actual().map(When::text));
        json.writeNumberField("missed", result.times().missed());
        json.writeEndObject();
    }

    static String actions(List<ActionItem> items, ReviewDesks.Open open, LocalDate today) {
        return JsonText.of(json ->
                JsonText.array(json, items, (each, item) -> action(each, item, open, today)));
    }

    private static void action(
            JsonGenerator json, ActionItem item, ReviewDesks.Open open, LocalDate today)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("item", ReviewText.name(item, open));
        json.writeStringField("kind", item.aim().kind().id());
        json.writeStringField("title", item.aim().title());
        json.writeStringField("criteria", item.aim().criteria());
        json.writeStringField("priority", item.aim().priority().id());
        json.writeStringField("state", item.progress().state().id());
        json.writeBooleanField("overdue", item.isOverdue(today));
        json.writeStringField("owner", item.promise().owner());
        optional(json, "deadline", item.promise().deadline().map(LocalDate::toString));
        optional(json, "followUp", item.promise().followUp().map(LocalDate::toString));
        optional(json, "fixedAt", item.progress().fixedAt().map(When::text));
        json.writeStringField("ticket", item.ties().ticket());
        if (item.ties().gate().isPresent()) {
            json.writeStringField("check", item.ties().gate().get().check().value());
            json.writeNumberField("runs", item.ties().gate().get().runs());
        }
        json.writeEndObject();
    }
}
