package org.tocsin.workspace;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.domain.notice.ChannelSpec;
import org.tocsin.domain.notice.ChannelSpec.Access;
import org.tocsin.domain.notice.ChannelSpec.JiraSite;
import org.tocsin.domain.notice.ChannelSpec.JiraSite.Edition;
import org.tocsin.domain.notice.ChannelSpec.Login;
import org.tocsin.domain.notice.ChannelSpec.Server;
import org.tocsin.domain.notice.ChannelSpec.Server.Security;
import org.tocsin.domain.notice.ChannelSpec.Signing;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.domain.notice.QuietHours;
import org.tocsin.workspace.YamlNodes.Fault;

/**
 * Reads one of the {@code channels} of {@code workspace.yaml}.
 *
 * <pre>{@code
 * channels:
 *   slack: {kind: slack, url: {env: SLACK_HOOK}, hooks: {"#product": {store: hook-product}}}
 *   page: {kind: pagerduty, key: {keyring: pagerduty}, keys: {engineer-a: {store: key-a}}, severities: {P1: error}}
 *   email: {kind: smtp, host: mail.example.com, security: starttls, user: tocsin, password: {env: MAIL_PASSWORD}, from: Tocsin <tocsin@example.com>}
 *   ops: {kind: webhook, url: https://ops.example.com/notices, signing-key: {env: OPS_KEY}, drops-repetitions: true}
 *   ticket: {kind: jira, url: https://example.atlassian.net, user: bot@example.com, token: {store: jira}, project: DATA, transitions: {acknowledged: In Progress, resolved: Done}}
 *   ticket: {kind: servicenow, url: https://example.service-now.com, user: tocsin, password: {store: snow}}
 *   desktop: {kind: desktop, sound: true, quiet: {from: "22:00", to: "07:00", zone: Europe/Berlin}}
 *   dashboards: {kind: annotations, file: dashboards/annotations.json, url: https://bi.example.com/annotations}
 * }</pre>
 */
final class ChannelReader {
    static final List<String> KINDS =
            List.of(
                    "slack",
                    "pagerduty",
                    "smtp",
                    "webhook",
                    "jira",
                    "servicenow",
                    "desktop",
                    "annotations");

    private static final List<String> DEGREES = List.of("critical", "error", "warning", "info");
    private static final int LAST_PORT = 65_535;

    private final YamlNodes nodes;

    ChannelReader(YamlNodes nodes) {
        this.nodes = nodes;
    }

    ChannelSpec channel(YamlNodes.Entry entry) throws Fault {
        var fields = ChannelFields.of(nodes, entry);
        String kind = fields.choice("kind", KINDS).orElseThrow(() -> fields.missing("kind"));
        return switch (kind) {
            case "slack" -> slack(fields);
            case "pagerduty" -> pagerDuty(fields);
            case "smtp" -> mail(fields);
            case "webhook" -> webhook(fields);
            case "jira" -> jira(fields);
            case "servicenow" -> serviceNow(fields);
            case "desktop" -> desktop(fields);
            default -> annotations(fields);
        };
    }

    private static ChannelSpec slack(ChannelFields fields) throws Fault {
        fields.only("url", "hooks");
        var hooks = fields.keys("url", "hooks");
        return new ChannelSpec.Slack(hooks);
    }

    private static ChannelSpec pagerDuty(ChannelFields fields) throws Fault {
        fields.only("url", "key", "keys", "severities");
        var severities = fields.words("severities");
        for (var degree : severities.values()) {
            if (!DEGREES.contains(degree)) {
                throw fields.wrong(
                        "severities",
                        "'%s' is no severity of PagerDuty".formatted(degree),
                        "write one of " + String.join(", ", DEGREES));
            }
        }
        return new ChannelSpec.PagerDuty(
                fields.site("url").orElse(ChannelSpec.PagerDuty.URL),
                fields.keys("key", "keys"),
                severities);
    }

    private static ChannelSpec mail(ChannelFields fields) throws Fault {
        fields.only("host", "port", "security", "user", "password", "from");
        var security =
                switch (fields.choice("security", List.of("none", "starttls", "tls"))
                        .orElse("starttls")) {
                    case "none" -> Security.NONE;
                    case "tls" -> Security.TLS;
                    default -> Security.STARTTLS;
                };
        int port = fields.number("port", 1, LAST_PORT).orElse(security.port());
        var server = new Server(fields.text("host"), port, security);
        var login = login(fields);
        if (login.isPresent() && security == Security.NONE) {
            throw fields.wrong(
                    "password",
                    "without encryption everybody on the way could read the password",
                    "write security: starttls or security: tls");
        }
        String from = fields.text("from");
        if (!from.matches("[^@\\s<>]+@[^@\\s<>]+|[^<>@]*<[^@\\s<>]+@[^@\\s<>]+>")) {
            throw fields.wrong(
                    "from",
                    "'%s' is no e-mail address".formatted(from),
                    "write one such as tocsin@example.com or Tocsin <tocsin@example.com>");
        }
        return new ChannelSpec.Mail(server, login, from);
    }

    private static Optional<Login> login(ChannelFields fields) throws Fault {
        if (!fields.has("user") && !fields.has("password")) {
            return Optional.empty();
        }
        return Optional.of(new Login(fields.text("user"), fields.secret("password")));
    }

    private static ChannelSpec webhook(ChannelFields fields) throws Fault {
        fields.only("url", "signing-key", "drops-repetitions");
        return new ChannelSpec.Webhook(
                fields.address("url").orElseThrow(() -> fields.missing("url")),
                new Signing(fields.maybeSecret("signing-key")),
                fields.yes("drops-repetitions").orElse(false));
    }

    private static ChannelSpec jira(ChannelFields fields) throws Fault {
        fields.only(
                "url", "user", "token", "project", "type", "edition", "transitions", "priorities");
        var access = access(fields, "token");
        var usual =
                access.url().toLowerCase(Locale.ROOT).contains(".atlassian.net")
                        ? "cloud"
                        : "data-center";
        var edition =
                fields.choice("edition", List.of("cloud", "data-center"))
                                .orElse(usual)
                                .equals("cloud")
                        ? Edition.CLOUD
                        : Edition.DATA_CENTER;
        String project = fields.text("project");
        if (!project.matches("[A-Za-z][A-Za-z0-9_]*")) {
            throw fields.wrong(
                    "project",
                    "'%s' is no project's key".formatted(project),
                    "write one such as DATA");
        }
        var transitions = new EnumMap<Purpose, String>(Purpose.class);
        for (var each : fields.words("transitions").entrySet()) {
            transitions.put(purpose(fields, each.getKey()), each.getValue());
        }
        return new ChannelSpec.Jira(
                new JiraSite(access, edition),
                project,
                fields.maybeText("type").orElse("Task"),
                transitions,
                fields.words("priorities"));
    }

    private static Purpose purpose(ChannelFields fields, String word) throws Fault {
        return switch (word) {
            case "alert" -> Purpose.ALERT;
            case "acknowledged" -> Purpose.ACKNOWLEDGED;
            case "update" -> Purpose.UPDATE;
            case "resolved" -> Purpose.RESOLVED;
            default ->
                    throw fields.wrong(
                            "transitions",
                            "'%s' is nothing that moves an issue".formatted(word),
                            "known are alert, acknowledged, update, resolved");
        };
    }

    private static ChannelSpec serviceNow(ChannelFields fields) throws Fault {
        fields.only("url", "user", "password", "close-code");
        return new ChannelSpec.ServiceNow(
                access(fields, "password"),
                fields.maybeText("close-code").orElse(ChannelSpec.ServiceNow.CLOSE_CODE));
    }

    private static Access access(ChannelFields fields, String secret) throws Fault {
        return new Access(
                fields.site("url").orElseThrow(() -> fields.missing("url")),
                fields.maybeText("user"),
                fields.secret(secret));
    }

    private static ChannelSpec desktop(ChannelFields fields) throws Fault {
        fields.only("sound", "quiet");
        Optional<QuietHours> quiet = Optional.empty();
        var hours = fields.inner("quiet");
        if (hours.isPresent()) {
            hours.get().only("from", "to", "zone");
            quiet =
                    Optional.of(
                            new QuietHours(
                                    hours.get().time("from"),
                                    hours.get().time("to"),
                                    hours.get().zone("zone")));
        }
        return new ChannelSpec.Desktop(fields.yes("sound").orElse(true), quiet);
    }

    private static ChannelSpec annotations(ChannelFields fields) throws Fault {
        fields.only("file", "url", "signing-key");
        String file = fields.text("file");
        if (!WorkspaceFile.isPath(file) || !file.endsWith(".json")) {
            throw fields.wrong(
                    "file",
                    "'%s' is no name of a JSON file".formatted(file),
                    "write one such as dashboards/annotations.json");
        }
        return new ChannelSpec.Annotations(
                file, fields.address("url"), new Signing(fields.maybeSecret("signing-key")));
    }
}
