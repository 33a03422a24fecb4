package org.tocsin.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.notice.ChannelSpec;
import org.tocsin.domain.notice.Message;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.notify.web.Clip;
import org.tocsin.notify.web.Network;
import org.tocsin.secret.Secrets;

/**
 * One incident of ServiceNow per incident (Table API; semantics: Channels), found by its {@code
 * correlation_id}, which is made of the topic's key and looked for before every creation. The
 * {@code correlation_display} is the id of the last notice that came through, written together with
 * it: the same one again changes nothing.
 */
final class ServiceNow extends Ticketing {
    static final int SHORT = 160;
    static final int TEXT = 4000;
    static final int CORRELATION = 100;

    private static final String TABLE = "/api/now/table/incident";
    private static final String FIELDS = "sys_id,number,state,correlation_display";
    private static final Duration PACE = Duration.ofSeconds(1);

    private static final String IN_PROGRESS = "2";
    private static final String RESOLVED = "6";
    private static final String CLOSED = "7";

    private final ChannelSpec.ServiceNow spec;
    private final Access site;

    ServiceNow(ChannelSpec.ServiceNow spec, Secrets secrets, Network network) {
        this(spec, new Server(secrets, network));
    }

    private ServiceNow(ChannelSpec.ServiceNow spec, Server server) {
        super(server, PACE);
        this.spec = spec;
        this.site = new Access(spec.access(), server);
    }

    @Override
    Delivery told(Message message, boolean creates) throws Halt, InterruptedException {
        var found = find(correlation(message));
        if (found.isEmpty()) {
            return creates
                    ? create(message)
                    : new Delivery.Accepted("there is no incident to change");
        }
        var record = found.get();
        var receipt = new Delivery.Accepted(record.path("number").asText());
        if (record.path("correlation_display").asText().equals(message.id().toString())) {
            return receipt;
        }
        var changes = marked(message);
        changes.put("work_notes", text(message));
        String state = record.path("state").asText();
        boolean over = state.equals(RESOLVED) || state.equals(CLOSED);
        if (message.purpose() == Purpose.RESOLVED && !over) {
            changes.put("state", RESOLVED);
            changes.put("close_code", spec.closeCode());
            changes.put("close_notes", text(message));
        } else if (message.purpose() == Purpose.ACKNOWLEDGED && !over) {
            changes.put("state", IN_PROGRESS);
        }
        site.send("PATCH", TABLE + "/" + Access.encoded(record.path("sys_id").asText()), changes);
        return receipt;
    }

    private Optional<JsonNode> find(String correlation) throws Halt, InterruptedException {
        var result =
                site.get(
                                TABLE
                                        + "?sysparm_limit=1&sysparm_fields="
                                        + FIELDS
                                        + "&sysparm_query="
                                        + Access.encoded("correlation_id=" + correlation))
                        .path("result");
        if (!result.isArray()) {
            // Without a list nothing is known, and a second incident might be made.
            throw Halt.later("the search for the incident had an answer that cannot be read");
        }
        return Optional.ofNullable(result.get(0));
    }

    private Delivery create(Message message) throws Halt, InterruptedException {
        var record = marked(message);
        String title = Clip.oneLine(message.topic().title());
        record.put("short_description", Clip.to(title, SHORT));
        record.put("description", text(message));
        record.put("correlation_id", correlation(message));
        String degree = degree(message.topic().urgency().level());
        record.put("urgency", degree);
        record.put("impact", degree);
        var created = site.send("POST", TABLE, record).path("result");
        String number = created.path("number").asText("");
        return number.isEmpty()
                ? new Delivery.Unanswered("the incident was perhaps created: no number came back")
                : new Delivery.Accepted(number);
    }

    private static ObjectNode marked(Message message) {
        return Json.object().put("correlation_display", message.id().toString());
    }

    /** Looks at the table, and creates nothing. */
    @Override
    Delivery tested() throws Halt, InterruptedException {
        site.get(TABLE + "?sysparm_limit=1&sysparm_fields=number");
        return new Delivery.Accepted("incidents can be read; none was created as a test");
    }

    static String correlation(Message message) {
        return Label.of(message.topic().key(), CORRELATION);
    }

    private static String degree(Severity.Level level) {
        return switch (level) {
            case CRITICAL -> "1";
            case WARNING -> "2";
            case INFO -> "3";
        };
    }

    private static String text(Message message) {
        return Clip.to(PlainText.of(message), TEXT);
    }
}
