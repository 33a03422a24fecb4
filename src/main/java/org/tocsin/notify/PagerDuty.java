package org.tocsin.notify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.notice.ChannelSpec;
import org.tocsin.domain.notice.Message;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.notify.web.Ask;
import org.tocsin.notify.web.Clip;
import org.tocsin.notify.web.Network;
import org.tocsin.secret.Secrets;

/**
 * PagerDuty's Events API v2 (semantics: Channels): one alert per incident, which is triggered,
 * acknowledged and resolved by the key of the topic. A repetition finds its alert by that key.
 */
final class PagerDuty implements Channel {
    static final int SUMMARY = 1024;
    static final int BODY_BYTES = 512 * 1024;

    /** About 120 events a minute are taken for one key. */
    private static final Duration PACE = Duration.ofMillis(500);

    /** Of ids that become fields; PagerDuty names no limit for them. */
    private static final int FIELD = 255;

    private final ChannelSpec.PagerDuty spec;
    private final Server server;

    PagerDuty(ChannelSpec.PagerDuty spec, Secrets secrets, Network network) {
        this.spec = spec;
        this.server = new Server(secrets, network);
    }

    @Override
    public Traits traits() {
        var carried =
                EnumSet.of(
                        Purpose.ALERT,
                        Purpose.ACKNOWLEDGED,
                        Purpose.RESOLVED,
                        Purpose.REMINDER,
                        Purpose.TEST);
        return new Traits(carried, false, true, PACE);
    }

    /** Each by itself: events are not bundled. */
    @Override
    public Delivery send(List<Message> messages) throws InterruptedException {
        var message = messages.getFirst();
        var to = message.to();
        try {
            String action = action(message.purpose());
            var key =
                    spec.keys()
                            .of(to)
                            .orElseThrow(() ->
                                    Halt.refused(
                                            "no integration key of PagerDuty is set for %s; add one under keys, or a key for all"
                                                    .formatted(to.address())));
            var uri = Server.uri(spec.url(), "/enqueue");
            var body = body(message, action, server.held().get(key));
            var reply = server.ask(Ask.post(uri, Map.of(), body));
            var answer = Json.read(reply.body());
            return new Delivery.Accepted(
                    server.shown(answer.path("dedup_key").asText(message.topic().key())));
        } catch (Halt halt) {
            return halt.delivery();
        }
    }

    private static String action(Purpose purpose) throws Halt {
        return switch (purpose) {
            case ALERT, REMINDER, TEST -> "trigger";
            case ACKNOWLEDGED -> "acknowledge";
            case RESOLVED -> "resolve";
            case UPDATE, REPORT, ANNOTATION ->
                    throw Halt.refused(
                            "PagerDuty has no event for a message of this kind (%s)"
                                    .formatted(purpose));
        };
    }

    /** The event; what is only beside it is left out when it would be too long (512 KB). */
    byte[] body(Message message, String action, String key) {
        var event = Json.object();
        event.put("routing_key", key);
        event.put("event_action", action);
        event.put("dedup_key", message.topic().key());
        event.put("client", "Tocsin");
        var payload = payload(message);
        event.set("payload", payload);
        byte[] whole = Json.bytes(event);
        if (whole.length <= BODY_BYTES) {
            return whole;
        }
        payload.remove("custom_details");
        return Json.bytes(event);
    }

    private ObjectNode payload(Message message) {
        var topic = message.topic();
        var place = topic.place();
        var payload = Json.object();
        payload.put("summary", summary(message));
        payload.put("source", named(place.dataSet(), place.pipeline(), "tocsin"));
        payload.put("severity", severity(topic.urgency()));
        payload.put("timestamp", topic.since().toString());
        putNamed(payload, "component", place.dataSet());
        putNamed(payload, "group", place.pipeline());
        putNamed(payload, "class", place.category());
        var details = payload.putObject("custom_details");
        message.content().facts().forEach(fact -> details.put(fact.name(), fact.value()));
        details.put("severity", topic.urgency().severity());
        details.put("for", message.to().role());
        if (place.number() != 0) {
            details.put("incident", place.number());
        }
        details.put("text", message.content().body());
        return payload;
    }

    private static String summary(Message message) {
        String subject = Clip.oneLine(message.content().subject());
        String title = Clip.oneLine(message.topic().title());
        return Clip.to(named(subject, title, "An incident without a title"), SUMMARY);
    }

    private String severity(Message.Urgency urgency) {
        var chosen = spec.severities().get(urgency.severity());
        return chosen == null ? severity(urgency.level()) : chosen;
    }

    private static String severity(Severity.Level level) {
        return switch (level) {
            case CRITICAL -> "critical";
            case WARNING -> "warning";
            case INFO -> "info";
        };
    }

    private static void putNamed(ObjectNode node, String name, String value) {
        if (!value.isBlank()) {
            node.put(name, Clip.to(value, FIELD));
        }
    }

    private static String named(String... names) {
        return Stream.of(names).filter(name -> !name.isBlank()).findFirst().orElse("");
    }

    @Override
    public void close() {
        server.close();
    }
}
