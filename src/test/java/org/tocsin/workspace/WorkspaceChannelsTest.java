package org.tocsin.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.domain.data.SourceSpec.Secret;
import org.tocsin.domain.notice.ChannelSpec;
import org.tocsin.domain.notice.ChannelSpec.Access;
import org.tocsin.domain.notice.ChannelSpec.Address;
import org.tocsin.domain.notice.ChannelSpec.JiraSite;
import org.tocsin.domain.notice.ChannelSpec.Keys;
import org.tocsin.domain.notice.ChannelSpec.Login;
import org.tocsin.domain.notice.ChannelSpec.Server;
import org.tocsin.domain.notice.ChannelSpec.Server.Security;
import org.tocsin.domain.notice.ChannelSpec.Signing;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.domain.notice.QuietHours;

class WorkspaceChannelsTest {
    private static final String ALL =
            """
            name: A
            playbook: puffy
            channels:
              slack: {kind: slack, url: {env: SLACK_HOOK}, hooks: {"#product": {store: hook-product}}}
              page: {kind: pagerduty, key: {keyring: pagerduty}, keys: {engineer-a: {store: a}}, severities: {P1: error}}
              email: {kind: smtp, host: mail.example.com, user: tocsin, password: {env: MAIL}, from: Tocsin <tocsin@example.com>}
              relay: {kind: smtp, host: localhost, port: 2525, security: none, from: tocsin@example.com}
              ops: {kind: webhook, url: https://ops.example.com/in, signing-key: {env: OPS}, drops-repetitions: true}
              teams: {kind: webhook, url: {store: teams}}
              ticket:
                kind: jira
                url: https://example.atlassian.net
                user: bot@example.com
                token: {store: jira}
                project: DATA
                transitions: {acknowledged: In Progress, resolved: Done}
                priorities: {P0: Highest}
              snow: {kind: servicenow, url: https://example.service-now.com, user: bot, password: {store: snow}}
              desktop: {kind: desktop, quiet: {from: "22:00", to: "07:00", zone: Europe/Berlin}}
              dashboards: {kind: annotations, file: out/now.json, url: https://bi.example.com/a}
            """;

    @TempDir private Path folder;

    private Opening open(String text) throws IOException {
        Files.writeString(folder.resolve("workspace.yaml"), text);
        return Workspace.open(folder);
    }

    private Workspace opened(String text) throws IOException {
        var opening = open(text);
        assertThat(opening).isInstanceOf(Opening.Opened.class);
        return ((Opening.Opened) opening).workspace();
    }

    private String refused(String text) throws IOException {
        var opening = open(text);
        assertThat(opening).as(text).isInstanceOf(Opening.Refused.class);
        return ((Opening.Refused) opening).reason().toString();
    }

    @Test
    void everyKindIsReadAsItIsWritten() throws IOException {
        var channels = opened(ALL).file().channels();
        assertThat(channels.keySet())
                .containsExactly(
                        "slack",
                        "page",
                        "email",
                        "relay",
                        "ops",
                        "teams",
                        "ticket",
                        "snow",
                        "desktop",
                        "dashboards");
        assertThat(channels.values())
                .contains(
                        new ChannelSpec.Slack(
                                new Keys(
                                        Optional.of(new Secret.Environment("SLACK_HOOK")),
                                        Map.of("#product", new Secret.Stored("hook-product")))),
                        new ChannelSpec.PagerDuty(
                                "https://events.pagerduty.com/v2",
                                new Keys(
                                        Optional.of(new Secret.Keyring("pagerduty")),
                                        Map.of("engineer-a", new Secret.Stored("a"))),
                                Map.of("P1", "error")),
                        new ChannelSpec.Mail(
                                new Server("mail.example.com", 587, Security.STARTTLS),
                                Optional.of(new Login("tocsin", new Secret.Environment("MAIL"))),
                                "Tocsin <tocsin@example.com>"),
                        new ChannelSpec.Mail(
                                new Server("localhost", 2525, Security.NONE),
                                Optional.empty(),
                                "tocsin@example.com"),
                        new ChannelSpec.Webhook(
                                new Address.Written("https://ops.example.com/in"),
                                new Signing(Optional.of(new Secret.Environment("OPS"))),
                                true),
                        new ChannelSpec.Webhook(
                                new Address.Kept(new Secret.Stored("teams")),
                                new Signing(Optional.empty()),
                                false),
                        new ChannelSpec.Jira(
                                new JiraSite(
                                        new Access(
                                                "https://example.atlassian.net",
                                                Optional.of("bot@example.com"),
                                                new Secret.Stored("jira")),
                                        JiraSite.Edition.CLOUD),
                                "DATA",
                                "Task",
                                Map.of(
                                        Purpose.ACKNOWLEDGED, "In Progress",
                                        Purpose.RESOLVED, "Done"),
                                Map.of("P0", "Highest")),
                        new ChannelSpec.ServiceNow(
                                new Access(
                                        "https://example.service-now.com",
                                        Optional.of("bot"),
                                        new Secret.Stored("snow")),
                                "Solution provided"),
                        new ChannelSpec.Desktop(
                                true,
                                Optional.of(
                                        new QuietHours(
                                                LocalTime.of(22, 0),
                                                LocalTime.of(7, 0),
                                                ZoneId.of("Europe/Berlin")))),
                        new ChannelSpec.Annotations(
                                "out/now.json",
                                Optional.of(new Address.Written("https://bi.example.com/a")),
                                new Signing(Optional.empty())));
    }

    @Test
    void whatIsWrittenIsReadAgainAsItWas() throws IOException {
        var file = opened(ALL).file();
        var again = opened(file.yaml()).file();
        assertThat(again).isEqualTo(file);
        assertThat(again.yaml()).isEqualTo(file.yaml());
    }

    @Test
    void anotherPlaybookKeepsTheChannels() throws IOException {
        var workspace = opened(ALL);
        var changed = workspace.file().with(new PlaybookChoice.Shipped("monstera"));
        assertThat(changed.channels()).isEqualTo(workspace.file().channels());
        assertThat(changed.with(Map.of()).channels()).isEmpty();
    }

    @Test
    void withoutChannelsNothingIsSetUp() throws IOException {
        assertThat(opened("name: A\nplaybook: puffy\n").file().channels()).isEmpty();
        assertThat(opened("name: A\nplaybook: puffy\nchannels:\n").file().channels()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{kind: slack, url: https://hooks.example/hunter2} | 4:25 | a secret does not belong in a file",
                "{kind: slack, url: {hunter2}}                     | 4:25 | where the secret is kept",
                "{kind: slack, url: {env: A, store: hunter2}}      | 4:25 | where the secret is kept",
                "{kind: slack, url: {store: hunter 2}}             | 4:33 | a secret's name has letters",
                "{kind: slack}                                     | 4:6  | 'x' has no 'url'",
                "{kind: slack, hooks: {a: hunter2}}                | 4:31 | a secret does not belong in a file",
                "{kind: telegram}                                  | 4:13 | 'telegram' is not known here",
                "{kind: slack, url: {env: A}, colour: red}         | 4:35 | 'colour' is not known here",
                "{kind: slack, kind: slack}                        | 4:20 | 'kind' is there twice",
                "{kind: pagerduty, key: hunter2}                   | 4:29 | a secret does not belong in a file",
                "{kind: pagerduty, key: {env: A}, url: http://a.b} | 4:44 | without https",
                "{kind: pagerduty, key: {env: A}, severities: {P0: bad}} | 4:51 | 'bad' is no severity of PagerDuty",
                "{kind: smtp, host: h, from: ada}                  | 4:34 | 'ada' is no e-mail address",
                "{kind: smtp, host: h, from: a@b, port: 0}         | 4:45 | '0' is no whole number",
                "{kind: smtp, host: h, from: a@b, password: hunter2, user: u} | 4:49 | a secret does not belong",
                "{kind: smtp, host: h, from: a@b, user: u}         | 4:6  | has no 'password'",
                "{kind: smtp, host: h, from: a@b, security: none, user: u, password: {env: A}} | 4:74 | without encryption",
                "{kind: webhook, url: https://u:hunter2@a.b/c}     | 4:27 | may be a secret",
                "{kind: webhook, url: https://a.b/c?key=hunter2}   | 4:27 | may be a secret",
                "{kind: webhook, url: hunter2}                     | 4:27 | this is no address",
                "{kind: webhook, url: https://a.b, drops-repetitions: perhaps} | 4:59 | 'perhaps' is not known here",
                "{kind: jira, url: https://a.b, token: hunter2, project: A} | 4:44 | a secret does not belong",
                "{kind: jira, url: https://a.b, token: {env: A}, project: a b} | 4:63 | no project's key",
                "{kind: jira, url: https://a.b, token: {env: A}, project: A, transitions: {told: B}} | 4:79 | 'told'",
                "{kind: servicenow, url: https://a.b, password: hunter2} | 4:53 | a secret does not belong",
                "{kind: desktop, sound: loud}                      | 4:29 | 'loud' is not known here",
                "{kind: desktop, quiet: {from: late, to: '07:00', zone: UTC}} | 4:36 | 'late' is no time of day",
                "{kind: desktop, quiet: {from: '22:00', zone: UTC}} | 4:29 | has no 'to'",
                "{kind: annotations, file: now.txt}                | 4:32 | no name of a JSON file",
                "just words                                        | 4:6  | must hold lines of the form",
            })
    void whatIsWrongIsSaidWithItsPlaceAndWithoutTheSecret(String channel, String place, String what)
            throws IOException {
        assertThat(refused("name: A\nplaybook: puffy\nchannels:\n  x: " + channel + "\n"))
                .contains("workspace.yaml:" + place + ":", what)
                .doesNotContain("hunter2");
    }
}
