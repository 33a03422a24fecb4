package org.tocsin.ui.settings;

import java.util.List;
import java.util.stream.Stream;

/** The kinds of channels with what each of them asks for. */
public enum ChannelKind {
    SLACK(
            "slack",
            "Slack",
            "An incoming webhook of a Slack workspace.",
            Field.secret("url", "Webhook address", "https://hooks.slack.com/services/…")),
    PAGER_DUTY(
            "pagerduty",
            "PagerDuty",
            "Events API v2: one alert for each incident, acknowledged and resolved with it.",
            Field.secret("key", "Integration key", "32 characters")),
    MAIL(
            "smtp",
            "E-mail",
            "A mail server. One thread for each incident.",
            Field.text("host", "Server", "mail.example.com"),
            Field.choice("security", "Security", List.of("starttls", "tls", "none")),
            Field.text("port", "Port", "the usual one"),
            Field.text("user", "User", "none"),
            Field.secret("password", "Password", ""),
            Field.text("from", "Sender", "Tocsin <tocsin@example.com>")),
    WEBHOOK(
            "webhook",
            "Webhook",
            "A JSON document for each message, signed when there is a key.",
            Field.text("url", "Address", "https://ops.example.com/notices"),
            Field.secret("signing-key", "Signing key", ""),
            Field.choice("drops-repetitions", "Drops what it has had", List.of("false", "true"))),
    JIRA(
            "jira",
            "Jira",
            "An issue for each incident.",
            Field.text("url", "Site", "https://example.atlassian.net"),
            Field.text("user", "User", "bot@example.com"),
            Field.secret("token", "API token", ""),
            Field.text("project", "Project", "DATA"),
            Field.text("type", "Type of issue", "Task"),
            Field.choice("edition", "Edition", List.of("cloud", "data-center"))),
    SERVICE_NOW(
            "servicenow",
            "ServiceNow",
            "An incident for each incident.",
            Field.text("url", "Instance", "https://example.service-now.com"),
            Field.text("user", "User", "tocsin"),
            Field.secret("password", "Password", ""),
            Field.text("close-code", "Close code", "Solution provided")),
    DESKTOP(
            "desktop",
            "This desktop",
            "A notification and a sound on the machine that leads the workspace.",
            Field.choice("sound", "Sound", List.of("true", "false")),
            Field.text("quiet.from", "Quiet from", "22:00"),
            Field.text("quiet.to", "Quiet to", "07:00"),
            Field.text("quiet.zone", "In the zone", "Europe/Berlin")),
    ANNOTATIONS(
            "annotations",
            "Dashboard annotations",
            "A JSON file with what readers of dashboards are to know now, and the same as HTML.",
            Field.text("file", "File", "dashboards/annotations.json"),
            Field.text("url", "Posted to", "nowhere"),
            Field.secret("signing-key", "Signing key", ""));

    private final String id;
    private final String title;
    private final String explained;
    private final List<Field> fields;

    ChannelKind(String id, String title, String explained, Field... fields) {
        this.id = id;
        this.title = title;
        this.explained = explained;
        this.fields = List.of(fields);
    }

    /**
     * @param key of the workspace's file; with a dot, one inside another
     * @param prompt an example, or what holds when it is left empty
     * @param choices of a choice, the usual one first
     */
    public record Field(
            Manner manner, String key, String label, String prompt, List<String> choices) {
        public Field {
            choices = List.copyOf(choices);
        }

        static Field text(String key, String label, String prompt) {
            return new Field(Manner.TEXT, key, label, prompt, List.of());
        }

        static Field secret(String key, String label, String prompt) {
            return new Field(Manner.SECRET, key, label, prompt, List.of());
        }

        static Field choice(String key, String label, List<String> choices) {
            return new Field(Manner.CHOICE, key, label, "", choices);
        }
    }

    public enum Manner {
        TEXT,
        SECRET,
        CHOICE
    }

    /** As the workspace's file has it. */
    public String id() {
        return id;
    }

    public String explained() {
        return explained;
    }

    public List<Field> fields() {
        return fields;
    }

    /** The kind of an id that there is. */
    public static ChannelKind of(String id) {
        return Stream.of(values()).filter(kind -> kind.id.equals(id)).findFirst().orElseThrow();
    }

    /** What people most likely mean by a name that a playbook writes. */
    static ChannelKind likely(String name) {
        return switch (name) {
            case "page", "phone" -> PAGER_DUTY;
            case "email" -> MAIL;
            case "ticket" -> JIRA;
            case "slack" -> SLACK;
            case "desktop" -> DESKTOP;
            default -> WEBHOOK;
        };
    }

    @Override
    public String toString() {
        return title;
    }
}
