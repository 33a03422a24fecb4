package org.tocsin.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tocsin.domain.deployment.ChangeKind;
import org.tocsin.domain.deployment.Deployment;
import org.tocsin.domain.deployment.Figure;
import org.tocsin.engine.DeploymentDesk;

/** Deployments as text and as JSON. */
record DeploymentText(DeploymentDesk desk, Deployment deployment) {
    static String list(List<Deployment> all) {
        return all.isEmpty()
                ? "no deployments\n"
                : all.stream()
                        .map(each ->
                                "%-4d  %-17s  %s  %s\n"
                                        .formatted(
                                                each.number(),
                                                each.state(),
                                                When.text(each.planned().at()),
                                                each.plan().title()))
                        .collect(Collectors.joining());
    }

    static String listJson(List<Deployment> all) {
        return JsonText.of(json -> JsonText.array(json, all, DeploymentText::head));
    }

    String show() {
        var plan = deployment.plan();
        var lines = new ArrayList<String>();
        lines.add("%s: %s".formatted(deployment.title(), deployment.state()));
        lines.add("%s, planned by %s".formatted(plan.kind().title(), deployment.planned().by()));
        if (!plan.what().isEmpty()) {
            lines.add(plan.what());
        }
        var ticks = deployment.ticks();
        for (var item : plan.kind().checklist()) {
            var tick = Optional.ofNullable(ticks.get(item.id()));
            lines.add(
                    "[%s] %s (%s)%s"
                            .formatted(
                                    tick.isPresent() ? "x" : " ",
                                    item.text(),
                                    item.id(),
                                    tick.map(each ->
                                                    ", %s %s"
                                                            .formatted(
                                                                    each.by(),
                                                                    When.text(each.at())))
                                            .orElse("")));
        }
        deployment
                .watched()
                .ifPresent(watched ->
                        lines.add(
                                "out since %s, watched until %s"
                                        .formatted(
                                                When.text(watched.since()),
                                                When.text(
                                                        deployment.watchedUntil().orElseThrow()))));
        deployment.proposals().forEach(each -> lines.add("rollback proposed: " + each.why()));
        note().ifPresent(lines::add);
        for (var beside : desk.figures(deployment)) {
            lines.add(
                    "  %s: before %s; after %s"
                            .formatted(
                                    desk.name(beside.before().check()),
                                    beside.before().words(),
                                    beside.after().words()));
        }
        return String.join("\n", lines) + "\n";
    }

    private Optional<String> note() {
        return switch (deployment.stage()) {
            case Deployment.Planned _, Deployment.Watching _ -> Optional.empty();
            case Deployment.Undecided(var left) -> Optional.of("to be decided: " + left.why());
            case Deployment.Good(var found, var entry) ->
                    Optional.of("good, says %s: %s".formatted(entry.by(), found.note()));
            case Deployment.BackAgain(var back, var entry) ->
                    Optional.of("rolled back, says %s: %s".formatted(entry.by(), back.note()));
        };
    }

    String showJson() {
        var ticks = deployment.ticks();
        return JsonText.of(json -> {
            json.writeStartObject();
            facts(json, deployment);
            json.writeArrayFieldStart("checklist");
            for (var item : deployment.plan().kind().checklist()) {
                item(json, item, Optional.ofNullable(ticks.get(item.id())));
            }
            json.writeEndArray();
            json.writeArrayFieldStart("proposals");
            for (var proposal : deployment.proposals()) {
                json.writeStartObject();
                json.writeStringField("check", proposal.check().value());
                json.writeStringField("at", When.text(proposal.at()));
                json.writeStringField("why", proposal.why());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeStringField("note", note().orElse(""));
            json.writeArrayFieldStart("checks");
            for (var beside : desk.figures(deployment)) {
                json.writeStartObject();
                json.writeStringField("check", beside.before().check().value());
                json.writeFieldName("before");
                figure(json, beside.before());
                json.writeFieldName("after");
                figure(json, beside.after());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void head(JsonGenerator json, Deployment deployment) throws IOException {
        json.writeStartObject();
        facts(json, deployment);
        json.writeEndObject();
    }

    private static void facts(JsonGenerator json, Deployment deployment) throws IOException {
        json.writeNumberField("number", deployment.number());
        json.writeStringField("title", deployment.plan().title());
        json.writeStringField("kind", deployment.plan().kind().id());
        json.writeStringField("what", deployment.plan().what());
        json.writeStringField("author", deployment.planned().by());
        json.writeStringField("state", deployment.state());
        json.writeStringField("plannedAt", When.text(deployment.planned().at()));
        at(json, "startedAt", deployment.watched().map(Deployment.Watching::since));
        at(json, "watchedUntil", deployment.watchedUntil());
    }

    private static void at(JsonGenerator json, String name, Optional<Instant> at)
            throws IOException {
        json.writeFieldName(name);
        if (at.isPresent()) {
            json.writeString(When.text(at.get()));
        } else {
            json.writeNull();
        }
    }

    private static void item(
            JsonGenerator json, ChangeKind.Item item, Optional<Deployment.Tick> tick)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("id", item.id());
        json.writeStringField("text", item.text());
        json.writeBooleanField("done", tick.isPresent());
        json.writeStringField("by", tick.map(Deployment.Tick::by).orElse(""));
        at(json, "at", tick.map(Deployment.Tick::at));
        json.writeEndObject();
    }

    private static void figure(JsonGenerator json, Figure figure) throws IOException {
        json.writeStartObject();
        json.writeStringField("verdict", figure.finding().name());
        json.writeFieldName("value");
        if (figure.value().number().isPresent()) {
            json.writeNumber(figure.value().number().get());
        } else {
            json.writeNull();
        }
        at(json, "at", figure.at());
        json.writeStringField("message", figure.message());
        json.writeEndObject();
    }
}
