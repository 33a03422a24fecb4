package org.tocsin.domain.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.domain.incident.Act;
import org.tocsin.domain.incident.Event;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Terms;
import org.tocsin.domain.incident.Told;
import org.tocsin.domain.response.Deed;
import org.tocsin.domain.response.Duty;
import org.tocsin.domain.response.Guides;
import org.tocsin.domain.response.Route;
import org.tocsin.domain.response.Template;

/**
 * What people are to hear because of what happened to an incident (N-2, E-8). Acts of the rules say
 * themselves whom they tell; an update goes to those it is owed to; what ends an incident goes to
 * all who were alerted of it.
 */
public final class Consequences {
    private final Incident seen;
    private final Terms terms;
    private final Instant at;

    /**
     * @param seen the incident before the events
     * @param at when the events happen
     */
    public Consequences(Incident seen, Terms terms, Instant at) {
        this.seen = seen;
        this.terms = terms;
        this.at = at;
    }

    public List<Arising> of(List<Event> events) {
        var all = new ArrayList<Arising>();
        for (int i = 0; i < events.size(); i++) {
            all.addAll(of(i, events.get(i)));
        }
        return all;
    }

    private List<Arising> of(int index, Event event) {
        return switch (event) {
            case Event.Acted(var act) -> told(index, act);
            case Event.Escalated(_, var act) -> told(index, act);
            case Event.Acknowledged() -> followed(index, Purpose.ACKNOWLEDGED, "Acknowledged", "");
            case Event.Resolved(var summary) ->
                    followed(index, Purpose.RESOLVED, "Resolved", summary);
            case Event.Dismissed(var reason) ->
                    followed(index, Purpose.RESOLVED, "Not an incident", reason);
            case Event.MergedInto _ ->
                    followed(index, Purpose.RESOLVED, "Merged into another incident", "");
            case Event.Reopened(var reason) -> followed(index, Purpose.ALERT, "Reopened", reason);
            case Event.Updated(var text, var audience) -> updated(index, text, audience);
            case Event.Opened _,
                    Event.Joined _,
                    Event.Recovered _,
                    Event.Moved _,
                    Event.SeverityChanged _,
                    Event.Reclassified _,
                    Event.Retitled _,
                    Event.StartedAt _,
                    Event.Assigned _,
                    Event.Wrote _,
                    Event.Pinned _,
                    Event.ImpactDeclared _,
                    Event.RootCauseFound _,
                    Event.MilestoneMet _,
                    Event.Ticked _,
                    Event.Approved _,
                    Event.Spared _,
                    Event.Reviewed _,
                    Event.Closed _,
                    Event.Absorbed _,
                    Event.Related _,
                    Event.BridgeOpened _,
                    Event.Replanned _ ->
                    List.of();
        };
    }

    private List<Arising> told(int index, Act act) {
        var key = act.key();
        var rule = key.part().isEmpty() ? key.rule() : key.rule() + "/" + key.part();
        var cause = new Cause(rule, act.outcome().title(), act.why(), act.at());
        var template = template(key.rule());
        var purpose = purpose(act, template);
        return to(act.outcome().told()).stream()
                .<Arising>map(to ->
                        new Arising.Told(
                                index, new Draft(purpose, cause, to, Text.of(template.id()))))
                .toList();
    }

    /** The template that the rule names; one without an id when it names none. */
    private Named template(String rule) {
        return terms.rules().routes().stream()
                .filter(route -> route.id().equals(rule))
                .map(Route::template)
                .filter(id -> !id.isEmpty())
                .findFirst()
                .map(id -> new Named(id, use(terms.guides(), id)))
                .orElse(new Named("", Template.Use.INITIAL));
    }

    private record Named(String id, Template.Use use) {}

    private static Template.Use use(Guides guides, String id) {
        return guides.templates().stream()
                .filter(template -> template.id().equals(id))
                .map(Template::use)
                .findFirst()
                .orElse(Template.Use.INITIAL);
    }

    private static Purpose purpose(Act act, Named template) {
        return switch (act.kind()) {
            case DUTY, REVIEW -> Purpose.REMINDER;
            case LAPSED, MISSED, ESCALATED, RUNG -> Purpose.ALERT;
            case NOTICE ->
                    switch (template.use()) {
                        case INITIAL, TICKET ->
                                act.key().round() == 0 ? Purpose.ALERT : Purpose.UPDATE;
                        case UPDATE -> Purpose.UPDATE;
                        case RESOLUTION -> Purpose.RESOLVED;
                        case ANNOTATION -> Purpose.ANNOTATION;
                        case REPORT -> Purpose.REPORT;
                    };
        };
    }

    private List<Arising> followed(int index, Purpose purpose, String title, String text) {
        return List.of(
                new Arising.Followed(
                        index, purpose, cause(purpose, title), new Text("", "", text)));
    }

    /** To whom the updates are owed; an update for everybody also to all who were alerted. */
    private List<Arising> updated(int index, String text, String audience) {
        var cause = cause(Purpose.UPDATE, audience.isEmpty() ? "Update" : "Update for " + audience);
        var written = new Text("", "", text);
        var all = new ArrayList<Arising>();
        for (var duty : terms.rules().duties()) {
            if (isMetBy(duty, audience)) {
                to(Told.of(duty.to(), seen, terms, at))
                        .forEach(to ->
                                all.add(
                                        new Arising.Told(
                                                index,
                                                new Draft(Purpose.UPDATE, cause, to, written))));
            }
        }
        if (audience.isEmpty()) {
            all.add(new Arising.Followed(index, Purpose.UPDATE, cause, written));
        }
        return all;
    }

    private boolean isMetBy(Duty duty, String audience) {
        var wanted = duty.beat().audience();
        return duty.metBy().contains(Deed.UPDATE)
                && seen.isIn(duty.rule().scope())
                && (wanted.isEmpty() || wanted.equals(audience));
    }

    private List<Destination> to(List<Act.Told> told) {
        return new Addresses(terms.around().directory()).of(told);
    }

    private Cause cause(Purpose purpose, String title) {
        return new Cause(purpose.name().toLowerCase(java.util.Locale.ROOT), title, title, at);
    }
}
