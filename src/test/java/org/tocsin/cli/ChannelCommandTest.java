package org.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tocsin.domain.data.SourceSpec.Secret;
import org.tocsin.domain.notice.ChannelSpec;
import org.tocsin.domain.notice.ChannelSpec.Address;
import org.tocsin.domain.notice.ChannelSpec.Keys;
import org.tocsin.domain.notice.ChannelSpec.Signing;
import org.tocsin.notify.Delivery;

class ChannelCommandTest {
    private final Map<String, ChannelSpec> channels = new LinkedHashMap<>();
    private final StringWriter said = new StringWriter();
    private Delivery outcome = new Delivery.Accepted("INC001");
    private String sentTo = "";

    private int run(String... arguments) {
        var desk =
                new ChannelCommand.Desk() {
                    @Override
                    public Map<String, ChannelSpec> channels(Optional<Path> workspace) {
                        return channels;
                    }

                    @Override
                    public Optional<Delivery> test(
                            Optional<Path> workspace, String name, Optional<String> address) {
                        sentTo = address.orElse("");
                        return Optional.ofNullable(channels.get(name)).map(_ -> outcome);
                    }
                };
        var line = Tocsin.commandLine(_ -> {}, List.of(new ChannelCommand(desk)));
        line.setOut(new PrintWriter(said, true));
        line.setErr(new PrintWriter(said, true));
        return line.execute(arguments);
    }

    private void some() {
        var hook = Optional.<Secret>of(new Secret.Environment("SLACK_HOOK"));
        channels.put("slack", new ChannelSpec.Slack(new Keys(hook, Map.of())));
        channels.put(
                "ops",
                new ChannelSpec.Webhook(
                        new Address.Written("https://ops.example.com/in"),
                        new Signing(Optional.empty()),
                        false));
    }

    @Test
    void theListSaysWhereEachLeads() {
        some();
        assertThat(run("channel", "list")).isEqualTo(Exit.FINE);
        assertThat(said.toString().lines())
                .containsExactly(
                        "slack  slack        1 webhook",
                        "ops    webhook      https://ops.example.com/in");
        assertThat(run("channel", "list", "--json")).isEqualTo(Exit.FINE);
        assertThat(said.toString()).contains("\"schema\" : \"tocsin/channels/1\"", "\"1 webhook\"");
    }

    @Test
    void withoutAnyItSaysThatAllIsSimulated() {
        assertThat(run("channel", "list")).isEqualTo(Exit.FINE);
        assertThat(said.toString()).contains("every message is simulated");
    }

    @Test
    void aTestThatIsTakenIsFineAndShowsTheReceipt() {
        some();
        assertThat(run("channel", "test", "slack", "--to", "#ops")).isEqualTo(Exit.FINE);
        assertThat(sentTo).isEqualTo("#ops");
        assertThat(said.toString()).isEqualToIgnoringNewLines("slack: accepted: INC001\n");
    }

    @Test
    void aTestThatIsNotTakenSaysWhy() {
        some();
        outcome = new Delivery.Refused("it has closed");
        assertThat(run("channel", "test", "ops")).isEqualTo(1);
        outcome = new Delivery.Later("too many", Optional.of(Duration.ofSeconds(30)));
        assertThat(run("channel", "test", "ops")).isEqualTo(1);
        outcome = new Delivery.Unanswered("silence");
        assertThat(run("channel", "test", "ops", "--json")).isEqualTo(1);
        assertThat(said.toString())
                .contains(
                        "ops: refused: it has closed",
                        "ops: not taken for now: too many; it asks to wait for 30 s",
                        "\"outcome\" : \"unanswered, it may have been taken\"");
    }

    @Test
    void aNameThatIsNotSetUpIsRefusedWithThoseThatAre() {
        some();
        assertThat(run("channel", "test", "page")).isEqualTo(Exit.USAGE);
        assertThat(said.toString()).contains("no channel 'page'", "slack, ops");
        assertThat(run("channel")).isEqualTo(Exit.USAGE);
    }
}
