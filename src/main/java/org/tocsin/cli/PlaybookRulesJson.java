package org.tocsin.cli;

import static org.tocsin.cli.PlaybookCommandJson.array;
import static org.tocsin.cli.PlaybookCommandJson.lower;
import static org.tocsin.cli.PlaybookCommandJson.strings;
import static org.tocsin.cli.PlaybookCommandJson.text;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.response.ClockRules;
import org.tocsin.domain.response.Deed;
import org.tocsin.domain.response.Duty;
import org.tocsin.domain.response.ImpactRule;
import org.tocsin.domain.response.Ladder;
import org.tocsin.domain.response.Level;
import org.tocsin.domain.response.Milestone;
import org.tocsin.domain.response.Moment;
import org.tocsin.domain.response.Recipients;
import org.tocsin.domain.response.ReviewRule;
import org.tocsin.domain.response.Route;
import org.tocsin.domain.response.Rule;
import org.tocsin.domain.response.Scope;

/** What is due when, and who is told, as JSON. */
final class PlaybookRulesJson {
    private PlaybookRulesJson() {}

    static void write(JsonGenerator json, ClockRules rules) throws IOException {
        array(json, "milestones", rules.milestones(), PlaybookRulesJson::milestone);
        array(json, "ladders", rules.ladders(), PlaybookRulesJson::ladder);
        array(json, "duties", rules.duties(), PlaybookRulesJson::duty);
        array(json, "routing", rules.routes(), PlaybookRulesJson::route);
        array(json, "impact", rules.turns().impact(), PlaybookRulesJson::impact);
        array(json, "levels", rules.turns().levels(), PlaybookRulesJson::level);
        array(json, "reviews", rules.turns().reviews(), PlaybookRulesJson::review);
    }

    private static void milestone(JsonGenerator json, Milestone milestone) throws IOException {
        json.writeStartObject();
        rule(json, milestone.rule(), "within");
        strings(json, "metBy", deeds(milestone.metBy()));
        json.writeObjectFieldStart("missed");
        recipients(json, "tell", milestone.miss().tell());
        text(json, "raise", milestone.miss().raise());
        strings(json, "start", milestone.miss().start());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void ladder(JsonGenerator json, Ladder ladder) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", ladder.id());
        json.writeStringField("title", ladder.title());
        scope(json, ladder.when().scope());
        json.writeStringField("while", lower(ladder.when().silence()));
        array(json, "rungs", ladder.rungs(), PlaybookRulesJson::rung);
        json.writeNumberField("repeat", ladder.climbing().repeat());
        text(json, "repeatEvery", ladder.climbing().every().map(Span::toString));
        strings(json, "replaces", ladder.climbing().replaces());
        json.writeBooleanField("onlySwitched", ladder.climbing().onlySwitched());
        json.writeStringField("source", ladder.when().source());
        json.writeEndObject();
    }

    private static void rung(JsonGenerator json, Ladder.Rung rung) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", rung.id());
        json.writeStringField("title", rung.title());
        json.writeStringField("after", rung.after().toString());
        recipients(json, "tell", rung.tell());
        text(json, "level", rung.level());
        json.writeEndObject();
    }

    private static void duty(JsonGenerator json, Duty duty) throws IOException {
        json.writeStartObject();
        rule(json, duty.rule(), "first");
        json.writeStringField("every", duty.beat().every().toString());
        json.writeBooleanField("workingTimeOnly", duty.beat().workingTimeOnly());
        json.writeBooleanField("dormant", duty.beat().dormant());
        json.writeStringField("audience", duty.beat().audience());
        json.writeStringField("owedBy", duty.owedBy());
        recipients(json, "to", duty.to());
        strings(json, "metBy", deeds(duty.metBy()));
        json.writeEndObject();
    }

    private static void route(JsonGenerator json, Route route) throws IOException {
        json.writeStartObject();
        rule(json, route.rule(), "after");
        recipients(json, "to", route.to());
        text(json, "every", route.every().map(Span::toString));
        json.writeStringField("template", route.template());
        json.writeEndObject();
    }

    private static void impact(JsonGenerator json, ImpactRule impact) throws IOException {
        json.writeStartObject();
        rule(json, impact.rule(), "after");
        json.writeObjectFieldStart("when");
        switch (impact.when()) {
            case ImpactRule.RevenueAbove(var perHour) ->
                    json.writeNumberField("revenuePerHourAbove", perHour);
            case ImpactRule.Touches(var aspect) ->
                    json.writeStringField("touches", lower(aspect));
        }
        json.writeEndObject();
        recipients(json, "tell", impact.tell());
        text(json, "level", impact.level());
        text(json, "ladder", impact.ladder());
        json.writeEndObject();
    }

    private static void level(JsonGenerator json, Level level) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", level.id());
        json.writeStringField("title", level.title());
        strings(json, "roles", level.roles());
        json.writeEndObject();
    }

    private static void review(JsonGenerator json, ReviewRule review) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", review.id());
        json.writeStringField("title", review.title());
        scope(json, review.scope());
        var within =
                switch (review.due()) {
                    case ReviewRule.Within(var span) -> Optional.of(span.toString());
                    case ReviewRule.MonthlyBatch() -> Optional.<String>empty();
                };
        text(json, "within", within);
        json.writeBooleanField("monthlyBatch", within.isEmpty());
        json.writeStringField("source", review.source());
        json.writeEndObject();
    }

    private static void rule(JsonGenerator json, Rule rule, String after) throws IOException {
        json.writeStringField("id", rule.id());
        json.writeStringField("title", rule.title());
        scope(json, rule.scope());
        json.writeStringField("from", from(rule.timing().from()));
        json.writeStringField(after, rule.timing().after().toString());
        json.writeStringField("source", rule.source());
    }

    private static List<String> deeds(Set<Deed> deeds) {
        return deeds.stream().sorted().map(PlaybookCommandJson::lower).toList();
    }

    static String from(Moment moment) {
        return switch (moment) {
            case Moment.Detected() -> "detected";
            case Moment.Acknowledged() -> "acknowledged";
            case Moment.LastUpdate() -> "last-update";
            case Moment.Level(var level) -> "level " + level;
        };
    }

    static void scope(JsonGenerator json, Scope scope) throws IOException {
        strings(json, "severities", scope.severities().stream().sorted().toList());
        strings(json, "categories", scope.categories().stream().sorted().toList());
        strings(json, "labels", scope.labels().stream().sorted().toList());
    }

    private static void recipients(JsonGenerator json, String name, Recipients to)
            throws IOException {
        json.writeObjectFieldStart(name);
        strings(json, "roles", to.roles());
        strings(json, "channels", to.channels());
        json.writeEndObject();
    }
}
