package org.tocsin.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.notice.ChannelSpec;
import org.tocsin.domain.notice.Message;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.notify.web.Clip;
import org.tocsin.notify.web.Network;
import org.tocsin.secret.Secrets;

/**
 * One issue of Jira per incident (semantics: Channels), found by a label that is made of the
 * topic's key and looked for before every creation: an issue is never created blindly again. Each
 * message leaves the notice's id in the issue, and one whose id is there already is not repeated.
 */
final class Jira extends Ticketing {
    static final int SUMMARY = 255;

    private static final int LABEL = 200;
    private static final List<String> RIGHTS =
            List.of("CREATE_ISSUES", "ADD_COMMENTS", "TRANSITION_ISSUES");

    /** Atlassian limits the rate by a budget that it does not publish. */
    private static final Duration PACE = Duration.ofSeconds(1);

    private final ChannelSpec.Jira spec;
    private final Server server;
    private final Access site;
    private final JiraText texts;
    private final KnownTickets known = new KnownTickets();

    Jira(ChannelSpec.Jira spec, Secrets secrets, Network network) {
        this(spec, new Server(secrets, network));
    }

    private Jira(ChannelSpec.Jira spec, Server server) {
        super(server, PACE);
        this.spec = spec;
        this.server = server;
        this.site = new Access(spec.site().access(), server);
        this.texts = new JiraText(spec.site().edition());
    }

    @Override
    Delivery told(Message message, boolean creates) throws Halt, InterruptedException {
        String label = label(message);
        var found = find(label);
        if (found.isEmpty()) {
            return creates
                    ? create(message, label)
                    : new Delivery.Accepted("there is no issue to change");
        }
        String key = found.get();
        if (!isThere(key, message)) {
            var comment = Json.object();
            comment.set("body", texts.of(message));
            site.send("POST", issue(key) + "/comment", comment);
        }
        var name = Optional.ofNullable(spec.transitions().get(message.purpose()));
        if (name.isPresent()) {
            move(key, name.get(), message.purpose());
        }
        return new Delivery.Accepted(key);
    }

    private Optional<String> find(String label) throws Halt, InterruptedException {
        var before = known.find(label);
        if (before.isPresent()) {
            return before;
        }
        String query =
                "project = \"%s\" AND labels = \"%s\" ORDER BY created ASC"
                        .formatted(spec.project(), label);
        String path =
                switch (spec.site().edition()) {
                    case CLOUD -> "/search/jql";
                    case DATA_CENTER -> "/search";
                };
        var found =
                site.get(api() + path + "?maxResults=1&fields=status&jql=" + Access.encoded(query));
        if (!found.path("issues").isArray()) {
            // Without a list nothing is known, and a second issue might be made.
            throw Halt.later("the search for the issue had an answer that cannot be read");
        }
        var key = Optional.of(found.at("/issues/0/key").asText("")).filter(k -> !k.isEmpty());
        key.ifPresent(k -> known.put(label, k));
        return key;
    }

    private Delivery create(Message message, String label) throws Halt, InterruptedException {
        var root = Json.object();
        var fields = root.putObject("fields");
        fields.putObject("project").put("key", spec.project());
        fields.putObject("issuetype").put("name", spec.type());
        fields.put("summary", summary(message));
        fields.set("description", texts.of(message));
        fields.putArray("labels").add("tocsin").add(label);
        Optional.ofNullable(spec.priorities().get(message.topic().urgency().severity()))
                .ifPresent(priority -> fields.putObject("priority").put("name", priority));
        var created = site.send("POST", api() + "/issue", root);
        String key = created.path("key").asText("");
        if (key.isEmpty()) {
            return new Delivery.Unanswered("the issue was perhaps created: no key came back");
        }
        known.put(label, key);
        return new Delivery.Accepted(key);
    }

    /** Whether this very message has come through before, as the issue's text or a comment. */
    private boolean isThere(String key, Message message) throws Halt, InterruptedException {
        String id = message.id().toString();
        var issue = site.get(issue(key) + "?fields=description");
        if (issue.path("fields").path("description").toString().contains(id)) {
            return true;
        }
        var comments = site.get(issue(key) + "/comment?maxResults=50&orderBy=-created");
        return comments.path("comments").toString().contains(id);
    }

    private void move(String key, String name, Purpose purpose) throws Halt, InterruptedException {
        var offered = new ArrayList<String>();
        for (JsonNode one : site.get(issue(key) + "/transitions").path("transitions")) {
            String named = one.path("name").asText();
            if (name.equalsIgnoreCase(named)
                    || name.equalsIgnoreCase(one.path("to").path("name").asText())) {
                ObjectNode body = Json.object();
                body.putObject("transition").put("id", one.path("id").asText());
                site.send("POST", issue(key) + "/transitions", body);
                return;
            }
            offered.add(named);
        }
        var status = site.get(issue(key) + "?fields=status").path("fields").path("status");
        // Whoever has moved it that far already, this message before its repetition or a person.
        String category = status.path("statusCategory").path("key").asText();
        boolean there =
                name.equalsIgnoreCase(status.path("name").asText())
                        || category.equals("done")
                        || (category.equals("indeterminate") && purpose != Purpose.RESOLVED);
        if (!there) {
            throw Halt.refused(
                    server.shown(
                            "%s has the text, but from '%s' there is no transition '%s', only: %s"
                                    .formatted(
                                            key,
                                            status.path("name").asText(),
                                            name,
                                            String.join(", ", offered))));
        }
    }

    /** Looks at the project and what may be done there, and creates nothing. */
    @Override
    Delivery tested() throws Halt, InterruptedException {
        var rights =
                site.get(
                                api()
                                        + "/mypermissions?permissions="
                                        + String.join(",", RIGHTS)
                                        + "&projectKey="
                                        + Access.encoded(spec.project()))
                        .path("permissions");
        var missing = new ArrayList<String>();
        for (String right : RIGHTS) {
            if (!rights.path(right).path("havePermission").asBoolean()) {
                missing.add(right);
            }
        }
        return missing.isEmpty()
                ? new Delivery.Accepted(
                        "issues may be created in %s; none was created as a test"
                                .formatted(spec.project()))
                : new Delivery.Refused(
                        "in project %s these rights are missing: %s"
                                .formatted(spec.project(), String.join(", ", missing)));
    }

    private String api() {
        return switch (spec.site().edition()) {
            case CLOUD -> "/rest/api/3";
            case DATA_CENTER -> "/rest/api/2";
        };
    }

    private String issue(String key) {
        return api() + "/issue/" + Access.encoded(key);
    }

    static String label(Message message) {
        return Label.of("tocsin-" + message.topic().key(), LABEL);
    }

    private static String summary(Message message) {
        String title = Clip.oneLine(message.topic().title());
        String subject = Clip.oneLine(message.content().subject());
        return Clip.to(subject.isEmpty() ? title : subject, SUMMARY);
    }
}
