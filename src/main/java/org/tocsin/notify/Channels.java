package org.tocsin.notify;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.notice.ChannelSpec;
import org.tocsin.domain.notice.Destination;
import org.tocsin.domain.notice.Message;
import org.tocsin.domain.notice.Message.Content;
import org.tocsin.domain.notice.Message.Fact;
import org.tocsin.domain.notice.Message.Place;
import org.tocsin.domain.notice.Message.Topic;
import org.tocsin.domain.notice.Message.Urgency;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.notify.desktop.PlatformScreen;
import org.tocsin.notify.desktop.Screen;
import org.tocsin.notify.desktop.SystemLoudspeaker;
import org.tocsin.notify.web.Network;
import org.tocsin.secret.Secrets;

/**
 * The channels of a workspace by the names that playbooks know them by (N-1). Each is opened when
 * it is first asked for. A name that is not set up has no channel, and what goes there can only be
 * simulated.
 */
public final class Channels implements AutoCloseable {
    /**
     * What channels need of the world around them.
     *
     * @param folder the workspace's, from where relative paths lead
     * @param console pop-ups of the console, where there is one
     */
    public record Surroundings(
            Secrets secrets, Network network, Path folder, Optional<Screen> console) {}

    private final Map<String, ChannelSpec> specs;
    private final Surroundings around;
    private final Map<String, Channel> open = new ConcurrentHashMap<>();

    public Channels(Map<String, ChannelSpec> specs, Surroundings around) {
        this.specs = new LinkedHashMap<>(specs);
        this.around = around;
    }

    /** Empty when none of this name is set up. */
    public Optional<Channel> find(String name) {
        return Optional.ofNullable(specs.get(name))
                .map(spec -> open.computeIfAbsent(name, _ -> channel(spec)));
    }

    /**
     * Sends something that says it is a test; a ticket's channel only looks whether it could open
     * one. Empty when none of this name is set up.
     *
     * @param address the sender's own for mail when empty
     */
    public Optional<Delivery> sendTest(String name, Optional<String> address, UUID id, Instant now)
            throws InterruptedException {
        var spec = Optional.ofNullable(specs.get(name));
        var channel = find(name);
        if (spec.isEmpty() || channel.isEmpty()) {
            return Optional.empty();
        }
        String to = address.orElseGet(() -> ownAddress(spec.get()));
        var message = test(new Destination(name, to, to, "whoever tries this channel"), id, now);
        return Optional.of(channel.get().send(List.of(message)));
    }

    private static String ownAddress(ChannelSpec spec) {
        return spec instanceof ChannelSpec.Mail mail ? mail.from() : "test";
    }

    private static Message test(Destination to, UUID id, Instant now) {
        var topic =
                new Topic(
                        "test-" + id,
                        "Test of the channel " + to.channel(),
                        new Urgency("TEST", Severity.Level.INFO),
                        Place.NONE,
                        now);
        var content =
                new Content(
                        topic.title(),
                        "Somebody tried this channel from Tocsin. Nothing is wrong, and nothing is"
                                + " to be done.",
                        List.of(new Fact("Sent", now.toString())));
        return new Message(id, Purpose.TEST, to, topic, content);
    }

    private Channel channel(ChannelSpec spec) {
        var secrets = around.secrets();
        var network = around.network();
        return switch (spec) {
            case ChannelSpec.Slack slack -> new Slack(slack, secrets, network);
            case ChannelSpec.PagerDuty pagerDuty -> new PagerDuty(pagerDuty, secrets, network);
            case ChannelSpec.Mail mail -> new Mail(mail, secrets, network);
            case ChannelSpec.Webhook webhook -> new Webhook(webhook, secrets, network);
            case ChannelSpec.Jira jira -> new Jira(jira, secrets, network);
            case ChannelSpec.ServiceNow serviceNow -> new ServiceNow(serviceNow, secrets, network);
            case ChannelSpec.Desktop desktop ->
                    new Desktop(
                            desktop,
                            new Desktop.Devices(
                                    PlatformScreen.of(System.getProperty("os.name")),
                                    around.console(),
                                    new SystemLoudspeaker()),
                            network.clock());
            case ChannelSpec.Annotations annotations ->
                    new Annotations(annotations, around.folder(), secrets, network);
        };
    }

    @Override
    public void close() {
        open.values().forEach(Channel::close);
        open.clear();
    }
}
