package org.tocsin.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.tocsin.domain.deployment.Deployment;
import org.tocsin.engine.DeploymentDesk;
import org.tocsin.store.StoreException;

/**
 * Lets a pipeline that deploys say so over HTTP: {@code POST /deployments} with {@code
 * {"title": "…"}} plans one; with {@code "start": true} it is out at once and watched, which needs
 * {@code "waive": "why"} where its kind has a checklist.
 */
final class DeploymentDoor {
    /** Where it stands. */
    static final String PATH = "/deployments";

    private static final String HOW =
            "write {\"title\": \"…\"}, with kind, what, dataSets, start and waive where they"
                    + " matter";
    private static final Set<String> KEYS =
            Set.of("title", "kind", "what", "dataSets", "start", "waive");
    private static final ObjectMapper JSON = new ObjectMapper();

    private DeploymentDoor() {}

    static JsonNode deploy(DeploymentDesk desk, byte[] body) throws RunDoor.Denied, IOException {
        var said = read(body);
        try {
            var planned =
                    done(
                            desk.plan(
                                    said.path("kind").asText("other"),
                                    said.path("title").asText(""),
                                    said.path("what").asText(""),
                                    dataSets(said)));
            var now =
                    said.path("start").asBoolean()
                            ? done(
                                    desk.start(
                                            planned.id(),
                                            Optional.of(said.path("waive").asText(""))
                                                    .filter(why -> !why.isBlank())))
                            : planned;
            return JSON.createObjectNode()
                    .put("number", now.number())
                    .put("state", now.state())
                    .put("watchedUntil", now.watchedUntil().map(Object::toString).orElse(null));
        } catch (StoreException away) {
            throw new RunDoor.Denied(503, String.valueOf(away.getMessage()));
        }
    }

    private static JsonNode read(byte[] body) throws RunDoor.Denied, IOException {
        JsonNode said;
        try {
            said = JSON.readTree(body);
        } catch (JsonProcessingException bad) {
            throw new RunDoor.Denied(400, "this is no JSON: " + bad.getOriginalMessage());
        }
        for (var key : said.properties()) {
            if (!KEYS.contains(key.getKey())) {
                throw new RunDoor.Denied(400, "%s is not known; %s".formatted(key.getKey(), HOW));
            }
        }
        if (said.path("title").asText("").isBlank()) {
            throw new RunDoor.Denied(400, HOW);
        }
        return said;
    }

    private static Set<String> dataSets(JsonNode said) {
        var all = new HashSet<String>();
        said.path("dataSets").forEach(each -> all.add(each.asText()));
        return all;
    }

    private static Deployment done(DeploymentDesk.Reply reply) throws RunDoor.Denied {
        return switch (reply) {
            case DeploymentDesk.Reply.Done(var deployment) -> deployment;
            case DeploymentDesk.Reply.Refused(var reason) -> throw new RunDoor.Denied(409, reason);
        };
    }
}
