package org.tocsin.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tocsin.domain.check.Adjustment;
import org.tocsin.domain.check.Condition;
import org.tocsin.domain.check.Words;
import org.tocsin.store.AdjustmentStore.End;
import org.tocsin.store.AdjustmentStore.Kept;

/** Dated exceptions as {@code tocsin adjust} prints them. */
final class AdjustText {
    private AdjustText() {}

    static String text(List<Kept> all, Instant now) {
        return all.isEmpty()
                ? "no exceptions: every check is judged by the playbook's rules"
                : all.stream().map(kept -> line(kept, now)).collect(Collectors.joining("\n"));
    }

    private static String line(Kept kept, Instant now) {
        var decided = kept.decided();
        String ended =
                kept.ends().stream()
                        .map(end ->
                                "; end moved to %s by %s at %s"
                                        .formatted(
                                                When.text(end.until()),
                                                end.author(),
                                                When.text(end.recorded())))
                        .collect(Collectors.joining());
        return "%s  %-10s %s: %s from %s until %s: %s, by %s at %s%s"
                .formatted(
                        decided.id(),
                        state(kept, now),
                        decided.check(),
                        change(decided.change()),
                        When.text(decided.term().from()),
                        decided.term().until().map(When::text).orElse("further notice"),
                        decided.entry().reason(),
                        decided.entry().author(),
                        When.text(decided.entry().recorded()),
                        ended);
    }

    private static String state(Kept kept, Instant now) {
        return kept.effective()
                .map(Adjustment::term)
                .map(term ->
                        term.covers(now)
                                ? "in force"
                                : now.isBefore(term.from()) ? "to come" : "over")
                .orElse("withdrawn");
    }

    private static String change(Adjustment.Change change) {
        return switch (change) {
            case Adjustment.Change.Bound(var severity, var bound) ->
                    "%s threshold %s".formatted(severity, bound);
            case Adjustment.Change.Detector(var severity, var condition) ->
                    "%s judged by %s".formatted(severity, Words.detector(condition));
            case Adjustment.Change.Expected() -> "breaches expected";
        };
    }

    static String json(List<Kept> all) {
        return JsonText.of(json -> JsonText.array(json, all, AdjustText::write)).strip();
    }

    private static void write(JsonGenerator json, Kept kept) throws IOException {
        var decided = kept.decided();
        json.writeStartObject();
        json.writeStringField("id", decided.id().toString());
        json.writeStringField("check", decided.check().value());
        switch (decided.change()) {
            case Adjustment.Change.Bound(var severity, var bound) -> {
                json.writeStringField("severity", severity);
                json.writeNumberField("bound", bound);
            }
            case Adjustment.Change.Detector(var severity, var condition) -> {
                json.writeStringField("severity", severity);
                write(json, condition);
            }
            case Adjustment.Change.Expected() -> json.writeBooleanField("expected", true);
        }
        json.writeStringField("from", When.text(decided.term().from()));
        if (decided.term().until().isPresent()) {
            json.writeStringField("until", When.text(decided.term().until().get()));
        } else {
            json.writeNullField("until");
        }
        json.writeStringField("reason", decided.entry().reason());
        json.writeStringField("by", decided.entry().author());
        json.writeStringField("at", When.text(decided.entry().recorded()));
        json.writeFieldName("ends");
        JsonText.array(json, kept.ends(), AdjustText::write);
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Condition.Detects condition) throws IOException {
        json.writeStringField("detector", condition.detector().kind().id());
        json.writeObjectFieldStart("set");
        for (var each : condition.detector().set().entrySet()) {
            json.writeNumberField(each.getKey(), each.getValue());
        }
        json.writeEndObject();
        json.writeNumberField("beyond", condition.beyond());
        json.writeStringField("direction", condition.direction().name().toLowerCase(Locale.ROOT));
    }

    private static void write(JsonGenerator json, End end) throws IOException {
        json.writeStartObject();
        json.writeStringField("until", When.text(end.until()));
        json.writeStringField("by", end.author());
        json.writeStringField("at", When.text(end.recorded()));
        json.writeEndObject();
    }
}
