package org.tocsin.playbook;

import static org.tocsin.playbook.Shape.optional;
import static org.tocsin.playbook.Shape.required;

import java.util.List;
import org.tocsin.domain.calendar.Span;
import org.tocsin.domain.response.Moment;
import org.tocsin.domain.response.Rule;
import org.tocsin.domain.response.Scope;

/** The keys that all rules about incidents have in common. */
final class RuleParts {
    private enum From {
        DETECTED,
        ACKNOWLEDGED,
        LAST_UPDATE
    }

    static final Shape.Key<String> ID =
            required(
                    "id",
                    Scalars.ID,
                    "The rule's name; rules of one kind that are for different severities may"
                            + " share it");
    static final Shape.Key<String> TITLE =
            optional("title", Scalars.TEXT, "The title for people; the id when not said");
    static final Shape.Key<Scope> FOR =
            optional("for", ScopeShape.SCOPE, "Which incidents; all when not said");
    static final Shape.Key<String> SOURCE =
            optional("source", Scalars.WORDS, "The document and section the rule comes from");

    private static final Shape.Key<String> LEVEL =
            required(
                    "level",
                    Scalars.reference(Declared.Kind.LEVEL),
                    "From when this level of escalation was reached");
    static final Shape.Key<Moment> FROM =
            optional(
                    "from",
                    Structures.shortOr(
                            Scalars.word(From.values()).map(RuleParts::moment),
                            new Shape<>(
                                    List.of(LEVEL), fields -> new Moment.Level(fields.get(LEVEL)))),
                    "From when it counts; the detection when not said");

    private RuleParts() {}

    private static Moment moment(From from) {
        return switch (from) {
            case DETECTED -> new Moment.Detected();
            case ACKNOWLEDGED -> new Moment.Acknowledged();
            case LAST_UPDATE -> new Moment.LastUpdate();
        };
    }

    static Scope scope(Fields fields) {
        return fields.find(FOR).orElse(Scope.ALL);
    }

    static String title(Fields fields) {
        return fields.find(TITLE).orElseGet(() -> fields.get(ID));
    }

    static String source(Fields fields) {
        return fields.find(SOURCE).orElse("");
    }

    /**
     * Takes the rule's name.
     *
     * @param kind what messages call such a rule
     */
    static Rule rule(String kind, Fields fields, Scope scope, Span after) {
        take(kind, fields, scope);
        var from = fields.find(FROM).orElseGet(Moment.Detected::new);
        return new Rule(
                fields.get(ID), title(fields), scope, new Rule.Timing(from, after), source(fields));
    }

    static void take(String kind, Fields fields, Scope scope) {
        fields.context()
                .declared()
                .rules()
                .take(kind, fields.get(ID), scope.severities(), fields.valuePlace(ID));
    }

    /**
     * What a pace comes to.
     *
     * @param key under which the pace stands
     */
    static List<Pace.Stage> stages(Fields fields, String key, Pace pace) {
        var scope = scope(fields);
        if (pace instanceof Pace.BySeverity && !scope.severities().isEmpty()) {
            fields.error(
                    FOR, "\"%s\" already names the severities; leave them out here".formatted(key));
        }
        return pace.stages(scope);
    }
}
