package org.tocsin.notify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.tocsin.domain.notice.ChannelSpec;
import org.tocsin.domain.notice.Message;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.notify.web.Ask;
import org.tocsin.notify.web.Network;
import org.tocsin.secret.Secrets;

/**
 * Posts each message as a JSON document ({@code tocsin/notice/1}) to somebody's own server, signed
 * if a key is set. The header {@code Idempotency-Key} has the notice's id, the same when the same
 * is sent again.
 */
final class Webhook implements Channel {
    private final ChannelSpec.Webhook spec;
    private final Server server;

    Webhook(ChannelSpec.Webhook spec, Secrets secrets, Network network) {
        this.spec = spec;
        this.server = new Server(secrets, network);
    }

    @Override
    public Traits traits() {
        return new Traits(
                EnumSet.allOf(Purpose.class), false, spec.dropsRepetitions(), Duration.ZERO);
    }

    @Override
    public Delivery send(List<Message> messages) throws InterruptedException {
        var message = messages.getFirst();
        try {
            var uri = server.uri(spec.to());
            var body = Json.bytes(json(message));
            var now = server.network().clock().instant();
            var headers = Signature.headers(spec.signing(), server.held(), now, body);
            headers.put("Idempotency-Key", message.id().toString());
            server.ask(Ask.post(uri, headers, body));
            return new Delivery.Accepted("");
        } catch (Halt halt) {
            return halt.delivery();
        }
    }

    private static ObjectNode json(Message message) {
        var root = Json.object();
        root.put("schema", "tocsin/notice/1");
        root.put("id", message.id().toString());
        root.put("purpose", message.purpose().name().toLowerCase(Locale.ROOT));
        var to = message.to();
        root.putObject("to")
                .put("channel", to.channel())
                .put("address", to.address())
                .put("holder", to.holder())
                .put("role", to.role());
        var topic = message.topic();
        var place = topic.place();
        var about = root.putObject("topic");
        about.put("key", topic.key());
        about.put("title", topic.title());
        about.put("severity", topic.urgency().severity());
        about.put("level", topic.urgency().level().name().toLowerCase(Locale.ROOT));
        about.put("since", topic.since().toString());
        if (place.number() != 0) {
            about.put("incident", place.number());
        }
        about.put("dataSet", place.dataSet());
        about.put("pipeline", place.pipeline());
        about.put("category", place.category());
        root.put("subject", message.content().subject());
        root.put("body", message.content().body());
        var facts = root.putArray("facts");
        message.content()
                .facts()
                .forEach(fact ->
                        facts.addObject().put("name", fact.name()).put("value", fact.value()));
        return root;
    }

    @Override
    public void close() {
        server.close();
    }
}
