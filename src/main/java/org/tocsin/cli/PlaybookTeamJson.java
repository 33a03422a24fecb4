package org.tocsin.cli;

import static org.tocsin.cli.PlaybookCommandJson.array;
import static org.tocsin.cli.PlaybookCommandJson.lower;
import static org.tocsin.cli.PlaybookCommandJson.strings;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.tocsin.domain.oncall.Cover;
import org.tocsin.domain.oncall.Rotation;
import org.tocsin.domain.playbook.PipelineDeadline;
import org.tocsin.domain.playbook.PlannedWindow;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.ScheduledReport;
import org.tocsin.domain.playbook.TeamDuty;
import org.tocsin.domain.playbook.TeamSchedule;
import org.tocsin.domain.response.Category;
import org.tocsin.domain.response.Contact;
import org.tocsin.domain.response.KnownIssue;
import org.tocsin.domain.response.Pipeline;
import org.tocsin.domain.response.Procedure;
import org.tocsin.domain.response.Role;
import org.tocsin.domain.response.Template;

/** Who there is, who is on call, and what people follow, as JSON. */
final class PlaybookTeamJson {
    private PlaybookTeamJson() {}

    static void write(JsonGenerator json, Playbook playbook) throws IOException {
        var response = playbook.response();
        array(json, "schedules", playbook.time().schedules(), PlaybookTeamJson::schedule);
        array(
                json,
                "maintenance",
                playbook.time().windows().maintenance(),
                PlaybookTeamJson::window);
        array(json, "calendar", playbook.time().agenda().duties(), PlaybookTeamJson::duty);
        array(json, "reports", playbook.time().agenda().reports(), PlaybookTeamJson::report);
        array(json, "deadlines", playbook.time().agenda().deadlines(), PlaybookTeamJson::deadline);
        array(json, "categories", response.categories(), PlaybookTeamJson::category);
        array(json, "roles", response.directory().roles(), PlaybookTeamJson::role);
        array(json, "pipelines", response.directory().pipelines(), PlaybookTeamJson::pipeline);
        array(json, "procedures", response.guides().procedures(), PlaybookTeamJson::procedure);
        array(json, "templates", response.guides().templates(), PlaybookTeamJson::template);
        array(json, "knownIssues", response.guides().knownIssues(), PlaybookTeamJson::knownIssue);
    }

    private static void schedule(JsonGenerator json, TeamSchedule schedule) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", schedule.id());
        json.writeStringField("title", schedule.plan().name().title());
        json.writeStringField("zone", schedule.plan().zone().getId());
        strings(json, "positions", schedule.plan().positions());
        json.writeArrayFieldStart("layers");
        for (var layer : schedule.plan().layers()) {
            for (var entry : layer.positions().entrySet()) {
                rotation(json, entry.getKey(), entry.getValue());
            }
        }
        json.writeEndArray();
        strings(json, "cover", schedule.plan().cover().rows().stream().map(Cover::name).toList());
        json.writeEndObject();
    }

    private static void rotation(JsonGenerator json, String position, Rotation rotation)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("position", position);
        json.writeStringField("start", rotation.start().toString());
        json.writeStringField(
                "every",
                rotation.every()
                        + " "
                        + rotation.unit().word()
                        + (rotation.every() > 1 ? "s" : ""));
        strings(json, "people", rotation.participants());
        json.writeEndObject();
    }

    private static void window(JsonGenerator json, PlannedWindow window) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", window.id());
        json.writeStringField("title", window.title());
        json.writeEndObject();
    }

    private static void duty(JsonGenerator json, TeamDuty duty) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", duty.id());
        json.writeStringField("title", duty.title());
        json.writeStringField("when", Recurrences.words(duty.recurrence()));
        json.writeStringField("owner", duty.owner());
        json.writeStringField("source", duty.source());
        json.writeEndObject();
    }

    private static void report(JsonGenerator json, ScheduledReport report) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", report.id());
        json.writeStringField("title", report.title());
        json.writeStringField("when", Recurrences.words(report.when().recurrence()));
        strings(json, "roles", report.to().roles());
        strings(json, "channels", report.to().channels());
        json.writeStringField("template", report.template());
        PlaybookRulesJson.scope(json, report.scope());
        json.writeStringField("source", report.when().source());
        json.writeEndObject();
    }

    private static void deadline(JsonGenerator json, PipelineDeadline deadline) throws IOException {
        json.writeStartObject();
        json.writeStringField("pipeline", deadline.pipeline());
        json.writeStringField("id", deadline.id());
        json.writeStringField("title", deadline.title());
        json.writeStringField("when", deadline.deadline().rule().toString());
        json.writeStringField("warn", deadline.deadline().warnAhead().toString());
        json.writeEndObject();
    }

    private static void category(JsonGenerator json, Category category) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", category.id());
        json.writeStringField("title", category.title());
        strings(
                json,
                "subcategories",
                category.subcategories().stream().map(Category.Sub::id).toList());
        json.writeEndObject();
    }

    private static void role(JsonGenerator json, Role role) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", role.id());
        json.writeStringField("title", role.title());
        json.writeStringField("holder", holder(role.holder()));
        json.writeObjectFieldStart("contacts");
        for (Contact contact : role.contacts()) {
            json.writeStringField(contact.channel(), contact.address());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    static String holder(Role.Holder holder) {
        return switch (holder) {
            case Role.Nobody() -> "nobody by name";
            case Role.People(var people) -> String.join(", ", people);
            case Role.OnCall(var schedule, var position) ->
                    "on call: %s, %s".formatted(schedule, position);
            case Role.Owner(var rank) -> "%s owner of the pipeline".formatted(lower(rank));
            case Role.ByIssue(var rank) -> "%s by kind of issue".formatted(lower(rank));
            case Role.Assigned(var part) -> "assigned as " + lower(part);
        };
    }

    private static void pipeline(JsonGenerator json, Pipeline pipeline) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", pipeline.id());
        json.writeStringField("title", pipeline.title());
        json.writeStringField("area", pipeline.ownership().area());
        json.writeStringField("primary", pipeline.ownership().primary());
        json.writeStringField("secondary", pipeline.ownership().secondary());
        strings(json, "labels", pipeline.labels().stream().sorted().toList());
        json.writeEndObject();
    }

    private static void procedure(JsonGenerator json, Procedure procedure) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", procedure.id());
        json.writeStringField("title", procedure.title());
        json.writeStringField("use", lower(procedure.use()));
        PlaybookRulesJson.scope(json, procedure.application().scope());
        json.writeNumberField(
                "steps",
                procedure.phases().stream().map(Procedure.Phase::steps).mapToInt(List::size).sum());
        json.writeStringField("source", procedure.application().source());
        json.writeEndObject();
    }

    private static void template(JsonGenerator json, Template template) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", template.id());
        json.writeStringField("title", template.title());
        json.writeStringField("use", lower(template.use()));
        json.writeEndObject();
    }

    private static void knownIssue(JsonGenerator json, KnownIssue issue) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", issue.id());
        json.writeStringField("title", issue.title());
        json.writeStringField("pipeline", issue.pipeline());
        json.writeEndObject();
    }
}
