package org.tocsin.domain.incident;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tocsin.domain.response.Directory;
import org.tocsin.domain.response.Guides;
import org.tocsin.domain.response.ImpactRule;
import org.tocsin.domain.response.Person;
import org.tocsin.domain.response.Procedure;
import org.tocsin.domain.response.Role;

/**
 * What ids are called. An id that nobody knows is shown as it is written, so that nothing is
 * hidden.
 *
 * @param numbers how an incident is called, such as {@code #12}
 */
public record Names(Directory directory, Guides guides, Function<UUID, String> numbers) {
    public String person(String id) {
        return directory.person(id).map(Person::name).orElse(id);
    }

    public String role(String id) {
        return directory.role(id).map(Role::title).orElseGet(() -> words(id));
    }

    public String who(Actor actor) {
        return switch (actor) {
            case Actor.Person(var name) -> person(name);
            case Actor.Machine _ -> "Tocsin";
        };
    }

    /** {@code Platform lead (Ada Byron) by page}. */
    public String told(Act.Told told) {
        var people = told.people().stream().map(this::person).collect(Collectors.joining(", "));
        return role(told.role())
                + (people.isEmpty() ? "" : " (" + people + ")")
                + (told.channels().isEmpty() ? "" : " by " + String.join(", ", told.channels()))
                + (told.unheld() ? ", whom nobody is" : "");
    }

    public String told(List<Act.Told> all) {
        return all.stream().map(this::told).collect(Collectors.joining("; "));
    }

    /** The text of a step of a procedure. */
    public String step(String procedure, String step) {
        return guides.procedure(procedure).stream()
                .flatMap(found -> found.phases().stream())
                .flatMap(phase -> phase.steps().stream())
                .filter(each -> each.id().equals(step))
                .map(Procedure.Step::text)
                .findFirst()
                .orElse(step);
    }

    /** One of the criteria for escalating by its id, or whatever words were written instead. */
    public String reason(String reason) {
        return guides.procedures(Procedure.Use.ESCALATION).stream()
                .flatMap(found -> found.phases().stream())
                .flatMap(phase -> phase.steps().stream())
                .filter(each -> each.id().equals(reason))
                .map(Procedure.Step::text)
                .findFirst()
                .orElse(reason);
    }

    public static String state(State state) {
        return switch (state) {
            case DETECTED -> "Detected";
            case ACKNOWLEDGED -> "Acknowledged";
            case INVESTIGATING -> "Investigating";
            case MITIGATING -> "Mitigating";
            case RESOLVED -> "Resolved";
            case REVIEWED -> "Reviewed";
            case CLOSED -> "Closed";
            case MERGED -> "Merged";
        };
    }

    public static String part(Event.Part part) {
        return switch (part) {
            case COMMANDER -> "Commander";
            case TECHNICAL_LEAD -> "Technical lead";
            case BUSINESS_OWNER -> "Business owner";
        };
    }

    public static String aspect(ImpactRule.Aspect aspect) {
        return switch (aspect) {
            case CUSTOMER_FACING -> "Customer-facing";
            case REGULATORY -> "Regulatory";
            case SECURITY -> "Security";
            case DATA_INTEGRITY -> "Data integrity";
        };
    }

    /** An id in kebab-case as words: {@code data-quality} is {@code Data quality}. */
    public static String words(String id) {
        if (id.isEmpty()) {
            return "";
        }
        var spaced = id.replace('-', ' ').replace('_', ' ');
        return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }
}
