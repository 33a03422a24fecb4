package org.tocsin.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.domain.drill.ScoreSheet;
import org.tocsin.domain.drill.ScoreWords;

/**
 * The score sheet of a drill as JSON, schema {@code tocsin/drill/1}: instants are the drill's own,
 * in UTC; durations as ISO 8601 has them; what is not there is null.
 */
public final class ScoreJson {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private ScoreJson(JsonGenerator json) {
        this.json = json;
    }

    private interface Each<T> {
        void write(T item) throws IOException;
    }

    public static String write(ScoreSheet sheet) {
        var out = new StringWriter();
        try (var json = JSON.createGenerator(out)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            new ScoreJson(json).sheet(sheet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out + "\n";
    }

    private void sheet(ScoreSheet sheet) throws IOException {
        var heading = sheet.heading();
        json.writeStartObject();
        json.writeStringField("schema", "tocsin/drill/1");
        json.writeStringField("scenario", heading.scenario().id());
        json.writeStringField("title", heading.scenario().title());
        json.writeStringField("from", heading.from().toString());
        json.writeStringField("to", heading.to().toString());
        json.writeStringField("paused", heading.paused().toString());
        array("people", heading.people(), json::writeString);
        json.writeObjectFieldStart("figures");
        share("clocks", sheet.clocks());
        share("steps", sheet.steps());
        share("roles", sheet.roles());
        share("answers", sheet.answers());
        json.writeNumberField("reminders", sheet.reminders());
        json.writeEndObject();
        array("incidents", sheet.responses(), this::response);
        array("injects", sheet.injects(), this::inject);
        json.writeEndObject();
    }

    private void share(String name, ScoreSheet.Share share) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("kept", share.kept());
        json.writeNumberField("of", share.of());
        json.writeEndObject();
    }

    private void response(ScoreSheet.Response response) throws IOException {
        var incident = response.incident();
        json.writeStartObject();
        json.writeNumberField("number", incident.id().number());
        json.writeStringField("severity", incident.severity());
        json.writeStringField("title", incident.subject().title());
        json.writeStringField("state", word(incident.state()));
        array("clocks", response.clocks(), this::clock);
        array("steps", response.steps(), this::step);
        array("roles", response.roles(), this::role);
        array("updates", response.told().updates(), this::update);
        array("owed", response.told().owed(), this::owed);
        array("escalations", response.told().escalations(), this::escalation);
        json.writeEndObject();
    }

    private void clock(ScoreSheet.ClockLine line) throws IOException {
        json.writeStartObject();
        json.writeStringField("clock", line.rule());
        json.writeStringField("target", line.target());
        instant("due", line.due());
        switch (line.result()) {
            case ScoreSheet.InTime(var at, var by) -> met("in-time", at, by);
            case ScoreSheet.Late(var at, var by) -> met("late", at, by);
            case ScoreSheet.Missed() -> json.writeStringField("result", "missed");
            case ScoreSheet.NotDue() -> json.writeStringField("result", "not-due");
        }
        json.writeEndObject();
    }

    private void met(String result, Instant at, String by) throws IOException {
        json.writeStringField("result", result);
        json.writeStringField("at", at.toString());
        json.writeStringField("by", by);
    }

    private void step(ScoreSheet.StepLine line) throws IOException {
        json.writeStartObject();
        json.writeStringField("procedure", line.procedure());
        json.writeStringField("step", line.text());
        json.writeStringField(
                "result", line.isDone() ? "done" : line.isWaived() ? "waived" : "left-out");
        if (line.signed().isPresent()) {
            var signed = line.signed().get();
            json.writeStringField("at", signed.at().toString());
            json.writeStringField("by", signed.by());
            json.writeStringField("reason", signed.reason());
        }
        json.writeEndObject();
    }

    private void role(ScoreSheet.RoleLine line) throws IOException {
        json.writeStartObject();
        json.writeStringField("role", word(line.part()));
        json.writeStringField("person", line.filled().map(ScoreSheet.Filled::person).orElse(null));
        instant("from", line.filled().map(ScoreSheet.Filled::at));
        json.writeEndObject();
    }

    private void update(ScoreSheet.UpdateLine line) throws IOException {
        json.writeStartObject();
        json.writeStringField("at", line.at().toString());
        json.writeStringField("by", line.by());
        json.writeStringField("audience", line.audience());
        json.writeEndObject();
    }

    private void owed(ScoreSheet.OwedLine line) throws IOException {
        json.writeStartObject();
        json.writeStringField("duty", line.title());
        json.writeStringField("every", line.every());
        json.writeNumberField("reminded", line.reminded());
        json.writeEndObject();
    }

    private void escalation(ScoreSheet.EscalationLine line) throws IOException {
        json.writeStartObject();
        json.writeStringField("at", line.at().toString());
        json.writeStringField("title", line.title());
        json.writeStringField("why", line.why());
        json.writeStringField("by", line.by().orElse(null));
        array("roles", line.told().stream().map(told -> told.role()).toList(), json::writeString);
        array(
                "people",
                line.told().stream().flatMap(told -> told.people().stream()).toList(),
                json::writeString);
        json.writeEndObject();
    }

    private void inject(ScoreSheet.Answered line) throws IOException {
        json.writeStartObject();
        json.writeStringField("after", line.inject().after().toString());
        instant("at", line.at());
        json.writeStringField("what", ScoreWords.what(line.inject().what()));
        json.writeStringField("hope", line.inject().hope().words());
        json.writeStringField(
                "result",
                !line.isScored()
                        ? "not-scored"
                        : line.reaction().isPresent() ? "answered" : "not-answered");
        json.writeStringField(
                "reaction", line.reaction().map(reacted -> word(reacted.what())).orElse(null));
        instant("reactedAt", line.reaction().map(ScoreSheet.Reacted::at));
        json.writeEndObject();
    }

    private void instant(String name, Optional<Instant> at) throws IOException {
        json.writeStringField(name, at.map(Instant::toString).orElse(null));
    }

    private <T> void array(String name, List<T> items, Each<T> each) throws IOException {
        json.writeArrayFieldStart(name);
        for (var item : items) {
            each.write(item);
        }
        json.writeEndArray();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
