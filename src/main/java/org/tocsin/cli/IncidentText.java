package org.tocsin.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tocsin.domain.incident.Act;
import org.tocsin.domain.incident.Countdown;
import org.tocsin.domain.incident.EventWords;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Logged;
import org.tocsin.domain.incident.Names;
import org.tocsin.engine.IncidentDesk;

/** Incidents for people and for programs. */
final class IncidentText {
    private final IncidentDesk desk;
    private final Instant now;

    IncidentText(IncidentDesk desk, Instant now) {
        this.desk = desk;
        this.now = now;
    }

    String list(List<Incident> incidents) {
        return incidents.isEmpty()
                ? "No incident is open.\n"
                : sorted(incidents).stream().map(this::line).collect(Collectors.joining());
    }

    private List<Incident> sorted(List<Incident> incidents) {
        return incidents.stream()
                .sorted(
                        Comparator.comparing(
                                each -> deadline(each).map(Act::at).orElse(Instant.MAX)))
                .toList();
    }

    String line(Incident incident) {
        return "#%d  %s  %s  %s  %s  %s\n"
                .formatted(
                        incident.id().number(),
                        incident.severity(),
                        state(incident),
                        deadline(incident).map(this::deadline).orElse("no deadline"),
                        incident.owner().map(owner -> "owner " + owner).orElse("no owner"),
                        incident.subject().title());
    }

    private Optional<Act> deadline(Incident incident) {
        return Countdown.deadline(incident, desk.terms(incident));
    }

    private String deadline(Act act) {
        return "%s %s (%s)".formatted(act.outcome().title(), When.text(act.at()), left(act.at()));
    }

    private String left(Instant at) {
        var left = Duration.between(now, at);
        return left.isNegative() ? "overdue by " + length(left.negated()) : "in " + length(left);
    }

    private static String length(Duration length) {
        if (length.toHours() >= 48) {
            return length.toDays() + " d";
        }
        return length.toHours() > 0
                ? length.toHours() + " h " + length.toMinutesPart() + " m"
                : length.toMinutes() + " m " + length.toSecondsPart() + " s";
    }

    String show(Incident incident) {
        var text = new StringBuilder(line(incident));
        for (var clock : Countdown.of(incident, desk.terms(incident))) {
            text.append(
                    "  %-24s  %s  %s\n"
                            .formatted(
                                    clock.label().title(), standing(clock), clock.label().why()));
        }
        for (var logged : desk.log(incident.id().uuid())) {
            text.append(
                    "%s  %-12s  %s\n"
                            .formatted(
                                    When.text(logged.at()), logged.actor().name(), words(logged)));
        }
        return text.toString();
    }

    private String standing(Countdown clock) {
        return switch (clock.standing()) {
            case Countdown.Running() -> clock.due().map(due -> "due " + When.text(due)).orElse("");
            case Countdown.Waiting() -> "waiting";
            case Countdown.Met(var at, var late) -> "met " + When.text(at) + (late ? ", late" : "");
            case Countdown.Missed(var at) -> "missed " + When.text(at);
        };
    }

    String listJson(List<Incident> incidents) {
        return JsonText.of(json -> JsonText.array(json, sorted(incidents), this::summary));
    }

    private void summary(JsonGenerator json, Incident incident) throws IOException {
        json.writeStartObject();
        fields(json, incident);
        json.writeEndObject();
    }

    private void fields(JsonGenerator json, Incident incident) throws IOException {
        var subject = incident.subject();
        var times = incident.course().times();
        json.writeNumberField("number", incident.id().number());
        json.writeStringField("id", incident.id().uuid().toString());
        json.writeStringField("title", subject.title());
        json.writeStringField("severity", incident.severity());
        json.writeStringField("state", state(incident));
        json.writeStringField("category", subject.classification().category());
        json.writeStringField("subcategory", subject.classification().subcategory());
        json.writeStringField("pipeline", subject.place().pipeline());
        instant(json, "startedAt", times.started());
        json.writeStringField("detectedAt", When.text(times.detected()));
        instant(json, "acknowledgedAt", times.acknowledged());
        instant(json, "resolvedAt", times.resolved());
        json.writeStringField("changedAt", When.text(times.changed()));
        text(json, "owner", incident.owner());
        json.writeNumberField("reopened", incident.course().ending().reopened());
        var next = deadline(incident);
        instant(json, "nextDeadline", next.map(Act::at));
        text(json, "nextDeadlineIs", next.map(act -> act.outcome().title()));
    }

    String showJson(Incident incident) {
        return JsonText.of(json -> {
            json.writeStartObject();
            fields(json, incident);
            json.writeFieldName("clocks");
            JsonText.array(json, Countdown.of(incident, desk.terms(incident)), this::clock);
            json.writeFieldName("timeline");
            JsonText.array(json, desk.log(incident.id().uuid()), this::logged);
            json.writeEndObject();
        });
    }

    private void clock(JsonGenerator json, Countdown clock) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", clock.rule());
        json.writeStringField("title", clock.label().title());
        instant(json, "due", clock.due());
        json.writeStringField(
                "standing",
                switch (clock.standing()) {
                    case Countdown.Running() -> "running";
                    case Countdown.Waiting() -> "waiting";
                    case Countdown.Met _ -> "met";
                    case Countdown.Missed _ -> "missed";
                });
        json.writeStringField("why", clock.label().why());
        json.writeEndObject();
    }

    private void logged(JsonGenerator json, Logged logged) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", logged.version());
        json.writeStringField("at", When.text(logged.at()));
        json.writeStringField("by", logged.actor().name());
        json.writeStringField("what", words(logged));
        json.writeEndObject();
    }

    private String words(Logged logged) {
        var terms = desk.terms();
        var names =
                new Names(
                        terms.around().directory(),
                        terms.guides(),
                        id ->
                                desk.incident(id)
                                        .map(other -> "#" + other.id().number())
                                        .orElseGet(id::toString));
        var said = new EventWords(names, ZoneOffset.UTC).of(logged.event());
        String body = said.body().replaceAll("\\s*\\R\\s*", " ");
        return body.isEmpty() ? said.said() : said.said() + ": " + body;
    }

    private static void instant(JsonGenerator json, String name, Optional<Instant> at)
            throws IOException {
        text(json, name, at.map(When::text));
    }

    private static void text(JsonGenerator json, String name, Optional<String> value)
            throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }

    private static String state(Incident incident) {
        return incident.state().name().toLowerCase(Locale.ROOT);
    }
}
