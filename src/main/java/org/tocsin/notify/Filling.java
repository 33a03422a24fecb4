package org.tocsin.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.domain.check.Severity;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.notice.Blanks;
import org.tocsin.domain.notice.Draft;
import org.tocsin.domain.notice.Field;
import org.tocsin.domain.notice.IncidentFields;
import org.tocsin.domain.notice.Message;
import org.tocsin.domain.notice.Notice;
import org.tocsin.domain.notice.Purpose;
import org.tocsin.domain.notice.Seen;
import org.tocsin.domain.notice.Text;
import org.tocsin.domain.notice.Value;
import org.tocsin.domain.response.Template;

/**
 * Fills in a message from the incident as it is now (N-4). What a person wrote whole goes out as it
 * stands; else the template that the rule names is taken, else the playbook's own for an update or
 * a resolution, else the usual text.
 */
public final class Filling {
    private static final List<Fact> FACTS =
            List.of(
                    new Fact("Severity", Field.SEVERITY),
                    new Fact("State", Field.STATE),
                    new Fact("Who has it", Field.OWNER),
                    new Fact("Next", Field.NEXT_DEADLINE),
                    new Fact("Detected", Field.DETECTED),
                    new Fact("Affected", Field.AFFECTED_SYSTEM),
                    new Fact("What failed", Field.FAILURE),
                    new Fact("Category", Field.CATEGORY),
                    new Fact("War room", Field.BRIDGE));

    private record Fact(String name, Field field) {}

    private Filling() {}

    /**
     * @param seen empty for a notice that speaks of no incident
     */
    public static Message message(Notice notice, Optional<Seen> seen) {
        var draft = notice.draft();
        return seen.map(one ->
                        new Message(
                                notice.id(),
                                draft.purpose(),
                                draft.to(),
                                topic(one),
                                content(draft, one)))
                .orElseGet(() ->
                        new Message(
                                notice.id(),
                                draft.purpose(),
                                draft.to(),
                                topic(draft),
                                new Message.Content(
                                        subject(draft), draft.text().body(), List.of())));
    }

    private static String subject(Draft draft) {
        var subject = draft.text().subject();
        return subject.isEmpty() ? draft.cause().title() : subject;
    }

    private static Message.Topic topic(Draft draft) {
        return new Message.Topic(
                "report/" + draft.cause().rule(),
                draft.cause().title(),
                new Message.Urgency("", Severity.Level.INFO),
                Message.Place.NONE,
                draft.cause().at());
    }

    static Message.Topic topic(Seen seen) {
        var incident = seen.incident();
        return new Message.Topic(
                "incident/" + incident.id().uuid(),
                incident.subject().title(),
                new Message.Urgency(incident.severity(), level(seen)),
                place(incident),
                incident.detectedAt());
    }

    private static Severity.Level level(Seen seen) {
        return seen.terms().scale().stream()
                .filter(severity -> severity.id().equals(seen.incident().severity()))
                .map(Severity::level)
                .findFirst()
                // One that the scale does not know is not made to look harmless.
                .orElse(Severity.Level.CRITICAL);
    }

    private static Message.Place place(Incident incident) {
        var place = incident.subject().place();
        return new Message.Place(
                incident.id().number(),
                place.dataSets().stream().findFirst().orElse(""),
                place.pipeline(),
                incident.subject().classification().category());
    }

    /** What a notice says of an incident, as it is now. */
    public static Message.Content content(Draft draft, Seen seen) {
        var fields = IncidentFields.of(seen);
        var text = draft.text();
        if (!text.template().isEmpty() && text.isWritten() || !text.subject().isEmpty()) {
            return new Message.Content(text.subject(), text.body(), facts(fields));
        }
        say(draft, seen, fields);
        var template = template(draft, seen);
        if (template.isPresent()) {
            return filled(template.get(), draft, fields);
        }
        var usual = new UsualText(fields, draft.purpose(), draft.cause(), text.body());
        return new Message.Content(usual.subject(), usual.body(), facts(fields));
    }

    /** What a notice would say in the words of one template, whether or not it is in force. */
    public static Message.Content filled(Template template, Draft draft, Map<Field, Value> fields) {
        return new Message.Content(
                subject(template, draft, fields),
                Blanks.tidy(
                        template.body(), FilledText.of(Blanks.without(template.body()), fields)),
                facts(fields));
    }

    /** All that a notice can say of an incident. */
    public static Map<Field, Value> fields(Draft draft, Seen seen) {
        var fields = IncidentFields.of(seen);
        say(draft, seen, fields);
        return fields;
    }

    /** What only this message knows. */
    private static void say(Draft draft, Seen seen, Map<Field, Value> fields) {
        var written = Value.of(draft.text().body());
        fields.put(Field.UPDATE, written);
        fields.put(Field.SUMMARY, draft.purpose() == Purpose.RESOLVED ? written : Value.NOT_KNOWN);
        fields.put(Field.CAUSE, Value.of(draft.cause().title()));
        fields.put(Field.WHY, Value.of(draft.cause().why()));
        fields.put(
                Field.WHO,
                Value.of(
                        seen.terms()
                                .around()
                                .directory()
                                .role(draft.to().role())
                                .map(role -> role.title())
                                .orElse(draft.to().role())));
    }

    private static String subject(Template template, Draft draft, Map<Field, Value> fields) {
        return template.subject().isEmpty()
                ? new UsualText(fields, draft.purpose(), draft.cause(), "").subject()
                : FilledText.of(Blanks.without(template.subject()), fields).strip();
    }

    private static Optional<Template> template(Draft draft, Seen seen) {
        var templates = seen.terms().guides().templates();
        if (!draft.text().template().isEmpty()) {
            return templates.stream()
                    .filter(each -> each.id().equals(draft.text().template()))
                    .findFirst();
        }
        var text = draft.text().body();
        return switch (draft.purpose()) {
            // One that has no place for what was written would say everything but the news.
            case UPDATE ->
                    first(of(templates, audience(draft)), Template.Use.UPDATE, Field.UPDATE, text);
            case RESOLVED ->
                    isResolved(seen.incident())
                            ? first(of(templates, ""), Template.Use.RESOLUTION, Field.SUMMARY, text)
                            : Optional.empty();
            case ANNOTATION ->
                    templates.stream()
                            .filter(each -> each.use() == Template.Use.ANNOTATION)
                            .findFirst();
            case ALERT, ACKNOWLEDGED, REMINDER, REPORT, TEST -> Optional.empty();
        };
    }

    /** Not one that was merged, or that was none at all. */
    private static boolean isResolved(Incident incident) {
        return incident.course().times().resolved().isPresent()
                && incident.course().ending().dismissed().isEmpty();
    }

    /** To whom an update is owed, as {@code Consequences} notes it; empty for everybody. */
    private static String audience(Draft draft) {
        var rule = draft.cause().rule();
        return rule.startsWith("update/") ? rule.substring("update/".length()) : "";
    }

    private static List<Template> of(List<Template> templates, String audience) {
        return templates.stream().filter(each -> each.offer().audience().equals(audience)).toList();
    }

    private static Optional<Template> first(
            List<Template> templates, Template.Use use, Field needed, String written) {
        return templates.stream()
                .filter(each -> each.use() == use)
                .filter(each ->
                        written.isEmpty() || each.body().contains("{{" + needed.id() + "}}"))
                .findFirst();
    }

    private static List<Message.Fact> facts(Map<Field, Value> fields) {
        var facts = new ArrayList<Message.Fact>();
        for (var fact : FACTS) {
            if (fields.get(fact.field()) instanceof Value.Known(var words)) {
                facts.add(new Message.Fact(fact.name(), words));
            }
        }
        return facts;
    }

    /** The text of a template for a person to go on with: what only they can write stays marked. */
    public static Text draft(Template template, Seen seen) {
        var fields = IncidentFields.of(seen);
        fields.put(Field.UPDATE, Value.NOT_KNOWN);
        fields.put(Field.SUMMARY, Value.NOT_KNOWN);
        return new Text(
                template.id(),
                FilledText.of(template.subject(), fields).strip(),
                FilledText.of(template.body(), fields).strip());
    }
}
