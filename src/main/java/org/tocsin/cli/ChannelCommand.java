package org.tocsin.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tocsin.domain.notice.ChannelSpec;
import org.tocsin.notify.Delivery;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tocsin channel}: the ways out of a workspace, and whether they work (N-1). */
@Command(
        name = "channel",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Lists and tries the channels that workspace.yaml sets up.")
public final class ChannelCommand implements Runnable {
    private static final int NOT_TAKEN = 1;

    /**
     * Knows the channels; wired up where the graph of objects is built. A {@link Refused} says what
     * went wrong.
     */
    public interface Desk {
        /** As they are set up, by name. */
        Map<String, ChannelSpec> channels(Optional<Path> workspace);

        /** Empty when there is none of this name. */
        Optional<Delivery> test(Optional<Path> workspace, String name, Optional<String> address);
    }

    @Spec private @Nullable CommandSpec spec;
    @ParentCommand private @Nullable Tocsin tocsin;

    private final Desk desk;

    public ChannelCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                commandLine(), "say what to do: channel list or channel test");
    }

    @Command(
            description = {
                "Lists the channels by the names that playbooks write, and where they lead.",
                "What goes to a name that is not set up is only simulated."
            },
            mixinStandardHelpOptions = true,
            exitCodeOnInvalidInput = Exit.USAGE)
    int list(@Option(names = "--json", description = "Print JSON.") boolean json) {
        var channels = desk.channels(workspace());
        print(json ? json(channels) : text(channels));
        return Exit.FINE;
    }

    @Command(
            description = {
                "Sends a message that says it is a test, and prints what came of it.",
                "Of a channel for tickets it only looks whether one could be opened.",
                "Exits with 1 when it was not taken."
            },
            mixinStandardHelpOptions = true,
            exitCodeOnInvalidInput = Exit.USAGE)
    int test(
            @Parameters(paramLabel = "NAME", description = "As in workspace.yaml.") String name,
            @Option(
                            names = "--to",
                            paramLabel = "ADDRESS",
                            description =
                                    "To whom, as the channel writes it; for mail the sender when not said.")
                    @Nullable String address,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        var delivery =
                desk.test(workspace(), name, Optional.ofNullable(address))
                        .orElseThrow(() -> unknown(name));
        String outcome = outcome(delivery);
        String words = words(delivery);
        print(
                json
                        ? JsonText.of(out -> {
                            out.writeStartObject();
                            out.writeStringField("schema", "tocsin/channel-test/1");
                            out.writeStringField("channel", name);
                            out.writeStringField("outcome", outcome);
                            out.writeStringField("words", words);
                            out.writeEndObject();
                        })
                        : "%s: %s%s%n"
                                .formatted(name, outcome, words.isEmpty() ? "" : ": " + words));
        return delivery instanceof Delivery.Accepted ? Exit.FINE : NOT_TAKEN;
    }

    private Refused unknown(String name) {
        var names = desk.channels(workspace()).keySet();
        return new Refused(
                "workspace.yaml sets up no channel '%s'; %s"
                        .formatted(
                                name,
                                names.isEmpty()
                                        ? "it has none yet, add it under channels"
                                        : "there are " + String.join(", ", names)));
    }

    private static String outcome(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Accepted _ -> "accepted";
            case Delivery.Later _ -> "not taken for now";
            case Delivery.Unanswered _ -> "unanswered, it may have been taken";
            case Delivery.Refused _ -> "refused";
        };
    }

    private static String words(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Accepted(var receipt) -> receipt;
            case Delivery.Later(var why, var after) ->
                    after.map(d -> why + "; it asks to wait for " + d.toSeconds() + " s")
                            .orElse(why);
            case Delivery.Unanswered(var why) -> why;
            case Delivery.Refused(var why) -> why;
        };
    }

    private static String text(Map<String, ChannelSpec> channels) {
        if (channels.isEmpty()) {
            return "no channels are set up: every message is simulated; add channels to workspace.yaml%n"
                    .formatted();
        }
        int width = channels.keySet().stream().mapToInt(String::length).max().orElse(1);
        return channels.entrySet().stream()
                .map(each ->
                        ("%-" + width + "s  %-11s  %s%n")
                                .formatted(
                                        each.getKey(),
                                        each.getValue().kind(),
                                        place(each.getValue())))
                .collect(Collectors.joining());
    }

    private static String json(Map<String, ChannelSpec> channels) {
        return JsonText.of(out -> {
            out.writeStartObject();
            out.writeStringField("schema", "tocsin/channels/1");
            out.writeArrayFieldStart("channels");
            for (var each : channels.entrySet()) {
                out.writeStartObject();
                out.writeStringField("name", each.getKey());
                out.writeStringField("kind", each.getValue().kind());
                out.writeStringField("place", place(each.getValue()));
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    /** Where it leads, as far as that is no secret. */
    private static String place(ChannelSpec spec) {
        return switch (spec) {
            case ChannelSpec.Slack slack -> count(slack.hooks(), "webhook");
            case ChannelSpec.PagerDuty duty -> duty.url() + ", " + count(duty.keys(), "key");
            case ChannelSpec.Mail mail ->
                    "%s:%d as %s"
                            .formatted(mail.server().host(), mail.server().port(), mail.from());
            case ChannelSpec.Webhook webhook -> address(webhook.to());
            case ChannelSpec.Jira jira -> jira.site().access().url() + ", " + jira.project();
            case ChannelSpec.ServiceNow serviceNow -> serviceNow.access().url();
            case ChannelSpec.Desktop desktop -> desktop.sound() ? "with sound" : "without sound";
            case ChannelSpec.Annotations annotations ->
                    annotations
                            .post()
                            .map(post -> annotations.file() + ", " + address(post))
                            .orElse(annotations.file());
        };
    }

    private static String count(ChannelSpec.Keys keys, String what) {
        int count = keys.own().size() + (keys.usual().isPresent() ? 1 : 0);
        return count == 1 ? "1 " + what : count + " " + what + "s";
    }

    private static String address(ChannelSpec.Address address) {
        return switch (address) {
            case ChannelSpec.Address.Written(var url) -> url;
            case ChannelSpec.Address.Kept _ -> "a secret address";
        };
    }

    private void print(String text) {
        PrintWriter out = commandLine().getOut();
        out.print(text);
        out.flush();
    }

    private Optional<Path> workspace() {
        return Objects.requireNonNull(tocsin).workspace();
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }
}
