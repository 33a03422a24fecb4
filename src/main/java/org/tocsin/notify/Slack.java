package org.tocsin.notify;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.tocsin.domain.notice.ChannelSpec;
import org.tocsin.domain.notice.ChannelSpec.Address;
import org.tocsin.domain.notice.Message;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.notify.web.Ask;
import org.tocsin.notify.web.Network;
import org.tocsin.secret.Secrets;

/**
 * Slack's incoming webhooks (semantics: Channels). A webhook belongs to one channel of Slack, so
 * that each address may have its own; what has none goes to the usual one and says whom it is for.
 */
final class Slack implements Channel {
    /** About one message a second is taken. */
    private static final Duration PACE = Duration.ofSeconds(1);

    private final ChannelSpec.Slack spec;
    private final Server server;

    Slack(ChannelSpec.Slack spec, Secrets secrets, Network network) {
        this.spec = spec;
        this.server = new Server(secrets, network);
    }

    @Override
    public Traits traits() {
        var carried = EnumSet.complementOf(EnumSet.of(Purpose.ANNOTATION));
        return new Traits(carried, true, false, PACE);
    }

    @Override
    public Delivery send(List<Message> messages) throws InterruptedException {
        var to = messages.getFirst().to();
        try {
            var hook =
                    spec.hooks()
                            .of(to)
                            .orElseThrow(() ->
                                    Halt.refused(
                                            "no webhook of Slack is set for %s; add one under hooks, or a url for all"
                                                    .formatted(to.address())));
            var uri = server.uri(new Address.Kept(hook));
            var body = Json.bytes(SlackBlocks.of(messages));
            server.ask(Ask.post(uri, Map.of(), body));
            return new Delivery.Accepted("");
        } catch (Halt halt) {
            return halt.delivery();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
