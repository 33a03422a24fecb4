package org.tocsin.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.notice.Cause;
import org.tocsin.domain.notice.Destination;
import org.tocsin.domain.notice.Draft;
import org.tocsin.domain.notice.Field;
import org.tocsin.domain.notice.Fitting;
import org.tocsin.domain.notice.Message;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.domain.notice.Seen;
import org.tocsin.domain.notice.Text;
import org.tocsin.domain.notice.Value;
import org.tocsin.domain.notice.Wording;
import org.tocsin.domain.playbook.Playbook;
import org.tocsin.domain.playbook.ScheduledReport;
import org.tocsin.domain.response.Recipients;
import org.tocsin.domain.response.Route;
import org.tocsin.domain.response.Template;
import org.tocsin.notify.Filling;
import org.tocsin.notify.Fittings;
import org.tocsin.playbook.TemplateWords;

/**
 * Shows what a template would say while it is being written (N-4): about an incident of the store,
 * or about an example. Sends nothing and keeps nothing.
 */
public final class TemplateProofs {
    /** So many of the newest incidents can be chosen. */
    private static final int NEWEST = 40;

    private static final UUID NOBODY = new UUID(0, 0);

    private final Playbook playbook;
    private final IncidentDesk incidents;

    public TemplateProofs(Playbook playbook, IncidentDesk incidents) {
        this.playbook = playbook;
        this.incidents = incidents;
    }

    /**
     * @param part {@code Subject} or {@code Text}
     * @param spot in that part
     */
    public record Fault(String part, Wording.Spot spot, String message) {
        @Override
        public String toString() {
            return "%s %d:%d: %s".formatted(part, spot.line(), spot.column(), message);
        }
    }

    /**
     * Where the playbook uses a template by its name.
     *
     * @param title of the notice or report
     */
    public record Usage(String title, Recipients to) {}

    /**
     * @param whole as it is before any channel cuts it
     */
    public record Proof(Message.Content whole, List<Fitting> channels) {
        public Proof {
            channels = List.copyOf(channels);
        }
    }

    /** Incidents to try a template on, the open ones first, then the newest. */
    public List<Incident> incidents() {
        return incidents.incidents().stream()
                .sorted(
                        Comparator.comparing(Incident::isOpen)
                                .thenComparing(each -> each.id().number())
                                .reversed())
                .limit(NEWEST)
                .toList();
    }

    /** In reading order, the subject first. */
    public static List<Fault> faults(Template template) {
        var faults = new ArrayList<Fault>();
        TemplateWords.faults(template.subject(), template.use())
                .forEach(each -> faults.add(new Fault("Subject", each.spot(), each.message())));
        TemplateWords.faults(template.body(), template.use())
                .forEach(each -> faults.add(new Fault("Text", each.spot(), each.message())));
        if (template.body().isBlank()) {
            faults.add(
                    new Fault("Text", new Wording.Spot(0, 1, 1), "a message has to say something"));
        }
        return List.copyOf(faults);
    }

    /** Who is told in its words by themselves, as the rules in force have it. */
    public static List<Usage> usages(Playbook playbook, String template) {
        Stream<Usage> routes =
                playbook.response().rules().routes().stream()
                        .filter(each -> each.template().equals(template))
                        .map(TemplateProofs::usage);
        Stream<Usage> reports =
                playbook.time().agenda().reports().stream()
                        .filter(each -> each.template().equals(template))
                        .map(TemplateProofs::usage);
        return Stream.concat(routes, reports).toList();
    }

    private static Usage usage(Route route) {
        return new Usage(route.rule().title(), route.to());
    }

    private static Usage usage(ScheduledReport report) {
        return new Usage(report.title(), report.to());
    }

    /** Which fields a template can have, in the order of the catalogue. */
    public static List<Field> fields(Template.Use use) {
        var about = Field.Of.about(use);
        return Stream.of(Field.values())
                .filter(each -> each.of() == Field.Of.ANY || each.of() == about)
                .toList();
    }

    /**
     * What it says and how that arrives.
     *
     * @param about of the store; empty for the example, which is all there is for reports and
     *     announcements
     * @param role to whom; an id of the playbook, empty for anybody
     */
    public Proof of(Template template, Optional<UUID> about, String role, Instant now) {
        var to = new Destination("", "", role, role);
        var cause = new Cause("template/" + template.id(), template.title(), "as an example", now);
        var draft = new Draft(purpose(template.use()), cause, to, Text.of(template.id()));
        var incident = about.flatMap(incidents::incident);
        var content =
                Filling.filled(
                        template,
                        draft,
                        incident.map(each -> seen(each, now))
                                .map(seen -> told(Filling.fields(draft, seen)))
                                .orElseGet(TemplateProofs::examples));
        var message =
                new Message(
                        NOBODY,
                        draft.purpose(),
                        to,
                        new Message.Topic(
                                "template",
                                content.subject(),
                                new Message.Urgency("", Severity.Level.CRITICAL),
                                Message.Place.NONE,
                                now),
                        content);
        return new Proof(content, Fittings.of(message));
    }

    /** What a person or the cause says at that moment is not known before: the example's. */
    private static Map<Field, Value> told(Map<Field, Value> fields) {
        for (var each : List.of(Field.UPDATE, Field.SUMMARY)) {
            fields.put(each, new Value.Known(each.example()));
        }
        return fields;
    }

    private Seen seen(Incident incident, Instant now) {
        return new Seen(incident, incidents.terms(incident), playbook, now);
    }

    private static Map<Field, Value> examples() {
        var fields = new EnumMap<Field, Value>(Field.class);
        for (var field : Field.values()) {
            fields.put(
                    field,
                    switch (field.kind()) {
                        case VALUE -> new Value.Known(field.example());
                        case LIST -> new Value.Lines(List.of(field.example()));
                        case EACH -> new Value.Each(List.of(one()));
                    });
        }
        return fields;
    }

    /** An incident of a list. */
    private static Map<Field, Value> one() {
        var fields = new EnumMap<Field, Value>(Field.class);
        for (var field : Field.values()) {
            if (field.of() == Field.Of.INCIDENT && field.kind() == Field.Kind.VALUE) {
                fields.put(field, new Value.Known(field.example()));
            }
        }
        return fields;
    }

    private static Purpose purpose(Template.Use use) {
        return switch (use) {
            case INITIAL, TICKET -> Purpose.ALERT;
            case UPDATE -> Purpose.UPDATE;
            case RESOLUTION -> Purpose.RESOLVED;
            case ANNOTATION -> Purpose.ANNOTATION;
            case REPORT, MAINTENANCE -> Purpose.REPORT;
        };
    }
}
