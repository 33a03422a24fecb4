package org.tocsin.domain.notice;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.incident.Incident;
import org.tocsin.domain.incident.Terms;
import org.tocsin.domain.response.Deed;
import org.tocsin.domain.response.Duty;
import org.tocsin.domain.response.Recipients;
import org.tocsin.domain.response.Role;
import org.tocsin.domain.response.Route;
import org.tocsin.domain.response.Template;

/**
 * Whom a person can write to about an incident: those whom the playbook owes updates, those whom it
 * tells by itself, and every role there is.
 *
 * @param id of the duty, route or role
 * @param owed the audience whose update duty a message does; empty when none is owed
 * @param template id of what the route sends; empty for none
 */
public record Audience(
        String id, String title, Recipients to, Optional<String> owed, String template) {

    /** Those owed an update first, then the routes, then the roles, each as the playbook has it. */
    public static List<Audience> of(Incident incident, Terms terms) {
        var all = new ArrayList<Audience>();
        terms.rules().duties().stream()
                .filter(duty -> incident.isIn(duty.rule().scope()))
                .filter(duty -> duty.metBy().contains(Deed.UPDATE) && !duty.to().isEmpty())
                .map(Audience::of)
                .forEach(all::add);
        terms.rules().routes().stream()
                .filter(route -> incident.isIn(route.rule().scope()))
                .map(Audience::of)
                .forEach(all::add);
        terms.around().directory().roles().stream().map(Audience::of).forEach(all::add);
        var seen = new HashSet<String>();
        return all.stream().filter(each -> seen.add(each.id)).toList();
    }

    private static Audience of(Duty duty) {
        return new Audience(
                duty.id(), duty.rule().title(), duty.to(), Optional.of(duty.beat().audience()), "");
    }

    private static Audience of(Route route) {
        return new Audience(
                route.id(), route.rule().title(), route.to(), Optional.empty(), route.template());
    }

    private static Audience of(Role role) {
        return new Audience(
                role.id(),
                role.title(),
                new Recipients(List.of(role.id()), List.of()),
                Optional.empty(),
                "");
    }

    /** By its id, or by the audience that duties name. */
    public static Optional<Audience> named(String name, Incident incident, Terms terms) {
        var all = of(incident, terms);
        return all.stream()
                .filter(each -> each.id.equals(name))
                .findFirst()
                .or(() ->
                        all.stream()
                                .filter(each -> each.owed.filter(name::equals).isPresent())
                                .findFirst());
    }

    /** Templates that fit, the one to begin with first. */
    public List<Template> templates(Incident incident, Terms terms) {
        var fitting = new ArrayList<Template>();
        var all =
                terms.guides().templates().stream()
                        .filter(each -> isForIncidents(each.use()))
                        .filter(each -> isForMe(each.offer().audience()))
                        .toList();
        all.stream().filter(each -> each.id().equals(template)).forEach(fitting::add);
        var wanted =
                incident.isOpen()
                        ? owed.isPresent() ? Template.Use.UPDATE : Template.Use.INITIAL
                        : Template.Use.RESOLUTION;
        var own = owed.orElse("");
        all.stream()
                .filter(each -> each.use() == wanted && each.offer().audience().equals(own))
                .forEach(fitting::add);
        all.stream().filter(each -> each.use() == wanted).forEach(fitting::add);
        fitting.addAll(all);
        return fitting.stream().distinct().toList();
    }

    private boolean isForMe(String audience) {
        return audience.isEmpty() || owed.filter(audience::equals).isPresent() || owed.isEmpty();
    }

    private static boolean isForIncidents(Template.Use use) {
        return switch (use) {
            case INITIAL, UPDATE, RESOLUTION, ANNOTATION, TICKET -> true;
            case REPORT, MAINTENANCE -> false;
        };
    }

    /** Whether a message to them tells how things stand. */
    public boolean isUpdate(Optional<Template> begun) {
        return owed.isPresent()
                || begun.filter(each -> each.use() == Template.Use.UPDATE).isPresent();
    }
}
