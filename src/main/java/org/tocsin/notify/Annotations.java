package org.tocsin.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tocsin.domain.notice.ChannelSpec;
import org.tocsin.domain.notice.Message;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.notify.web.Ask;
import org.tocsin.notify.web.Network;
import org.tocsin.secret.Secrets;

/**
 * What readers of dashboards are to know now (N-5): one annotation per dashboard and incident, gone
 * once that is resolved. The JSON file ({@code tocsin/annotations/1}) is the memory as well; the
 * HTML beside it and what is posted say the same. Each is replaced whole.
 */
final class Annotations implements Channel {
    private static final String SCHEMA = "tocsin/annotations/1";

    private final ChannelSpec.Annotations spec;
    private final Path file;
    private final Server server;

    Annotations(ChannelSpec.Annotations spec, Path folder, Secrets secrets, Network network) {
        this.spec = spec;
        this.file = folder.resolve(spec.file()).normalize();
        this.server = new Server(secrets, network);
    }

    @Override
    public Traits traits() {
        var carried =
                EnumSet.of(
                        Purpose.ANNOTATION,
                        Purpose.ALERT,
                        Purpose.UPDATE,
                        Purpose.RESOLVED,
                        Purpose.TEST);
        return new Traits(carried, true, true, Duration.ZERO);
    }

    @Override
    public synchronized Delivery send(List<Message> messages) throws InterruptedException {
        var now = server.network().clock().instant();
        try {
            var current = read();
            messages.forEach(message -> apply(message, current, now));
            var root = Json.object().put("schema", SCHEMA).put("at", now.toString());
            root.set("annotations", current);
            byte[] json = Json.bytes(root);
            WholeFile.replace(file, json);
            WholeFile.replace(html(), AnnotationsHtml.of(current, now));
            post(json, now);
            return new Delivery.Accepted(file.toString());
        } catch (Halt halt) {
            return halt.delivery();
        } catch (IOException e) {
            return Halt.later(
                            "%s cannot be written: %s; check the disk and its permissions"
                                    .formatted(file, e))
                    .delivery();
        }
    }

    private ArrayNode read() throws Halt, IOException {
        if (!Files.exists(file)) {
            return Json.object().arrayNode();
        }
        var root = Json.read(Files.readString(file));
        if (root.path("schema").asText().equals(SCHEMA)
                && root.path("annotations") instanceof ArrayNode annotations) {
            return annotations;
        }
        throw Halt.refused(
                file + " holds something else; delete it, or let the channel write elsewhere");
    }

    private static void apply(Message message, ArrayNode current, Instant now) {
        switch (message.purpose()) {
            case ANNOTATION, ALERT, UPDATE -> put(json(message, now), current);
            case RESOLVED -> remove(message.to().address(), message.topic().key(), current);
            // A test tries the files and the server, and tells the readers nothing.
            case ACKNOWLEDGED, REMINDER, REPORT, TEST -> {}
        }
    }

    /** In the place of the one before, so that a list keeps its order. */
    private static void put(ObjectNode annotation, ArrayNode current) {
        for (int i = 0; i < current.size(); i++) {
            if (isOf(
                    annotation.path("dashboard").asText(),
                    annotation.path("key").asText(),
                    current.get(i))) {
                current.set(i, annotation);
                return;
            }
        }
        current.add(annotation);
    }

    private static void remove(String dashboard, String key, ArrayNode current) {
        for (int i = current.size() - 1; i >= 0; i--) {
            if (isOf(dashboard, key, current.get(i))) {
                current.remove(i);
            }
        }
    }

    private static boolean isOf(String dashboard, String key, JsonNode annotation) {
        return annotation.path("dashboard").asText().equals(dashboard)
                && annotation.path("key").asText().equals(key);
    }

    private static ObjectNode json(Message message, Instant now) {
        var topic = message.topic();
        String subject = message.content().subject();
        return Json.object()
                .put("dashboard", message.to().address())
                .put("key", topic.key())
                .put("incident", topic.place().number())
                .put("title", subject.isBlank() ? topic.title() : subject)
                .put("text", message.content().body())
                .put("severity", topic.urgency().severity())
                .put("level", topic.urgency().level().name().toLowerCase(Locale.ROOT))
                .put("dataSet", topic.place().dataSet())
                .put("pipeline", topic.place().pipeline())
                .put("since", topic.since().toString())
                .put("updated", now.toString());
    }

    private void post(byte[] json, Instant now) throws Halt, InterruptedException {
        if (spec.post().isPresent()) {
            var uri = server.uri(spec.post().get());
            Map<String, String> headers =
                    Signature.headers(spec.signing(), server.held(), now, json);
            server.ask(Ask.post(uri, headers, json));
        }
    }

    private Path html() {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
        return file.resolveSibling(name + ".html");
    }

    @Override
    public void close() {
        server.close();
    }

    /** The same as a piece of a page. */
    private static final class AnnotationsHtml {
        static byte[] of(JsonNode annotations, Instant now) {
            var html = new StringBuilder("<section class=\"tocsin-annotations\" data-at=\"");
            html.append(now).append("\">\n");
            for (var one : annotations) {
                html.append(
                        "<article class=\"tocsin-annotation tocsin-%s\" data-dashboard=\"%s\">\n"
                                .formatted(text(one, "level"), text(one, "dashboard")));
                html.append("<h3>").append(text(one, "title")).append("</h3>\n");
                html.append("<p>")
                        .append(text(one, "text").replaceAll("\\R", "<br>\n"))
                        .append("</p>\n");
                html.append(
                        "<footer>%s since <time datetime=\"%s\">%s</time></footer>\n"
                                .formatted(
                                        text(one, "severity"),
                                        text(one, "since"),
                                        text(one, "since")));
                html.append("</article>\n");
            }
            return html.append("</section>\n").toString().getBytes(StandardCharsets.UTF_8);
        }

        private static String text(JsonNode annotation, String field) {
            return annotation
                    .path(field)
                    .asText()
                    .replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;")
                    .replace("'", "&#39;");
        }
    }
}
