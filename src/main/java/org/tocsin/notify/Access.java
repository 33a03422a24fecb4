package org.tocsin.notify;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.tocsin.domain.notice.ChannelSpec;
import org.tocsin.notify.web.Answer;
import org.tocsin.notify.web.Ask;

/** A site with tickets behind a login: requests to its paths, answers as JSON. */
final class Access {
    private final ChannelSpec.Access spec;
    private final Server server;

    Access(ChannelSpec.Access spec, Server server) {
        this.spec = spec;
        this.server = server;
    }

    JsonNode get(String path) throws Halt, InterruptedException {
        return ask("GET", path, Optional.empty());
    }

    JsonNode send(String method, String path, JsonNode body) throws Halt, InterruptedException {
        return ask(method, path, Optional.of(Json.bytes(body)));
    }

    private JsonNode ask(String method, String path, Optional<byte[]> body)
            throws Halt, InterruptedException {
        var uri = Server.uri(spec.url(), path);
        var headers = Map.of("Authorization", authorization(), "Accept", "application/json");
        Answer.Replied reply = server.ask(new Ask(method, uri, headers, body));
        return Json.read(reply.body());
    }

    private String authorization() throws Halt {
        String secret = server.held().get(spec.secret());
        if (spec.user().isEmpty()) {
            return "Bearer " + secret;
        }
        String both = spec.user().get() + ":" + secret;
        // So that its Base64 form is blotted out as well.
        server.held().redaction().learn(both);
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
