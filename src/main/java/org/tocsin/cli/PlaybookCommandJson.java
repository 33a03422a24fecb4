package org.tocsin.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.check.Check;
import org.tocsin.domain.check.Condition;
import org.tocsin.domain.check.ExpectedVariation;
import org.tocsin.domain.check.MeasureId;
import org.tocsin.domain.check.Rule;
import org.tocsin.domain.check.RuleDays;
import org.tocsin.domain.check.Segmentation;
import org.tocsin.domain.check.Unit;
import org.tocsin.domain.check.Words;
import org.tocsin.domain.drill.Scenario;
import org.tocsin.domain.playbook.Guidance;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.Runbook;
import org.tocsin.domain.playbook.SeverityGuide;

/** Playbooks as JSON. Durations are written as in playbooks: {@code 15m}, {@code 1h30m}. */
final class PlaybookCommandJson {
    private PlaybookCommandJson() {}

    static String list(List<Playbook> playbooks) {
        return json(json -> array(json, playbooks, PlaybookCommandJson::summary));
    }

    static String show(Playbook playbook, List<Scenario> drills) {
        return json(json -> playbook(json, playbook, drills));
    }

    private static void summary(JsonGenerator json, Playbook playbook) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", playbook.header().name());
        json.writeStringField("title", playbook.header().title());
        json.writeStringField("description", playbook.header().description());
        json.writeNumberField("checks", playbook.checks().size());
        json.writeEndObject();
    }

    private static void playbook(JsonGenerator json, Playbook playbook, List<Scenario> drills)
            throws IOException {
        var header = playbook.header();
        json.writeStartObject();
        json.writeStringField("name", header.name());
        json.writeStringField("title", header.title());
        json.writeStringField("description", header.description());
        json.writeStringField("zone", header.zone().getId());
        array(json, "severities", playbook.severities(), PlaybookCommandJson::severity);
        PlaybookSourceTable.write(json, playbook);
        PlaybookCatalogue.write(json, playbook);
        PlaybookRemedies.write(json, playbook);
        PlaybookDeployments.write(json, playbook);
        array(json, "expected", playbook.inputs().expected(), PlaybookCommandJson::expected);
        array(json, "checks", playbook.checks(), PlaybookCommandJson::check);
        PlaybookRulesJson.write(json, playbook.response().rules());
        PlaybookQuiet.write(json, playbook.quiet());
        PlaybookTeamJson.write(json, playbook);
        array(json, "drills", drills, DrillText::scenario);
        array(json, "day", header.guidance().day(), PlaybookCommandJson::step);
        array(json, "notes", header.guidance().notes(), PlaybookCommandJson::note);
        array(json, "runbooks", playbook.runbooks(), PlaybookCommandJson::runbook);
        json.writeEndObject();
    }

    private static void severity(JsonGenerator json, SeverityGuide guide) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", guide.severity().id());
        json.writeStringField("class", lower(guide.severity().level()));
        strings(json, "criteria", guide.criteria());
        json.writeStringField("businessImpact", guide.businessImpact());
        json.writeStringField("response", guide.response());
        json.writeStringField("resolve", guide.resolve());
        text(json, "respondWithin", guide.targets().respond().map(Span::toString));
        text(json, "resolveWithin", guide.targets().resolve().map(Span::toString));
        json.writeStringField("escalation", guide.escalation());
        array(json, "examples", guide.examples(), JsonGenerator::writeString);
        json.writeEndObject();
    }

    private static void expected(JsonGenerator json, ExpectedVariation variation)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("from", variation.days().from().toString());
        json.writeStringField("to", variation.days().to().toString());
        json.writeStringField("reason", variation.reason());
        json.writeStringField("author", variation.author());
        strings(
                json,
                "measures",
                variation.measures().stream().map(MeasureId::value).sorted().toList());
        json.writeEndObject();
    }

    private static void check(JsonGenerator json, Check check) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", check.id().value());
        json.writeStringField("name", check.title().name());
        json.writeStringField("why", check.title().why());
        text(json, "source", check.title().source());
        json.writeStringField("measure", check.measure().id().value());
        json.writeStringField("dataset", check.measure().dataSet().value());
        json.writeStringField("unit", check.measure().unit().id());
        segments(json, check);
        array(
                json,
                "rules",
                check.rules(),
                (generator, rule) -> rule(generator, rule, check.measure().unit()));
        RunningText.write(json, check.handling().running());
        text(json, "category", check.handling().labels().category());
        text(json, "owner", check.handling().owner());
        text(json, "runbook", check.handling().runbook());
        json.writeEndObject();
    }

    private static void segments(JsonGenerator json, Check check) throws IOException {
        var by = Segmentation.of(check.measure());
        if (by.isPresent()) {
            json.writeObjectFieldStart("segmentBy");
            json.writeStringField("of", by.get().of().sql());
            json.writeNumberField("cap", by.get().cap());
            json.writeBooleanField("other", by.get().other());
            json.writeEndObject();
        }
    }

    private static void rule(JsonGenerator json, Rule rule, Unit unit) throws IOException {
        json.writeStartObject();
        json.writeStringField("severity", rule.severity().id());
        switch (rule.condition()) {
            case Condition.Below(var bound) -> json.writeNumberField("below", bound);
            case Condition.Above(var bound) -> json.writeNumberField("above", bound);
            case Condition.Deviates(var share, var previous, var direction) -> {
                json.writeNumberField("deviation", share);
                json.writeNumberField("previous", previous);
                json.writeStringField("direction", lower(direction));
            }
            case Condition.ZScore(var threshold, var previous, var direction) -> {
                json.writeNumberField("zscore", threshold);
                json.writeNumberField("previous", previous);
                json.writeStringField("direction", lower(direction));
            }
            case Condition.Detects(var detector, var beyond, var direction) -> {
                json.writeStringField("detector", detector.kind().id());
                json.writeObjectFieldStart("set");
                for (var each : detector.set().entrySet()) {
                    json.writeNumberField(each.getKey(), each.getValue());
                }
                json.writeEndObject();
                json.writeNumberField("beyond", beyond);
                json.writeStringField("direction", lower(direction));
            }
            case Condition.Steady(var share, var previous) -> {
                json.writeNumberField("steady", share);
                json.writeNumberField("previous", previous);
            }
        }
        json.writeNumberField("for", rule.inARow());
        if (!rule.days().isAlways()) {
            strings(json, "on", words(rule.days().on()));
            strings(json, "except", words(rule.days().except()));
        }
        json.writeStringField("words", Words.rule(rule, unit));
        json.writeEndObject();
    }

    private static List<String> words(List<RuleDays.Selector> selectors) {
        return selectors.stream().map(RuleDays.Selector::toString).toList();
    }

    private static void step(JsonGenerator json, Guidance.Step step) throws IOException {
        json.writeStartObject();
        json.writeStringField("at", step.at().toString());
        json.writeStringField("what", step.what());
        json.writeEndObject();
    }

    private static void note(JsonGenerator json, Guidance.Note note) throws IOException {
        json.writeStartObject();
        json.writeStringField("title", note.title());
        json.writeStringField("text", note.markdown());
        json.writeEndObject();
    }

    private static void runbook(JsonGenerator json, Runbook runbook) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", runbook.id());
        json.writeStringField("title", runbook.title());
        json.writeStringField("text", runbook.markdown());
        json.writeEndObject();
    }

    static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        array(json, name, values, JsonGenerator::writeString);
    }

    static void text(JsonGenerator json, String name, Optional<String> value) throws IOException {
        json.writeStringField(name, value.orElse(null));
    }

    static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <T> void array(JsonGenerator json, String name, List<T> values, Writes<? super T> each)
            throws IOException {
        json.writeFieldName(name);
        array(json, values, each);
    }

    private static <T> void array(JsonGenerator json, List<T> values, Writes<? super T> each)
            throws IOException {
        json.writeStartArray();
        for (var value : values) {
            each.write(json, value);
        }
        json.writeEndArray();
    }

    @FunctionalInterface
    interface Writes<T> {
        void write(JsonGenerator json, T value) throws IOException;
    }

    @FunctionalInterface
    private interface Document {
        void write(JsonGenerator json) throws IOException;
    }

    private static String json(Document document) {
        var text = new StringWriter();
        try (var json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            document.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }
}
